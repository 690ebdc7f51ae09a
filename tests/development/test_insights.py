"""What somebody finds out about themselves: every score with what it means and what to do with it."""

from typing import Any

import pytest

from db.models.accounts import Locale
from psychometrics.bands import Band, band_of
from psychometrics.catalogue import catalogue
from psychometrics.languages import Language
from psychometrics.sections import Section
from tests.support.development import OWN, SECTIONS, WORK, from_candidate, own_insights, scored, scores_of
from tests.support.development import answers as answers_of
from tests.support.operations import do
from tests.support.world import World

KNOWN = catalogue()
LENS = KNOWN.lens("leadership")
RESULTS = """
    query ($id: ID!) { node(id: $id) { ... on Candidate { results {
        completedAt
        competencies { competency { key } score band interval { low high } }
        pressureBehaviour { scale { key } score band interval { low high } }
        learningAgility { scale { key } score band interval { low high } }
    } } } }
"""
NODE = """
    query ($id: ID!) { node(id: $id) {
        __typename id ... on InsightScore { key } ... on DevelopmentSuggestion { title }
    } }
"""


async def test_insights_are_the_results_of_the_candidate_in_the_instruments_order(world: World) -> None:
    candidate = world.procedure().candidates[0]
    results = (await (await world.as_("recruiter")).ask(RESULTS, id=candidate)).data["node"]["results"]
    insights = await own_insights(await from_candidate(world))
    assert insights["completedAt"] == results["completedAt"]
    for section in SECTIONS:
        told = [
            {
                "key": (each.get("competency") or each["scale"])["key"],
                "score": each["score"],
                "band": each["band"],
                "interval": each["interval"],
            }
            for each in results[section]
        ]
        found = [
            {"key": each["key"], "score": each["score"], "band": each["band"], "interval": without_confidence(each)}
            for each in insights[section]
        ]
        assert found == told


def without_confidence(score: Any) -> dict[str, float]:
    assert score["interval"]["confidence"] == 0.8
    return {key: score["interval"][key] for key in ("low", "high")}


async def test_each_section_holds_all_its_scales_or_competencies_in_order(world: World) -> None:
    insights = await own_insights(await from_candidate(world))
    assert [each["key"] for each in insights["competencies"]] == [each.key for each in LENS.competencies]
    for section, name in (
        (Section.PRESSURE_BEHAVIOUR, "pressureBehaviour"),
        (Section.LEARNING_AGILITY, "learningAgility"),
    ):
        assert [each["key"] for each in insights[name]] == [scale.key for scale in KNOWN.scales(section)]


async def test_bands_and_intervals_follow_from_the_scores(world: World) -> None:
    for score in scores_of(await own_insights(await from_candidate(world))):
        assert score["band"] == band_of(score["score"])
        assert 0 <= score["interval"]["low"] <= score["score"] <= score["interval"]["high"] <= 10
        assert round(score["score"], 1) == score["score"]


@pytest.mark.parametrize(("locale", "language"), [(Locale.EN, Language.EN), (Locale.NL, Language.NL)])
async def test_every_score_brings_exactly_the_texts_of_its_band_in_the_readers_language(
    world: World, locale: Locale, language: Language
) -> None:
    who = await from_candidate(world)
    own_id = (await who.ask("{ viewer { ... on Employee { id } } }")).data["viewer"]["id"]
    await do(who, "updateEmployee", employeeId=own_id, locale=locale)
    insights = await own_insights(who)
    for section, name in zip((Section.COMPETENCIES, *SCALED), SECTIONS, strict=True):
        for score in insights[name]:
            measured = measured_by(section, score["key"])
            about = measured.definition if section is Section.COMPETENCIES else measured.description
            assert score["name"] == measured.name.in_(language)
            assert score["description"] == about.in_(language)
            advice = KNOWN.development(section, score["key"], LENS.key).advice(score["key"], Band(score["band"]))
            assert score["interpretation"] == advice.meaning.in_(language)
            assert score["tips"] == [tip.in_(language) for tip in advice.tips]
            assert [(each["title"], each["text"]) for each in score["suggestions"]] == [
                (each.title.in_(language), each.text.in_(language)) for each in advice.suggestions
            ]
            assert len(score["suggestions"]) >= 2
            assert len(score["tips"]) >= 3


SCALED = (Section.PRESSURE_BEHAVIOUR, Section.LEARNING_AGILITY)


def measured_by(section: Section, key: str) -> Any:
    if section is Section.COMPETENCIES:
        return next(each for each in LENS.competencies if each.key == key)
    return KNOWN.scale(key)


async def test_insights_scores_and_suggestions_are_found_by_their_ids(world: World) -> None:
    who = await from_candidate(world)
    insights = await own_insights(who)
    score = insights["learningAgility"][0]
    suggestion = score["suggestions"][1]
    found = [(await who.ask(NODE, id=each["id"])).data["node"] for each in (insights, score, suggestion)]
    assert found == [
        {"__typename": "SelfAwarenessInsights", "id": insights["id"]},
        {"__typename": "InsightScore", "id": score["id"], "key": score["key"]},
        {"__typename": "DevelopmentSuggestion", "id": suggestion["id"], "title": suggestion["title"]},
    ]


async def test_a_suggestion_of_another_band_is_not_found(world: World) -> None:
    who = await from_candidate(world)
    score = (await own_insights(who))["learningAgility"][0]
    other = next(band for band in Band if band != score["band"])
    id = score["suggestions"][0]["id"].replace(score["band"], other)
    assert (await who.ask(NODE, id=id)).data["node"] is None


async def test_the_newest_insights_take_the_place_of_those_from_recruitment(world: World) -> None:
    who = await from_candidate(world)
    before = await own_insights(who)
    world.clock.forward(minutes=20)
    await scored(world, WORK, answers_of())
    after = await own_insights(who)
    assert (after["source"], after["carriedOver"]) == ("EMPLOYEE", None)
    assert after["completedAt"] == world.clock.now().isoformat()
    assert [each["key"] for each in after["competencies"]] == [each["key"] for each in before["competencies"]]
    found = [(await who.ask(NODE, id=each["id"])).data["node"] for each in (before, before["competencies"][0])]
    assert [each and each["__typename"] for each in found] == [None, "InsightScore"]


async def test_an_employee_who_was_no_candidate_sees_themself_through_the_organisations_lens(world: World) -> None:
    member = await world.as_("member")
    competencies = (await own_insights(member))["competencies"]
    assert [each["key"] for each in competencies] == [each.key for each in KNOWN.lens("professional").competencies]


async def test_neither_motives_nor_aptitude_are_in_any_insight(world: World) -> None:
    hidden = {scale.key for section in (Section.MOTIVES, Section.APTITUDE) for scale in KNOWN.scales(section)}
    who = await from_candidate(world)
    assert hidden.isdisjoint(score["key"] for score in scores_of(await own_insights(who)))
    texts = (await who.ask(OWN)).text
    assert not any(f'"{key}"' in texts for key in hidden)
