"""Pages: forwards through a whole list, steady while rows come and go, and strict about what is asked."""

import base64
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.support.client import Client
from tests.support.operations import do
from tests.support.world import World

# The field of each list, and the way to it. {page} stands for its arguments.
LISTS = {
    "recruitmentProcedures": "{ list: recruitmentProcedures{page} %s }",
    "employees": "{ list: employees{page} %s }",
    "sharedViews": "{ list: sharedViews{page} %s }",
    "candidates": "{ recruitmentProcedure(id: $id) { list: candidates{page} %s } }",
    "team": "{ recruitmentProcedure(id: $id) { list: team{page} %s } }",
    "selectedCandidates": "{ recruitmentProcedure(id: $id) { list: selectedCandidates{page} %s } }",
    "people of a view by chance": "{ sharedView(procedureId: $id) { list: candidates{page} %s } }",
    "people of a view by name": "{ sharedView(procedureId: $id) { list: candidates{page} %s } }",
}
PAGE = "{ totalCount edges { cursor node { id } } nodes { id } pageInfo { %s } }" % (  # noqa: UP031
    "hasNextPage hasPreviousPage startCursor endCursor"
)


async def ask(who: Client, name: str, world: World, selection: str = PAGE, **page: Any) -> Any:
    """The answer for a page of a list; a list without a parent ignores the procedure."""
    document = (LISTS[name] % selection).replace("{page}", "(first: $first, after: $after)")
    parent = "$id: ID!, " if "$id" in document else ""
    variables = {"id": world.procedure().id} if parent else {}
    return await who.ask(f"query ({parent}$first: Int, $after: String) {document}", **variables, **page)


async def page_of(who: Client, name: str, world: World, **page: Any) -> Any:
    data = (await ask(who, name, world, **page)).data
    return data["list"] if "list" in data else next(iter(data.values()))["list"]


async def through(who: Client, name: str, world: World, size: int) -> list[str]:
    """Every id that paging forwards comes by; each page is checked on the way."""
    found: list[str] = []
    after, more = None, True
    while more:
        page = await page_of(who, name, world, first=size, after=after)
        rows = [edge["node"]["id"] for edge in page["edges"]]
        info, cursors = page["pageInfo"], [edge["cursor"] for edge in page["edges"]]
        assert [node["id"] for node in page["nodes"]] == rows
        assert (info["startCursor"], info["endCursor"]) == (cursors[0], cursors[-1])
        assert info["hasPreviousPage"] is (after is not None)
        found, after, more = found + rows, info["endCursor"], info["hasNextPage"]
        assert len(rows) == size or not more
    return found


async def enlarged(world: World) -> Client:
    """A recruiter for whom every list holds a dozen rows or more, many of them alike in what they are sorted by."""
    recruiter, owner, known = await world.as_("recruiter"), await world.as_("owner"), world.procedure()
    for number in range(12):
        name = {"firstName": "Alex", "lastName": ("Aalbers", "Zwart")[number % 2], "email": f"alex{number}@b.example"}
        await do(recruiter, "addCandidate", procedureId=known.id, **name)
        added = await do(owner, "addRecruitmentUser", "employee { id }", role="RECRUITER", **name)
        await do(owner, "inviteToRecruitmentTeam", procedureId=known.id, employeeId=added["employee"]["id"])
        made = await do(
            recruiter, "createRecruitmentProcedure", "procedure { id }", title="Alike", lensKey="leadership"
        )
        assert made["procedure"]["id"]
    return recruiter


async def shared(who: Client, world: World, **filters: bool) -> None:
    known = world.procedure()
    await do(who, "shareView", procedureId=known.id, candidateIds=known.candidates[:13], filters=filters)


@pytest.mark.parametrize("name", LISTS)
async def test_paging_forwards_comes_by_every_row_once_whatever_the_size_of_pages(world: World, name: str) -> None:
    recruiter = await enlarged(world)
    await shared(recruiter, world, fullNames="by name" in name)
    whole = await page_of(recruiter, name, world, first=100)
    everything = [node["id"] for node in whole["nodes"]]
    assert len(everything) == len(set(everything)) == whole["totalCount"] >= (1 if name == "sharedViews" else 12)
    for size in (1, 3, 12, len(everything), 100):
        assert await through(recruiter, name, world, size) == everything


