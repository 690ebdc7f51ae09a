"""A real browser, for what people see and what a browser has to say about it."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, ConsoleMessage, Locator, Page, async_playwright, expect

PATIENCE = 30
# A busy machine may take its time; what is not there by then is not going to come.
expect.set_options(timeout=PATIENCE * 1000)
# The shell is the same engine without the windows of a desktop, which take half of the work.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


@asynccontextmanager
async def open_browser() -> AsyncIterator[Browser]:
    """The machine's own Chromium."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.fail("There is no Chromium to look at pages with. It comes by: apt-get install chromium-headless-shell")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=["--disable-gpu"])
        yield browser
        await browser.close()


class Visit:
    """Somebody's look at the service, with a session of their own; `complaints` is what the browser holds against it.

    A browser complains about what it blocks by the page's policy, what it does not find, and what fails in scripts.
    """

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.complaints: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    async def open(self, path: str) -> None:
        await self.page.goto(self.url + path)

    async def sign_in(self, email: str, password: str) -> None:
        """Fills in the sign-in page that is open."""
        await self.page.get_by_label("E-mail address").fill(email)
        await self.page.get_by_label("Password", exact=True).fill(password)
        await self.page.get_by_role("button", name="Sign in").click()

    async def link_in_letter(self, to: str, about: str) -> Locator:
        """The link in the letter that somebody waits for, in the demo's mailbox."""
        letter = self.page.get_by_role("listitem").filter(has_text=to).filter(has_text=about).get_by_role("link")
        async with asyncio.timeout(PATIENCE):
            await self.open("/mailbox")
            while not await letter.count():
                await self.page.reload()
        await letter.click()
        return self.page.locator(".letter-text").get_by_role("link")

    async def follow_letter(self, to: str, about: str) -> None:
        """Follows the link in a letter."""
        await (await self.link_in_letter(to, about)).click()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)


@asynccontextmanager
async def visiting(browser: Browser, url: str) -> AsyncIterator[Visit]:
    """A visit by somebody who was never there before."""
    async with await browser.new_context(locale="en-GB") as context:
        yield Visit(await context.new_page(), url)
