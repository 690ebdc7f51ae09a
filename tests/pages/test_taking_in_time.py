"""A test with a time limit, in one language: what the page says of both, and how it goes on after the time."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from db.demo import DemoOrganisation
from tests.support.browser import Visit
from tests.support.outside import Reception, receiving
from tests.support.taking_pages import at_item, hurried_instruments, welcome_newcomer

pytestmark = pytest.mark.asyncio(loop_scope="session")

OVER = "Time is up for “Personality”: thank you. What you answered counts. 4 more tests to go."
NOTHING = (
    "Time is up for “Personality”. Nothing of it was answered, so there is no score for it, nor for a competency in "
    "which it counts. 4 more tests to go."
)


@pytest_asyncio.fixture(loop_scope="session")
async def reception(prepared: tuple[Path, list[DemoOrganisation]], tmp_path: Path) -> AsyncIterator[Reception]:
    """The service with a personality test of five minutes in Dutch."""
    async with receiving(prepared, tmp_path, instruments=hurried_instruments(tmp_path / "own")) as there:
        yield there


async def hurry(reception: Reception, visit: Visit) -> None:
    """An employee at the first item of that test."""
    await welcome_newcomer(reception, visit)
    await visit.page.get_by_role("button", name="Start the assessment").click()
    await visit.page.get_by_role("button", name="Start now").click()
    await expect(visit.page.get_by_text("This test is in Dutch.")).to_be_visible()
    await visit.page.get_by_role("button", name="Begin").click()
    await at_item(visit.page, 1)
    await expect(visit.page.get_by_role("button", name="Choose another language")).to_have_count(0)


async def answer_one(page: Page) -> None:
    await page.keyboard.press("3")
    await at_item(page, 2)


async def test_the_time_that_is_left_is_told(reception: Reception, guest: Visit) -> None:
    await hurry(reception, guest)
    await expect(guest.page.get_by_role("timer")).to_have_text("5 minutes left")
    assert guest.complaints == []


async def test_an_answer_after_the_time_leads_on_to_the_next_test(reception: Reception, guest: Visit) -> None:
    await hurry(reception, guest)
    await answer_one(guest.page)
    reception.world.clock.forward(minutes=5)
    await guest.page.keyboard.press("3")
    await expect(guest.page.get_by_text(OVER)).to_be_visible()
    await expect(guest.page.get_by_role("heading", name="Reasoning")).to_be_focused()
    assert guest.complaints == []


async def test_coming_back_after_the_time_leads_on_to_the_next_test_and_says_that_nothing_was_answered(
    reception: Reception, guest: Visit
) -> None:
    await hurry(reception, guest)
    reception.world.clock.forward(minutes=5)
    await guest.page.reload()
    await expect(guest.page.get_by_text(NOTHING)).to_be_visible()
    assert guest.complaints == []


async def test_a_page_on_which_nobody_answers_goes_on_by_itself_when_the_time_is_over(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    await page.clock.install(time=datetime.now(UTC))
    await hurry(reception, guest)
    await answer_one(page)
    await expect(page.locator("#spoken")).to_have_text("5 minutes left")
    await page.clock.run_for("04:30")
    await expect(page.get_by_role("timer")).to_have_text("Less than a minute left")
    reception.world.clock.forward(minutes=5)
    await page.clock.run_for("01:00")
    await expect(page.get_by_text(OVER)).to_be_visible()
    await expect(page.locator("#spoken")).to_be_empty()
    assert guest.complaints == []
