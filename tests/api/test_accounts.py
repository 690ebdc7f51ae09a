"""Signing in: who can, and what is told to those who cannot."""

from typing import Any

import pytest

from db.demo_names import PASSWORD
from gql import ids
from tests.support.client import SIGN_IN, Client
from tests.support.mails import delivered
from tests.support.operations import do
from tests.support.world import World

OWNER = "owner@noorderlicht.example"
WHO = "{ viewer { ... on Employee { email } } }"


async def wrong(world: World, email: str, password: str = PASSWORD) -> str:
    return (await world.anonymous.ask(SIGN_IN, email=email, password=password)).text


@pytest.mark.parametrize("typed", [OWNER, OWNER.upper(), " Owner@NoorderLicht.EXAMPLE "])
async def test_the_address_may_be_typed_in_any_letter_case(world: World, typed: str) -> None:
    signed_in = await world.sign_in(typed)
    assert (await signed_in.ask(WHO)).data["viewer"] == {"email": OWNER}


async def test_nobody_is_told_an_unknown_address_from_a_known_or_a_waiting_or_a_closed_account(world: World) -> None:
    owner = await world.as_("owner")
    invited = {"firstName": "Iza", "lastName": "Bos", "email": "iza@noorderlicht.example"}
    await do(owner, "addRecruitmentUser", role="RECRUITER", **invited)
    closed = "manager2@noorderlicht.example"
    await do(owner, "removeRole", employeeId=await world.employee_id(closed), role="RECRUITMENT_MEMBER")
    answers = [
        await wrong(world, OWNER, "not the password of anybody"),
        await wrong(world, "nobody@noorderlicht.example"),
        await wrong(world, "iza@noorderlicht.example"),
        await wrong(world, closed),
        await wrong(world, "no address at all"),
        await wrong(world, OWNER, ""),
        await wrong(world, OWNER, PASSWORD + " "),
        await wrong(world, OWNER, "x" * 10_000),
    ]
    assert len(set(answers)) == 1
    assert "WRONG_CREDENTIALS" in answers[0]


async def test_an_address_that_only_one_database_could_look_for_is_as_unknown_on_the_other(either: World) -> None:
    answers = {
        await wrong(either, email) for email in (f"{OWNER}\0", "\0", "ﷺ" * 300 + "@b.example", "x@nowhere.example")
    }
    assert len(answers) == 1
    assert "WRONG_CREDENTIALS" in answers.pop()


async def test_however_an_address_is_spelled_its_attempts_are_counted_together(world: World) -> None:
    spelled = [
        OWNER,
        OWNER.upper(),
        f" {OWNER}\t",
        "owner@noorderlicht\u3002example",
        "owner@ＮＯＯＲＤＥＲＬＩＣＨＴ.example",
    ]
    for email in spelled:
        assert "WRONG_CREDENTIALS" in await wrong(world, email, "not the password of anybody")
    for email in spelled:
        assert "TOO_MANY_ATTEMPTS" in await wrong(world, email)


async def twice(world: World, password: str) -> None:
    """Makes our owner a recruiter of the other organisation too, with this password."""
    person = {"firstName": "Ingrid", "lastName": "Hofstra", "email": OWNER.upper(), "role": "RECRUITER"}
    await do(await world.as_("their owner"), "addRecruitmentUser", **person)
    [invitation] = [mail for mail in await delivered(world) if mail.token]
    await do(world.anonymous, "activateAccount", token=invitation.token, password=password)


async def choices(world: World) -> list[dict[str, str]]:
    [payload] = (await world.anonymous.ask(SIGN_IN, email=OWNER, password=PASSWORD)).data.values()
    [error] = payload["errors"]
    assert (payload["accessToken"], error["code"]) == (None, "CHOOSE_ORGANISATION")
    found: list[dict[str, str]] = error["organisations"]
    return found


async def organisation_of(client: Client) -> Any:
    return (await client.ask("{ organisation { name } }")).data["organisation"]["name"]


async def test_where_a_password_fits_several_organisations_one_is_chosen(world: World) -> None:
    await twice(world, PASSWORD)
    found = await choices(world)
    assert [each["name"] for each in found] == ["Noorderlicht Zorg", "Zuiderzee Techniek"]
    for each in found:
        chosen = await world.sign_in(OWNER, organisationId=each["organisationId"])
        assert await organisation_of(chosen) == each["name"]


async def test_where_passwords_differ_the_password_chooses_the_organisation(world: World) -> None:
    await twice(world, "eleven geese under the bridge")
    ours, theirs = await world.sign_in(OWNER), await world.sign_in(OWNER, "eleven geese under the bridge")
    assert (await organisation_of(ours), await organisation_of(theirs)) == ("Noorderlicht Zorg", "Zuiderzee Techniek")


async def test_another_organisation_cannot_be_chosen(world: World) -> None:
    answers = set()
    for organisation in (ids.public(ids.ORGANISATION, world.theirs.id), "organisation_0", "", "x"):
        payload = await world.anonymous.change(SIGN_IN, email=OWNER, password=PASSWORD, organisationId=organisation)
        answers.add(payload["errors"][0]["code"])
    assert answers == {"WRONG_CREDENTIALS"}
