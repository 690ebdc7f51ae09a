"""Insights of somebody who did not take every test."""

from psychometrics.catalogue import catalogue
from psychometrics.sections import Section
from tests.support.development import answers, own_insights, scored
from tests.support.operations import address
from tests.support.world import World


async def test_insights_show_what_was_measured_and_nothing_in_its_place_where_it_was_not(world: World) -> None:
    taken = {key for one in catalogue().imported[:3] for key in one.answer_keys if key != "reasoning_correct"}
    await scored(world, address("member"), {key: value for key, value in answers().items() if key in taken})
    found = await own_insights(await world.as_("member"))
    pressure = [scale.key for scale in catalogue().scales(Section.PRESSURE_BEHAVIOUR)]
    assert [each["key"] for each in found["pressureBehaviour"]] == pressure
    assert found["learningAgility"] == []
    measured = {scale.key for one in catalogue().imported for scale in one.scales if {*scale.answer_keys} <= taken}
    [lens] = [one for one in catalogue().lenses if one.key == "professional"]
    assert [each["key"] for each in found["competencies"]] == [
        one.key
        for one in lens.competencies
        if sum(abs(weight) for key, weight in one.weights.items() if key in measured) >= 0.5
    ]
    assert all(len(each["suggestions"]) >= 2 for each in found["competencies"])
