"""A candidate takes the assessment in a browser, by the link that came by mail."""

import pytest
from playwright.async_api import Browser, Page, Request, expect

from tests.pages.conftest import Demo
from tests.support.browser import Visit, visiting
from tests.support.client import SIGN_IN, Client
from tests.support.operations import address, do
from tests.support.outside import Reception
from tests.support.taking import FOLLOW, TAKER, invited, link_token, own
from tests.support.taking_pages import (
    all_but,
    at_item,
    beside,
    candidate_letter,
    open_letter,
    start_test,
    welcome_candidate,
)
from tests.support.world import PASSWORD

pytestmark = pytest.mark.asyncio(loop_scope="session")

BUTTON = "Open my assessment"
NOT_VALID = "This link does not work, or no longer"
SOMEBODY_ELSE = "Somebody else uses this browser now"
LONG_WORDS = "all => all.forEach((each) => (each.textContent = 'Arbeitsunfähigkeitsversicherungen'.repeat(2)))"
BO = {"firstName": "Bo", "lastName": "Bakker", "email": "bo@elders.example", "locale": "EN"}


async def fits(page: Page) -> None:
    """Nothing of the screen lies beside a telephone's."""
    assert await page.evaluate("document.documentElement.scrollWidth") <= 390


async def test_from_the_mail_to_the_thanks_in_dutch_on_a_telephone(reception: Reception, guest: Visit) -> None:
    page = guest.page
    await page.set_viewport_size({"width": 390, "height": 844})
    letter = await welcome_candidate(reception, guest, locale="NL")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Hallo Mila")
    await expect(page.locator("#visitor")).to_have_text("Mila Vos · Team lead home care, Groningen · Noorderlicht Zorg")
    for heading in ("Wat er wordt gemeten", "Waarom", "Wie het te zien krijgt", "De tests"):
        await expect(page.get_by_role("heading", level=2, name=heading, exact=True)).to_be_visible()
    await expect(page.get_by_role("listitem").first).to_have_text("Persoonlijkheid ongeveer 10 minuten")
    await fits(page)
    await page.get_by_role("button", name="Begin", exact=True).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Persoonlijkheid")
    await fits(page)
    await page.get_by_role("button", name="Begin nu").click()
    await expect(page.get_by_role("radio", name="Nederlands")).to_be_checked()
    await fits(page)
    await page.get_by_role("button", name="Aan de slag").click()
    for number in range(1, 4):
        await at_item(page, number)
        await fits(page)
        await page.get_by_role("button", name="Mee eens", exact=True).click()
    await page.locator("#prompt, .label").evaluate_all(LONG_WORDS)
    await fits(page)
    await all_but(await beside(reception, letter), 1, "nl")
    await page.reload()
    await at_item(page, 60, 60)
    await page.get_by_role("button", name="Helemaal mee eens").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Dank je wel, Mila")
    await expect(page.get_by_text("Je hoort van hen hoe het verdergaat")).to_be_visible()
    await fits(page)
    assert guest.complaints == []


async def test_the_letter_in_the_demos_mailbox_leads_to_the_page(visit: Visit, demo: Demo) -> None:
    recruiter, procedure = demo.account("RECRUITER"), demo.facts["organisations"][0]["procedures"][0]
    signed_in = await Client(demo.server.http).change(SIGN_IN, email=recruiter["email"], password=recruiter["password"])
    asking = Client(demo.server.http, signed_in["accessToken"])
    who = {"firstName": "Fenna", "lastName": "Bos", "email": "fenna.bos@elders.example", "locale": "EN"}
    await do(asking, "addCandidate", procedureId=procedure["id"], **who)
    await visit.follow_letter(who["email"], about=procedure["title"])
    await visit.page.get_by_role("button", name=BUTTON).click()
    await expect(visit.page.get_by_text("Noorderlicht Zorg invites you")).to_be_visible()
    assert visit.complaints == []


async def test_a_page_load_opens_nothing_and_the_token_stands_in_no_address(reception: Reception, guest: Visit) -> None:
    page = guest.page
    asked: list[Request] = []

    def note(request: Request) -> None:
        asked.append(request)

    page.on("request", note)
    letter = await candidate_letter(reception)
    token = letter.partition("=")[2]
    await page.goto(letter)
    await expect(page.get_by_role("button", name=BUTTON)).to_be_visible()
    assert await page.context.cookies() == []
    await page.get_by_role("button", name=BUTTON).click()
    await expect(page.get_by_role("heading", name="Hello Mila")).to_be_visible()
    assert page.url == f"{reception.url}/candidate"
    assert token not in str([(each.url.partition("#")[0], await each.all_headers()) for each in asked])


