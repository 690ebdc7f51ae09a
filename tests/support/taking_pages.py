"""People who take the assessment in a browser, in the world that the reception serves."""

import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, expect

from db.models.accounts import Locale
from tests.support.browser import Visit
from tests.support.client import Client
from tests.support.operations import address, do
from tests.support.outside import Reception
from tests.support.taking import answer, begun, come_in, finish_test, invited, link_token, under_way
from tests.support.world import PASSWORD

FOCUSED = "document.activeElement.textContent.trim()"
MANAGER = address("manager")
OURS = Path(__file__).parents[2] / "psychometrics" / "data" / "instruments" / "personality-1.toml"


async def candidate_letter(reception: Reception, *, locale: str = "EN") -> str:
    """The address in the mail to a candidate who was just added."""
    await invited(reception.world, locale=locale)
    return f"{reception.url}/candidate#token={await link_token(reception.world)}"


async def welcome_candidate(reception: Reception, visit: Visit, *, locale: str = "EN") -> str:
    """Lets a new candidate in by the link, up to what they read first; the link's address."""
    letter = await candidate_letter(reception, locale=locale)
    await open_letter(visit.page, letter)
    return letter


async def open_letter(page: Page, letter: str) -> None:
    """Follows the link in a candidate's mail, and opens it."""
    await page.goto(letter)
    await page.locator("#content button.main").click()
    await expect(page.locator("#visit")).to_be_visible()


async def beside(reception: Reception, letter: str) -> Client:
    """The same candidate on another device."""
    return await come_in(reception.world, letter.partition("=")[2])


async def welcome_newcomer(reception: Reception, visit: Visit) -> Client:
    """Signs an employee without insights in, who may take the assessment; and as a client beside the browser."""
    world = reception.world
    employee = await world.employee_id(MANAGER)
    owner, who = await world.as_("owner"), await world.as_("manager")
    await do(owner, "assignRole", employeeId=employee, role="DEVELOPMENT_MEMBER")
    await do(who, "updateEmployee", employeeId=employee, locale=Locale.EN)
    await visit.open("/assessment")
    await visit.sign_in(MANAGER, PASSWORD)
    await expect(visit.page.get_by_role("button", name="Start the assessment")).to_be_visible()
    return who


async def start_test(page: Page) -> None:
    """From the explanation to the first item, in the language that is offered."""
    await page.get_by_role("button", name="Start now").click()
    await page.get_by_role("button", name="Begin").click()
    await expect(page.locator("#prompt")).to_be_focused()


async def at_first_item(reception: Reception, visit: Visit) -> Client:
    """An employee at the first item of the first test; and as a client beside the browser."""
    who = await welcome_newcomer(reception, visit)
    await visit.page.get_by_role("button", name="Start the assessment").click()
    await start_test(visit.page)
    await at_item(visit.page, 1)
    return who


async def at_item(page: Page, number: int, total: int = 50) -> None:
    """Waits until this item is shown, in whichever language the page speaks."""
    await expect(page.locator("#place")).to_have_text(re.compile(rf"^{number} [\w ]+ {total}$"))


async def tab_to(page: Page, name: str) -> None:
    """Presses Tab until the focus is there."""
    for _ in range(30):
        await page.keyboard.press("Tab")
        if await page.evaluate(FOCUSED) == name:
            return
    pytest.fail(f"Tab does not lead to {name}")


async def at_reasoning(reception: Reception, visit: Visit) -> Client:
    """An employee before the test of reasoning and its tour; and as a client beside the browser."""
    who = await welcome_newcomer(reception, visit)
    await finish_test(who, await under_way(who, 0))
    await visit.page.get_by_role("button", name="Start the assessment").click()
    await expect(visit.page.get_by_role("heading", level=1)).to_have_text("Reasoning")
    return who


async def to_practice(page: Page) -> None:
    """Follows the tour of that test to the item for practice."""
    await page.locator("#content button.main").click()
    while not await page.locator("#prompt").count():
        step = await page.locator("#place").inner_text()
        await page.locator("#content button.main").click()
        await expect(page.locator("#place")).not_to_have_text(step)
    await expect(page.locator("#prompt")).to_be_focused()


async def tour_by_keyboard(page: Page) -> None:
    """Follows the tour by the keyboard, answers the item for practice, and stands before the test's start."""
    await tab_to(page, "Follow the tour first")
    await page.keyboard.press("Enter")
    for number in range(1, 5):
        await expect(page.locator("#place")).to_have_text(f"Step {number} of 5")
        await tab_to(page, "Next")
        await page.keyboard.press("Enter")
    await expect(page.locator("#prompt")).to_be_focused()
    await page.keyboard.press("4")
    await expect(page.locator("#verdict")).to_be_focused()
    await tab_to(page, "Start the test")


async def at_first_matrix(reception: Reception, visit: Visit) -> Client:
    """An employee at the first item of the test of reasoning; and as a client beside the browser."""
    who = await at_reasoning(reception, visit)
    page = visit.page
    await to_practice(page)
    await page.keyboard.press("1")
    await page.get_by_role("button", name="Start the test").click()
    await page.get_by_role("button", name="Begin").click()
    await at_item(page, 1, 20)
    return who


async def answer_every_matrix(page: Page, choose: Callable[[int], Awaitable[None]]) -> int:
    """Answers item after item until the test has enough of them; how many that were."""
    for number in range(1, 21):
        await at_item(page, number, 20)
        await choose(number)
        await expect(page.locator("#place", has_text=re.compile(rf"^{number} "))).to_have_count(0)
        if not await page.locator("#prompt").count():
            return number
    return 20


async def all_but(who: Client, left: int, language: str = "en") -> dict[str, Any]:
    """The last test, once all but so many of its items are answered, and everything before it."""
    tests = (await begun(who))["tests"]
    for place, test in enumerate(tests[:-1]):
        if test["status"] != "COMPLETED":
            await finish_test(who, await under_way(who, place, language))
    last = await under_way(who, len(tests) - 1, language)
    while last["answered"] < last["total"] - left:
        last = (await answer(who, last))["test"]
    return last


async def progress(who: Client) -> list[tuple[str, int]]:
    """How far somebody is with each test, by its status and the number of answers that count."""
    return [(test["status"], test["answered"]) for test in (await begun(who))["tests"]]


def hurried_instruments(folder: Path) -> Path:
    """A folder with a newer personality test, which is in Dutch alone and over after five minutes."""
    text = OURS.read_text(encoding="utf-8")
    text = re.sub(r'(?m)^label\.en = .*\n|\ben = "[^"]*", (?=nl = )', "", text)
    text = text.replace("version = 1", "version = 2\ntime_limit_minutes = 5", 1)
    text = text.replace('languages = ["en", "nl"]', 'languages = ["nl"]', 1)
    (folder / "instruments").mkdir(parents=True)
    (folder / "instruments" / "personality-2.toml").write_text(text, encoding="utf-8")
    return folder
