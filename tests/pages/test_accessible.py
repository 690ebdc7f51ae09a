"""What axe-core and the browser hold against the pages, in both schemes of colours: nothing.

Pages are looked at in both languages, ways through them in one: what is looked for is the same in either.
"""

from itertools import cycle

import pytest
from playwright.async_api import Browser, Page, expect

from tests.support.axe import violations
from tests.support.browser import Visit, visiting
from tests.support.member import welcome_member
from tests.support.operations import address, do
from tests.support.outside import Reception
from tests.support.taking_pages import all_but, at_first_item, beside, welcome_candidate
from tests.support.world import PASSWORD

pytestmark = pytest.mark.asyncio(loop_scope="session")

LANGUAGES = ["EN", "NL"]
FOR_EVERYBODY = [
    *("/sign-in", "/activate", "/activate#token=x", "/reset-password", "/reset-password#token=x"),
    *("/open", "/open#token=x", "/candidate", "/candidate#token=x", "/nothing"),
]
FOR_ACCOUNTS = [
    *("/", "/account", "/shared-views", "/shared-views/{procedure}", "/shared-views/nothing"),
    *("/insights", "/goals", "/assessment"),
]


async def in_language(page: Page, language: str) -> None:
    """Chooses a language, and waits until the page speaks it and has nothing left to ask."""
    await page.get_by_role("button", name=language, exact=True).click()
    await expect(page.locator("html")).to_have_attribute("lang", language.lower())
    await page.wait_for_load_state("networkidle")


async def test_pages_for_everybody(reception: Reception, browser: Browser) -> None:
    for path in FOR_EVERYBODY:
        async with visiting(browser, reception.url) as visit:
            await visit.open(path)
            for language in LANGUAGES:
                await in_language(visit.page, language)
                assert await violations(visit.page) == [], (path, language)
            assert [each for each in visit.complaints if "404" not in each] == [], path


async def test_pages_for_people_with_an_account(reception: Reception, guest: Visit) -> None:
    await guest.open("/sign-in")
    await guest.sign_in(address("manager"), PASSWORD)
    await expect(guest.page.get_by_role("heading", name="Welcome")).to_be_visible()
    languages = cycle(LANGUAGES)
    await in_language(guest.page, chosen := next(languages))
    for path in FOR_ACCOUNTS:
        await guest.open(path.format(procedure=reception.procedure))
        await guest.page.wait_for_load_state("networkidle")
        await expect(guest.page.locator("html")).to_have_attribute("lang", chosen.lower())
        assert await violations(guest.page) == [], (path, chosen)
        await in_language(guest.page, chosen := next(languages))
        assert await violations(guest.page) == [], (path, chosen)
    assert guest.complaints == []


async def test_a_link_from_its_button_to_its_end(reception: Reception, guest: Visit) -> None:
    page = guest.page
    await page.goto(await reception.letter())
    await expect(page.locator("#open")).to_be_visible()
    assert await violations(page) == []
    await page.locator("#open").click()
    await expect(page.get_by_role("table").first).to_be_visible()
    await page.get_by_role("table").first.get_by_role("button", expanded=False).first.click()
    assert await violations(page) == []
    await page.locator("#people button").first.click()
    await expect(page.locator(".profile")).to_be_visible()
    assert await violations(page) == []
    await page.locator("#close").click()
    await expect(page.locator("#renew")).to_be_visible()
    assert await violations(page) == []
    assert guest.complaints == []


async def test_insights_and_goals_with_everything_opened(reception: Reception, guest: Visit) -> None:
    page = guest.page
    member = await welcome_member(reception, guest, locale="NL")
    for opener in await page.locator(".opener").all():
        await opener.click()
    assert await violations(page) == []
    await page.locator(".suggestion button").first.click()
    await page.locator("#goal-title").fill("")
    await page.locator("#goal button.main").click()
    await expect(page.locator("#goal-problem")).to_be_visible()
    assert await violations(page) == []
    done = await do(member, "createDevelopmentGoal", "goal { id }", title="One")
    await do(member, "completeDevelopmentGoal", goalId=done["goal"]["id"])
    await do(member, "createDevelopmentGoal", title="Two", description="Several\nlines", dueOn="2099-01-01")
    await guest.open("/goals")
    await page.locator("#folded summary").click()
    assert await violations(page) == []
    await page.locator("#done button").click()
    await expect(page.locator("#sure")).to_be_visible()
    assert await violations(page) == []
    assert guest.complaints == []


async def test_a_candidates_way_from_the_welcome_to_the_thanks(reception: Reception, guest: Visit) -> None:
    page = guest.page
    letter = await welcome_candidate(reception, guest)
    onward = page.locator("#content button.main")
    for shown in (".tests", ".explanation", "fieldset", "#prompt"):
        await expect(page.locator(shown)).to_be_visible()
        assert await violations(page) == [], shown
        if shown != "#prompt":
            await onward.click()
    await all_but(await beside(reception, letter), 0)
    await page.keyboard.press("3")
    await expect(page.locator("[data-screen=item]")).to_have_count(0)
    assert await violations(page) == []
    await page.locator("#leave").click()
    await expect(page.locator("#visit")).to_be_hidden()
    assert await violations(page) == []
    assert guest.complaints == []


async def test_an_employees_tour_and_an_answer_without_connection(reception: Reception, guest: Visit) -> None:
    page = guest.page
    await at_first_item(reception, guest)
    await in_language(page, "NL")
    await page.route("**/graphql", lambda route: route.abort())
    await page.keyboard.press("3")
    await expect(page.locator("#status + button")).to_be_visible()
    assert await violations(page) == []
    # The page is left first, so that the answer does not arrive after all.
    await page.goto("about:blank")
    await page.unroute("**/graphql")
    await guest.open("/assessment")
    await page.locator("#content > .plain").click()
    await expect(page.locator("fieldset")).to_be_visible()
    assert await violations(page) == []


async def test_twice_the_size_of_everything_leaves_nothing_beside_the_screen(
    reception: Reception, guest: Visit
) -> None:
    await guest.page.set_viewport_size({"width": 320, "height": 400})
    await at_first_item(reception, guest)
    assert await guest.page.evaluate("document.documentElement.scrollWidth") <= 320
