"""Marking candidates as hired, and the list of those who are still to be added."""

from typing import Any

import pytest

from tests.support.development import PENDING, hired, url_of
from tests.support.operations import attempt, code, do, refused
from tests.support.tables import dump
from tests.support.world import World

HIRED = "candidate { id status } pendingEmployee { id name { full } privateEmail procedureTitle hiredAt }"
CANDIDATE = "query ($id: ID!) { node(id: $id) { ... on Candidate { name { full } email status } } }"
NODE = "query ($id: ID!) { node(id: $id) { id } }"


async def pending(world: World, **how: Any) -> Any:
    """The list as our development admin sees it."""
    return (await (await world.as_("development")).ask(PENDING, **how)).data["pendingEmployees"]


async def test_a_candidate_who_is_hired_stands_on_the_list_of_pending_employees(world: World) -> None:
    recruiter, candidate_id = await world.as_("recruiter"), world.procedure().candidates[0]
    candidate = (await recruiter.ask(CANDIDATE, id=candidate_id)).data["node"]
    payload = await do(recruiter, "markCandidateHired", HIRED, candidateId=candidate_id)
    assert payload["candidate"] == {"id": candidate_id, "status": "HIRED"}
    person = payload["pendingEmployee"]
    assert person == {
        "id": person["id"],
        "name": candidate["name"],
        "privateEmail": candidate["email"],
        "procedureTitle": "Team lead home care, Groningen",
        "hiredAt": world.clock.now().isoformat(),
    }
    assert (await pending(world))["nodes"] == [person]


async def test_hired_again_is_the_same_answer_and_changes_nothing(world: World) -> None:
    recruiter, candidate_id = await world.as_("recruiter"), world.procedure().candidates[0]
    first = await do(recruiter, "markCandidateHired", HIRED, candidateId=candidate_id)
    world.clock.forward(minutes=5)
    assert await do(recruiter, "markCandidateHired", HIRED, candidateId=candidate_id) == first
    await do(recruiter, "closeRecruitmentProcedure", procedureId=world.procedure().id)
    assert await do(recruiter, "markCandidateHired", HIRED, candidateId=candidate_id) == first


async def test_pending_employees_are_listed_by_last_name_a_page_at_a_time(world: World) -> None:
    for place in range(7):
        await hired(world, place)
    everybody = await pending(world)
    names = [each["name"]["full"] for each in everybody["nodes"]]
    assert len(names) == everybody["totalCount"] == 7
    seen: list[str] = []
    page: Any = {"pageInfo": {"hasNextPage": True, "endCursor": None}}
    while page["pageInfo"]["hasNextPage"]:
        page = await pending(world, first=3, after=page["pageInfo"]["endCursor"])
        assert page["totalCount"] == 7
        seen += [each["name"]["full"] for each in page["nodes"]]
    assert seen == names


async def test_pending_employees_are_found_by_name_and_address(world: World) -> None:
    for place in range(4):
        await hired(world, place)
    for person in (await pending(world))["nodes"]:
        for words in (person["name"]["full"].upper(), person["privateEmail"]):
            assert person in (await pending(world, search=words))["nodes"]
    assert (await pending(world, search="nobody at all"))["nodes"] == []


async def test_who_has_no_results_is_not_hired(world: World) -> None:
    candidate = world.procedure().candidates[-1]
    assert await refused(await world.as_("recruiter"), "markCandidateHired", candidateId=candidate) == (
        "NO_RESULTS",
        "input.candidateId",
    )
    assert (await pending(world))["totalCount"] == 0


async def test_nobody_is_hired_in_a_procedure_that_is_closed(world: World) -> None:
    recruiter, known = await world.as_("recruiter"), world.procedure()
    await do(recruiter, "closeRecruitmentProcedure", procedureId=known.id)
    assert await code(recruiter, "markCandidateHired", candidateId=known.candidates[0]) == "PROCEDURE_CLOSED"


@pytest.mark.parametrize(
    ("who", "refusal"),
    [
        ("owner", None),
        ("admin", None),
        ("recruiter", None),
        ("recruiter2", "NOT_FOUND"),
        ("manager", "FORBIDDEN"),
        ("development", "FORBIDDEN"),
        ("member", "FORBIDDEN"),
        ("their recruiter", "MODULE_NOT_AVAILABLE"),
    ],
)
async def test_whoever_runs_the_procedure_marks_a_candidate_as_hired(world: World, who: str, refusal: str) -> None:
    candidate = world.procedure().candidates[0]
    assert await code(await world.as_(who), "markCandidateHired", candidateId=candidate) == refusal


async def test_a_candidate_of_another_organisation_is_no_candidate(world: World) -> None:
    theirs = world.procedure("Projectleider").candidates[0]
    found = await attempt(await world.as_("owner"), "markCandidateHired", HIRED, candidateId=theirs)
    unknown = await attempt(await world.as_("owner"), "markCandidateHired", HIRED, candidateId="candidate_" + "0" * 32)
    assert found == unknown
    assert [error["code"] for error in found["errors"]] == ["NOT_FOUND"]


async def test_a_pending_employee_is_found_by_id_by_those_who_add_people_and_nobody_else(world: World) -> None:
    pending_id = await hired(world)
    for who in ("owner", "development"):
        assert (await (await world.as_(who)).ask(NODE, id=pending_id)).data["node"] == {"id": pending_id}
    for who in ("admin", "recruiter", "manager", "member", "their owner"):
        assert (await (await world.as_(who)).ask(NODE, id=pending_id)).data["node"] is None
    await do(
        await world.as_("owner"), "addAsEmployee", pendingEmployeeId=pending_id, workEmail="anna@noorderlicht.example"
    )
    assert (await (await world.as_("owner")).ask(NODE, id=pending_id)).data["node"] is None


async def test_hiring_leaves_the_results_as_they_were(world: World) -> None:
    before = await dump(url_of(world))
    await hired(world)
    after = await dump(url_of(world))
    results = ("assessments", "assessment_results", "result_sections", "shared_views", "shared_candidates")
    assert {table: after[table] for table in results} == {table: before[table] for table in results}
