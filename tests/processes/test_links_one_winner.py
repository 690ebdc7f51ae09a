"""One link, two server processes: however many try it at once, and from wherever, it opens for one."""

import asyncio
from collections import Counter

import pytest

from tests.support.client import Client
from tests.support.external import RENEW
from tests.support.meeting import Meeting
from tests.support.tables import dump
from tests.support.visits import reading

ATTEMPTS = 50


@pytest.mark.parametrize("origins", [ATTEMPTS, 1])
async def test_of_fifty_attempts_at_once_spread_over_two_processes_exactly_one_opens_the_link(
    meeting: Meeting, origins: int
) -> None:
    token = await meeting.link()
    found = await asyncio.gather(
        *(meeting.open(token, by=n % 2, origin=f"203.0.113.{n % origins + 1}") for n in range(ATTEMPTS))
    )
    codes = Counter(code for _, code in found)
    assert codes[None] == 1
    # From one address ten are tried; one more once the attempt that succeeded no longer counts.
    failed = {ATTEMPTS - 1} if origins == ATTEMPTS else {9, 10}
    assert codes["LINK_NOT_VALID"] in failed
    assert codes.keys() <= {None, "LINK_NOT_VALID", "TOO_MANY_ATTEMPTS"}
    [visit] = [token for token, _ in found if token]
    assert [await reading(Client(server.http, visit)) for server in meeting.servers] == [True, True]
    assert len((await dump(meeting.database_url))["external_visits"]) == 1


async def test_links_that_fail_are_counted_for_an_address_of_origin_across_processes(meeting: Meeting) -> None:
    codes = [(await meeting.open(f"forged {n}", by=n % 2))[1] for n in range(12)]
    assert codes == ["LINK_NOT_VALID"] * 10 + ["TOO_MANY_ATTEMPTS"] * 2
    token = await meeting.link()
    assert await meeting.open(token) == (None, "TOO_MANY_ATTEMPTS")
    visit, _ = await meeting.open(token, origin="203.0.113.2")
    assert visit


async def test_three_new_links_a_day_are_counted_across_processes_and_go_to_one_address(meeting: Meeting) -> None:
    token = await meeting.link()
    answers = [await Client(meeting.servers[n % 2].http).ask(RENEW, token=token) for n in range(6)]
    assert {answer.text for answer in answers} == {'{"data":{"requestNewExternalLink":{"errors":[]}}}'}
    await meeting.postbox.so_many(4)
    await meeting.ended()
    rows = await dump(meeting.database_url)
    assert len(rows["external_links"]) == len(rows["outgoing_mails"]) == 4
    assert len({mail.to for mail in meeting.postbox.taken}) == 1
