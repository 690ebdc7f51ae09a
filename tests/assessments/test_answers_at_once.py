"""At the same instant, on either database and from two processes: nothing is lost, and nothing counts twice."""

import asyncio
from collections import Counter
from typing import Any

from tests.support.ahead import nearly_done
from tests.support.client import Client
from tests.support.development import url_of
from tests.support.mails import delivered
from tests.support.operations import attempt, code, do
from tests.support.tables import columns, dump
from tests.support.taking import OPEN, answer, begun, candidate, come_in, invited, link_token, newcomer, own, under_way
from tests.support.world import World


def by_turns(who: Client, times: int, *worlds: World) -> list[Client]:
    """The session so many times, at the one server and at the other."""
    return [Client(worlds[number % len(worlds)].http, who.token) for number in range(times)]


def outcomes(payloads: list[dict[str, Any]]) -> Counter[str | None]:
    """How often each code came, None where an answer counted."""
    return Counter(each["errors"][0]["code"] if each["errors"] else None for each in payloads)


async def test_of_twenty_of_the_same_answer_one_counts_and_all_are_told_the_same(either: World, twin: World) -> None:
    who = await candidate(either)
    test = await under_way(who)
    payloads = await asyncio.gather(*(answer(each, test, "4") for each in by_turns(who, 20, either, twin)))
    assert outcomes(payloads) == {None: 20}
    assert {each["test"]["answered"] for each in payloads} == {1}
    assert len({each["test"]["item"]["id"] for each in payloads}) == 1
    assert len((await dump(url_of(either)))["presentations"]) == 2


async def test_of_twenty_different_answers_to_one_item_one_wins(either: World, twin: World) -> None:
    who = await candidate(either)
    test = await under_way(who)
    options = [str(number % 5 + 1) for number in range(20)]
    payloads = await asyncio.gather(
        *(answer(each, test, option) for each, option in zip(by_turns(who, 20, either, twin), options, strict=True))
    )
    # The winner's option was sent four times.
    assert outcomes(payloads) == {None: 4, "ITEM_NOT_CURRENT": 16}
    [won] = {option for option, each in zip(options, payloads, strict=True) if not each["errors"]}
    values = await columns(url_of(either), "presentations", "value")
    assert [value for (value,) in values if value is not None] == [int(won)]
    assert (await own(who))["tests"][0]["answered"] == 1


async def test_of_twenty_last_answers_one_makes_the_results(either: World, twin: World) -> None:
    await invited(either)
    who = await come_in(either, await link_token(either))
    results = len((await dump(url_of(either)))["assessment_results"])
    last = await nearly_done(either, who)
    payloads = await asyncio.gather(*(answer(each, last) for each in by_turns(who, 20, either, twin)))
    assert outcomes(payloads) == {None: 1, "TEST_FINISHED": 19}
    assert len((await dump(url_of(either)))["assessment_results"]) == results + 1


async def test_of_twenty_last_answers_of_an_employee_one_makes_the_insights(either: World, twin: World) -> None:
    who = await newcomer(either)
    insights = len((await dump(url_of(either)))["insights"])
    last = await nearly_done(either, who)
    payloads = await asyncio.gather(*(answer(each, last) for each in by_turns(who, 20, either, twin)))
    assert outcomes(payloads) == {None: 1, "TEST_FINISHED": 19}
    assert len((await dump(url_of(either)))["insights"]) == insights + 1


async def test_of_four_tests_started_at_once_one_is_under_way(either: World, twin: World) -> None:
    who = await candidate(either)
    tests = [test["id"] for test in (await begun(who))["tests"] if not test["tourRequired"]]
    codes = await asyncio.gather(
        *(
            code(each, "startTest", testId=tests[number % 4], language="en")
            for number, each in enumerate(by_turns(who, 16, either, twin))
        )
    )
    assert Counter(codes) == {None: 4, "TEST_UNFINISHED": 12}
    assert Counter(each["status"] for each in (await own(who))["tests"]) == {"IN_PROGRESS": 1, "NOT_STARTED": 4}
    assert len((await dump(url_of(either)))["presentations"]) == 1


async def test_of_twenty_first_starts_of_a_candidate_one_gives_the_assessment(either: World, twin: World) -> None:
    untested = either.procedure().candidates[-1]
    email = (
        await do(await either.as_("recruiter"), "resendCandidateLink", "candidate { email }", candidateId=untested)
    )["candidate"]["email"]
    who = await come_in(either, await link_token(either, email))
    begun_by = await asyncio.gather(*(begun(each) for each in by_turns(who, 20, either, twin)))
    assert len({each["id"] for each in begun_by}) == 1
    assert len((await dump(url_of(either)))["sittings"]) == 1


async def test_answers_of_many_people_at_once_are_all_kept(either: World, twin: World) -> None:
    people = [await candidate(either, email=f"{number}@elders.example") for number in range(6)]
    tests = [await under_way(who) for who in people]
    for _ in range(4):
        payloads = await asyncio.gather(
            *(
                answer(Client((either, twin)[number % 2].http, who.token), test)
                for number, (who, test) in enumerate(zip(people, tests, strict=True))
            )
        )
        assert outcomes(payloads) == {None: 6}
        tests = [each["test"] for each in payloads]
    assert [test["answered"] for test in tests] == [4] * 6


async def test_of_ten_new_links_at_once_only_the_last_one_opens(either: World, twin: World) -> None:
    key = await invited(either)
    recruiter = await either.as_("recruiter")
    await delivered(either)
    resent = await asyncio.gather(
        *(attempt(each, "resendCandidateLink", candidateId=key) for each in by_turns(recruiter, 10, either, twin))
    )
    assert outcomes(resent) == {None: 10}
    links = [mail.token for mail in await delivered(either) if mail.token]
    opened = []
    for token in links:
        either.clock.forward(minutes=1)
        opened.append((await either.anonymous.change(OPEN, token=token))["errors"] == [])
    assert Counter(opened) == {True: 1, False: 9}
