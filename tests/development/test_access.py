"""The role of a development member: how it comes, what ends with it at once, and what comes back with it."""

from typing import Any

import pytest

from tests.support.development import GOALS, OWN, PASSWORD, WORK, added, from_candidate, own_insights, with_account
from tests.support.mails import delivered
from tests.support.operations import code, do, refused
from tests.support.world import World

ASSIGN = "employee { roles accountStatus mailStatus }"
ROLE = "DEVELOPMENT_MEMBER"


async def remove(world: World, person: str) -> None:
    await do(await world.as_("development"), "removeRole", employeeId=person, role=ROLE)


async def test_the_role_brings_an_account_and_two_mails_of_which_one_holds_the_link(world: World) -> None:
    person = await added(world)
    await delivered(world)
    assigned = await do(await world.as_("development"), "assignRole", ASSIGN, employeeId=person, role=ROLE)
    assert assigned["employee"] == {"roles": [ROLE], "accountStatus": "INVITED", "mailStatus": "WAITING"}
    invitation, welcome = await delivered(world)
    assert (invitation.to, welcome.to) == (WORK, WORK)
    assert invitation.link.partition("#")[0].endswith("/activate")
    assert (welcome.token, welcome.link.endswith("/sign-in")) == ("", True)


async def test_sending_the_invitation_again_makes_the_older_link_worthless(world: World) -> None:
    development, person = await world.as_("development"), await added(world)
    await do(development, "assignRole", employeeId=person, role=ROLE)
    [old] = [mail.token for mail in await delivered(world) if mail.token]
    await do(development, "resendInvitation", employeeId=person)
    [new] = [mail.token for mail in await delivered(world) if mail.token]
    assert await code(world.anonymous, "activateAccount", token=old, password=PASSWORD) == "LINK_NOT_VALID"
    assert await code(world.anonymous, "activateAccount", token=new, password=PASSWORD) is None
    assert await own_insights(await world.sign_in(WORK, PASSWORD)) is not None
    assert await code(development, "resendInvitation", employeeId=person) == "INVALID_INPUT"


async def test_without_any_role_left_the_account_ends_at_once(world: World) -> None:
    who, person = await from_candidate(world), await world.employee_id(WORK)
    await remove(world, person)
    answer = await who.ask(OWN)
    assert (answer.body["data"], answer.codes) == ({"viewer": None}, [])
    assert (await who.ask("{ organisation { id } }")).codes == ["UNAUTHENTICATED"]


async def test_a_link_that_was_sent_before_the_role_ended_is_worthless(world: World) -> None:
    development, person = await world.as_("development"), await added(world)
    await do(development, "assignRole", employeeId=person, role=ROLE)
    [token] = [mail.token for mail in await delivered(world) if mail.token]
    await remove(world, person)
    assert await code(world.anonymous, "activateAccount", token=token, password=PASSWORD) == "LINK_NOT_VALID"


@pytest.fixture
async def twofold(world: World) -> Any:
    """A development member with a goal, who keeps their account by another role, and their id."""
    who = await from_candidate(world)
    person = await world.employee_id(WORK)
    await do(await world.as_("owner"), "assignRole", employeeId=person, role="RECRUITMENT_MEMBER")
    await do(who, "createDevelopmentGoal", title="Listen first")
    return who, person


async def test_with_another_role_left_only_insights_and_goals_are_gone(world: World, twofold: Any) -> None:
    who, person = twofold
    insights = await own_insights(who)
    await remove(world, person)
    for query in (OWN, GOALS):
        answer = await who.ask(query)
        assert set(answer.body["data"]["viewer"].values()) == {None}
        assert answer.codes == ["FORBIDDEN"]
    for id in (insights["id"], insights["competencies"][0]["id"]):
        assert (await who.ask("query ($id: ID!) { node(id: $id) { id } }", id=id)).data["node"] is None
    assert await refused(who, "createDevelopmentGoal", title="Ask") == ("FORBIDDEN", "")


async def test_insights_and_goals_come_back_with_the_role(world: World, twofold: Any) -> None:
    who, person = twofold
    insights, goals = await own_insights(who), (await who.ask(GOALS)).data
    await remove(world, person)
    await do(await world.as_("development"), "assignRole", employeeId=person, role=ROLE)
    assert (await own_insights(who), (await who.ask(GOALS)).data) == (insights, goals)


async def test_insights_come_back_with_a_new_account_too(world: World) -> None:
    who, person = await from_candidate(world), await world.employee_id(WORK)
    insights = await own_insights(who)
    await remove(world, person)
    assert await own_insights(await with_account(world, person)) == insights


async def test_somebody_who_was_added_has_no_way_in_before_they_have_a_role(world: World) -> None:
    person = await added(world)
    assert [mail.token for mail in await delivered(world)] == [""]
    assert await code(await world.as_("development"), "resendInvitation", employeeId=person) is not None
