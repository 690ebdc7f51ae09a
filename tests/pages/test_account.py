"""One's own account: another password, and the places where one is signed in."""

import pytest
from playwright.async_api import Browser, expect

from tests.support.browser import Visit, visiting
from tests.support.operations import address
from tests.support.outside import Reception
from tests.support.world import PASSWORD

pytestmark = pytest.mark.asyncio(loop_scope="session")

CHOSEN = "four otters near the lighthouse"
PERSON = address("manager")


async def arrive(visit: Visit, password: str = PASSWORD) -> None:
    """Signs in, and goes to one's account by the name in the bar."""
    await visit.open("/sign-in")
    await visit.sign_in(PERSON, password)
    await visit.page.get_by_role("link", name="Hanna Smit").click()
    await expect(visit.page.get_by_role("heading", name="Where you are signed in")).to_be_visible()


async def change(visit: Visit, current: str, new: str) -> None:
    page = visit.page
    await page.get_by_label("Your password as it is now").fill(current)
    await page.get_by_label("New password").fill(new)
    await page.get_by_label("The same password again").fill(new)
    await page.get_by_role("button", name="Change my password").click()


async def test_a_changed_password_is_the_one_to_sign_in_with_and_ends_the_other_sessions(
    reception: Reception, guest: Visit, browser: Browser
) -> None:
    async with visiting(browser, reception.url) as elsewhere:
        await arrive(elsewhere)
        await arrive(guest)
        await change(guest, "not my password at all", CHOSEN)
        await expect(guest.page.get_by_role("alert")).to_contain_text("not your password as it is now")
        await change(guest, PASSWORD, CHOSEN)
        await expect(guest.page.get_by_text("Your password is changed")).to_be_visible()
        await expect(guest.page.locator("#sessions li")).to_have_count(1)
        await elsewhere.page.reload()
        await elsewhere.sign_in(PERSON, CHOSEN)
        await expect(elsewhere.page.get_by_role("heading", name="Where you are signed in")).to_be_visible()
    assert guest.complaints == []


async def test_another_place_is_signed_out_from_here(reception: Reception, guest: Visit, browser: Browser) -> None:
    async with visiting(browser, reception.url) as elsewhere:
        await arrive(elsewhere)
        await arrive(guest)
        await expect(guest.page.locator("#sessions li")).to_have_count(2)
        await guest.page.get_by_role("button", name="Sign out there").click()
        await expect(guest.page.get_by_text("You are signed out there")).to_be_visible()
        await expect(guest.page.locator("#sessions li")).to_have_count(1)
        await elsewhere.page.reload()
        await expect(elsewhere.page.get_by_role("heading", name="Sign in")).to_be_visible()


async def test_signing_out_everywhere_signs_out_here_too(reception: Reception, guest: Visit) -> None:
    await arrive(guest)
    await guest.page.get_by_role("button", name="Sign out everywhere").click()
    await expect(guest.page.get_by_role("heading", name="Sign in")).to_be_visible()
    await guest.open("/account")
    await expect(guest.page.get_by_text("Sign in first")).to_be_visible()
