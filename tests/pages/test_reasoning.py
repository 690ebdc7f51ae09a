"""The test of reasoning: a tour that ends with practice, matrices by keyboard and by touch, and time that counts."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from tests.support.axe import violations
from tests.support.browser import Visit, visiting
from tests.support.client import Client
from tests.support.outside import Reception
from tests.support.taking import finish_test, under_way
from tests.support.taking_pages import (
    answer_every_matrix,
    at_first_matrix,
    at_item,
    at_reasoning,
    beside,
    candidate_letter,
    open_letter,
    progress,
    tab_to,
    to_practice,
    tour_by_keyboard,
)

pytestmark = pytest.mark.asyncio(loop_scope="session")

RIGHT = "Two plus signs, dotted."
WRONG = "Two squares, dotted."
LATE = "Time was up for the last one."
ITEM = "{ viewer { ... on Employee { assessment { tests { item { description options { label } } } } } } }"


async def item_of(who: Client) -> Any:
    """The item to answer now."""
    [found] = [test["item"] for test in (await who.ask(ITEM)).data["viewer"]["assessment"]["tests"] if test["item"]]
    return found


async def with_a_clock(page: Page) -> None:
    """Lets the test move the page's clock, before anything is opened."""
    await page.clock.install(time=datetime.now(UTC))


async def standing_still(page: Page) -> None:
    """Stops that clock a few seconds from now; it goes on only as far as the test lets it."""
    await page.clock.pause_at(datetime.now(UTC) + timedelta(seconds=5))


async def fits(page: Page) -> None:
    """Nothing of the screen lies beside a telephone's."""
    assert await page.evaluate("document.documentElement.scrollWidth") <= 360


async def in_sight(page: Page) -> None:
    """The time, the drawing and all options are on the screen together."""
    for part in (".times", ".drawing img", ".pictures"):
        await expect(page.locator(part)).to_be_in_viewport(ratio=1)


async def test_the_test_can_be_started_only_by_its_tour_and_says_so(reception: Reception, guest: Visit) -> None:
    page = guest.page
    await at_reasoning(reception, guest)
    await expect(page.get_by_text("This test begins with a short tour")).to_be_visible()
    await expect(page.get_by_text("at most 20 questions")).to_be_visible()
    await expect(page.get_by_role("button", name="Start now")).to_have_count(0)
    await page.get_by_role("button", name="Follow the tour first").click()
    await expect(page.get_by_text("Step 1 of 5")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("button", name="Start now")).to_have_count(0)
    assert guest.complaints == []


@pytest.mark.parametrize(("chosen", "verdict"), [(RIGHT, "That is right"), (WRONG, "Not this one")])
async def test_practice_ends_with_how_it_works_and_marks_what_is_right_and_what_was_chosen(
    reception: Reception, guest: Visit, chosen: str, verdict: str
) -> None:
    page = guest.page
    who = await at_reasoning(reception, guest)
    await to_practice(page)
    await expect(page.get_by_text("this one does not count, and there is no clock")).to_be_visible()
    assert (await progress(who))[1] == ("NOT_STARTED", 0)
    await page.get_by_role("button", name=chosen).click()
    await expect(page.get_by_role("heading", name=verdict)).to_be_focused()
    await expect(page.get_by_text("Each row has the same three shapes")).to_be_visible()
    await expect(page.get_by_role("listitem").filter(has_text="The right one")).to_contain_text(RIGHT)
    await expect(page.get_by_role("listitem").filter(has_text="Your choice")).to_contain_text(chosen)
    assert (await progress(who))[1] == ("TOUR_DONE", 0)
    await page.get_by_role("button", name="Start the test").click()
    await page.get_by_role("button", name="Begin").click()
    await at_item(page, 1, 20)
    assert guest.complaints == []


async def test_from_practice_one_can_go_back_in_the_tour(reception: Reception, guest: Visit) -> None:
    await at_reasoning(reception, guest)
    await to_practice(guest.page)
    await guest.page.get_by_role("button", name="Back").click()
    await expect(guest.page.get_by_role("heading", name="Try one")).to_be_focused()


async def test_the_whole_test_by_the_keyboard_alone(reception: Reception, guest: Visit) -> None:
    page = guest.page
    who = await at_reasoning(reception, guest)
    await tour_by_keyboard(page)
    await page.keyboard.press("Enter")
    await tab_to(page, "Begin")
    await page.keyboard.press("Enter")

    async def choose(number: int) -> None:
        await expect(page.locator("#prompt")).to_be_focused()
        if number % 2:
            await page.keyboard.press(str(number % 8 + 1))
        else:
            await page.keyboard.press("ArrowRight")
            await page.keyboard.press("Enter")

    answered = await answer_every_matrix(page, choose)
    await expect(page.get_by_text("“Reasoning” is done: thank you. 3 more tests to go.")).to_be_visible()
    assert 8 <= answered <= 20
    assert (await progress(who))[1] == ("COMPLETED", answered)
    assert guest.complaints == []


