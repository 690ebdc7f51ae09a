"""Until the results are there a recruiter sees how far a candidate is, and never an item or an answer."""

from typing import Any

import pytest

from tests.support.ahead import done
from tests.support.client import Client
from tests.support.operations import do
from tests.support.taking import TAKER, answered, candidate, come_in, followed, invited, link_token, own, under_way
from tests.support.visible_sql import statements
from tests.support.world import World

LIST = """
    query ($procedure: ID!) { recruitmentProcedure(id: $procedure) { candidates(first: 100) { nodes {
        id status assessment { id status tests { id key status answered total language item { id prompt } } }
    } } } }
"""
ASSESSMENT = "query ($id: ID!) { node(id: $id) { ... on Assessment { tests { answered total item { id prompt } } } } }"
TEST = "query ($id: ID!) { node(id: $id) { ... on AssessmentTest { answered total item { id prompt } } } }"
NODES = """
    query ($ids: [ID!]!) { nodes(ids: $ids) {
        ... on AssessmentTest { answered item { id } } ... on Assessment { tests { answered item { id } } }
        ... on Candidate { assessment { tests { answered item { id } } } }
    } }
"""


class Midst:
    """A candidate who has answered two items, and whoever follows them."""

    def __init__(self, world: World, key: str, who: Client, test: dict[str, Any], assessment_id: str) -> None:
        self.world, self.key, self.who, self.test, self.assessment_id = world, key, who, test, assessment_id

    async def everything_told(self, follower: Client) -> str:
        """All that somebody is answered who asks by every path."""
        answers = [
            await follower.ask(LIST, procedure=self.world.procedure().id),
            await follower.ask(ASSESSMENT, id=self.assessment_id),
            await follower.ask(TEST, id=self.test["id"]),
            await follower.ask(NODES, ids=[self.key, self.assessment_id, self.test["id"], self.test["item"]["id"]]),
        ]
        return " ".join(each.text for each in answers)


@pytest.fixture
async def midst(world: World) -> Midst:
    key = await invited(world)
    who = await come_in(world, await link_token(world))
    test = await answered(who, await answered(who, await under_way(who, place=2)))
    return Midst(world, key, who, test, (await own(who))["id"])


@pytest.mark.parametrize("name", ["owner", "admin", "recruiter"])
async def test_those_who_run_the_procedure_see_how_much_is_answered_and_no_item(midst: Midst, name: str) -> None:
    follower = await midst.world.as_(name)
    with statements(midst.world) as seen:
        told = await midst.everything_told(follower)
    assert [each for each in seen if "presentations" in each] == []
    assert (midst.test["item"]["id"] in told, midst.test["item"]["prompt"] in told) == (False, False)
    tests = (await followed(follower, midst.key))["assessment"]["tests"]
    assert [(each["status"], each["answered"], each["item"]) for each in tests] == [
        ("NOT_STARTED", 0, None),
        ("NOT_STARTED", 0, None),
        ("IN_PROGRESS", 2, None),
        ("NOT_STARTED", 0, None),
        ("NOT_STARTED", 0, None),
    ]
    assert tests[2]["total"] == midst.test["total"]
    found = (await follower.ask(TEST, id=midst.test["id"])).data["node"]
    assert found == {"answered": 2, "total": midst.test["total"], "item": None}


@pytest.mark.parametrize("name", ["recruiter2", "manager", "manager2", "development", "member", "their owner"])
async def test_nobody_else_finds_out_how_far_they_are(midst: Midst, name: str) -> None:
    other = await midst.world.as_(name)
    assert '"answered"' not in await midst.everything_told(other)


async def test_candidates_find_out_nothing_of_each_other(midst: Midst) -> None:
    other = await candidate(midst.world, email="olaf@elders.example")
    told = await midst.everything_told(other)
    assert ('"answered"' in told, midst.key in told, midst.test["id"] in told) == (False, False, False)
    assert '"answered"' in await midst.everything_told(midst.who)


async def test_a_candidate_of_another_procedure_is_not_the_recruiters_to_follow(world: World) -> None:
    elsewhere = world.procedure("Projectleider").id
    theirs = await world.as_("their recruiter")
    added = await do(theirs, "addCandidate", "candidate { id }", procedureId=elsewhere, **TAKER)
    who = await come_in(world, await link_token(world))
    test = await under_way(who)
    recruiter = await world.as_("recruiter")
    for document, key in ((TEST, test["id"]), (ASSESSMENT, (await own(who))["id"])):
        assert (await recruiter.ask(document, id=key)).data["node"] is None
        assert (await theirs.ask(document, id=key)).data["node"] is not None
    assert (await followed(recruiter, added["candidate"]["id"])) is None


async def test_the_statuses_follow_the_candidate_to_the_end(midst: Midst) -> None:
    recruiter = await midst.world.as_("recruiter")
    assert (await followed(recruiter, midst.key))["status"] == "IN_PROGRESS"
    assert (await followed(recruiter, midst.key))["results"] is None


async def test_a_list_of_candidates_asks_for_all_their_progress_at_once(world: World) -> None:
    recruiter = await world.as_("recruiter")
    counts = []
    for number in range(2):
        await candidate(world, email=f"{number}@elders.example")
        with statements(world) as seen:
            await recruiter.ask(LIST, procedure=world.procedure().id)
        counts.append(len(seen))
    assert counts[0] == counts[1]


async def test_when_it_is_done_progress_and_results_stand_beside_each_other(world: World) -> None:
    key = await invited(world)
    who = await come_in(world, await link_token(world))
    await done(world, who)
    found = await followed(await world.as_("recruiter"), key)
    assert (found["status"], found["results"]) == ("COMPLETED", {"completedAt": "2026-03-02T09:00:00+00:00"})
    tests = [test for test in found["assessment"]["tests"] if test["key"] != "reasoning"]
    assert [test["answered"] for test in tests] == [test["total"] for test in tests] == [50, 36, 30, 60]
