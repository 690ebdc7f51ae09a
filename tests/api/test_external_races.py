"""At the same instant: on either database, of sharing, opening, renewing and ending, what ends access always wins."""

import asyncio
from collections import Counter
from typing import Any

import pytest

from tests.support.client import Client
from tests.support.external import OPEN, READER, RENEW, SHARE_EXTERNALLY, Outside, share_the_view
from tests.support.mails import delivered
from tests.support.operations import attempt, code
from tests.support.visits import reading
from tests.support.world import World

ENDINGS = ("revokeExternalShare", "withdrawView", "closeRecruitmentProcedure")


async def tokens(outside: Outside) -> list[str]:
    """The tokens in all the mails that wait."""
    return [mail.token for mail in await delivered(outside.world) if mail.token]


async def opening(outside: Outside, links: list[str]) -> list[Client]:
    """Whoever gets in by one of these links, tried one by one, at most ten a minute."""
    readers = []
    for token in links:
        outside.world.clock.forward(minutes=1)
        payload = await outside.world.anonymous.change(OPEN, token=token)
        if not payload["errors"]:
            readers.append(Client(outside.world.http, payload["accessToken"]))
    return readers


async def opened(world: World, token: str) -> Client | None:
    payload = await world.anonymous.change(OPEN, token=token)
    return None if payload["errors"] else Client(world.http, payload["accessToken"])


async def ended(outside: Outside, how: str) -> Any:
    given = {"procedureId": outside.procedure}
    if how == "revokeExternalShare":
        given = {"externalShareId": await outside.id()}
    return attempt(outside.recruiter, how, **given)


async def test_twenty_who_share_with_one_address_make_one_share_ten_mails_and_one_living_link(
    either: World, twin: World
) -> None:
    outside = await share_the_view(either)
    recruiters = [Client(there.http, outside.recruiter.token) for there in (either, twin)]
    spellings = (READER, READER.upper(), "Hanna@Elders.Example")
    payloads = await asyncio.gather(
        *(
            recruiters[number % 2].change(SHARE_EXTERNALLY, procedure=outside.procedure, email=spellings[number % 3])
            for number in range(20)
        )
    )
    assert Counter(error["code"] for each in payloads for error in each["errors"]) == {"TOO_MANY_ATTEMPTS": 10}
    made = {each["externalShare"]["id"] for each in payloads if each["externalShare"]}
    assert len(made) == len(await outside.shares()) == 1
    links = await tokens(outside)
    assert (len(links), len(await opening(outside, links))) == (10, 1)


async def test_ten_requests_for_a_new_link_at_once_bring_three_of_which_the_last_opens(
    either: World, twin: World
) -> None:
    outside = await share_the_view(either)
    used = await outside.link()
    worlds = (either, twin)
    answers = await asyncio.gather(*(worlds[number % 2].anonymous.ask(RENEW, token=used) for number in range(10)))
    assert len({answer.text for answer in answers}) == 1
    for world in worlds:
        await world.service.later.finish()
    links = await tokens(outside)
    assert (len(links), len(await opening(outside, links))) == (3, 1)


async def test_of_ten_who_open_one_link_at_once_in_two_processes_one_does(either: World, twin: World) -> None:
    outside = await share_the_view(either)
    token = await outside.link()
    found = await asyncio.gather(
        *(code((either, twin)[number % 2].anonymous, "openExternalLink", token=token) for number in range(10))
    )
    assert Counter(found) == {None: 1, "LINK_NOT_VALID": 9}


@pytest.mark.parametrize("how", ENDINGS)
@pytest.mark.parametrize("first", ["opening", "ending"])
async def test_no_visit_outlives_what_ends_access_at_the_moment_it_is_opened(
    either: World, twin: World, how: str, first: str
) -> None:
    outside = await share_the_view(either)
    links = [await outside.link(), await outside.link("two@elders.example"), await outside.link("three@elders.example")]
    others = [opened(twin, token) for token in links]
    ending = await ended(outside, how)
    if first == "ending":
        done = asyncio.ensure_future(ending)
        readers = await asyncio.gather(*others)
        payload = await done
    else:
        *readers, payload = await asyncio.gather(*others, ending)
    assert payload["errors"] == []
    # The two others have shares of their own, which a revocation does not touch.
    concerned = readers[:1] if how == "revokeExternalShare" else readers
    assert not any([await reading(each) for each in concerned if each])
    assert await outside.status() == "REVOKED"
    assert await opened(either, links[0]) is None


@pytest.mark.parametrize("how", ENDINGS)
async def test_no_link_that_is_asked_for_at_the_moment_access_ends_opens_afterwards(
    either: World, twin: World, how: str
) -> None:
    outside = await share_the_view(either)
    token = await outside.link()
    ending = await ended(outside, how)
    await asyncio.gather(*(twin.anonymous.ask(RENEW, token=token) for _ in range(2)), ending)
    await twin.service.later.finish()
    assert await opening(outside, [token, *await tokens(outside)]) == []
    assert await outside.status() == "REVOKED"


async def test_nothing_is_open_outside_after_a_procedure_closed_while_it_was_being_shared(
    either: World, twin: World
) -> None:
    outside = await share_the_view(either)
    recruiter = Client(twin.http, outside.recruiter.token)
    sharing = [
        recruiter.change(SHARE_EXTERNALLY, procedure=outside.procedure, email=f"{number}@elders.example")
        for number in range(6)
    ]
    closing = attempt(outside.recruiter, "closeRecruitmentProcedure", procedureId=outside.procedure)
    *payloads, _ = await asyncio.gather(*sharing[:3], closing, *sharing[3:])
    assert {error["code"] for each in payloads for error in each["errors"]} <= {"PROCEDURE_CLOSED"}
    assert {share["status"] for share in await outside.shares()} <= {"REVOKED"}
    assert await opening(outside, await tokens(outside)) == []
