"""At the same instant, on either database: a candidate is hired once, and becomes one employee."""

import asyncio
from collections import Counter

from tests.support.development import PENDING, WORK, hired, url_of
from tests.support.mails import delivered
from tests.support.operations import attempt, code, do
from tests.support.tables import dump
from tests.support.world import World

HIRED = "candidate { id status } pendingEmployee { id hiredAt }"
ADDED = "employee { id }"


async def test_of_twenty_who_mark_a_candidate_as_hired_all_get_the_one_answer(either: World) -> None:
    recruiter, candidate = await either.as_("recruiter"), either.procedure().candidates[0]
    answers = await asyncio.gather(
        *(attempt(recruiter, "markCandidateHired", HIRED, candidateId=candidate) for _ in range(20))
    )
    assert [each for each in answers if each != answers[0]] == []
    assert answers[0]["errors"] == []
    pending = (await (await either.as_("owner")).ask(PENDING)).data["pendingEmployees"]
    assert [each["id"] for each in pending["nodes"]] == [answers[0]["pendingEmployee"]["id"]]


async def test_of_twenty_who_add_somebody_one_does_with_one_mail_and_one_set_of_insights(either: World) -> None:
    admin, pending_id = await either.as_("development"), await hired(either)
    before = await dump(url_of(either))
    outcomes = await asyncio.gather(
        *(code(admin, "addAsEmployee", pendingEmployeeId=pending_id, workEmail=WORK) for _ in range(20))
    )
    assert Counter(outcomes) == {None: 1, "ALREADY_EMPLOYEE": 19}
    after = await dump(url_of(either))
    more = {table: len(after[table]) - len(before[table]) for table in ("employees", "insights", "outgoing_mails")}
    assert more == {"employees": 1, "insights": 1, "outgoing_mails": 1}
    assert len(await delivered(either)) == 1


async def test_of_twenty_who_are_given_the_same_address_one_gets_it(either: World) -> None:
    admin = await either.as_("development")
    outcomes = await asyncio.gather(
        *(
            code(admin, "addEmployee", firstName="Sofie", lastName="Blom", email=email)
            for email in (WORK, WORK.upper()) * 10
        )
    )
    assert Counter(outcomes) == {None: 1, "EMAIL_IN_USE": 19}


async def test_a_goal_is_completed_once_and_deleted_once(either: World) -> None:
    member = await either.as_("member")
    goal = (await do(member, "createDevelopmentGoal", "goal { id }", title="Listen first"))["goal"]["id"]
    done = await asyncio.gather(*(code(member, "completeDevelopmentGoal", goalId=goal) for _ in range(10)))
    gone = await asyncio.gather(*(code(member, "deleteDevelopmentGoal", goalId=goal) for _ in range(10)))
    assert (Counter(done), Counter(gone)) == ({None: 10}, {None: 1, "NOT_FOUND": 9})
