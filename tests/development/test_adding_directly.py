"""Employees added directly: one, or many at once of whom the good ones are kept."""

from typing import Any

import pytest

from tests.support.client import Client
from tests.support.development import OWN, with_account
from tests.support.mails import delivered
from tests.support.operations import address, attempt, code, do, refused
from tests.support.world import World

PERSON = {"firstName": "Sofie", "lastName": "Blom", "email": "Sofie@Noorderlicht.example"}
EMPLOYEE = "employee { id name { full } email locale roles accountStatus }"
ADD_MANY = f"""
    mutation ($people: [AddEmployeeInput!]!) {{
        addEmployees(input: {{employees: $people}}) {{
            rows {{ {EMPLOYEE} errors {{ code path message }} }} errors {{ code path }}
        }}
    }}
"""


def person(name: str, **other: str) -> dict[str, str]:
    return {"firstName": name, "lastName": "Blom", "email": f"{name}@noorderlicht.example".lower()} | other


async def many(who: Client, *people: dict[str, str]) -> Any:
    return await who.change(ADD_MANY, people=people)


@pytest.mark.parametrize("who", ["owner", "development"])
async def test_an_employee_is_added_without_a_role_and_without_a_mail(world: World, who: str) -> None:
    added = (await do(await world.as_(who), "addEmployee", EMPLOYEE, **PERSON))["employee"]
    assert (added["name"]["full"], added["email"]) == ("Sofie Blom", "Sofie@noorderlicht.example")
    assert (added["roles"], added["accountStatus"], added["locale"]) == ([], "NONE", "EN")
    assert await delivered(world) == []


async def test_an_employee_added_directly_comes_in_as_a_development_member_and_has_no_insights_yet(
    world: World,
) -> None:
    added = await do(await world.as_("development"), "addEmployee", "employee { id }", **person("Sofie", locale="NL"))
    who = await with_account(world, added["employee"]["id"], "sofie@noorderlicht.example")
    assert (await who.ask(OWN)).data["viewer"] == {"selfAwarenessInsights": None}


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"firstName": " "}, ("INVALID_INPUT", "input.firstName")),
        ({"lastName": "B" * 101}, ("INVALID_INPUT", "input.lastName")),
        ({"email": "sofie at work"}, ("INVALID_INPUT", "input.email")),
        ({"email": address("manager").upper()}, ("EMAIL_IN_USE", "input.email")),
    ],
)
async def test_details_that_cannot_be_used_are_refused_by_their_field(
    world: World, given: dict[str, str], refusal: tuple[str, str]
) -> None:
    assert await refused(await world.as_("development"), "addEmployee", **{**PERSON, **given}) == refusal


@pytest.mark.parametrize("who", ["admin", "recruiter", "manager", "member"])
async def test_nobody_else_adds_employees(world: World, who: str) -> None:
    client = await world.as_(who)
    assert await code(client, "addEmployee", **PERSON) == "FORBIDDEN"
    refused_all = await many(client, person("Sofie"))
    assert (refused_all["rows"], refused_all["errors"][0]["code"]) == ([], "FORBIDDEN")


async def test_of_many_the_good_rows_are_kept_and_each_bad_one_tells_its_errors(world: World) -> None:
    development = await world.as_("development")
    payload = await many(
        development,
        person("Sofie"),
        person("Joris", email="joris at work"),
        person("Amir"),
        person("Sofie", email="SOFIE@noorderlicht.example"),
        person(" "),
    )
    assert payload["errors"] == []
    names = [row["employee"] and row["employee"]["name"]["full"] for row in payload["rows"]]
    assert names == ["Sofie Blom", None, "Amir Blom", None, None]
    told = [[(error["code"], ".".join(error["path"])) for error in row["errors"]] for row in payload["rows"]]
    assert told == [
        [],
        [("INVALID_INPUT", "input.employees.1.email")],
        [],
        [("EMAIL_IN_USE", "input.employees.3.email")],
        [("INVALID_INPUT", "input.employees.4.firstName")],
    ]
    found = (await development.ask('{ employees(search: "blom") { totalCount } }')).data["employees"]
    assert found["totalCount"] == 2


async def test_too_many_at_once_are_refused_as_a_whole(world: World) -> None:
    payload = await many(await world.as_("development"), *(person(f"Sofie{n}") for n in range(201)))
    assert payload["rows"] == []
    assert payload["errors"] == [{"code": "INVALID_INPUT", "path": ["input", "employees"]}]


async def test_two_hundred_at_once_are_added(world: World) -> None:
    payload = await many(await world.as_("development"), *(person(f"Sofie{n}") for n in range(200)))
    assert [row["errors"] for row in payload["rows"]] == [[]] * 200


async def test_the_same_person_added_again_is_refused(world: World) -> None:
    development = await world.as_("development")
    await do(development, "addEmployee", **PERSON)
    assert (await attempt(development, "addEmployee", EMPLOYEE, **PERSON))["employee"] is None
    assert await code(development, "addEmployee", **PERSON) == "EMAIL_IN_USE"