async def test_the_whole_test_by_touch_on_a_telephone(reception: Reception, browser: Browser) -> None:
    letter = await candidate_letter(reception, locale="NL")
    await finish_test(who := await beside(reception, letter), await under_way(who, 0, "nl"))
    async with await browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    ) as context:
        visit = Visit(await context.new_page(), reception.url)
        page = visit.page
        await open_letter(page, letter)
        await page.get_by_role("button", name="Volg eerst de rondleiding").tap()
        for _ in range(4):
            await fits(page)
            await page.get_by_role("button", name="Verder").tap()
        await page.get_by_role("button", name="Twee plustekens, gestippeld.").tap()
        await expect(page.get_by_role("heading", name="Dat klopt")).to_be_visible()
        await fits(page)
        await page.get_by_role("button", name="Begin met de test").tap()
        await page.get_by_role("button", name="Aan de slag").tap()

        async def choose(number: int) -> None:
            await fits(page)
            await in_sight(page)
            option = page.locator(".pictures button").nth(number % 8)
            box = await option.bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= 44
            await option.tap()

        await answer_every_matrix(page, choose)
        await expect(page.get_by_role("heading", level=1)).to_have_text("Gedrag onder druk")
        assert visit.complaints == []


async def test_arrows_go_along_the_rows_and_columns_of_the_options(reception: Reception, guest: Visit) -> None:
    page = guest.page
    who = await at_first_matrix(reception, guest)
    options = page.locator(".pictures button")
    for key, at in [("ArrowDown", 0), ("ArrowDown", 4), ("ArrowRight", 5), ("ArrowUp", 1), ("ArrowLeft", 0)]:
        await page.keyboard.press(key)
        await expect(options.nth(at)).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await expect(options.nth(4)).to_be_focused()
    assert (await progress(who))[1] == ("IN_PROGRESS", 0)
    await page.keyboard.press(" ")
    await at_item(page, 2, 20)
    await page.locator(".drawing img").click()
    await page.keyboard.press("2")
    await at_item(page, 3, 20)
    assert guest.complaints == []


