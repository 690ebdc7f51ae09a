"""Where employees find the assessment: before the first, again after a month, and too soon."""

import pytest
from playwright.async_api import expect

from tests.support.browser import Visit
from tests.support.development import own_insights
from tests.support.member import welcome_member
from tests.support.operations import address
from tests.support.outside import Reception
from tests.support.taking import take_all
from tests.support.taking_pages import MANAGER, all_but, at_first_item, at_item, progress, welcome_newcomer
from tests.support.world import PASSWORD

pytestmark = pytest.mark.asyncio(loop_scope="session")

TESTS = [
    "Personality about 10 minutes",
    "Reasoning about 12 minutes",
    "Behaviour under pressure about 7 minutes",
    "Learning agility about 6 minutes",
    "Motives about 11 minutes",
]


async def test_insights_that_are_not_there_yet_lead_to_the_assessment(reception: Reception, guest: Visit) -> None:
    page = guest.page
    await welcome_newcomer(reception, guest)
    await guest.open("/insights")
    await page.get_by_role("link", name="Take the assessment").click()
    await expect(page.get_by_text("nobody in your organisation gets to see them")).to_be_visible()
    await expect(page.get_by_text("Motives are not shown in your insights")).to_be_visible()
    await expect(page.get_by_role("listitem")).to_have_text(TESTS)
    await expect(page.get_by_text("Together that is about 46 minutes")).to_be_visible()
    await page.get_by_role("button", name="Start the assessment").click()
    await expect(page.locator(".explanation")).to_be_visible()
    await guest.open("/insights")
    await page.get_by_role("link", name="Go on with the assessment").click()
    await expect(page.locator(".explanation")).to_be_visible()
    assert guest.complaints == []


async def test_the_assessment_has_a_place_on_the_front_page(reception: Reception, guest: Visit) -> None:
    await welcome_newcomer(reception, guest)
    await guest.open("/")
    await guest.page.locator("#content").get_by_role("link", name="Assessment").click()
    await expect(guest.page.get_by_role("button", name="Start the assessment")).to_be_visible()


async def test_after_a_month_insights_lead_to_taking_it_again_which_brings_new_ones(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    member = await welcome_member(reception, guest)
    before = await own_insights(member)
    await page.get_by_role("link", name="Take it again").click()
    await expect(page.get_by_role("heading", name="Take the assessment again")).to_be_visible()
    await expect(page.get_by_role("listitem")).to_have_text(TESTS)
    await page.get_by_role("button", name="Start the assessment").click()
    await expect(page.locator(".explanation")).to_be_visible()
    await all_but(member, 1)
    await page.reload()
    await at_item(page, 60, 60)
    await page.keyboard.press("3")
    await expect(page.get_by_text("Motives are not shown in your insights")).to_be_visible()
    await page.get_by_role("link", name="See your insights").click()
    await expect(page.get_by_text("Can be taken again from")).to_be_visible()
    await expect(page.get_by_text("Motives are not shown in your insights")).to_be_visible()
    await expect(page.get_by_role("link", name="Take it again")).to_have_count(0)
    assert (await own_insights(member))["completedAt"] != before["completedAt"]
    await guest.open("/assessment")
    await expect(page.get_by_role("heading", name="A little too soon")).to_be_visible()
    await expect(page.get_by_role("button", name="Start the assessment")).to_have_count(0)
    assert guest.complaints == []


async def test_a_page_that_does_not_know_yet_that_it_is_too_soon_is_told_from_when_it_can_be_taken(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    who = await welcome_newcomer(reception, guest)
    await take_all(who)
    await page.get_by_role("button", name="Start the assessment").click()
    await expect(page.get_by_role("heading", name="A little too soon")).to_be_focused()
    await expect(page.get_by_text("you can take it again")).to_contain_text(str(reception.world.clock.now().year)[:2])
    await page.get_by_role("link", name="See your insights").click()
    await expect(page.locator(".insight").first).to_be_visible()
    assert guest.complaints == []


async def test_after_a_session_that_ended_or_became_anothers_signing_in_leads_back_to_the_same_item(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    who = await at_first_item(reception, guest)
    await page.keyboard.press("2")
    await at_item(page, 2)
    second = Visit(await page.context.new_page(), reception.url)
    await second.open("/goals")
    await second.page.get_by_role("button", name="Sign out").click()
    await second.sign_in(address("member"), PASSWORD)
    await expect(second.page.get_by_role("link", name="Daan Visser")).to_be_visible()
    await page.keyboard.press("2")
    await expect(page.get_by_role("heading", name="Somebody else uses this browser now")).to_be_focused()
    assert (await progress(who))[0] == ("IN_PROGRESS", 1)
    await page.get_by_role("button", name="Sign out").click()
    await expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    await guest.open("/assessment")
    await guest.sign_in(MANAGER, PASSWORD)
    await at_item(page, 2)
    reception.world.clock.forward(minutes=31)
    await page.keyboard.press("2")
    await expect(page.get_by_text("Sign in first")).to_be_visible()
    await guest.sign_in(MANAGER, PASSWORD)
    await at_item(page, 2)
    await expect(page.locator("#prompt")).to_be_focused()


@pytest.mark.parametrize("who", ["owner", "recruiter", "development"])
async def test_others_find_nothing_there_but_the_reason(reception: Reception, guest: Visit, who: str) -> None:
    await guest.open("/assessment")
    await guest.sign_in(address(who), PASSWORD)
    await expect(guest.page.get_by_text("your account does not have that role")).to_be_visible()
    assert await guest.page.locator("#content button").count() == 0
    assert guest.complaints == []
