"""What changed since the result before, and whether that means anything."""

from datetime import UTC, datetime

from sqlalchemy import text

from psychometrics.catalogue import catalogue
from psychometrics.change import is_within_error, reliability
from psychometrics.sections import Section
from tests.support.development import answers, from_candidate, own_insights, scored, scores_of
from tests.support.operations import address
from tests.support.world import World

MEMBER = address("member")
SECTIONS = {
    "competencies": Section.COMPETENCIES,
    "pressureBehaviour": Section.PRESSURE_BEHAVIOUR,
    "learningAgility": Section.LEARNING_AGILITY,
}


async def test_first_results_have_nothing_to_be_compared_with(world: World) -> None:
    assert {score["change"] for score in scores_of(await own_insights(await from_candidate(world)))} == {None}


async def test_each_score_tells_the_one_before_and_whether_the_difference_means_anything(world: World) -> None:
    member = await world.as_("member")
    await scored(world, MEMBER, answers("a person"))
    before = await own_insights(member)
    world.clock.forward(minutes=20)
    await scored(world, MEMBER, answers("quite another person"))
    after = await own_insights(member)
    known, lens = catalogue(), catalogue().lens("professional")
    told = set()
    for name, section in SECTIONS.items():
        for old, new in zip(before[name], after[name], strict=True):
            reliable = reliability(section, new["key"], norms=known.norms, lens=lens)
            within = is_within_error(old["score"], new["score"], reliable)
            told.add(within)
            assert new["change"] == {
                "previousScore": old["score"],
                "previousCompletedAt": before["completedAt"],
                "withinError": within,
            }
    assert told == {True, False}


async def test_only_the_newest_and_the_one_before_are_compared_by_when_they_were_completed(world: World) -> None:
    member = await world.as_("member")
    before = await own_insights(member)
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    await scored(world, MEMBER, answers("somebody long ago"), long_ago)
    assert await own_insights(member) == before


async def test_competencies_of_a_number_correct_and_of_matrices_are_not_compared(world: World) -> None:
    await scored(world, MEMBER, answers())
    insights = await own_insights(await world.as_("member"))
    assert {score["change"] for score in insights["competencies"]} == {None}
    assert all(score["change"] for score in insights["pressureBehaviour"])


async def test_results_under_other_norms_are_not_compared(world: World) -> None:
    member = await world.as_("member")
    async with world.database.write() as session:
        await session.execute(text("UPDATE insights SET norm_version = 'provisional-0'"))
    await scored(world, MEMBER, answers())
    assert {score["change"] for score in scores_of(await own_insights(member))} == {None}


async def test_an_older_score_that_is_asked_for_by_its_id_tells_of_no_change(world: World) -> None:
    member = await world.as_("member")
    old = (await own_insights(member))["competencies"][0]
    await scored(world, MEMBER, answers())
    document = "query ($id: ID!) { node(id: $id) { ... on InsightScore { score change { withinError } } } }"
    found = (await member.ask(document, id=old["id"])).data["node"]
    assert found == {"score": old["score"], "change": None}