async def test_a_screen_reader_hears_what_is_drawn_and_what_each_option_shows(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    who = await at_first_matrix(reception, guest)
    item = await item_of(who)
    options = page.get_by_role("group", name="Which picture belongs in the empty place?").get_by_role("button")
    await expect(page.get_by_role("img", name="Nine places in three rows")).to_be_visible()
    await expect(page.locator(".in-words p")).to_have_text(item["description"].split("\n"))
    for place, option in enumerate(item["options"]):
        await expect(options.nth(place)).to_have_accessible_name(option["label"])
    await expect(page.locator("#prompt")).to_have_accessible_description("1 of at most 20")


async def test_the_words_can_be_read_by_everybody_and_stay_when_asked_for(reception: Reception, guest: Visit) -> None:
    page = guest.page
    await at_first_matrix(reception, guest)
    words, switch = page.locator(".in-words"), page.get_by_role("button", name="In words")
    hidden = await words.bounding_box()
    assert hidden
    assert hidden["width"] <= 1
    await switch.click()
    await expect(switch).to_have_attribute("aria-pressed", "true")
    await page.keyboard.press("1")
    await at_item(page, 2, 20)
    await page.reload()
    await at_item(page, 2, 20)
    await expect(switch).to_have_attribute("aria-pressed", "true")
    shown = await words.bounding_box()
    assert shown
    options = await page.locator(".pictures").bounding_box()
    assert options
    assert 100 < shown["width"] < options["x"] - shown["x"]
    await switch.click()
    await expect(switch).to_have_attribute("aria-pressed", "false")


async def test_the_time_for_an_item_is_written_by_the_second_and_spoken_only_near_its_end(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    await with_a_clock(page)
    await at_first_matrix(reception, guest)
    timer, spoken = page.get_by_role("timer").first, page.locator("#spoken")
    await expect(page.get_by_text("12 minutes left in all").first).to_be_visible()
    await standing_still(page)
    await page.clock.run_for(30_000)
    first = int((await timer.inner_text()).removesuffix(" seconds for this one"))
    assert 20 < first < 50
    await expect(spoken).to_be_empty()
    await page.clock.run_for(3_000)
    await expect(timer).to_have_text(f"{first - 3} seconds for this one")
    await page.clock.run_for(1000 * (first - 3 - 18))
    await expect(timer).to_have_text("18 seconds for this one")
    await expect(spoken).to_have_text("20 seconds for this one")
    await page.clock.run_for(14_000)
    await expect(spoken).to_have_text("5 seconds for this one")
    await page.keyboard.press("3")
    await at_item(page, 2, 20)
    await expect(spoken).to_be_empty()
    assert guest.complaints == []


async def test_when_the_time_for_an_item_is_over_the_next_one_comes_by_itself(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    await with_a_clock(page)
    who = await at_first_matrix(reception, guest)
    reception.world.clock.forward(seconds=80)
    await page.clock.run_for(82_000)
    await expect(page.get_by_text(LATE)).to_be_visible()
    await at_item(page, 2, 20)
    await expect(page.locator("#prompt")).to_be_focused()
    await expect(page.locator("#prompt")).to_have_accessible_description(f"{LATE} 2 of at most 20")
    assert (await progress(who))[1] == ("IN_PROGRESS", 1)
    assert guest.complaints == []


async def test_what_is_pressed_at_the_last_moment_does_not_answer_the_next_item(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    await with_a_clock(page)
    who = await at_first_matrix(reception, guest)
    await standing_still(page)
    reception.world.clock.forward(seconds=80)
    await page.keyboard.press("3")
    await expect(page.get_by_text(LATE)).to_be_visible()
    await page.keyboard.press("3")
    await page.clock.run_for(1_000)
    assert (await progress(who))[1] == ("IN_PROGRESS", 1)
    await page.keyboard.press("3")
    await at_item(page, 3, 20)
    assert (await progress(who))[1] == ("IN_PROGRESS", 2)


async def test_a_page_whose_clock_is_ahead_asks_again_until_the_service_agrees(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    await with_a_clock(page)
    await at_first_matrix(reception, guest)
    await page.keyboard.press("ArrowRight")
    async with page.expect_response("**/graphql"):
        await page.clock.run_for(82_000)
    await expect(page.locator(".pictures button").first).to_be_focused()
    await at_item(page, 1, 20)
    assert guest.complaints == []


async def test_coming_back_after_the_time_for_an_item_leads_to_the_next(reception: Reception, guest: Visit) -> None:
    await at_first_matrix(reception, guest)
    reception.world.clock.forward(seconds=90)
    await guest.page.reload()
    await expect(guest.page.get_by_text(LATE)).to_be_visible()
    await at_item(guest.page, 2, 20)
    assert guest.complaints == []


async def test_after_twelve_minutes_it_thanks_and_goes_on_to_the_next_test(reception: Reception, guest: Visit) -> None:
    page = guest.page
    who = await at_first_matrix(reception, guest)
    await page.keyboard.press("3")
    await at_item(page, 2, 20)
    reception.world.clock.forward(minutes=12, seconds=3)
    await page.keyboard.press("3")
    await expect(page.get_by_text("Time is up for “Reasoning”: thank you. What you answered counts.")).to_be_visible()
    await expect(page.get_by_role("heading", name="Behaviour under pressure")).to_be_focused()
    assert (await progress(who))[1] == ("COMPLETED", 10)
    assert guest.complaints == []


async def test_a_second_browser_goes_on_at_the_same_matrix(reception: Reception, browser: Browser) -> None:
    letter = await candidate_letter(reception)
    who = await beside(reception, letter)
    await finish_test(who, await under_way(who, 0))
    await under_way(who, 1)
    seen = []
    for _ in range(2):
        async with visiting(browser, reception.url) as visit:
            await open_letter(visit.page, letter)
            await at_item(visit.page, 1, 20)
            seen.append(await visit.page.locator(".drawing img").get_attribute("src"))
            assert visit.complaints == []
    assert seen[0] == seen[1]


async def test_axe_has_nothing_against_practice_its_verdict_and_a_matrix(reception: Reception, guest: Visit) -> None:
    page = guest.page
    letter = await candidate_letter(reception, locale="NL")
    await finish_test(who := await beside(reception, letter), await under_way(who, 0))
    await open_letter(page, letter)
    await to_practice(page)
    assert await violations(page) == []
    await page.locator(".words-switch").click()
    assert await violations(page) == []
    await page.locator(".pictures button").first.click()
    await expect(page.locator("#verdict")).to_be_visible()
    assert await violations(page) == []
    await page.locator("#content button.main").click()
    await expect(page.locator("fieldset")).to_be_visible()
    await page.locator("#content button.main").click()
    await at_item(page, 1, 20)
    assert await violations(page) == []
    assert guest.complaints == []
