"""GraphiQL's tabs for sharing with somebody outside, from the recruiter's invitation to its end."""

import pytest
from playwright.async_api import expect

from tests.pages.conftest import Demo
from tests.support.browser import Visit
from tests.support.graphiql import done, run

pytestmark = pytest.mark.asyncio(loop_scope="session")

READER = "hedda@elders.example"


async def mailed(visit: Visit) -> str:
    """The token in the link of the newest letter to the reader; afterwards GraphiQL is open again."""
    link = await visit.link_in_letter(READER, about="Team lead home care, Groningen")
    token = (await link.get_attribute("href") or "").partition("#token=")[2]
    await visit.open("/graphql")
    return token


async def test_a_view_is_shared_with_somebody_outside_who_opens_it_until_the_share_is_revoked(
    visit: Visit, demo: Demo
) -> None:
    procedure = demo.facts["organisations"][0]["procedures"][0]["id"]
    await visit.open("/graphql")
    await run(visit, "SignIn")
    await done(visit, "ShareView")
    shared = {"input": {"procedureId": procedure, "email": READER, "locale": "EN"}}
    assert (await done(visit, "ShareExternally", shared))["externalShare"]["status"] == "SENT"
    token = await mailed(visit)

    about = (await done(visit, "PreviewLink", {"input": {"token": token}}))["preview"]
    assert about["procedureTitle"] == "Team lead home care, Groningen"
    opened = await done(visit, "OpenLink", {"input": {"token": token, "transport": "TOKEN"}})
    box = visit.page.get_by_label("Access token")
    await box.fill(opened["accessToken"])
    await box.press("Enter")
    await expect(visit.page.get_by_text("You ask as ExternalReader")).to_be_visible()
    assert (await done(visit, "WhatTheReaderSees"))["sharedView"]["candidates"]["nodes"]
    assert await done(visit, "RequestNewLink", {"input": {"token": token}}) == {"errors": []}

    await run(visit, "SignIn")
    await expect(visit.page.get_by_text("You ask as Roos de Wit")).to_be_visible()
    [share] = (await done(visit, "ExternalShares", {"procedureId": procedure}))["externalShares"]["nodes"]
    assert (share["email"], share["status"]) == (READER, "OPENED")
    ended = await done(visit, "RevokeExternalShare", {"input": {"externalShareId": share["id"]}})
    assert ended["externalShare"]["status"] == "REVOKED"
    assert visit.complaints == []
