"""A candidate's link: opens again and again within 14 days until they are done, and else nothing tells why not."""

import json
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

import pytest

from db.models.accounts import Module
from gql import ids
from gql.resolvers import organisations
from mail.links import CANDIDATE, EXTERNAL, LinkSigner
from tests.support.ahead import done
from tests.support.client import Answer
from tests.support.mails import delivered
from tests.support.operations import code, do
from tests.support.tables import dump
from tests.support.taking import OPEN, OWN, TAKER, begun, come_in, followed, invited, link_token, own
from tests.support.trail import noted
from tests.support.visits import asked
from tests.support.world import SECRET, World

RESEND = "candidate { mailStatus linkExpiresAt }"
RETRY = """
    mutation ($t: String!) {
        openCandidateLink(input: {token: $t}) { errors { code ... on TooManyAttemptsError { retryAt } } }
    }
"""
Ending = Callable[[World, str, str], Awaitable[Any]]


async def replaced(world: World, candidate_id: str, token: str) -> None:
    await do(await world.as_("recruiter"), "resendCandidateLink", candidateId=candidate_id)


async def taken(world: World, candidate_id: str, token: str) -> None:
    await done(world, await come_in(world, token))


async def closed(world: World, candidate_id: str, token: str) -> None:
    await do(await world.as_("recruiter"), "closeRecruitmentProcedure", procedureId=world.procedure().id)


async def module_withdrawn(world: World, candidate_id: str, token: str) -> None:
    ours = ids.public(ids.ORGANISATION, world.ours.id)
    await organisations.set_modules(world.database, world.clock, ours, frozenset({Module.DEVELOPMENT}))


async def too_old(world: World, candidate_id: str, token: str) -> None:
    world.clock.forward(days=14)


ENDINGS: dict[str, Ending] = {
    "replaced": replaced,
    "done": taken,
    "closed": closed,
    "module withdrawn": module_withdrawn,
    "too old": too_old,
}


def everything(answer: Answer) -> str:
    """Status, headers and body of an answer, its own number and the time apart."""
    headers = {name: value for name, value in answer.response.headers.items() if name not in {"x-request-id", "date"}}
    return f"{answer.response.status_code} {headers} {answer.text}"


async def test_a_link_opens_as_often_as_it_takes_for_fourteen_days(world: World) -> None:
    key = await invited(world)
    token = await link_token(world)
    expires = (await followed(await world.as_("recruiter"), key))["linkExpiresAt"]
    assert expires == "2026-03-16T09:00:00+00:00"
    visits = [await come_in(world, token) for _ in range(3)]
    assert len({visit.token for visit in visits}) == 3
    assert len({(await begun(visit))["id"] for visit in visits}) == 1
    world.clock.forward(days=13, hours=23, minutes=59)
    await come_in(world, token)
    world.clock.forward(minutes=1)
    assert await world.anonymous.refusal(OPEN, token=token) == "LINK_NOT_VALID"


@pytest.mark.parametrize("how", ENDINGS)
async def test_a_link_that_leads_nowhere_any_more_is_answered_and_worked_on_like_a_forged_one(
    world: World, how: str
) -> None:
    key = await invited(world)
    token = await link_token(world)
    await ENDINGS[how](world, key, token)
    found = []
    for given in (token, LinkSigner([SECRET]).token(CANDIDATE, uuid4()), "forged", ""):
        with asked(world) as statements:
            answer = await world.anonymous.ask(OPEN, token=given)
        found.append((everything(answer), [each for each in statements if "attempt" not in each]))
        assert "LINK_NOT_VALID" in answer.text
    assert found == [found[0]] * 4


async def test_a_link_of_another_purpose_or_another_key_opens_nothing(world: World) -> None:
    await invited(world)
    link = LinkSigner([SECRET]).link_id(CANDIDATE, await link_token(world))
    for signer, purpose in ((LinkSigner([SECRET]), EXTERNAL), (LinkSigner([SECRET[::-1]]), CANDIDATE)):
        assert await world.anonymous.refusal(OPEN, token=signer.token(purpose, link)) == "LINK_NOT_VALID"


async def test_the_new_link_opens_in_place_of_the_old_one_and_what_was_begun_goes_on(world: World) -> None:
    key = await invited(world)
    first = await begun(await come_in(world, await link_token(world)))
    world.clock.forward(days=20)
    resent = await do(
        await world.sign_in("recruiter@noorderlicht.example"), "resendCandidateLink", RESEND, candidateId=key
    )
    assert resent["candidate"] == {"mailStatus": "WAITING", "linkExpiresAt": "2026-04-05T09:00:00+00:00"}
    assert (await own(await come_in(world, await link_token(world))))["id"] == first["id"]


async def test_ten_new_links_an_hour_are_all_that_a_candidate_is_sent(world: World) -> None:
    key, recruiter = await invited(world), await world.as_("recruiter")
    codes = [await code(recruiter, "resendCandidateLink", candidateId=key) for _ in range(11)]
    assert codes == [None] * 10 + ["TOO_MANY_ATTEMPTS"]
    assert len([mail for mail in await delivered(world) if mail.to == TAKER["email"]]) == 11


async def test_no_link_is_sent_once_the_procedure_is_closed(world: World) -> None:
    key, recruiter = await invited(world), await world.as_("recruiter")
    await closed(world, key, "")
    assert await code(recruiter, "resendCandidateLink", candidateId=key) == "PROCEDURE_CLOSED"


async def test_the_eleventh_link_that_fails_within_a_minute_is_not_even_tried(world: World) -> None:
    await invited(world)
    token = await link_token(world)
    failed = [await world.anonymous.refusal(OPEN, token=f"forged {number}") for number in range(10)]
    assert failed == ["LINK_NOT_VALID"] * 10
    [error] = (await world.anonymous.change(RETRY, t=token))["errors"]
    assert error == {"code": "TOO_MANY_ATTEMPTS", "retryAt": "2026-03-02T09:01:00+00:00"}
    world.clock.forward(minutes=1)
    for _ in range(12):
        await come_in(world, token)


async def test_no_row_of_any_table_holds_a_token_or_its_signature(world: World) -> None:
    await invited(world)
    token = await link_token(world)
    who = await come_in(world, token)
    await who.ask(OWN)
    await world.anonymous.ask(OPEN, token=f"{token}0")
    await noted(world)
    rows = json.dumps(await dump(str(world.database.writer.url)), default=str)
    assert TAKER["email"] in rows
    assert [secret for secret in (token, who.token, token.rpartition(".")[2]) if str(secret) in rows] == []
