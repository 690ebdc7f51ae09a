"""A link that somebody outside the organisation gets by mail, and what a browser makes of it."""

import pytest
from playwright.async_api import Browser, Page, Request, expect

from tests.pages.conftest import Demo
from tests.support.browser import Visit, visiting
from tests.support.client import SIGN_IN, Client
from tests.support.external import SHARE_EXTERNALLY
from tests.support.operations import address, do
from tests.support.outside import Reception
from tests.support.world import PASSWORD

pytestmark = pytest.mark.asyncio(loop_scope="session")

BUTTON = "Open the results"


async def title(page: Page, name: str = "Team lead") -> None:
    await expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


async def test_a_letter_leads_to_the_view_by_one_press_of_a_button(visit: Visit, demo: Demo) -> None:
    page, reader = visit.page, "paula@elders.example"
    recruiter, procedure = demo.account("RECRUITER"), demo.facts["organisations"][0]["procedures"][0]
    signed_in = await Client(demo.server.http).change(SIGN_IN, email=recruiter["email"], password=recruiter["password"])
    asking = Client(demo.server.http, signed_in["accessToken"])
    shared = await asking.change(SHARE_EXTERNALLY, procedure=procedure["id"], email=reader, locale="EN")
    assert shared["errors"] == []
    await visit.follow_letter(reader, about="Results are shared")
    await expect(page.get_by_text("Roos de Wit of Noorderlicht Zorg shares results")).to_be_visible()
    await page.get_by_role("button", name=BUTTON).click()
    await expect(page.get_by_role("heading", level=1, name=procedure["title"])).to_be_visible()
    await expect(page.get_by_role("timer")).to_have_text("Open for 4 h more")
    assert visit.complaints == []


async def test_looking_at_a_link_with_a_script_or_without_leaves_it_unopened(
    reception: Reception, browser: Browser
) -> None:
    letter = await reception.letter()
    for _ in range(3):
        async with visiting(browser, "") as scanner:
            await scanner.page.goto(letter)
            await expect(scanner.page.get_by_role("button", name=BUTTON)).to_be_visible()
    async with await browser.new_context(java_script_enabled=False) as scanner:
        await (await scanner.new_page()).goto(letter)
        assert (await scanner.request.get(letter)).ok
        assert (await scanner.request.head(letter)).ok
    assert await reception.status() == "SENT"


async def test_a_link_that_was_opened_opens_nothing_in_a_second_browser(
    reception: Reception, guest: Visit, browser: Browser
) -> None:
    letter = await reception.welcome(guest)
    async with visiting(browser, "") as second:
        await second.page.goto(letter)
        await expect(second.page.get_by_text("A link opens once, and within seven days")).to_be_visible()
        await expect(second.page.get_by_role("button", name=BUTTON)).to_be_hidden()
        assert second.complaints == []
    await title(guest.page)


async def test_the_same_browser_reads_on_after_reloading_and_by_following_the_letter_again(
    reception: Reception, guest: Visit
) -> None:
    letter = await reception.welcome(guest)
    reception.world.clock.forward(hours=3, minutes=59)
    await guest.page.reload()
    await title(guest.page)
    again = await guest.page.context.new_page()
    await again.goto(letter)
    await title(again)


@pytest.mark.parametrize("fragment", ["#token=made-up", "#token=" + "x" * 66])
async def test_every_link_that_does_not_open_gets_one_text_and_the_same_answer_to_asking_for_another(
    reception: Reception, guest: Visit, fragment: str
) -> None:
    page = guest.page
    await guest.open(f"/open{fragment}")
    await expect(page.get_by_text("A link opens once, and within seven days")).to_be_visible()
    await page.get_by_role("button", name="Ask for a new link").click()
    await expect(page.get_by_text("If this link may be renewed, a new one is on its way")).to_be_visible()
    assert guest.complaints == []


async def test_a_used_link_brings_a_new_one_that_opens_the_view_again(
    reception: Reception, guest: Visit, browser: Browser
) -> None:
    used = await reception.welcome(guest)
    async with visiting(browser, "") as elsewhere:
        page = elsewhere.page
        await page.goto(used)
        await page.get_by_role("button", name="Ask for a new link").click()
        await expect(page.get_by_text("a new one is on its way")).to_be_visible()
        await reception.world.service.later.finish()
        await page.goto(f"{reception.url}/open#token={await reception.mailed()}")
        await page.get_by_role("button", name=BUTTON).click()
        await title(page)


