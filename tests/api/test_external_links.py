"""Links for people outside the organisation: opened once, in time, by an action, and renewed by themselves."""

import pytest

from tests.support.client import Client
from tests.support.external import OPEN, PREVIEW, READER, RENEW, REVOKE, SHARES, Outside, share_the_view
from tests.support.operations import code, do
from tests.support.world import World

LOOK = """
    query { viewer { __typename ... on ExternalReader { email locale closesAt sharedView { procedureId version
        candidates { nodes { id displayName fullName competencies { band score } motives { band } } } } } } }
"""


@pytest.fixture
async def outside(world: World) -> Outside:
    return await share_the_view(world)


async def seen(reader: Client) -> str | None:
    """What the asker is: ExternalReader while they may read."""
    viewer = (await reader.ask(LOOK)).data["viewer"]
    return viewer and viewer["__typename"]  # type: ignore[no-any-return]


async def refusal(world: World, token: str) -> str:
    return await world.anonymous.refusal(OPEN, token=token)


async def test_a_link_opens_the_view_for_whoever_has_no_account(outside: Outside) -> None:
    reader = await outside.open(await outside.link())

    viewer = (await reader.ask(LOOK)).data["viewer"]
    assert viewer["email"] == READER
    assert viewer["closesAt"] == "2026-03-02T13:00:00+00:00"
    assert viewer["sharedView"]["procedureId"] == outside.procedure
    [first, second] = viewer["sharedView"]["candidates"]["nodes"]
    assert first["competencies"]
    assert second["competencies"]
    assert {person["fullName"] for person in (first, second)} == {None}
    assert first["motives"] is None
    assert first["competencies"][0]["score"] is None


async def test_a_link_opens_only_once(outside: Outside) -> None:
    token = await outside.link()
    await outside.open(token)

    assert await refusal(outside.world, token) == "LINK_NOT_VALID"


async def test_a_link_opens_until_its_seventh_day_is_over(outside: Outside) -> None:
    in_time, too_late = await outside.link("one@elders.example"), await outside.link("two@elders.example")
    outside.world.clock.forward(days=7, seconds=-1)
    await outside.open(in_time)
    outside.world.clock.forward(seconds=1)

    assert await refusal(outside.world, too_late) == "LINK_NOT_VALID"


async def test_a_visit_lasts_four_hours_and_no_longer(outside: Outside) -> None:
    reader = await outside.open(await outside.link())
    outside.world.clock.forward(hours=3, minutes=59)
    assert await seen(reader) == "ExternalReader"
    outside.world.clock.forward(minutes=1)

    assert await seen(reader) is None
    answer = await reader.ask("query ($id: ID!) { sharedView(procedureId: $id) { version } }", id=outside.procedure)
    assert answer.codes == ["UNAUTHENTICATED"]


async def test_looking_at_what_a_link_is_about_leaves_it_unopened(outside: Outside) -> None:
    token = await outside.link()
    for _ in range(3):
        preview = (await outside.world.anonymous.change(PREVIEW, token=token))["preview"]

    assert preview["procedureTitle"].startswith("Team lead")
    assert preview["openHere"] is False
    assert await outside.status() == "SENT"
    await outside.open(token)


async def test_whoever_opened_a_link_is_told_that_it_is_open_here(outside: Outside) -> None:
    token = await outside.link()
    reader = await outside.open(token)

    assert (await reader.change(PREVIEW, token=token))["preview"]["openHere"] is True
    assert await outside.world.anonymous.refusal(PREVIEW, token=token) == "LINK_NOT_VALID"


async def test_a_used_link_asks_for_a_new_one_that_comes_to_the_address_of_the_share(outside: Outside) -> None:
    used = await outside.link()
    await outside.open(used)
    [fresh] = await outside.renewed(used)

    await outside.open(fresh)


