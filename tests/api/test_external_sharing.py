"""Sharing outside as those see it who share: whom with, in which language, what became of the mail, and who may."""

from typing import Any

import pytest

from db.models.outbox import MailStatus
from mail.transports import MailRefused
from tests.support.client import Client
from tests.support.external import READER, REVOKE, SHARE_EXTERNALLY, Outside, share_the_view
from tests.support.mails import Refusing, delivered
from tests.support.operations import code, do, refused
from tests.support.visible_sql import cost
from tests.support.world import World

PAGE = """
    query ($id: ID!, $first: Int, $after: String) { recruitmentProcedure(id: $id) {
        externalShares(first: $first, after: $after) {
            totalCount pageInfo { hasNextPage endCursor } nodes { email mailStatus }
        }
    } }
"""

OPEN_IT = "mutation ($token: String!) { openExternalLink(input: {token: $token}) { errors { code } } }"


@pytest.fixture
async def outside(world: World) -> Outside:
    return await share_the_view(world)


async def test_a_share_tells_until_when_its_link_opens_and_its_visit_lasts(outside: Outside) -> None:
    share = (await outside.recruiter.change(SHARE_EXTERNALLY, procedure=outside.procedure, email=READER))[
        "externalShare"
    ]
    made = {"sentAt": "2026-03-02T09:00:00+00:00", "expiresAt": "2026-03-09T09:00:00+00:00"}
    assert share == share | {**made, "openedAt": None, "closesAt": None, "status": "SENT", "mailStatus": "WAITING"}
    token = await outside.mailed()
    outside.world.clock.forward(hours=1)
    await outside.open(token)
    [share] = await outside.shares()
    opened = {"openedAt": "2026-03-02T10:00:00+00:00", "closesAt": "2026-03-02T14:00:00+00:00"}
    assert share == share | {**made, **opened, "status": "OPENED", "mailStatus": "SENT"}


async def test_a_share_stands_where_its_link_and_visit_stand(outside: Outside) -> None:
    opened, unopened = await outside.link("one@elders.example"), await outside.link("two@elders.example")
    await outside.open(opened)
    assert (await outside.status("one@elders.example"), await outside.status("two@elders.example")) == (
        "OPENED",
        "SENT",
    )
    outside.world.clock.forward(hours=4)
    assert await outside.status("one@elders.example") == "CLOSED"
    outside.world.clock.forward(days=7)
    assert await outside.status("two@elders.example") == "EXPIRED"
    assert await outside.world.anonymous.refusal(OPEN_IT, token=unopened) == "LINK_NOT_VALID"


@pytest.mark.parametrize("address", ["", "no address", "two@a.example, b@c.example", "x\r\nBcc: y@z.example", "@"])
async def test_what_is_no_address_gets_no_link(outside: Outside, address: str) -> None:
    asked = {"procedureId": outside.procedure, "email": address}
    assert await refused(outside.recruiter, "shareViewExternally", **asked) == ("INVALID_INPUT", "input.email")
    assert await outside.shares() == []


@pytest.mark.parametrize(
    ("ending", "refusal"), [("withdrawView", "NO_SHARED_VIEW"), ("closeRecruitmentProcedure", "PROCEDURE_CLOSED")]
)
async def test_nothing_is_shared_outside_once_the_view_has_ended(outside: Outside, ending: str, refusal: str) -> None:
    await do(outside.recruiter, ending, procedureId=outside.procedure)
    asked = {"procedureId": outside.procedure, "email": READER}
    assert await code(outside.recruiter, "shareViewExternally", **asked) == refusal


async def test_what_was_revoked_by_a_withdrawal_stays_so_when_the_view_is_saved_again(outside: Outside) -> None:
    token = await outside.link()
    await do(outside.recruiter, "withdrawView", procedureId=outside.procedure)
    chosen = outside.world.procedure().candidates[:1]
    await do(outside.recruiter, "shareView", procedureId=outside.procedure, candidateIds=chosen, filters={})
    assert await outside.world.anonymous.refusal(OPEN_IT, token=token) == "LINK_NOT_VALID"
    assert await outside.renewed(token) == []
    assert await outside.status() == "REVOKED"


@pytest.mark.parametrize("who", ["manager", "recruiter2", "member", "development", "their recruiter", None])
async def test_nobody_but_those_who_run_the_procedure_learns_of_its_shares_or_ends_one(
    outside: Outside, who: str | None
) -> None:
    share, token = await outside.share(), await outside.mailed()
    client = await outside.world.as_(who) if who else outside.world.anonymous
    found = await client.ask("query ($id: ID!) { node(id: $id) { ... on ExternalShare { email } } }", id=share)
    assert found.data["node"] is None
    assert READER not in (await client.ask(PAGE, id=outside.procedure)).text
    answer = await client.ask(REVOKE, id=share)
    assert answer.codes == ["UNAUTHENTICATED"] or answer.data["revokeExternalShare"]["externalShare"] is None
    await outside.open(token)


