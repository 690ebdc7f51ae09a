"""Subscriptions in GraphiQL: what comes is shown as it comes, and why no more comes."""

from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.pages.conftest import Demo
from tests.support.browser import Visit
from tests.support.client import SIGN_IN, Client
from tests.support.graphiql import begin, run, shown
from tests.support.operations import do

pytestmark = pytest.mark.asyncio(loop_scope="session")

FILTERS = {"competencies": True}


class Saving:
    """A recruiter who saves the view that is watched."""

    def __init__(self, client: Client, procedure: dict[str, Any]) -> None:
        self._client, self._procedure = client, procedure

    async def save(self) -> str:
        """Saves the view anew; how GraphiQL shows its version."""
        saved = await do(
            self._client,
            "shareView",
            "sharedView { version }",
            procedureId=self._procedure["id"],
            candidateIds=self._procedure["candidateIds"][:2],
            filters=FILTERS,
        )
        return f'"version": {saved["sharedView"]["version"]}'

    async def withdraw(self) -> None:
        await do(self._client, "withdrawView", procedureId=self._procedure["id"])


@pytest_asyncio.fixture(loop_scope="session")
async def saving(demo: Demo) -> Saving:
    """A recruiter at work elsewhere; there is a view already."""
    account = demo.account("RECRUITER")
    client = Client(demo.server.http)
    client.token = (await client.change(SIGN_IN, email=account["email"], password=account["password"]))["accessToken"]
    recruiter = Saving(client, demo.facts["organisations"][0]["procedures"][0])
    await recruiter.save()
    return recruiter


async def test_a_subscription_shows_each_save_until_it_is_stopped(visit: Visit, saving: Saving) -> None:
    await visit.open("/graphql")
    await run(visit, "HiringManagerSignsIn")
    await begin(visit, "WatchTheView")
    for _ in range(2):
        await expect(shown(visit)).to_contain_text('"sharedViewChanged"')
        await expect(shown(visit)).to_contain_text(await saving.save())
    await visit.page.get_by_role("button", name="Stop query").click()
    await expect(visit.page.get_by_role("button", name="Execute query")).to_be_visible()
    assert visit.complaints == []


async def test_who_signed_in_on_the_page_watches_without_a_token(visit: Visit, demo: Demo, saving: Saving) -> None:
    manager = demo.account("RECRUITMENT_MEMBER")
    await visit.open("/sign-in?next=/graphql")
    await visit.sign_in(manager["email"], manager["password"])
    await begin(visit, "WatchTheView")
    await expect(shown(visit)).to_contain_text('"sharedViewChanged"')
    await expect(shown(visit)).to_contain_text(await saving.save())


async def test_a_subscription_that_the_service_ends_shows_why(visit: Visit, saving: Saving) -> None:
    await visit.open("/graphql")
    await run(visit, "HiringManagerSignsIn")
    await begin(visit, "WatchTheView")
    await expect(shown(visit)).to_contain_text('"sharedViewChanged"')
    await saving.withdraw()
    await expect(shown(visit)).to_contain_text('"code": "ACCESS_ENDED"')
    await expect(visit.page.get_by_role("button", name="Execute query")).to_be_visible()
    await saving.save()


async def test_watching_as_nobody_shows_why_that_cannot_be(visit: Visit) -> None:
    await visit.open("/graphql")
    await begin(visit, "WatchTheView")
    await expect(shown(visit)).to_contain_text('"code": "UNAUTHENTICATED"')
    await expect(shown(visit)).not_to_contain_text('"stack"')