async def test_an_expired_link_asks_for_a_new_one_that_has_seven_days_of_its_own(outside: Outside) -> None:
    expired = await outside.link()
    outside.world.clock.forward(days=40)
    [fresh] = await outside.renewed(expired)
    assert await outside.status() == "SENT"
    outside.world.clock.forward(days=7, seconds=-1)

    await outside.open(fresh)


async def test_a_visit_goes_on_while_a_new_link_is_asked_for(outside: Outside) -> None:
    token = await outside.link()
    reader = await outside.open(token)
    await outside.renewed(token)

    assert await seen(reader) == "ExternalReader"
    assert await outside.status() == "OPENED"


async def test_older_links_die_with_the_new_one(outside: Outside) -> None:
    old = await outside.link()
    [fresh] = await outside.renewed(old)

    assert await refusal(outside.world, old) == "LINK_NOT_VALID"
    await outside.open(fresh)


async def test_three_new_links_a_day_and_the_fourth_tomorrow(outside: Outside) -> None:
    token = await outside.link()
    sent = [await outside.renewed(token) for _ in range(4)]
    assert [len(mails) for mails in sent] == [1, 1, 1, 0]
    outside.world.clock.forward(days=1)

    assert len(await outside.renewed(token)) == 1


async def test_sharing_again_with_the_same_address_renews_that_share(outside: Outside) -> None:
    old = await outside.link()
    await outside.share("Hanna@Elders.EXAMPLE")
    fresh = await outside.mailed()
    shares = (await outside.recruiter.ask(SHARES, procedure=outside.procedure)).data["recruitmentProcedure"]

    assert shares["externalShares"]["totalCount"] == 1
    assert await refusal(outside.world, old) == "LINK_NOT_VALID"
    await outside.open(fresh)


async def test_a_revoked_share_ends_its_visit_and_its_links(outside: Outside) -> None:
    share = await outside.share()
    token = await outside.mailed()
    reader = await outside.open(token)
    assert (await outside.recruiter.change(REVOKE, id=share))["externalShare"]["status"] == "REVOKED"

    assert await seen(reader) is None
    assert await outside.renewed(token) == []
    assert await outside.status() == "REVOKED"


@pytest.mark.parametrize("ending", ["withdrawView", "closeRecruitmentProcedure"])
async def test_what_ends_the_view_ends_it_outside_too(outside: Outside, ending: str) -> None:
    opened, unopened = await outside.link("one@elders.example"), await outside.link("two@elders.example")
    reader = await outside.open(opened)
    await do(outside.recruiter, ending, procedureId=outside.procedure)

    assert await seen(reader) is None
    assert await refusal(outside.world, unopened) == "LINK_NOT_VALID"
    assert await outside.status("two@elders.example") == "REVOKED"


async def test_nothing_is_shared_outside_before_there_is_a_view(world: World) -> None:
    recruiter = await world.as_("recruiter")
    made = await do(recruiter, "createRecruitmentProcedure", "procedure { id }", title="New", lensKey="leadership")
    procedure = made["procedure"]["id"]

    assert await code(recruiter, "shareViewExternally", procedureId=procedure, email=READER) == "NO_SHARED_VIEW"


async def test_every_link_that_does_not_open_is_refused_in_the_same_words(outside: Outside) -> None:
    world = outside.world
    used = await outside.link("one@elders.example")
    await outside.open(used)
    share = await outside.share("two@elders.example")
    revoked = await outside.mailed("two@elders.example")
    await outside.recruiter.change(REVOKE, id=share)
    expired = await outside.link("three@elders.example")
    world.clock.forward(days=8)
    told = {
        (await world.anonymous.ask(OPEN, token=token)).text
        for token in (used, revoked, expired, used[:-2], "", "x" * 66, "a.b")
    }

    assert len(told) == 1
    renewals = {(await world.anonymous.ask(RENEW, token=token)).text for token in (used, revoked, expired, "forged")}
    assert len(renewals) == 1
