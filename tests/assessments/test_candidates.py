"""A candidate takes the assessment by a link, without an account."""

from typing import Any

import pytest

from tests.support.ahead import done
from tests.support.client import Client
from tests.support.mails import delivered
from tests.support.operations import code, do
from tests.support.taking import (
    FOLLOW,
    OWN,
    START,
    TAKER,
    begun,
    candidate,
    come_in,
    followed,
    invited,
    link_token,
    own,
    take_all,
)
from tests.support.world import World

RESULTS = """
    query ($id: ID!) { node(id: $id) { ... on Candidate { status results {
        completedAt normVersion provisionalNorms
        competencies { score } pressureBehaviour { score } learningAgility { score } motives { score }
        aptitude { bigFive { score } gma { score } }
    } } } }
"""


async def mail_to_the_candidate(world: World) -> Any:
    [mail] = [mail for mail in await delivered(world) if mail.to == TAKER["email"]]
    return mail


@pytest.mark.parametrize(
    ("locale", "language", "subject"),
    [("NL", "nl", "Je assessment voor Team lead"), ("EN", "en", "Your assessment for Team lead")],
)
async def test_adding_a_candidate_mails_them_a_link_in_their_language(
    world: World, locale: str, language: str, subject: str
) -> None:
    await invited(world, locale=locale)
    mail = await mail_to_the_candidate(world)
    assert mail.language == language
    assert subject in mail.subject
    assert mail.link.startswith("http://127.0.0.1:8000/candidate#token=")


async def test_a_candidate_of_whom_nobody_says_so_is_written_to_in_the_organisations_language(world: World) -> None:
    organisation = (await (await world.as_("owner")).ask("{ organisation { locale } }")).data["organisation"]
    await invited(world, locale=None)
    assert (await mail_to_the_candidate(world)).language == organisation["locale"].lower()


async def test_before_they_start_they_read_what_is_measured_why_and_who_will_see_it(world: World) -> None:
    viewer = (await (await candidate(world)).ask(OWN)).data["viewer"]
    assert viewer["name"] == {"full": "Mila Vos"}
    assert viewer["organisationName"] == "Noorderlicht Zorg"
    assert viewer["procedureTitle"].startswith("Team lead")
    assert [block["heading"] for block in viewer["purpose"]] == [
        "Wat er wordt gemeten",
        "Waarom",
        "Wie het te zien krijgt",
        "Meedoen",
    ]
    assert all(len(block["text"]) > 80 for block in viewer["purpose"])
    assert viewer["assessment"]["status"] == "NOT_STARTED"
    assert all(test["explanation"] and test["tour"] for test in viewer["assessment"]["tests"])
    assert [test["item"] for test in viewer["assessment"]["tests"]] == [None] * 5


async def test_a_candidate_may_read_on_in_another_language_and_be_written_to_in_it(world: World) -> None:
    key = await invited(world)
    who = await come_in(world, await link_token(world))
    changed = await do(who, "updateCandidateGuest", "candidate { locale purpose { heading } }", locale="EN")
    assert changed["candidate"]["locale"] == "EN"
    assert changed["candidate"]["purpose"][0]["heading"] == "What is measured"
    await do(await world.as_("recruiter"), "resendCandidateLink", candidateId=key)
    assert (await mail_to_the_candidate(world)).language == "en"


async def test_with_the_last_answer_the_results_are_in_the_procedure(world: World) -> None:
    key = await invited(world)
    who = await come_in(world, await link_token(world))
    recruiter = await world.as_("recruiter")
    found = await followed(recruiter, key)
    assert (found["status"], found["mailStatus"], found["results"]) == ("INVITED", "SENT", None)
    await begun(who)
    assert (await followed(recruiter, key))["status"] == "IN_PROGRESS"
    assert (await take_all(who, language="nl"))["status"] == "COMPLETED"
    results = (await recruiter.ask(RESULTS, id=key)).data["node"]
    assert results["status"] == "COMPLETED"
    there = results["results"]
    assert [len(there[section]) > 2 for section in ("pressureBehaviour", "learningAgility", "motives")] == [True] * 3
    assert len(there["aptitude"]["bigFive"]) == 5
    assert there["aptitude"]["gma"]["score"] >= 0
    assert there["competencies"]


async def test_they_come_back_on_another_day_until_they_are_done(world: World) -> None:
    await invited(world)
    token = await link_token(world)
    first = await begun(await come_in(world, token))
    world.clock.forward(days=5)
    who = await come_in(world, token)
    assert (await own(who))["id"] == (await begun(who))["id"] == first["id"]
    assert (await own(who))["startedAt"] == first["startedAt"] == "2026-03-02T09:00:00+00:00"
    assert (await done(world, who))["assessment"] == {
        "status": "COMPLETED",
        "startedAt": "2026-03-02T09:00:00+00:00",
        "completedAt": "2026-03-07T09:00:00+00:00",
    }


async def test_a_candidate_takes_it_once_and_may_still_see_that_they_are_done(world: World) -> None:
    key = await invited(world)
    who = await come_in(world, await link_token(world))
    await done(world, who)
    assert await who.refusal(START) == "TEST_FINISHED"
    assert (await own(who))["status"] == "COMPLETED"
    await do(await world.as_("recruiter"), "markCandidateHired", candidateId=key)
    assert await who.refusal(START) == "TEST_FINISHED"
    assert (await own(who))["status"] == "COMPLETED"


async def test_a_candidate_sees_nothing_of_their_results(world: World) -> None:
    key = await invited(world)
    who = await come_in(world, await link_token(world))
    await done(world, who)
    assert (await who.ask(RESULTS, id=key)).data["node"] is None
    assert (await who.ask(FOLLOW, id=key)).data["node"] is None


async def test_somebody_who_was_never_given_the_assessment_gets_it_by_a_link(world: World) -> None:
    recruiter, untested = await world.as_("recruiter"), world.procedure().candidates[-1]
    assert (await followed(recruiter, untested))["assessment"] is None
    await do(recruiter, "resendCandidateLink", candidateId=untested)
    [token] = [mail.token for mail in await delivered(world) if mail.token]
    who: Client = await come_in(world, token)
    assert await own(who) is None
    assert len((await begun(who))["tests"]) == 5
    assert (await followed(recruiter, untested))["assessment"]["status"] == "IN_PROGRESS"


async def test_somebody_with_results_is_sent_no_link(world: World) -> None:
    recruiter, complete = await world.as_("recruiter"), world.procedure().candidates[0]
    assert await code(recruiter, "resendCandidateLink", candidateId=complete) == "INVALID_INPUT"
    assert await delivered(world) == []
