"""The four hours of an opened link: the page closes itself, and nothing of the results stays behind."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Page, expect

from tests.support.browser import Visit
from tests.support.external import REVOKE
from tests.support.operations import do
from tests.support.outside import Reception

pytestmark = pytest.mark.asyncio(loop_scope="session")

WITHOUT_TIMERS = "for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame']) window[name] = () => 0;"
# What only the results bring to the page.
RESULTS = ["Team lead", "<svg", "data-candidate", "data-profile", "C-score", "Motives", "Roos de Wit", "elders.example"]
LEFT = "document.documentElement.outerHTML + document.title + JSON.stringify({...sessionStorage, ...localStorage})"


async def names_on(page: Page) -> list[str]:
    return await page.locator("#people button").all_inner_texts()


async def closed(page: Page, names: list[str], why: str = "The results are closed") -> None:
    """The page says that it is closed, offers a new link, and holds nothing of what it showed."""
    await expect(page.get_by_role("heading", level=1, name=why)).to_be_visible()
    await expect(page.get_by_role("button", name="Ask for a new link")).to_be_visible()
    left = await page.evaluate(LEFT)
    assert [each for each in (*RESULTS, *names) if each in left] == []
    assert await page.evaluate("history.state") is None


async def test_the_page_closes_itself_when_its_four_hours_are_over(reception: Reception, guest: Visit) -> None:
    page = guest.page
    await page.clock.install(time=datetime.now(UTC))
    await reception.welcome(guest)
    names = await names_on(page)
    await page.clock.run_for(timedelta(hours=3, minutes=59).total_seconds() * 1000)
    await expect(page.get_by_role("timer")).to_have_text("Open for 1 min more")
    await page.clock.run_for(60_000)
    await closed(page, names)
    await expect(page.get_by_text("The four hours are over")).to_be_visible()
    assert guest.complaints == []


@pytest.mark.parametrize("days", [-400, 400])
async def test_the_clock_of_the_device_may_be_wrong(reception: Reception, guest: Visit, days: int) -> None:
    page = guest.page
    await page.clock.install(time=datetime.now(UTC) + timedelta(days=days))
    await reception.welcome(guest)
    await expect(page.get_by_role("timer")).to_have_text("Open for 4 h more")
    await page.clock.run_for(timedelta(hours=4).total_seconds() * 1000)
    await expect(page.get_by_text("The four hours are over")).to_be_visible()


async def test_what_is_left_is_spoken_at_fifteen_minutes_and_at_five_and_not_in_between(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    await page.clock.install(time=datetime.now(UTC))
    await reception.welcome(guest)
    await page.evaluate(
        "window.spoken = []; new MutationObserver(() => spoken.push(document.getElementById('status').textContent))"
        ".observe(document.getElementById('status'), { childList: true })"
    )
    await page.clock.run_for(timedelta(hours=3, minutes=58).total_seconds() * 1000)
    assert await page.evaluate("spoken") == [
        "This page closes in 15 minutes. You can ask for a new link then.",
        "This page closes in 5 minutes. You can ask for a new link then.",
    ]


async def test_without_timers_of_its_own_the_page_is_closed_by_the_live_view(
    reception: Reception, guest: Visit
) -> None:
    await guest.page.add_init_script(WITHOUT_TIMERS)
    await reception.welcome(guest)
    names = await names_on(guest.page)
    reception.world.clock.forward(hours=4, minutes=1)
    await closed(guest.page, names)


async def test_without_timers_and_without_a_live_view_the_next_request_closes_the_page(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    await page.add_init_script(WITHOUT_TIMERS + "window.WebSocket = class { send() {} close() {} };")
    await reception.welcome(guest)
    names = await names_on(page)
    await page.locator("#people button").first.click()
    await expect(page.locator(".profile")).to_be_visible()
    reception.world.clock.forward(hours=4, minutes=1)
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    await closed(page, names)


async def test_after_four_hours_a_reload_shows_nothing_and_offers_a_new_link(
    reception: Reception, guest: Visit
) -> None:
    await reception.welcome(guest)
    names = await names_on(guest.page)
    reception.world.clock.forward(hours=4)
    await guest.page.reload()
    await closed(guest.page, names, "This link does not open anything")


async def test_a_page_that_slept_through_its_last_hours_closes_when_it_wakes(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    await page.clock.install(time=datetime.now(UTC))
    await reception.welcome(guest)
    names = await names_on(page)
    await guest.page.route("**/graphql", lambda route: route.abort())
    await page.clock.set_fixed_time(datetime.now(UTC) + timedelta(hours=5))
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    await closed(page, names)


async def test_a_page_that_comes_back_out_of_the_browsers_memory_is_read_anew(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    await page.add_init_script(WITHOUT_TIMERS + "window.WebSocket = class { send() {} close() {} };")
    await reception.welcome(guest)
    names = await names_on(page)
    reception.world.clock.forward(hours=4)
    async with page.expect_navigation():
        await page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    await closed(page, names, "This link does not open anything")


async def test_nothing_of_the_results_stays_in_the_memory_of_the_page(reception: Reception, guest: Visit) -> None:
    page = guest.page
    await reception.welcome(guest)
    await page.locator("#people button").first.click()
    await expect(page.locator(".profile")).to_be_visible()
    told = await page.locator(".result .meaning p").first.inner_text()
    assert told in await memory(page)
    reception.world.clock.forward(hours=4)
    await expect(page.get_by_role("heading", name="The results are closed")).to_be_visible()
    assert told not in await memory(page)


async def memory(page: Page) -> str:
    """Everything that scripts of the page still hold, as the browser's own debugger sees it."""
    debugger = await page.context.new_cdp_session(page)
    chunks: list[str] = []

    def note(part: dict[str, str]) -> None:
        chunks.append(part["chunk"])

    debugger.on("HeapProfiler.addHeapSnapshotChunk", note)
    await debugger.send("HeapProfiler.takeHeapSnapshot", {"reportProgress": False})
    await debugger.detach()
    return "".join(chunks)


