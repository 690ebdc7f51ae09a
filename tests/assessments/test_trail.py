"""What the audit trail holds of taking the assessment: who and when, and no answer, item, address or token."""

from tests.support.ahead import nearly_done
from tests.support.mails import delivered
from tests.support.operations import do
from tests.support.taking import START, TAKER, answered, come_in, invited, link_token, newcomer, refusal
from tests.support.trail import noted, written
from tests.support.world import World

SIGN_OUT = "mutation { signOut { errors { code } } }"


async def test_all_that_a_candidate_and_their_recruiter_do_stands_in_the_trail_once(world: World) -> None:
    await world.as_("recruiter")
    before = await noted(world)
    key = await invited(world)
    await delivered(world)
    await do(await world.as_("recruiter"), "resendCandidateLink", candidateId=key)
    token = await link_token(world)
    who = await come_in(world, token)
    last = await nearly_done(world, who, left=2)
    await who.change(START)
    after = await answered(who, last)
    await refusal(who, last, "5")
    await answered(who, after)
    await who.ask(SIGN_OUT)
    assert await noted(world) - before == {
        "candidate.added": 1,
        "candidate_link.sent": 1,
        "candidate_link.opened": 1,
        "assessment.started": 1,
        "answerItem.refused:ITEM_NOT_CURRENT": 1,
        "assessment.completed": 1,
        "candidate_visit.left": 1,
    }
    entries = [each for each in await written(world.database) if each.action.startswith(("assessment", "candidate"))]
    candidate = key.removeprefix("candidate_")
    by_them = {each.action for each in entries if each.actor == f"candidate:{candidate}"}
    assert {"assessment.started", "assessment.completed", "candidate_link.opened"} <= by_them
    assert {each.organisation_id for each in entries} == {world.ours.id}
    texts = " ".join(str(vars(each)) for each in entries)
    secrets = ("@", TAKER["firstName"], token, str(who.token), last["item"]["id"].removeprefix("item_"))
    assert [secret for secret in secrets if secret in texts] == []


async def test_what_an_employee_takes_stands_in_the_trail_under_their_own_name(world: World) -> None:
    who = await newcomer(world)
    before = await noted(world)
    await answered(who, await nearly_done(world, who))
    await who.change(START)
    assert await noted(world) - before == {
        "assessment.started": 1,
        "assessment.completed": 1,
        "startAssessment.refused:RETAKE_TOO_SOON": 1,
    }
    taken = [each for each in await written(world.database) if each.action.startswith("assessment.")]
    assert {each.actor.partition(":")[0] for each in taken} == {"employee"}
