"""People: added as recruitment users, invited again, renamed."""

from typing import Any

import pytest

from tests.support.client import Client
from tests.support.mails import activation_token, delivered
from tests.support.operations import attempt, do, refused
from tests.support.world import World

PERSON = {
    "firstName": "Iza",
    "lastName": "van der Velde",
    "email": "Iza@Noorderlicht.example",
    "role": "RECRUITMENT_MEMBER",
}
EMPLOYEE = "employee { id name { first last full initials } email locale roles accountStatus organisation { name } }"
FIND = "query ($search: String) { employees(search: $search) { nodes { id name { full } locale roles } } }"
TOO_LONG = "a" * 101


async def found(world: World, search: str) -> list[Any]:
    nodes: list[Any] = (await (await world.as_("owner")).ask(FIND, search=search)).data["employees"]["nodes"]
    return nodes


async def test_a_recruitment_user_is_added_and_invited_by_two_mails(world: World) -> None:
    recruiter = await world.as_("recruiter")
    payload = await do(recruiter, "addRecruitmentUser", EMPLOYEE, **PERSON)
    assert payload["employee"].pop("id")
    assert payload["employee"] == {
        "name": {"first": "Iza", "last": "van der Velde", "full": "Iza van der Velde", "initials": "I.V."},
        "email": "Iza@noorderlicht.example",
        "locale": "EN",
        "roles": ["RECRUITMENT_MEMBER"],
        "accountStatus": "INVITED",
        "organisation": {"name": "Noorderlicht Zorg"},
    }
    invitation, getting_started = await delivered(world)
    assert (invitation.to, getting_started.to) == ("Iza@noorderlicht.example", "Iza@noorderlicht.example")
    assert "/activate#token=" in invitation.link
    assert "Roos de Wit has added you to Noorderlicht Zorg" in " ".join(invitation.text.split())
    assert getting_started.link == "http://127.0.0.1:8000/sign-in"


@pytest.mark.parametrize(
    ("name", "locale", "language"),
    [("owner", None, "en"), ("owner", "NL", "nl"), ("their owner", None, "nl"), ("their owner", "EN", "en")],
)
async def test_mails_are_in_the_language_chosen_for_the_person_or_else_the_organisations(
    world: World, name: str, locale: str | None, language: str
) -> None:
    payload = await do(await world.as_(name), "addRecruitmentUser", "employee { locale }", **PERSON, locale=locale)
    assert payload["employee"]["locale"] == language.upper()
    assert [mail.language for mail in await delivered(world)] == [language, language]


async def test_somebody_who_is_an_employee_gets_the_role_and_keeps_their_name_and_language(world: World) -> None:
    person = {**PERSON, "email": "MEMBER@NOORDERLICHT.EXAMPLE", "locale": "EN"}
    payload = await do(await world.as_("recruiter"), "addRecruitmentUser", EMPLOYEE, **person)
    assert payload["employee"]["id"] == await world.employee_id("member@noorderlicht.example")
    assert (payload["employee"]["name"]["full"], payload["employee"]["locale"]) == ("Daan Visser", "NL")
    assert payload["employee"]["roles"] == ["RECRUITMENT_MEMBER", "DEVELOPMENT_MEMBER"]
    [only] = await delivered(world)  # the account is active: nothing to activate
    assert (only.token, only.language) == ("", "nl")


async def test_one_address_is_one_person_in_each_organisation(world: World) -> None:
    for name in ("owner", "their owner"):
        await do(await world.as_(name), "addRecruitmentUser", **PERSON)
    assert len(await found(world, "velde")) == 1
    again = {**PERSON, "email": "iza@NOORDERLICHT.example"}
    assert await refused(await world.as_("owner"), "addRecruitmentUser", **again) == ("ALREADY_HAS_ROLE", "input.role")
    assert len(await found(world, "velde")) == 1


ODD = [
    ("email", "no address"),
    ("email", ""),
    ("email", "two@at.signs@b.example"),
    ("email", "line\nbreak@b.example"),
    ("email", "nul\0@b.example"),
    ("email", "Name <name@b.example>"),
    ("email", "a@b.example,c@d.example"),
    ("email", "a" * 65 + "@b.example"),
    ("email", "a@" + "b" * 64 + ".example"),
    ("email", "a@" + "b." * 130 + "example"),
    ("firstName", ""),
    ("firstName", " \t\n "),
    ("firstName", "\u00a0\u2003"),
    ("firstName", TOO_LONG),
    ("firstName", "nul\0"),
    ("firstName", "escape\x1b[2J"),
    ("firstName", "right-to-left\u202e"),
    ("lastName", ""),
    ("lastName", TOO_LONG),
    ("lastName", "zero\u200bwidth"),
    ("lastName", "unassigned\U0010ffff"),
]