async def test_a_share_that_is_revoked_closes_the_page(reception: Reception, guest: Visit) -> None:
    await reception.welcome(guest)
    names = await names_on(guest.page)
    share = await reception.share()
    assert (await reception.recruiter.change(REVOKE, id=share))["errors"] == []
    await closed(guest.page, names)


async def test_a_view_that_is_withdrawn_closes_the_page(reception: Reception, guest: Visit) -> None:
    await reception.welcome(guest)
    names = await names_on(guest.page)
    await do(reception.recruiter, "withdrawView", procedureId=reception.procedure)
    await closed(guest.page, names)


async def test_a_reader_who_has_seen_enough_closes_the_page_and_with_it_the_visit(
    reception: Reception, guest: Visit
) -> None:
    await reception.welcome(guest)
    names = await names_on(guest.page)
    async with guest.page.expect_response("**/graphql"):
        await guest.page.get_by_role("button", name="Close now").click()
    await closed(guest.page, names, "You have closed the results")
    assert await reception.status() == "CLOSED"
    await guest.page.get_by_role("button", name="NL").click()
    await expect(guest.page.get_by_role("heading", name="Je hebt de resultaten gesloten")).to_be_visible()
    assert guest.complaints == []


async def test_a_tab_that_never_had_the_link_says_where_to_ask_for_a_new_one_after_closing(
    reception: Reception, guest: Visit
) -> None:
    await reception.welcome(guest)
    other = await guest.page.context.new_page()
    await other.goto(f"{reception.url}/open")
    await other.get_by_role("button", name="Close now").click()
    await expect(other.get_by_text("Follow the link in your mail again to ask for a new one.")).to_be_visible()
    await expect(other.get_by_role("button", name="Ask for a new link")).to_be_hidden()


async def test_an_answer_that_comes_after_the_end_is_not_shown(reception: Reception, guest: Visit) -> None:
    page = guest.page
    await reception.welcome(guest)
    names = await names_on(page)
    held = page.expect_request("**/graphql")
    async with held:
        await page.route("**/graphql", lambda route: None)
        await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    await page.unroute("**/graphql")
    await page.get_by_role("button", name="Close now").click()
    await closed(page, names, "You have closed the results")