async def test_what_the_recruiter_changes_appears_while_the_page_is_open(reception: Reception, guest: Visit) -> None:
    page = guest.page
    await reception.welcome(guest)
    await expect(page.get_by_role("heading", name="Motives")).to_be_visible()
    await save_again(reception)
    await expect(page.get_by_text("This view was changed a moment ago")).to_be_visible()
    await expect(page.get_by_role("heading", name="Motives")).to_be_hidden()
    assert guest.complaints == []


async def save_again(reception: Reception) -> None:
    """The recruiter saves the view with one section alone."""
    candidates = reception.world.procedure().candidates[:2]
    filters = {"competencies": True}
    changed = {"procedureId": reception.procedure, "candidateIds": candidates, "filters": filters}
    await do(reception.recruiter, "shareView", **changed)


async def test_an_account_that_is_signed_in_beside_it_does_not_stand_in_the_way(
    reception: Reception, guest: Visit
) -> None:
    await guest.open("/sign-in")
    await guest.sign_in(address("development"), PASSWORD)
    await expect(guest.page.get_by_role("heading", name="Welcome")).to_be_visible()
    await reception.welcome(guest)
    await guest.page.reload()
    await title(guest.page)
    await expect(guest.page.get_by_text("hanna@elders.example")).to_be_visible()
    await save_again(reception)
    await expect(guest.page.get_by_text("This view was changed a moment ago")).to_be_visible()
    await guest.open("/")
    await expect(guest.page.get_by_role("heading", name="Welcome")).to_be_visible()


async def test_the_token_stands_in_no_address_no_history_and_no_header(reception: Reception, guest: Visit) -> None:
    asked: list[Request] = []

    def note(request: Request) -> None:
        asked.append(request)

    guest.page.on("request", note)
    letter = await reception.welcome(guest)
    token = letter.partition("=")[2]
    await guest.page.reload()
    await title(guest.page)
    assert guest.page.url == f"{reception.url}/open"
    assert token not in str([(each.url.partition("#")[0], await each.all_headers()) for each in asked])
    assert "referer" not in {name for each in asked for name in await each.all_headers()}
    await guest.page.go_back()
    assert token not in guest.page.url


async def test_the_keyboard_alone_opens_the_view_reads_a_profile_and_closes_it(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    await page.goto(await reception.letter())
    await expect(page.get_by_role("button", name=BUTTON)).to_be_visible()
    await press(page, BUTTON)
    await expect(page.get_by_role("heading", level=1, name="Team lead")).to_be_focused()
    name = await page.locator("#people button").first.inner_text()
    await press(page, name)
    await expect(page.get_by_role("heading", level=2, name=name)).to_be_focused()
    await press(page, "All candidates", "Shift+Tab")
    await expect(page.locator("#people button").first).to_be_focused()
    await page.evaluate("window.stayed = true")
    await press(page, "Skip to the content", "Shift+Tab")
    await expect(page.locator("#main")).to_be_focused()
    await press(page, "Close now", "Shift+Tab")
    await expect(page.get_by_role("heading", name="You have closed the results")).to_be_focused()
    await press(page, "Ask for a new link")
    await expect(page.get_by_role("heading", name="Look in your mail")).to_be_focused()
    assert await page.evaluate("window.stayed")


async def press(page: Page, name: str, key: str = "Tab") -> None:
    """Goes to the button of that name with the keyboard, and presses it."""
    for _ in range(60):
        await page.keyboard.press(key)
        if name in await page.evaluate("document.activeElement.textContent"):
            break
    await page.keyboard.press("Enter")


async def test_the_reader_chooses_the_language_of_page_and_results(reception: Reception, guest: Visit) -> None:
    page = guest.page
    await reception.welcome(guest)
    await page.get_by_role("button", name="NL").click()
    await expect(page.get_by_role("heading", name="Drijfveren")).to_be_visible()
    await expect(page.get_by_role("timer")).to_have_text("Nog 4 uur open")
    await page.reload()
    await expect(page.get_by_role("heading", name="Drijfveren")).to_be_visible()
    assert guest.complaints == []
