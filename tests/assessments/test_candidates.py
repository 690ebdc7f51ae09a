"""A candidate takes the assessment by a link, without an account."""

from tests.support.mails import delivered
from tests.support.operations import address
from tests.support.taking import FOLLOW, OWN, TAKER, begun, candidate, invited, take_all
from tests.support.world import World

RESULTS = """
    query ($id: ID!) { node(id: $id) { ... on Candidate { status results {
        completedAt provisionalNorms
        competencies { score } motives { score } aptitude { bigFive { score } gma { score } }
    } } } }
"""


async def test_adding_a_candidate_mails_them_a_link_in_their_language(world: World) -> None:
    await invited(world)
    [mail] = [mail for mail in await delivered(world) if mail.to == TAKER["email"]]
    assert mail.language == "nl"
    assert "Je assessment voor Team lead" in mail.subject
    assert mail.link.startswith("http://127.0.0.1:8000/candidate#token=")


async def test_before_they_start_they_read_what_is_measured_why_and_who_will_see_it(world: World) -> None:
    viewer = (await (await candidate(world)).ask(OWN)).data["viewer"]
    assert viewer["name"] == {"full": "Mila Vos"}
    assert viewer["organisationName"] == "Noorderlicht Zorg"
    assert [block["heading"] for block in viewer["purpose"]] == [
        "Wat er wordt gemeten",
        "Waarom",
        "Wie het te zien krijgt",
        "Meedoen",
    ]
    assert viewer["assessment"]["status"] == "NOT_STARTED"
    assert all(test["item"] is None for test in viewer["assessment"]["tests"])


async def test_with_the_last_answer_the_results_are_in_the_procedure(world: World) -> None:
    key = await invited(world)
    [token] = [mail.token for mail in await delivered(world) if mail.to == TAKER["email"]]
    from tests.support.taking import come_in

    who = await come_in(world, token)
    recruiter = await world.as_("recruiter")
    assert (await recruiter.ask(FOLLOW, id=key)).data["node"]["status"] == "INVITED"
    await begun(who)
    assert (await recruiter.ask(FOLLOW, id=key)).data["node"]["status"] == "IN_PROGRESS"
    assert (await take_all(who))["status"] == "COMPLETED"
    found = (await recruiter.ask(RESULTS, id=key)).data["node"]
    assert found["status"] == "COMPLETED"
    assert len(found["results"]["aptitude"]["bigFive"]) == 5
    assert found["results"]["aptitude"]["gma"] is None
    assert len(found["results"]["motives"]) > 3
    assert address("recruiter")
