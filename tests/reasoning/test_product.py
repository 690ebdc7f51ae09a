"""What the test comes to: in results, in a shared view, in competencies and in insights; and what was before it."""

from random import Random
from typing import Any

import pytest

from gql import ids
from gql.resolvers.imports import Row, import_row
from psychometrics.catalogue import catalogue
from psychometrics.reasoning import OPTION_KEYS, bank
from psychometrics.reasoning.c_scores import c_score
from psychometrics.reasoning.estimation import estimate
from psychometrics.reasoning.model import Family, Response
from psychometrics.scoring import score_of, z_score
from tests.reasoning.solver import solve
from tests.support.client import Client
from tests.support.development import INSIGHTS, answers, url_of
from tests.support.matrices import Way, by_turns, right, rows, taken, wrong
from tests.support.operations import do
from tests.support.tables import columns
from tests.support.taking import TAKER, candidate, come_in, invited, link_token, newcomer, take_all
from tests.support.world import World

GMA = "gma { scale { key name } band interpretation score interval { low high confidence } }"
RESULTS = f"""
    query ($id: ID!) {{ node(id: $id) {{ ... on Candidate {{ results {{
        aptitude {{ {GMA} bigFive {{ score }} }} competencies {{ competency {{ key }} score }}
    }} }} }} }}
"""
VIEW = f"""
    query ($id: ID!) {{ sharedView(procedureId: $id) {{ candidates {{ nodes {{
        aptitude {{ {GMA} }} overviews {{ candidateSummary {{ text }} }}
    }} }} }} }}
"""


async def solved(world: World, item: dict[str, Any]) -> str:
    """What somebody finds who has no more than every client has."""
    [found] = solve(item["description"], [option["label"] for option in item["options"]])
    return OPTION_KEYS[found]


def clicked() -> Way:
    """Somebody who does not look."""
    chance = Random(7)

    async def way(world: World, item: dict[str, Any]) -> str:
        key: str = chance.choice(item["options"])["key"]
        return key

    return way


async def examined(world: World, way: Way, email: str = TAKER["email"]) -> tuple[str, Any, dict[str, Any]]:
    """A candidate's id and results, and the reasoning test that was taken this way."""
    key = await invited(world, email=email)
    test = await taken(world, await come_in(world, await link_token(world, email)), way)
    return key, await results(world, key), test


async def results(world: World, key: str) -> Any:
    """A candidate's results, as the recruiter sees them."""
    return (await (await world.as_("recruiter")).ask(RESULTS, id=key)).data["node"]["results"]


async def score(world: World, way: Way, email: str) -> float:
    """The score of a candidate who takes it this way."""
    _, found, _ = await examined(world, way, email)
    shown: float = found["aptitude"]["gma"]["score"]
    return shown


async def test_who_can_read_rules_scores_high_and_who_clicks_at_random_low(world: World) -> None:
    assert await score(world, solved, "reader@elders.example") > 9
    assert await score(world, clicked(), "clicker@elders.example") < 5


async def test_all_right_is_high_all_wrong_is_low_and_half_right_lies_between(world: World) -> None:
    _, high, _ = await examined(world, right, "high@elders.example")
    _, average, _ = await examined(world, by_turns(right, wrong), "average@elders.example")
    _, low, _ = await examined(world, wrong, "low@elders.example")
    found = [each["aptitude"]["gma"] for each in (high, average, low)]
    assert (found[0]["band"], found[2]["band"]) == ("HIGH", "LOW")
    assert found[0]["score"] > found[1]["score"] > found[2]["score"]
    assert found[0]["interpretation"] != found[2]["interpretation"]
    assert all(each["scale"]["key"] == "reasoning" for each in found)


async def test_the_score_and_its_interval_are_of_this_persons_own_answers(world: World) -> None:
    _, found, test = await examined(world, by_turns(right, right, wrong))
    responses = [
        Response(Family(plan.key, plan.a, plan.b), bool(correct))
        for plan, correct in ((bank().blueprint(shown.item_key), shown.correct) for shown in await rows(world, test))
    ]
    [scale] = catalogue().instrument("reasoning", 2).scales
    expected = c_score(estimate(responses), catalogue().norms.scales[scale.norm_key])
    gma = found["aptitude"]["gma"]
    assert gma["score"] == expected.score
    assert gma["interval"] == {"low": expected.low, "high": expected.high, "confidence": 0.8}


