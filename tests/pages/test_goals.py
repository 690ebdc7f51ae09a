"""One's own goals in a browser: from a suggestion to done, with days, in pages, and after the role is gone."""

from datetime import timedelta

import pytest
from playwright.async_api import Locator, Page, expect

from tests.support.browser import Visit
from tests.support.member import MEMBER, welcome_member
from tests.support.operations import do
from tests.support.outside import Reception

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def save(page: Page, **fields: str) -> None:
    """Fills in the form that is open, and sends it."""
    for label, value in fields.items():
        await page.get_by_label({"title": "What is it about?", "due": "By when?"}[label]).fill(value)
    await page.get_by_role("button", name="Save").click()


def goal(page: Page, title: str) -> Locator:
    return page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=title, exact=True))


async def test_a_suggestion_becomes_a_goal_that_is_changed_completed_and_deleted(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    await welcome_member(reception, guest)
    await page.get_by_role("button", name="Problem solving", exact=True).click()
    suggestion = page.locator(".suggestion:visible").first
    title = await suggestion.get_by_role("heading").inner_text()
    await suggestion.get_by_role("button", name="Make this a goal").click()
    await expect(page.get_by_label("What is it about?")).to_have_value(title)
    await save(page, due="2099-03-31")
    await suggestion.get_by_role("link", name="Your goals").click()
    await expect(goal(page, title)).to_contain_text("By 31 March 2099")
    await expect(goal(page, title)).to_contain_text("From a suggestion")
    await page.get_by_role("button", name="Change").click()
    await save(page, title="Hand it over", due="")
    await expect(goal(page, "Hand it over")).to_contain_text("No date chosen")
    await page.get_by_role("button", name="It is done").click()
    await expect(page.get_by_text("Well done: “Hand it over” is finished")).to_be_visible()
    await page.get_by_text("Done (1)").click()
    await page.get_by_role("button", name="Delete: Hand it over").click()
    await page.get_by_role("button", name="Keep it").click()
    await expect(goal(page, "Hand it over")).to_be_visible()
    await page.get_by_role("button", name="Delete: Hand it over").click()
    await page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    await expect(page.get_by_text("“Hand it over” is deleted")).to_be_visible()
    await page.reload()
    await expect(page.get_by_text("There is nothing here to work on")).to_be_visible()
    assert guest.complaints == []


async def test_a_goal_from_a_score_leads_back_to_that_score(reception: Reception, guest: Visit) -> None:
    page = guest.page
    await welcome_member(reception, guest)
    await page.get_by_role("button", name="Problem solving", exact=True).click()
    await page.get_by_role("button", name="Make Problem solving a goal").click()
    await save(page)
    await page.locator("#places").get_by_role("link", name="Your goals").click()
    await goal(page, "Work on: Problem solving").get_by_role("link", name="Problem solving").click()
    await expect(page.locator("#advice-problem_solving")).to_be_visible()
    assert guest.complaints == []


async def test_a_free_goal_needs_a_title_and_a_day_to_come(reception: Reception, guest: Visit) -> None:
    page = guest.page
    await welcome_member(reception, guest)
    await guest.open("/goals")
    await page.get_by_role("button", name="Make a goal").click()
    await save(page, title=" ")
    await expect(page.get_by_role("alert")).to_have_text("Say in a few words what it is about.")
    await expect(page.get_by_label("What is it about?")).to_be_focused()
    await save(page, title="Read an article", due="2020-01-01")
    await expect(page.get_by_role("alert")).to_have_text("Choose today or a day to come, or leave it empty.")
    await expect(page.get_by_label("By when?")).to_be_focused()
    await save(page, due="")
    await expect(goal(page, "Read an article").get_by_role("heading")).to_be_focused()


async def test_escape_leaves_the_form_and_leads_back_to_the_button(reception: Reception, guest: Visit) -> None:
    page = guest.page
    await welcome_member(reception, guest)
    await guest.open("/goals")
    await page.get_by_role("button", name="Make a goal").press("Enter")
    await expect(page.get_by_label("What is it about?")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(page.get_by_role("button", name="Make a goal")).to_be_focused()


async def test_a_day_that_went_by_is_said_kindly(reception: Reception, guest: Visit) -> None:
    clock, now = reception.world.clock, reception.world.clock.instant
    clock.instant = now - timedelta(days=9)
    past = await reception.world.sign_in(MEMBER)
    due = (now - timedelta(days=5)).date()
    await do(past, "createDevelopmentGoal", title="Late", dueOn=due.isoformat())
    clock.instant = now
    await welcome_member(reception, guest)
    await guest.open("/goals")
    await expect(goal(guest.page, "Late")).to_contain_text(f"The day you chose was {due.day} ")
    await expect(goal(guest.page, "Late")).to_contain_text("would another day suit you better?")


async def test_goals_come_twenty_at_a_time(reception: Reception, guest: Visit) -> None:
    page = guest.page
    member = await welcome_member(reception, guest)
    for number in range(21):
        await do(member, "createDevelopmentGoal", title=f"Goal {number}")
    await guest.open("/goals")
    await expect(page.locator("#open > li")).to_have_count(20)
    await page.get_by_role("button", name="Show more goals").click()
    await expect(page.locator("#open > li")).to_have_count(21)
    await expect(page.locator("#open > li").last.get_by_role("heading")).to_be_focused()
    await expect(page.get_by_role("button", name="Show more goals")).to_be_hidden()


async def test_whoever_loses_the_role_while_the_page_is_open_reads_so_and_saves_nothing(
    reception: Reception, guest: Visit
) -> None:
    page, world = guest.page, reception.world
    owner, person = await world.as_("owner"), await world.employee_id(MEMBER)
    await welcome_member(reception, guest)
    await guest.open("/goals")
    await do(owner, "assignRole", employeeId=person, role="RECRUITMENT_MEMBER")
    await do(owner, "removeRole", employeeId=person, role="DEVELOPMENT_MEMBER")
    await page.get_by_role("button", name="Make a goal").click()
    await save(page, title="Too late")
    await expect(page.get_by_role("alert")).to_contain_text("Your role does not allow this")
    await page.reload()
    await expect(page.get_by_text("your account does not have that role")).to_be_visible()
    assert guest.complaints == []
