"""`inzicht import-answers --employees`: a file of employees' answers becomes their own insights, row by row."""

import asyncio
import csv
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from db.models.accounts import Module
from gql import ids
from gql.resolvers import organisations
from psychometrics.catalogue import catalogue
from tests.commands.desk import Desk
from tests.support.development import OWN, answers, own_insights
from tests.support.operations import address
from tests.support.tables import counts

COLUMNS = ("email", "completed_at", *catalogue().answer_keys)
FIRST_ITEM = catalogue().answer_keys[0]
MEMBER = address("member")


def row(email: str = MEMBER, completed_at: str = "", **cells: str) -> dict[str, str]:
    return {
        "email": email,
        "completed_at": completed_at,
        **{key: str(value) for key, value in answers(email).items()},
        **cells,
    }


async def imported(desk: Desk, *rows: dict[str, str], more: tuple[str, ...] = ()) -> Any:
    """What becomes of a file with these rows."""
    file: Path = desk.folder / "answers.csv"
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return await desk.run("--employees", file, *more)


async def test_a_row_becomes_the_employees_own_newest_insights(desk: Desk) -> None:
    member = await desk.world.as_("member")
    before = await own_insights(member)
    done = await imported(desk, row(MEMBER.upper(), "2026-03-02T09:30+01:00"))
    assert (done.exit_code, done.stdout) == (0, "1 employees scored, 0 rows refused.\n")
    insights = await own_insights(member)
    assert (insights["source"], insights["carriedOver"]) == ("EMPLOYEE", None)
    assert insights["completedAt"] == "2026-03-02T08:30:00+00:00"
    assert insights["pressureBehaviour"][0]["change"]["previousCompletedAt"] == before["completedAt"]


async def test_without_a_moment_the_answers_were_given_now(desk: Desk) -> None:
    begun = datetime.now(UTC)
    assert (await imported(desk, row())).exit_code == 0
    completed = datetime.fromisoformat((await own_insights(await desk.world.as_("member")))["completedAt"])
    assert begun <= completed <= datetime.now(UTC)


async def test_what_is_imported_is_for_the_employee_alone(desk: Desk) -> None:
    await imported(desk, row(address("owner")))
    answer = await (await desk.world.as_("owner")).ask(OWN)
    assert (answer.body["data"], answer.codes) == ({"viewer": {"selfAwarenessInsights": None}}, ["FORBIDDEN"])


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (row("nobody@noorderlicht.example"), "no employee has this address"),
        (row("at home"), "email is not an address"),
        (row(completed_at="yesterday"), "completed_at is not a date and time by ISO 8601, such as"),
        (row(completed_at="2999-01-01T00:00Z"), "completed_at is still to come"),
        (row(**{FIRST_ITEM: "6"}), f"{FIRST_ITEM}: the answer is a whole number from 1 to 5"),
        (row(**{FIRST_ITEM: "x"}), f"{FIRST_ITEM} is not a whole number"),
        (row("owner@zuiderzee.example"), "the organisation does not have the development module"),
    ],
    ids=["unknown", "no address", "no moment", "to come", "no answer", "no number", "no module"],
)
async def test_a_bad_row_is_told_with_its_line_and_reason_and_the_others_are_kept(
    desk: Desk, bad: dict[str, str], reason: str
) -> None:
    before = (await counts(desk.url))["insights"]
    done = await imported(desk, row(), bad, row(address("manager")))
    assert (done.exit_code, done.stdout) == (1, "2 employees scored, 1 rows refused.\n")
    assert f"\nline 3: {reason}" in done.stderr
    assert (await counts(desk.url))["insights"] == before + 2


async def test_a_file_that_is_imported_again_makes_nothing_new_of_answers_whose_moment_is_known(desk: Desk) -> None:
    given = row(completed_at="2026-03-02T09:30+01:00")
    await imported(desk, given)
    before = (await counts(desk.url))["insights"]
    again = await imported(desk, given)
    assert (again.exit_code, again.stdout) == (1, "0 employees scored, 1 rows refused.\n")
    assert again.stderr.endswith("\nline 2: the employee has results of this moment already\n")
    assert (await counts(desk.url))["insights"] == before


async def test_an_address_in_several_organisations_needs_to_be_told_which(desk: Desk) -> None:
    world = desk.world
    theirs = ids.public(ids.ORGANISATION, world.theirs.id)
    await organisations.set_modules(world.database, world.clock, theirs, frozenset(Module))
    people = desk.folder / "people.csv"
    people.write_text(f"first_name,last_name,email\nDaan,Visser,{MEMBER}\n")
    added = await asyncio.to_thread(desk.command, "add-employees", theirs, people, database=desk.url)
    assert added.exit_code == 0
    refused = await imported(desk, row())
    assert "employees of several organisations have this address: choose one with --organisation" in refused.stderr
    assert (await imported(desk, row(), more=("--organisation", theirs))).exit_code == 0


async def test_the_columns_it_prints_are_those_it_takes(desk: Desk) -> None:
    printed = await desk.run("--employee-columns")
    assert (printed.exit_code, printed.output) == (0, ",".join(COLUMNS) + "\n")


@pytest.mark.parametrize("arguments", [(), ("procedure_1",), ("--employees", __file__, "procedure_1")])
async def test_a_command_that_says_neither_or_both_is_refused(desk: Desk, arguments: tuple[str, ...]) -> None:
    refused = await desk.run(*arguments)
    assert refused.exit_code == 2
    assert "Give PROCEDURE and FILE, or --employees FILE." in refused.stderr