async def test_competencies_count_it_by_the_weights_of_the_lens(world: World) -> None:
    _, high, _ = await examined(world, right, "high@elders.example")
    _, low, _ = await examined(world, wrong, "low@elders.example")
    procedure = world.ours.procedures[0]
    lens = catalogue().lens("leadership")
    assert world.procedure().id == ids.public(ids.PROCEDURE, procedure.id)
    weights = {one.key: one.weights.get("reasoning", 0) for one in lens.competencies}
    assert [each["competency"]["key"] for each in high["competencies"]] == [one.key for one in lens.competencies]
    for more, less in zip(high["competencies"], low["competencies"], strict=True):
        differs = more["score"] - less["score"]
        assert (differs > 0) is (weights[more["competency"]["key"]] > 0)
    assert high["aptitude"]["bigFive"] == low["aptitude"]["bigFive"]


async def test_a_view_shows_it_with_aptitude_and_its_numbers_with_scores_alone(world: World) -> None:
    key, found, _ = await examined(world, right)
    gma = found["aptitude"]["gma"]
    without_numbers = {**gma, "score": None, "interval": None}
    recruiter, manager = await world.as_("recruiter"), await world.as_("manager")
    for filters, seen in (
        ({"aptitude": True, "scores": True}, {"gma": gma}),
        ({"aptitude": True}, {"gma": without_numbers}),
        ({"scores": True, "competencies": True, "motives": True}, None),
    ):
        shared = {"procedureId": world.procedure().id, "candidateIds": [key], "filters": filters}
        await do(recruiter, "shareView", **shared)
        answer = await manager.ask(VIEW, id=world.procedure().id)
        [person] = answer.data["sharedView"]["candidates"]["nodes"]
        assert person["aptitude"] == seen
        assert (gma["interpretation"] in answer.text) is ("aptitude" in filters)


async def test_results_name_the_version_of_the_test_they_come_from(either: World) -> None:
    before = await columns(url_of(either), "assessment_results", "candidate_id", "instrument_versions")
    await examined(either, right)
    after = await columns(url_of(either), "assessment_results", "candidate_id", "instrument_versions")
    [versions] = [row[1] for row in after if row not in before]
    assert '"reasoning":2' in str(versions).replace(" ", "").replace("'", '"')


async def test_a_number_correct_that_comes_by_a_file_is_scored_by_its_own_norm_and_version(world: World) -> None:
    key = await invited(world)
    given = answers() | {"reasoning_correct": 15}
    await import_row(world.database, world.clock, world.procedure().id, Row("Mila", "Vos", TAKER["email"], None, given))
    norm = catalogue().norms.scales["reasoning"]
    expected = score_of("reasoning", z_score(15, norm), norm.reliability)
    gma = (await results(world, key))["aptitude"]["gma"]
    assert (gma["score"], gma["interval"]["low"], gma["interval"]["high"]) == (
        expected.score,
        expected.low,
        expected.high,
    )
    versions = await columns(url_of(world), "assessment_results", "instrument_versions")
    assert [row for row in versions if '"reasoning":1' in str(row[0]).replace(" ", "")]


async def test_the_demos_people_have_taken_it(world: World) -> None:
    versions = await columns(url_of(world), "assessment_results", "instrument_versions")
    assert versions
    assert all('"reasoning":2' in str(row[0]).replace(" ", "") for row in versions)
    assert (await results(world, world.procedure().candidates[0]))["aptitude"]["gma"]["score"] >= 0


async def test_insights_count_it_in_competencies_and_never_show_it(world: World) -> None:
    told: list[Any] = []
    who = await newcomer(world)
    for way in (right, wrong):
        await taken(world, who, way)
        answer = await who.ask(f"{{ viewer {{ ... on Employee {{ {INSIGHTS} }} }} }}")
        insights = answer.data["viewer"]["selfAwarenessInsights"]
        shown = [
            each["key"]
            for section in ("competencies", "pressureBehaviour", "learningAgility")
            for each in insights[section]
        ]
        assert "reasoning" not in shown
        assert "aptitude" not in answer.text
        told.append(insights)
        world.clock.forward(days=31)
        who = await world.sign_in("sofie@noorderlicht.example", "nine otters in the fen")
    more, less = ({each["key"]: each["score"] for each in insights["competencies"]} for insights in told)
    lens = catalogue().lens("professional")
    for one in lens.competencies:
        assert (more[one.key] > less[one.key]) is (one.weights.get("reasoning", 0) > 0)
    assert [each["score"] for each in told[0]["learningAgility"]] == [
        each["score"] for each in told[1]["learningAgility"]
    ]


async def test_somebody_may_take_the_whole_assessment_as_any_frontend_would(world: World) -> None:
    who: Client = await candidate(world)
    assert (await take_all(who))["status"] == "COMPLETED"


@pytest.mark.parametrize("way", [right, wrong])
async def test_the_extremes_stay_on_the_scale(world: World, way: Way) -> None:
    _, found, _ = await examined(world, way)
    gma = found["aptitude"]["gma"]
    assert 0 <= gma["interval"]["low"] <= gma["score"] <= gma["interval"]["high"] <= 10
    assert gma["interval"]["low"] < gma["interval"]["high"]