async def test_a_made_up_link_is_refused_with_whom_to_ask(guest: Visit) -> None:
    await guest.open("/candidate#token=made-up")
    await guest.page.get_by_role("button", name=BUTTON).click()
    await expect(guest.page.get_by_role("heading", name=NOT_VALID)).to_be_focused()
    await expect(guest.page.get_by_text("they can send you a new one")).to_be_visible()
    assert guest.complaints == []


async def test_a_newer_link_replaces_the_older(reception: Reception, guest: Visit) -> None:
    page, older = guest.page, await candidate_letter(reception)
    found = await reception.recruiter.ask(
        "query ($id: ID!, $s: String) { recruitmentProcedure(id: $id) { candidates(search: $s) { nodes { id } } } }",
        id=reception.procedure,
        s=TAKER["email"],
    )
    [candidate] = found.data["recruitmentProcedure"]["candidates"]["nodes"]
    await do(reception.recruiter, "resendCandidateLink", candidateId=candidate["id"])
    await page.goto(older)
    await page.get_by_role("button", name=BUTTON).click()
    await expect(page.get_by_role("heading", name=NOT_VALID)).to_be_visible()
    newer = await reception.mailed(TAKER["email"])
    await page.goto(f"{reception.url}/candidate#token={newer}")
    await page.get_by_role("button", name=BUTTON).click()
    await expect(page.get_by_role("heading", name="Hello Mila")).to_be_visible()


async def test_without_a_link_the_page_says_where_it_is(guest: Visit) -> None:
    await guest.open("/candidate")
    await expect(guest.page.get_by_text("This page needs the link from your mail")).to_be_visible()
    assert guest.complaints == []


async def test_an_account_that_is_signed_in_beside_it_does_not_stand_in_the_way(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    await guest.open("/sign-in")
    await guest.sign_in(address("development"), PASSWORD)
    await expect(page.get_by_role("heading", name="Welcome")).to_be_visible()
    await welcome_candidate(reception, guest)
    await page.get_by_role("button", name="Start", exact=True).click()
    await start_test(page)
    await page.reload()
    await at_item(page, 1)
    await guest.open("/")
    await expect(page.get_by_role("heading", name="Welcome")).to_be_visible()


async def test_a_reload_and_a_second_browser_go_on_at_the_same_item(
    reception: Reception, guest: Visit, browser: Browser
) -> None:
    page = guest.page
    letter = await welcome_candidate(reception, guest)
    await page.get_by_role("button", name="Start", exact=True).click()
    await start_test(page)
    await page.keyboard.press("2")
    await at_item(page, 2)
    prompt = await page.locator("#prompt").inner_text()
    await page.reload()
    await expect(page.locator("#prompt")).to_have_text(prompt)
    async with visiting(browser, reception.url) as second:
        await open_letter(second.page, letter)
        await expect(second.page.locator("#prompt")).to_have_text(prompt)
        assert second.complaints == []


async def test_the_skip_link_leads_to_the_item_and_leaves_it_as_it_is(reception: Reception, guest: Visit) -> None:
    page = guest.page
    await welcome_candidate(reception, guest)
    await page.get_by_role("button", name="Start", exact=True).click()
    await start_test(page)
    await page.get_by_role("link", name="Skip to the content").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("#main")).to_be_focused()
    await page.keyboard.press("3")
    await at_item(page, 2)
    await page.reload()
    await at_item(page, 2)
    assert page.url.endswith("/candidate#main")
    assert guest.complaints == []