async def test_who_runs_the_procedure_finds_a_share_by_its_id(outside: Outside) -> None:
    asked = "query ($id: ID!) { node(id: $id) { ... on ExternalShare { email status mailStatus } } }"
    for who in ("recruiter", "admin", "owner"):
        found = (await (await outside.world.as_(who)).ask(asked, id=await outside.share())).data["node"]
        assert found == {"email": READER, "status": "SENT", "mailStatus": "WAITING"}


@pytest.mark.parametrize(("locale", "language"), [(None, "en"), ("EN", "en"), ("NL", "nl")])
async def test_a_reader_is_written_and_spoken_to_in_the_language_the_sharer_chose(
    outside: Outside, locale: str | None, language: str
) -> None:
    await outside.share(locale=locale)
    [mail] = await delivered(outside.world)
    reader = await outside.open(mail.token)
    assert (mail.language, await locale_of(reader)) == (language, language.upper())


async def test_a_reader_chooses_a_language_that_later_links_come_in_until_the_sharer_says_otherwise(
    outside: Outside,
) -> None:
    token = await outside.link(locale="NL")
    reader = await outside.open(token)
    await do(reader, "updateExternalReader", locale="EN")
    assert await locale_of(reader) == "EN"
    await outside.renewed(token)
    await outside.share()
    assert [mail.language for mail in await delivered(outside.world)] == ["en"]
    await outside.share(locale="NL")
    assert [mail.language for mail in await delivered(outside.world)] == ["nl"]


async def locale_of(reader: Client) -> str:
    viewer = (await reader.ask("{ viewer { ... on ExternalReader { locale } } }")).data["viewer"]
    return viewer["locale"]  # type: ignore[no-any-return]


async def test_a_mail_that_is_refused_for_good_shows_until_sharing_again_sends_another(outside: Outside) -> None:
    await outside.share()
    await outside.share("two@elders.example")
    world, gone = outside.world, MailRefused("550", permanent=True)
    await delivered(world, Refusing({READER: gone}))
    assert {each["email"]: each["mailStatus"] for each in await outside.shares()} == {
        READER: MailStatus.FAILED,
        "two@elders.example": MailStatus.SENT,
    }
    await outside.share()
    assert await outside.status(field="mailStatus") == MailStatus.WAITING
    await outside.open(await outside.mailed())
    assert await outside.status(field="mailStatus") == MailStatus.SENT


async def test_shares_come_in_pages_the_newest_first(outside: Outside) -> None:
    for number in range(5):
        await outside.share(f"{number}@elders.example")
        outside.world.clock.forward(minutes=1)
    await outside.share("0@elders.example")
    found, after = list[str](), None
    for more in (True, True, False):
        answer = await outside.recruiter.ask(PAGE, id=outside.procedure, first=2, after=after)
        page: Any = answer.data["recruitmentProcedure"]["externalShares"]
        found += [each["email"][0] for each in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        assert (page["totalCount"], page["pageInfo"]["hasNextPage"]) == (5, more)
    assert found == ["4", "3", "2", "1", "0"]


async def test_many_shares_of_many_procedures_take_no_statement_more_than_a_few(outside: Outside) -> None:
    shares = "{ recruitmentProcedures { nodes { externalShares { totalCount nodes { status mailStatus } } } } }"
    await outside.share()
    few = await cost(outside.world, outside.recruiter, shares)
    for number in range(5):
        await outside.share(f"{number}@elders.example")
    other = await share_the_view(outside.world, title="Data analyst")
    await other.share()
    assert await cost(outside.world, outside.recruiter, shares) == few


@pytest.mark.parametrize(
    ("wanted", "statements"), [("totalCount", 2), ("nodes { email status }", 2), ("nodes { mailStatus }", 3)]
)
async def test_of_shares_no_more_is_read_than_is_asked_for(outside: Outside, wanted: str, statements: int) -> None:
    await outside.share()
    asked = f"query ($id: ID!) {{ recruitmentProcedure(id: $id) {{ externalShares {{ {wanted} }} }} }}"
    assert await cost(outside.world, outside.recruiter, asked, id=outside.procedure) == statements


@pytest.mark.parametrize("lookalike", ["x@straße.example", "ﬁ@strasse.example", "ｘ@strasse.example"])
async def test_an_address_that_only_looks_alike_is_a_share_of_its_own(outside: Outside, lookalike: str) -> None:
    await outside.share("x@strasse.example")
    await outside.share("fi@strasse.example")
    payload = await outside.recruiter.change(SHARE_EXTERNALLY, procedure=outside.procedure, email=lookalike)

    assert payload["externalShare"]["email"] == lookalike


async def test_an_address_gets_ten_links_an_hour_at_most(outside: Outside) -> None:
    for _ in range(10):
        await outside.share()
    asked = {"procedure": outside.procedure, "email": READER}
    assert await outside.recruiter.refusal(SHARE_EXTERNALLY, **asked) == "TOO_MANY_ATTEMPTS"
    outside.world.clock.forward(hours=1)
    outside.recruiter = await outside.world.sign_in("recruiter@noorderlicht.example")

    await outside.share()
