"""Test by test and item by item: the tour, the language, the answers, and what the keyboard does."""

import pytest
from playwright.async_api import expect

from tests.support.browser import Visit
from tests.support.outside import Reception
from tests.support.taking import OWN, answer, begun, under_way
from tests.support.taking_pages import (
    answer_every_matrix,
    at_first_item,
    at_item,
    progress,
    start_test,
    tab_to,
    tour_by_keyboard,
    welcome_newcomer,
)

pytestmark = pytest.mark.asyncio(loop_scope="session")

LAST_ITEMS = {
    "Personality": 50,
    "Reasoning": 20,
    "Behaviour under pressure": 36,
    "Learning agility": 30,
    "Motives": 60,
}


async def test_an_employee_takes_everything_by_the_keyboard_alone_up_to_their_insights(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    await welcome_newcomer(reception, guest)
    await tab_to(page, "Start the assessment")
    await page.keyboard.press("Enter")
    for test, total in LAST_ITEMS.items():
        await expect(page.get_by_role("heading", level=1)).to_have_text(test)
        await expect(page.locator("#title")).to_be_focused()
        if test == "Reasoning":
            await tour_by_keyboard(page)
        else:
            await tab_to(page, "Start now")
        await page.keyboard.press("Enter")
        await tab_to(page, "Begin")
        await page.keyboard.press("Enter")
        if test == "Reasoning":
            await answer_every_matrix(page, lambda number: page.keyboard.press(str(number % 8 + 1)))
            continue
        for number in range(1, total + 1):
            await at_item(page, number, total)
            await page.keyboard.press(str(number % 5 + 1))
    await expect(page.get_by_role("heading", name="That was the last question")).to_be_focused()
    await tab_to(page, "See your insights")
    await page.keyboard.press("Enter")
    await expect(page.locator(".insight").first).to_be_visible()
    assert guest.complaints == []


async def test_the_tour_goes_step_by_step_and_back_and_is_noted_at_its_end(reception: Reception, guest: Visit) -> None:
    page = guest.page
    who = await welcome_newcomer(reception, guest)
    await page.get_by_role("button", name="Start the assessment").click()
    await page.get_by_role("button", name="Follow the tour first").click()
    await expect(page.get_by_text("Step 1 of 3")).to_be_visible()
    await expect(page.get_by_role("heading", name="One statement at a time")).to_be_focused()
    await page.get_by_role("button", name="Next").click()
    await expect(page.get_by_text("Step 2 of 3")).to_be_visible()
    await page.get_by_role("button", name="Back").click()
    await page.get_by_role("button", name="Back").click()
    await expect(page.get_by_role("button", name="Start now")).to_be_visible()
    await page.get_by_role("button", name="Follow the tour first").click()
    await page.get_by_role("button", name="Next").click()
    await page.get_by_role("button", name="Next").click()
    assert (await progress(who))[0] == ("NOT_STARTED", 0)
    await page.get_by_role("button", name="End the tour").click()
    await expect(page.get_by_text("That was the tour")).to_be_visible()
    assert (await progress(who))[0] == ("TOUR_DONE", 0)
    await start_test(page)
    assert guest.complaints == []


async def test_a_test_is_taken_in_the_language_that_is_chosen_whatever_the_page_speaks(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    await welcome_newcomer(reception, guest)
    await page.get_by_role("button", name="Start the assessment").click()
    await page.get_by_role("button", name="Start now").click()
    await expect(page.get_by_role("radio", name="English")).to_be_checked()
    await page.get_by_role("radio", name="Nederlands").check()
    await page.get_by_role("button", name="Begin").click()
    await expect(page.get_by_role("button", name="Helemaal mee eens")).to_be_visible()
    await expect(page.locator("fieldset")).to_have_attribute("lang", "nl")
    await expect(page.locator("#place")).to_have_text("1 of 50")
    await page.get_by_role("button", name="Choose another language").click()
    await page.get_by_role("radio", name="English").check()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Strongly agree")).to_be_visible()
    await page.keyboard.press("1")
    await at_item(page, 2)
    await expect(page.get_by_role("button", name="Choose another language")).to_have_count(0)
    assert guest.complaints == []


async def test_a_double_click_answers_one_item(reception: Reception, guest: Visit) -> None:
    who = await at_first_item(reception, guest)
    await guest.page.get_by_role("button", name="Agree", exact=True).dblclick()
    await at_item(guest.page, 2)
    await guest.page.get_by_role("button", name="Agree", exact=True).click()
    await at_item(guest.page, 3)
    assert (await progress(who))[0] == ("IN_PROGRESS", 2)


async def test_the_second_half_of_a_double_click_does_not_answer_the_item_that_came_between(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    who = await at_first_item(reception, guest)
    await page.get_by_role("button", name="Agree", exact=True).click()
    await at_item(page, 2)
    await page.route("**/graphql", lambda route: None)
    await page.mouse.down(click_count=2)
    await page.mouse.up(click_count=2)
    assert await page.locator("[data-chosen]").count() == 0
    await page.unroute("**/graphql")
    await page.keyboard.press("2")
    await at_item(page, 3)
    assert (await progress(who))[0] == ("IN_PROGRESS", 2)


async def test_arrows_move_without_answering_and_enter_answers(reception: Reception, guest: Visit) -> None:
    page = guest.page
    who = await at_first_item(reception, guest)
    for key, name in [("ArrowDown", "Strongly disagree"), ("ArrowDown", "Disagree"), ("ArrowUp", "Strongly disagree")]:
        await page.keyboard.press(key)
        await expect(page.get_by_role("button", name=name, exact=True)).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await expect(page.get_by_role("button", name="Strongly agree")).to_be_focused()
    assert (await progress(who))[0] == ("IN_PROGRESS", 0)
    await page.keyboard.press("Enter")
    await at_item(page, 2)
    await expect(page.locator("#prompt")).to_be_focused()
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press(" ")
    await at_item(page, 3)
    assert (await progress(who))[0] == ("IN_PROGRESS", 2)


async def test_a_key_that_is_held_down_answers_one_item(reception: Reception, guest: Visit) -> None:
    page = guest.page
    who = await at_first_item(reception, guest)
    for _ in range(5):
        await page.keyboard.down("4")
    await at_item(page, 2)
    for _ in range(5):
        await page.keyboard.down("4")
    await page.keyboard.up("4")
    await page.keyboard.press("9")
    assert (await progress(who))[0] == ("IN_PROGRESS", 1)
    await page.keyboard.press("4")
    await at_item(page, 3)


async def test_an_answer_that_finds_no_connection_is_kept_and_arrives_later(reception: Reception, guest: Visit) -> None:
    page = guest.page
    who = await at_first_item(reception, guest)
    await page.route("**/graphql", lambda route: route.abort())
    await page.keyboard.press("5")
    await expect(page.get_by_text("Your answer has not arrived")).to_be_visible()
    await page.get_by_role("button", name="Strongly disagree").click()
    await page.unroute("**/graphql")
    await page.get_by_role("button", name="Send it now").click()
    await at_item(page, 2)
    await expect(page.get_by_text("Your answer has not arrived")).to_be_hidden()
    assert (await progress(who))[0] == ("IN_PROGRESS", 1)


async def test_an_answer_whose_receipt_was_lost_counts_once(reception: Reception, guest: Visit) -> None:
    page = guest.page
    who = await at_first_item(reception, guest)

    async def lose(route) -> None:  # type: ignore[no-untyped-def]
        await route.fetch()
        await route.abort()

    await page.route("**/graphql", lose)
    await page.keyboard.press("5")
    await expect(page.get_by_text("Your answer has not arrived")).to_be_visible()
    await page.unroute("**/graphql")
    await page.evaluate("dispatchEvent(new Event('online'))")
    await at_item(page, 2)
    assert (await progress(who))[0] == ("IN_PROGRESS", 1)


async def test_what_another_device_answered_is_not_asked_again(reception: Reception, guest: Visit) -> None:
    who = await at_first_item(reception, guest)
    shown = (await begun(who))["tests"][0]
    shown = (await answer(who, shown))["test"]
    await answer(who, shown)
    await guest.page.keyboard.press("5")
    await at_item(guest.page, 3)
    assert (await progress(who))[0] == ("IN_PROGRESS", 2)
    assert guest.complaints == []


async def test_between_two_tests_it_says_which_is_done_and_how_many_are_left(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    who = await at_first_item(reception, guest)
    shown = (await begun(who))["tests"][0]
    while shown["answered"] < 49:
        shown = (await answer(who, shown))["test"]
    await page.reload()
    await at_item(page, 50)
    await page.keyboard.press("3")
    await expect(page.get_by_text("“Personality” is done: thank you. 4 more tests to go.")).to_be_visible()
    await expect(page.get_by_role("heading", name="Reasoning")).to_be_focused()
    await expect(page.get_by_text("Test 2 of 5")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("heading", name="Reasoning")).to_be_visible()


async def test_a_test_that_another_device_began_comes_first(reception: Reception, guest: Visit) -> None:
    page = guest.page
    who = await welcome_newcomer(reception, guest)
    await page.get_by_role("button", name="Start the assessment").click()
    await page.get_by_role("button", name="Start now").click()
    await under_way(who, 3)
    await page.get_by_role("button", name="Begin").click()
    await at_item(page, 1, 30)
    await expect(page.get_by_role("heading", level=1)).to_have_text("Learning agility")
    assert (await who.ask(OWN)).data["viewer"]["assessment"]["tests"][0]["status"] == "NOT_STARTED"
