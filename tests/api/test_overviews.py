"""Overviews tell people apart: they say what stands out in each."""

from tests.support.world import World

SEE = """
    query ($id: ID!) { sharedView(procedureId: $id) { candidates { nodes {
        displayName competencies { band } overviews { candidateSummary { text } onboardingInsights { text } }
    } } } }
"""


async def test_people_with_other_bands_have_other_overviews(world: World) -> None:
    manager = await world.as_("manager")
    people = (await manager.ask(SEE, id=world.procedure().id)).data["sharedView"]["candidates"]["nodes"]
    patterns = {tuple(each["band"] for each in person["competencies"]) for person in people}
    for overview in ("candidateSummary", "onboardingInsights"):
        told = {person["overviews"][overview][0]["text"].replace(person["displayName"], "") for person in people}
        assert len(told) == len(patterns) > 1
