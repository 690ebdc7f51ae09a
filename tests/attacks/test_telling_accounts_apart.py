"""Enumeration: nobody finds out which addresses have an account, by answers, by headers, or by the work done."""

import asyncio

import pytest
from httpx import Response

from db.demo_names import PASSWORD
from tests.support.client import SIGN_IN
from tests.support.mails import activation_token, delivered
from tests.support.operations import address, do
from tests.support.processes import PATIENCE
from tests.support.work import CountingHasher, statements
from tests.support.world import World

KNOWN, UNKNOWN, INVITED, CLOSED = (address(name) for name in ("owner", "nobody", "iza", "manager2"))
EVERY_KIND = (KNOWN, UNKNOWN, INVITED, CLOSED)
WRONG = "not the password of anybody"
RESET = "mutation ($e: EmailAddress!) { requestPasswordReset(input: {email: $e}) { errors { code message } } }"


async def people(world: World) -> None:
    """Sees to it that there is somebody of each kind."""
    owner = await world.as_("owner")
    await do(owner, "addRecruitmentUser", firstName="Iza", lastName="Bos", email=INVITED, role="RECRUITER")
    await do(owner, "removeRole", employeeId=await world.employee_id(CLOSED), role="RECRUITMENT_MEMBER")
    await world.service.trail.drain()


def shown(response: Response) -> tuple[int, bytes, list[tuple[str, str]]]:
    """Everything that whoever asked got to see, but for the id that is another one each time."""
    headers = [(name, value) for name, value in response.headers.multi_items() if name != "x-request-id"]
    return response.status_code, response.content, headers


async def test_a_wrong_password_has_the_same_answer_and_the_same_work_whoever_it_is_for(
    watched: World, hasher: CountingHasher
) -> None:
    await people(watched)
    answers, work = [], []
    for email in EVERY_KIND:
        tried = hasher.tried
        with statements(watched.database) as run:
            answer = await watched.anonymous.ask(SIGN_IN, email=email, password=WRONG)
        answers.append(shown(answer.response))
        work.append((hasher.tried - tried, list(run)))
    assert all(answer == answers[0] for answer in answers)
    assert all(each == work[0] for each in work)
    assert (work[0][0], len(work[0][1]) > 0) == (1, True)


async def test_a_locked_account_looks_like_an_address_that_was_only_tried_too_often(watched: World) -> None:
    await people(watched)
    answers = []
    for email in EVERY_KIND:
        for _ in range(5):
            await watched.anonymous.ask(SIGN_IN, email=email, password=WRONG)
        answers.append(shown((await watched.anonymous.ask(SIGN_IN, email=email, password=PASSWORD)).response))
    assert b"TOO_MANY_ATTEMPTS" in answers[0][1]
    assert all(answer == answers[0] for answer in answers)


async def test_asking_for_a_new_password_has_the_same_answer_before_anything_is_done_about_it(world: World) -> None:
    await people(world)
    answers = []
    async with asyncio.timeout(PATIENCE), world.database.write():  # while nothing else can be written
        for email in (*EVERY_KIND, "no address at all"):
            answers.append(shown((await world.anonymous.ask(RESET, e=email)).response))
    assert all(answer == answers[0] for answer in answers)
    assert answers[0][1] == b'{"data":{"requestPasswordReset":{"errors":[]}}}'


async def test_asking_too_often_for_a_new_password_has_the_same_answer_too(world: World) -> None:
    answers = []
    for email in [KNOWN] * 5 + [UNKNOWN] * 5:
        answers.append(shown((await world.anonymous.ask(RESET, e=email)).response))
        await world.service.later.finish()
    assert all(answer == answers[0] for answer in answers)


async def test_only_an_account_that_can_sign_in_is_mailed_a_link_to_a_new_password(world: World) -> None:
    await people(world)
    await delivered(world)
    for email in EVERY_KIND:
        await world.anonymous.ask(RESET, e=email)
    await world.service.later.finish()
    assert [mail.to for mail in await delivered(world)] == [KNOWN]


@pytest.mark.parametrize("password", [WRONG, "", PASSWORD.upper(), "x" * 10_000])
async def test_where_somebody_works_is_not_told_to_those_who_do_not_know_the_password(
    world: World, password: str
) -> None:
    recruiter = {"firstName": "Ingrid", "lastName": "Hofstra", "email": KNOWN, "role": "RECRUITER"}
    await do(await world.as_("their owner"), "addRecruitmentUser", **recruiter)
    token = await activation_token(world, KNOWN)
    await do(world.anonymous, "activateAccount", token=token, password=PASSWORD)
    twice = await world.anonymous.ask(SIGN_IN, email=KNOWN, password=password)
    nowhere = await world.anonymous.ask(SIGN_IN, email=UNKNOWN, password=password)
    assert shown(twice.response) == shown(nowhere.response)
