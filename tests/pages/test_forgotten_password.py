"""A password forgotten, from the sign-in page by way of a mail back to it."""

import pytest
from playwright.async_api import expect

from tests.pages.conftest import Demo
from tests.support.browser import Visit

pytestmark = pytest.mark.asyncio(loop_scope="session")

CHOSEN = "four otters near the lighthouse"


async def choose(visit: Visit, password: str, again: str) -> None:
    await visit.page.get_by_label("New password").fill(password)
    await visit.page.get_by_label("The same password again").fill(again)
    await visit.page.get_by_role("button", name="Change my password").click()


async def test_a_forgotten_password_is_replaced_by_way_of_a_mail(visit: Visit, demo: Demo) -> None:
    page, person = visit.page, demo.account("RECRUITMENT_ADMIN")["email"]
    await visit.open("/sign-in")
    await page.get_by_label("E-mail address").fill(person)
    await page.get_by_role("button", name="Forgot your password?").click()
    await expect(page.get_by_text("a mail is on its way")).to_be_visible()
    await visit.follow_letter(person, about="A new password")
    await expect(page.get_by_role("heading", name="Choose a new password")).to_be_visible()
    assert page.url == f"{demo.url}/reset-password"
    await choose(visit, CHOSEN, CHOSEN + "s")
    await expect(page.get_by_role("alert")).to_contain_text("not the same")
    await choose(visit, CHOSEN, CHOSEN)
    await expect(page.get_by_text("Your password is changed")).to_be_visible()
    await visit.sign_in(person, CHOSEN)
    await expect(page.get_by_role("heading", name="Welcome")).to_be_visible()
    assert visit.complaints == []


async def test_who_is_not_known_is_told_the_same(visit: Visit) -> None:
    page = visit.page
    await visit.open("/sign-in")
    await page.get_by_label("E-mail address").fill("nobody@noorderlicht.example")
    await page.get_by_role("button", name="Forgot your password?").click()
    await expect(page.get_by_text("a mail is on its way")).to_be_visible()


@pytest.mark.parametrize(("fragment", "why"), [("", "needs the link"), ("#token=made-up", "does not work")])
async def test_without_a_link_that_works_the_page_says_what_to_do(visit: Visit, fragment: str, why: str) -> None:
    page = visit.page
    await visit.open(f"/reset-password{fragment}")
    if fragment:
        await choose(visit, CHOSEN, CHOSEN)
    await expect(page.get_by_text(why)).to_be_visible()
    await page.get_by_role("main").get_by_role("link", name="Sign in").click()
    await expect(page.get_by_role("button", name="Forgot your password?")).to_be_visible()
