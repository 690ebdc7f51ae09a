"""`inzicht add-employees`: a file of people becomes employees, row by row."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from gql import ids
from tests.commands.desk import Command
from tests.support.mails import delivered
from tests.support.operations import address
from tests.support.world import World

FIND = "query ($search: String) { employees(search: $search) { nodes { name { full } email locale roles } } }"


async def added(command: Command, world: World, url: str, folder: Path, content: str, whose: Any = None) -> Any:
    """What becomes of a file with this content."""
    file = folder / "people.csv"
    file.write_text(content, encoding="utf-8")
    organisation = ids.public(ids.ORGANISATION, (whose or world.ours).id)
    return await asyncio.to_thread(command, "add-employees", organisation, file, database=url)


async def found(world: World, search: str) -> list[Any]:
    nodes: list[Any] = (await (await world.as_("owner")).ask(FIND, search=search)).data["employees"]["nodes"]
    return nodes


@pytest.mark.parametrize("separator", [",", ";", "\t"])
async def test_rows_become_employees_without_a_role_and_without_a_mail(
    world: World, command: Command, prepared_url: str, tmp_path: Path, separator: str
) -> None:
    content = "first_name,last_name,email,locale\nSofie,Quist,sofie@new.example,nl\nAmir,Quist,amir@new.example,\n"
    done = await added(command, world, prepared_url, tmp_path, content.replace(",", separator))
    assert (done.exit_code, done.stdout) == (0, "2 employees added, 0 rows refused.\n")
    assert await found(world, "quist") == [
        {"name": {"full": "Amir Quist"}, "email": "amir@new.example", "locale": "EN", "roles": []},
        {"name": {"full": "Sofie Quist"}, "email": "sofie@new.example", "locale": "NL", "roles": []},
    ]
    assert await delivered(world) == []


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (f"Sofie,Quist,{address('manager').upper()}", "somebody in the organisation has this address"),
        ("Sofie,Quist,AMIR@new.example", "somebody in the organisation has this address"),
        ("Sofie,Quist,at home", "email is empty, too long, or not what it should be"),
        (",Quist,sofie@new.example", "first_name is empty, too long, or not what it should be"),
        ("Sofie,,sofie@new.example", "last_name is empty, too long, or not what it should be"),
        ("Sofie,Quist,sofie@new.example,FR", "locale is none of EN, NL"),
        ("Sofie,Quist,sofie@new.example,NL,more", "it has more cells than the header has columns"),
    ],
)
async def test_a_bad_row_is_told_with_its_line_and_reason_and_the_others_are_kept(
    world: World, command: Command, prepared_url: str, tmp_path: Path, row: str, reason: str
) -> None:
    content = (
        f"first_name,last_name,email,locale\nAmir,Quist,amir@new.example,EN\n{row}\nZoe,Quist,zoe@new.example,EN\n"
    )
    done = await added(command, world, prepared_url, tmp_path, content)
    assert (done.exit_code, done.stdout) == (1, "2 employees added, 1 rows refused.\n")
    assert done.stderr.endswith(f"\nline 3: {reason}\n")
    assert [each["name"]["full"] for each in await found(world, "quist")] == ["Amir Quist", "Zoe Quist"]


async def test_nobody_is_added_without_the_development_module_or_the_columns(
    world: World, command: Command, prepared_url: str, tmp_path: Path
) -> None:
    content = "first_name,last_name,email\nSofie,Quist,sofie@new.example\n"
    theirs = await added(command, world, prepared_url, tmp_path, content, world.theirs)
    assert theirs.exit_code == 1
    assert "module" in theirs.stderr
    headless = await added(command, world, prepared_url, tmp_path, "first_name,email\nSofie,sofie@new.example\n")
    assert headless.stderr.startswith("Error: people.csv: no column last_name.")
    unknown = await asyncio.to_thread(
        command, "add-employees", "organisation_" + "0" * 32, tmp_path / "people.csv", database=prepared_url
    )
    assert unknown.exit_code == 1
    assert await found(world, "quist") == []