async def test_pages_stay_in_place_while_rows_are_added_on_either_side(world: World) -> None:
    recruiter, known = await world.as_("recruiter"), world.procedure()
    before = await through(recruiter, "candidates", world, 100)
    first = await page_of(recruiter, "candidates", world, first=8)
    added = [
        await do(recruiter, "addCandidate", "candidate { id }", procedureId=known.id, firstName="A", **name)
        for name in (
            {"lastName": "Aa", "email": "first@b.example"},
            {"lastName": "Zz", "email": "last@b.example"},
        )
    ]
    rest = await page_of(recruiter, "candidates", world, first=100, after=first["pageInfo"]["endCursor"])
    rows = [node["id"] for page in (first, rest) for node in page["nodes"]]
    assert rows == [*before, added[1]["candidate"]["id"]]


Going = Callable[[Client, World, list[str]], Awaitable[Any]]


async def leave_the_team(recruiter: Client, world: World, gone: list[str]) -> None:
    for employee_id in gone:
        await do(recruiter, "removeFromRecruitmentTeam", procedureId=world.procedure().id, employeeId=employee_id)


async def leave_the_view(recruiter: Client, world: World, gone: list[str]) -> None:
    kept = [each for each in world.procedure().candidates[:13] if each not in gone]
    await do(recruiter, "shareView", procedureId=world.procedure().id, candidateIds=kept, filters={})


@pytest.mark.parametrize(
    ("name", "going"), [("team", leave_the_team), ("selectedCandidates", leave_the_view)], ids=["team", "view"]
)
async def test_pages_stay_in_place_while_rows_go_the_cursors_own_included(
    world: World, name: str, going: Going
) -> None:
    recruiter = await enlarged(world)
    await shared(recruiter, world)
    before = await through(recruiter, name, world, 100)
    first = await page_of(recruiter, name, world, first=6)
    await going(recruiter, world, [before[2], before[5], before[7]])
    rest = await page_of(recruiter, name, world, first=100, after=first["pageInfo"]["endCursor"])
    assert [node["id"] for node in rest["nodes"]] == [before[6], *before[8:]]


@pytest.mark.parametrize("name", LISTS)
async def test_a_total_alone_is_counted_without_reading_a_row(world: World, name: str) -> None:
    recruiter = await world.as_("recruiter")
    await shared(recruiter, world, fullNames="by name" in name)
    with world.statements() as seen:
        answer = await ask(recruiter, name, world, "{ totalCount }")
    assert answer.codes == []
    assert [statement for statement in seen if "count(" in statement] == seen[-1:]
    assert not any("LIMIT" in statement for statement in seen)


@pytest.mark.parametrize("name", LISTS)
async def test_a_page_of_nothing_says_whether_there_is_more(world: World, name: str) -> None:
    recruiter = await world.as_("recruiter")
    await shared(recruiter, world, fullNames="by name" in name)
    page = await page_of(recruiter, name, world, first=0)
    assert (page["nodes"], page["edges"]) == ([], [])
    nothing = {"hasNextPage": True, "hasPreviousPage": False, "startCursor": None, "endCursor": None}
    assert page["pageInfo"] == nothing
    assert page["totalCount"] > 0


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    ("first", "code"), [(-1, "BAD_REQUEST"), (101, "LIMIT_EXCEEDED"), (2**31 - 1, "LIMIT_EXCEEDED")]
)
async def test_a_page_holds_none_to_a_hundred_rows(world: World, name: str, first: int, code: str) -> None:
    assert (await ask(await world.as_("recruiter"), name, world, first=first)).codes == [code]


def cursor(*texts: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(texts).encode()).decode().rstrip("=")


KEY = "6b1f1a527d0c4a559d3e0f4a3c2f7a10"
FORGED = [
    *("", "x", "é", "\0", "🦦", "====", "W10", "[]", "null", "A" * 10_000, base64.b64encode(b"[" * 5_000).decode()),
    *(cursor(), cursor("x"), cursor("x", "x"), cursor(1, 2), cursor(None, KEY), cursor(["x"], KEY)),
    *(cursor("x\0", KEY), cursor("\ud800", KEY), cursor("x", KEY, KEY), cursor("x", KEY + "0"), cursor("", "")),
]
# Only a list by time takes these for cursors at all.
INSTANTS = ["2026-03-01", "2026-03-01T09:00:00", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "now"]


async def test_a_cursor_that_a_list_did_not_give_is_refused_and_breaks_nothing(either: World) -> None:
    recruiter = await either.as_("recruiter")
    await shared(recruiter, either)
    for name in LISTS:
        for forged in FORGED:
            assert (await ask(recruiter, name, either, after=forged)).codes == ["BAD_REQUEST"], (name, forged)
    for name in ("recruitmentProcedures", "sharedViews", "team"):
        for instant in INSTANTS:
            answer = await ask(recruiter, name, either, after=cursor(instant, KEY))
            assert answer.codes == ["BAD_REQUEST"], (name, instant)