async def test_another_candidates_link_takes_over_and_the_open_page_of_the_first_says_so(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    letter = await welcome_candidate(reception, guest)
    await page.get_by_role("button", name="Start", exact=True).click()
    await start_test(page)
    await invited(reception.world, **BO)
    theirs = f"{reception.url}/candidate#token={await link_token(reception.world, BO['email'])}"
    second = await page.context.new_page()
    await open_letter(second, theirs)
    await expect(second.locator("#visitor")).to_contain_text("Bo Bakker")
    await page.keyboard.press("3")
    await expect(page.get_by_role("heading", name=SOMEBODY_ELSE)).to_be_focused()
    await expect(page.get_by_text("the assessment of Bo Bakker was opened here")).to_be_visible()
    await expect(page.locator("#visitor")).to_be_hidden()
    await page.get_by_role("button", name="Go on with my assessment").click()
    await at_item(page, 1)
    await expect(page.locator("#visitor")).to_contain_text("Mila Vos")
    await second.get_by_role("button", name="Start", exact=True).click()
    await expect(second.get_by_role("heading", name=SOMEBODY_ELSE)).to_be_focused()
    for each in (letter, theirs):
        tests = (await own(await beside(reception, each)))["tests"]
        assert [test["answered"] for test in tests] == [0] * 5
    assert (await own(await beside(reception, theirs)))["status"] == "NOT_STARTED"
    assert guest.complaints == []


async def test_when_the_visit_is_over_one_press_goes_on_where_it_was(reception: Reception, guest: Visit) -> None:
    page = guest.page
    await welcome_candidate(reception, guest)
    await page.get_by_role("button", name="Start", exact=True).click()
    await start_test(page)
    await page.keyboard.press("2")
    await at_item(page, 2)
    reception.world.clock.forward(hours=12)
    await page.keyboard.press("2")
    await expect(page.get_by_role("heading", name="You were away for a while")).to_be_focused()
    await page.get_by_role("button", name="Go on with my assessment").click()
    await at_item(page, 2)
    reception.world.clock.forward(hours=12)
    await page.reload()
    await page.get_by_role("button", name="Go on with my assessment").click()
    await at_item(page, 2)
    assert guest.complaints == []


async def test_whoever_leaves_the_device_leaves_no_way_in(reception: Reception, guest: Visit) -> None:
    page = guest.page
    await welcome_candidate(reception, guest)
    await page.get_by_role("button", name="Leave this device").click()
    await expect(page.get_by_role("heading", name="You have left this device")).to_be_focused()
    assert await page.context.cookies() == []
    assert await page.evaluate("sessionStorage.length") == 0
    await page.reload()
    await expect(page.get_by_text("This page needs the link from your mail")).to_be_visible()


async def test_once_it_is_finished_a_reload_thanks_again_and_the_link_opens_no_more(
    reception: Reception, guest: Visit, browser: Browser
) -> None:
    letter = await welcome_candidate(reception, guest)
    await all_but(await beside(reception, letter), 0)
    await guest.page.reload()
    await expect(guest.page.get_by_role("heading", name="Thank you, Mila")).to_be_visible()
    async with visiting(browser, "") as second:
        await second.page.goto(letter)
        await second.page.get_by_role("button", name=BUTTON).click()
        await expect(second.page.get_by_role("heading", name=NOT_VALID)).to_be_visible()


async def test_the_page_speaks_the_candidates_language_and_changing_it_changes_theirs(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    await welcome_candidate(reception, guest, locale="NL")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Hallo Mila")
    await page.get_by_role("button", name="EN", exact=True).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Hello Mila")
    await expect(page.get_by_role("heading", name="What is measured")).to_be_visible()
    await page.evaluate("localStorage.clear()")
    await page.reload()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Hello Mila")


async def test_a_language_that_was_chosen_before_opening_is_kept(reception: Reception, guest: Visit) -> None:
    page = guest.page
    await page.goto(await candidate_letter(reception, locale="EN"))
    await page.get_by_role("button", name="NL", exact=True).click()
    await page.get_by_role("button", name="Open mijn assessment").click()
    await expect(page.get_by_role("heading", name="Wat er wordt gemeten")).to_be_visible()


async def test_recruiters_see_that_it_was_started_only_after_the_button(reception: Reception, guest: Visit) -> None:
    key = await invited(reception.world)
    token = await reception.mailed(TAKER["email"])
    await open_letter(guest.page, f"{reception.url}/candidate#token={token}")
    assert (await reception.recruiter.ask(FOLLOW, id=key)).data["node"]["status"] == "INVITED"
    await guest.page.locator("#content button.main").click()
    await expect(guest.page.locator(".explanation")).to_be_visible()
    assert (await reception.recruiter.ask(FOLLOW, id=key)).data["node"]["status"] == "IN_PROGRESS"
