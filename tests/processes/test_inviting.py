"""Who invites at either process at the same instant: one person, one place on the team, and each mail once."""

from collections import Counter

import pytest

from tests.processes.pair import Pair, together
from tests.support.operations import address, code, do
from tests.support.tables import dump

PEOPLE, AT_ONCE = 50, 10
FIND = "query ($email: String) { employees(search: $email) { totalCount nodes { id email } } }"
TEAM = "query ($id: ID!) { recruitmentProcedure(id: $id) { team { nodes { email } } } }"

pytestmark = pytest.mark.asyncio(loop_scope="package")


async def test_a_person_added_at_both_at_once_is_one_employee_with_two_mails(pair: Pair) -> None:
    owner, person = await pair.as_("owner"), pair.person()
    outcomes = await together(*(code(who, "addRecruitmentUser", **person) for who in owner.by_turns(10)))
    assert outcomes == {None: 1, "ALREADY_HAS_ROLE": 9}
    assert (await owner.at_a.ask(FIND, email=person["email"])).data["employees"]["totalCount"] == 1
    assert await mails(pair, person["email"]) == {"invitation": 1, "getting_started": 1}


async def test_a_person_put_on_a_team_at_both_at_once_has_one_place_and_one_mail(pair: Pair) -> None:
    recruiter, vacancy, owner = await pair.as_("recruiter"), await pair.vacancy(), await pair.as_("owner")
    person = pair.person()
    added = await do(owner.at_a, "addRecruitmentUser", "employee { id }", **person)
    place = {"procedureId": vacancy.id, "employeeId": added["employee"]["id"]}
    outcomes = await together(*(code(who, "inviteToRecruitmentTeam", **place) for who in recruiter.by_turns(10)))
    assert outcomes == {None: 1, "ALREADY_ON_TEAM": 9}
    team = (await recruiter.at_b.ask(TEAM, id=vacancy.id)).data["recruitmentProcedure"]["team"]["nodes"]
    assert sorted(each["email"] for each in team) == [person["email"], address("recruiter")]
    assert (await mails(pair, person["email"]))["team_invitation"] == 1


async def test_a_hundred_mails_are_delivered_by_both_and_each_of_them_once(pair: Pair) -> None:
    owner, before = await pair.as_("owner"), [server.times("mail_sent") for server in (pair.a, pair.b)]
    people = [pair.person() for _ in range(PEOPLE)]
    for start in range(0, PEOPLE, AT_ONCE):
        some = zip(owner.by_turns(AT_ONCE), people[start : start + AT_ONCE], strict=True)
        assert await together(*(code(who, "addRecruitmentUser", **each) for who, each in some)) == {None: AT_ONCE}
    expected = {person["email"]: 2 for person in people}
    await pair.postbox.holding(expected)
    arrived = [mail for mail in pair.postbox.taken if mail.to in expected]
    assert len({mail.message_id for mail in arrived}) == len(arrived) == 2 * PEOPLE
    assert min(server.times("mail_sent") - had for server, had in zip((pair.a, pair.b), before, strict=True)) > 0


async def mails(pair: Pair, to: str) -> Counter[str]:
    """How many of each letter were written to somebody."""
    letters = ("invitation", "getting_started", "team_invitation")
    written = [row for row in (await dump(pair.url))["outgoing_mails"] if to in row]
    return Counter(letter for row in written for letter in letters if letter in row)
