"""GraphiQL on the API's own address, in a real browser."""

import pytest
from playwright.async_api import expect

from tests.pages.conftest import Demo
from tests.support.browser import Visit
from tests.support.client import SIGN_IN, Client
from tests.support.graphiql import run, shown, tabs
from web.graphiql import VENDOR, VENDORED

pytestmark = pytest.mark.asyncio(loop_scope="session")

JOURNEY = [
    *("SignIn", "Lenses", "NewProcedure", "AddCandidate", "Candidates", "AddHiringManager", "InviteToTeam"),
    *("ShareView", "HiringManagerSignsIn", "WhatTheHiringManagerSees"),
    *("NewcomerSignsIn", "StartAssessment", "SignIn", "Progress", "ResendCandidateLink"),
    *("MarkHired", "DevelopmentAdminSignsIn", "PendingEmployees", "AddEmployees"),
    *("MemberSignsIn", "OwnInsights", "CreateGoal", "Goals", "Sessions", "RequestPasswordReset"),
    *("SignIn", "OrganisationAndPeople", "Node", "WithdrawView", "ShareView"),
]


@pytest.fixture(autouse=True)
def _brought() -> None:
    if not all((VENDOR / name).is_file() for name in VENDORED):
        pytest.fail("GraphiQL's own files are not here. They come by: make graphiql")


async def test_no_part_of_it_makes_the_browser_complain(visit: Visit) -> None:
    page = visit.page
    await visit.open("/graphql")
    await page.get_by_label("Show Documentation Explorer").click()
    await page.get_by_role("link", name="Query", exact=True).click()
    await page.get_by_label("Show History").click()
    for dialog in ("Open short keys dialog", "Open settings dialog"):
        await page.get_by_label(dialog).click()
        await expect(page.locator("body")).to_have_css("overflow", "hidden")
        await page.keyboard.press("Escape")
        await expect(page.locator("body")).to_have_css("overflow", "visible")
    field = page.get_by_label("Query Editor").get_by_text("accessToken")
    await field.hover()
    await page.locator(".CodeMirror-info a").first.click()
    await field.click()
    await page.keyboard.press("End")
    await page.keyboard.type(" e")
    await expect(page.locator(".CodeMirror-hints")).to_be_visible()
    await page.mouse.move(0, 0)
    await page.keyboard.press("ArrowDown")
    await page.locator(".CodeMirror-hint-information-type-name").click()
    assert visit.complaints == []


async def test_who_is_not_signed_in_can_read_about_the_whole_schema(visit: Visit) -> None:
    page = visit.page
    await visit.open("/graphql")
    await expect(page.get_by_text("You ask as nobody")).to_be_visible()
    await page.get_by_label("Show Documentation Explorer").click()
    await page.get_by_role("link", name="SharedView", exact=True).click()
    await expect(page.get_by_text("exactly as a hiring manager sees it")).to_be_visible()


async def test_every_tab_of_the_demo_runs_as_it_stands_one_after_the_other(visit: Visit) -> None:
    await visit.open("/graphql")
    await expect(tabs(visit)).to_contain_text(list(dict.fromkeys(JOURNEY)))
    for tab in JOURNEY:
        answer = await run(visit, tab)
        [first, *_] = answer["data"].values()
        assert "errors" not in answer, tab
        assert first, tab
        assert not (isinstance(first, dict) and first.get("errors")), tab
    assert visit.complaints == []


async def test_every_tab_is_in_sight(visit: Visit) -> None:
    await visit.open("/graphql")
    await expect(tabs(visit).filter(has_text="WithdrawView")).to_be_visible()
    for tab in await tabs(visit).all():
        await expect(tab).to_be_in_viewport(ratio=1)


async def test_a_token_in_the_box_says_who_asks(visit: Visit, demo: Demo) -> None:
    recruiter = demo.account("RECRUITER")
    signed_in = await Client(demo.server.http).change(SIGN_IN, email=recruiter["email"], password=recruiter["password"])
    await visit.open("/graphql")
    box = visit.page.get_by_label("Access token")
    await box.fill(signed_in["accessToken"])
    await box.press("Enter")
    await expect(visit.page.get_by_text("You ask as Roos de Wit (RECRUITER)")).to_be_visible()
    await run(visit, "Candidates")
    await expect(shown(visit)).to_contain_text("Team lead home care, Groningen")


async def test_who_signed_in_on_the_page_asks_without_a_token(visit: Visit, demo: Demo) -> None:
    manager = demo.account("RECRUITMENT_MEMBER")
    await visit.open("/sign-in?next=/graphql")
    await visit.sign_in(manager["email"], manager["password"])
    await expect(visit.page.get_by_text("You ask as Hanna Smit (RECRUITMENT_MEMBER)")).to_be_visible()
    await expect(visit.page.get_by_label("Access token")).to_be_empty()


async def test_what_was_asked_and_the_token_are_still_there_after_reloading_and_gone_with_the_browser_tab(
    visit: Visit,
) -> None:
    page = visit.page
    await visit.open("/graphql")
    await run(visit, "SignIn")
    await expect(page.get_by_text("You ask as Roos de Wit")).to_be_visible()
    await page.reload()
    await expect(page.get_by_text("You ask as Roos de Wit")).to_be_visible()
    assert await page.evaluate("Object.keys(localStorage)") == []
    again = await page.context.new_page()
    await again.goto(page.url)
    await expect(again.get_by_text("You ask as nobody")).to_be_visible()