async def test_what_is_no_name_or_no_address_is_refused_and_leaves_nothing(either: World) -> None:
    owner, before = await either.as_("owner"), len(await found(either, ""))
    for name, value in ODD:
        refusal = await refused(owner, "addRecruitmentUser", **{**PERSON, name: value})
        assert refusal == ("INVALID_INPUT", f"input.{name}"), value
    assert (len(await found(either, "")), await delivered(either)) == (before, [])


@pytest.mark.parametrize("role", ["OWNER", "DEVELOPMENT_ADMIN", "DEVELOPMENT_MEMBER"])
async def test_a_recruitment_user_has_a_recruitment_role(world: World, role: str) -> None:
    refusal = await refused(await world.as_("owner"), "addRecruitmentUser", **{**PERSON, "role": role})
    assert refusal == ("INVALID_INPUT", "input.role")


async def test_names_are_kept_as_they_are_written_but_for_spare_spaces(world: World) -> None:
    name = {"firstName": "  Zoë-Lynn \n Ayşe", "lastName": "O'Brien  <b>ŉ</b>" + " " * 200}
    payload = await do(await world.as_("owner"), "addRecruitmentUser", EMPLOYEE, **{**PERSON, **name})
    assert payload["employee"]["name"]["full"] == "Zoë-Lynn Ayşe O'Brien <b>ŉ</b>"


async def test_an_invitation_is_sent_again_with_both_mails(world: World) -> None:
    admin = await world.as_("admin")
    added = await do(admin, "addRecruitmentUser", EMPLOYEE, **PERSON)
    first = await activation_token(world, "Iza@noorderlicht.example")
    await do(admin, "resendInvitation", employeeId=added["employee"]["id"])
    assert [mail.token not in ("", first) for mail in await delivered(world)] == [True, False]


async def test_names_and_language_change_only_as_far_as_they_are_given(world: World) -> None:
    owner, person_id = await world.as_("owner"), await world.employee_id("manager@noorderlicht.example")
    for change, name, locale in (
        ({"firstName": "Johanna"}, "Johanna Smit", "EN"),
        ({"lastName": "Smit-de Vries"}, "Johanna Smit-de Vries", "EN"),
        ({"locale": "NL", "firstName": None}, "Johanna Smit-de Vries", "NL"),
        ({}, "Johanna Smit-de Vries", "NL"),
    ):
        await do(owner, "updateEmployee", employeeId=person_id, **change)
        [person] = await found(world, "johanna")
        assert (person["name"]["full"], person["locale"]) == (name, locale)
    assert await found(world, "hanna smit") != []
    assert await found(world, "roos vries") == []


async def test_everybody_may_change_their_own_language_and_nothing_else_of_themselves(world: World) -> None:
    member, own_id = await world.as_("member"), await world.employee_id("member@noorderlicht.example")
    payload = await do(member, "updateEmployee", "employee { locale }", employeeId=own_id, locale="EN")
    assert payload["employee"] == {"locale": "EN"}
    for name in ("firstName", "lastName"):
        for value in ("Other", ""):
            change = {"employeeId": own_id, name: value}
            assert await refused(member, "updateEmployee", **change) == ("FORBIDDEN", "input.employeeId")


async def test_a_recruitment_admin_changes_recruitment_users_alone(world: World) -> None:
    admin = await world.as_("admin")
    manager, member = [await world.employee_id(f"{name}@noorderlicht.example") for name in ("manager", "member")]
    await do(admin, "updateEmployee", employeeId=manager, firstName="Johanna")
    refusal = await refused(admin, "updateEmployee", employeeId=member, firstName="Other")
    assert refusal == ("FORBIDDEN", "input.employeeId")


@pytest.mark.parametrize(
    ("mutation", "more"),
    [
        ("updateEmployee", {"firstName": "X"}),
        ("assignRole", {"role": "RECRUITMENT_MEMBER"}),
        ("removeRole", {"role": "RECRUITMENT_MEMBER"}),
        ("resendInvitation", {}),
    ],
)
async def test_a_stranger_and_nobody_at_all_are_the_same_to_ask_for(
    world: World, mutation: str, more: dict[str, str]
) -> None:
    theirs: Client = await world.as_("their manager")
    their_id = (await theirs.ask("{ viewer { ... on Employee { id } } }")).data["viewer"]["id"]
    unknown = "employee_" + "0" * 32
    for employee_id in (their_id, unknown, world.procedure().id, "", "x", "employee_\0", their_id.upper()):
        payload = await attempt(await world.as_("owner"), mutation, employeeId=employee_id, **more)
        assert payload["errors"] == [{"code": "NOT_FOUND", "path": ["input", "employeeId"]}]
