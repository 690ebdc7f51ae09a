"""One's own insights in a browser: where they came from, what they mean, what changed, and who does not see them."""

import pytest
from playwright.async_api import expect
from sqlalchemy import update

from db.models.development import InsightScore
from tests.pages.conftest import Demo
from tests.support.browser import Visit
from tests.support.client import SIGN_IN, Client
from tests.support.development import own_insights
from tests.support.member import welcome_member
from tests.support.operations import address, do
from tests.support.outside import Reception
from tests.support.world import PASSWORD

pytestmark = pytest.mark.asyncio(loop_scope="session")

CHOSEN = "nine lanterns along the canal"
SECTIONS = ["Competencies", "Behaviour under pressure", "Learning agility"]


async def test_the_invitation_of_somebody_who_was_hired_leads_to_insights_that_say_where_they_came_from(
    visit: Visit, demo: Demo
) -> None:
    page, owner = visit.page, demo.account("OWNER")
    token = await Client(demo.server.http).change(SIGN_IN, email=owner["email"], password=owner["password"])
    boss = Client(demo.server.http, token["accessToken"])
    candidate = demo.facts["organisations"][0]["procedures"][1]["candidateIds"][0]
    hired = await do(boss, "markCandidateHired", "pendingEmployee { id }", candidateId=candidate)
    pending = {"pendingEmployeeId": hired["pendingEmployee"]["id"], "workEmail": "new.colleague@noorderlicht.example"}
    added = await do(boss, "addAsEmployee", "employee { id }", **pending)
    await do(boss, "assignRole", employeeId=added["employee"]["id"], role="DEVELOPMENT_MEMBER")
    await visit.follow_letter("new.colleague@noorderlicht.example", about="nvit")
    await page.get_by_label("New password").fill(CHOSEN)
    await page.get_by_label("The same password again").fill(CHOSEN)
    await page.get_by_role("button", name="Activate my account").click()
    await visit.sign_in("new.colleague@noorderlicht.example", CHOSEN)
    await expect(page).to_have_url(f"{demo.url}/insights")
    await expect(page.get_by_text("Ingrid Hofstra carried these results over from recruitment")).to_be_visible()
    await expect(page.get_by_role("heading", level=2)).to_have_text(SECTIONS)
    assert visit.complaints == []


async def test_a_score_opens_what_it_means_with_suggestions_and_tips(reception: Reception, guest: Visit) -> None:
    page = guest.page
    await welcome_member(reception, guest)
    await page.get_by_role("button", name="Open all scores").press("Enter")
    await expect(page.locator(".advice:visible")).to_have_count(23)
    await page.get_by_role("button", name="Close all scores").press("Enter")
    await expect(page.locator(".advice:visible")).to_have_count(0)
    await page.get_by_role("button", name="Problem solving", exact=True).press("Enter")
    advice = page.locator(".advice:visible")
    await expect(advice).to_have_count(1)
    await expect(advice.locator(".interpretation")).not_to_be_empty()
    assert await advice.locator(".suggestion").count() >= 2
    assert await advice.locator("li").count() >= 3
    assert guest.complaints == []


async def test_each_number_has_its_interval_beside_a_bar_as_long_as_the_score(
    reception: Reception, guest: Visit
) -> None:
    await welcome_member(reception, guest)
    result = guest.page.locator(".insight").first
    score = float(await result.locator(".score").inner_text())
    length = float(await result.locator("rect.filled").get_attribute("width") or "")
    assert length == pytest.approx(score * 10, abs=0.5)
    await expect(result.locator(".interval")).to_contain_text("range ")


async def test_what_is_said_once_for_all_scores_stands_there_once(reception: Reception, guest: Visit) -> None:
    await welcome_member(reception, guest)
    for words in ("provisional", "Assessment completed on", "an be taken again", "yours alone", "Numbers run from"):
        await expect(guest.page.get_by_text(words)).to_have_count(1)


async def test_differences_within_the_error_of_measurement_are_told_to_be_too_uncertain_to_tell(
    reception: Reception, guest: Visit
) -> None:
    insights = await own_insights(await welcome_member(reception, guest))
    before = insights["competencies"][0]["change"]["previousScore"]
    await expect(guest.page.get_by_text("Whether something changed, these results cannot tell")).to_be_visible()
    await expect(guest.page.locator(".insight .meaning").first).to_have_text(
        f"Was {before:.1f}; the difference is within the error of measurement."
    )


async def test_a_difference_beyond_the_error_of_measurement_is_named_and_leads_to_its_score(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    async with reception.world.database.write() as session:
        was_higher = update(InsightScore).where(InsightScore.key == "analysing", InsightScore.score < 9)
        await session.execute(was_higher.values(score=2.0, low=1.0, high=3.0))
    await welcome_member(reception, guest)
    await expect(page.get_by_text("One score differs from the one before")).to_be_visible()
    await page.get_by_role("link", name="Analysing").click()
    await expect(page.locator("#advice-analysing")).to_be_visible()
    await expect(page.get_by_role("button", name="Analysing", exact=True)).to_be_focused()
    await expect(page.locator("#score-analysing .meaning")).to_contain_text("Higher than the 2.0 before")


async def test_the_other_language_changes_the_pages_words_and_the_texts_of_the_scores(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    await welcome_member(reception, guest, locale="NL")
    await page.get_by_role("button", name="Problemen oplossen", exact=True).click()
    dutch = await page.locator(".advice:visible").inner_text()
    await page.get_by_role("button", name="EN", exact=True).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Your insights")
    await page.get_by_role("button", name="Problem solving", exact=True).click()
    english = await page.locator(".advice:visible").inner_text()
    assert not set(dutch.splitlines()) & set(english.splitlines()) - {""}


@pytest.mark.parametrize("path", ["/insights", "/goals"])
@pytest.mark.parametrize("who", ["owner", "recruiter", "manager", "development"])
async def test_others_find_nothing_there_but_the_reason(
    reception: Reception, guest: Visit, who: str, path: str
) -> None:
    await guest.open(path)
    await guest.sign_in(address(who), PASSWORD)
    await expect(guest.page.get_by_text("your account does not have that role")).to_be_visible()
    assert await guest.page.locator(".insight, .goal, #places a:visible").count() == 0
    assert guest.complaints == []


async def test_an_organisation_without_the_module_reads_that_it_does_not_use_it(
    reception: Reception, guest: Visit
) -> None:
    await guest.open("/insights")
    await guest.sign_in("manager@zuiderzee.example", PASSWORD)
    await expect(guest.page.get_by_text("gebruikt Inzicht op dit moment niet voor ontwikkeling")).to_be_visible()


async def test_before_the_first_results_the_page_says_that_there_are_none_yet(
    reception: Reception, guest: Visit
) -> None:
    owner, world = await reception.world.as_("owner"), reception.world
    manager = await world.employee_id(address("manager"))
    await do(owner, "assignRole", employeeId=manager, role="DEVELOPMENT_MEMBER")
    await guest.open("/sign-in")
    await guest.sign_in(address("manager"), PASSWORD)
    await expect(guest.page.get_by_role("link", name="Shared views")).to_have_count(2)
    await guest.page.locator("#places").get_by_role("link", name="Your insights").click()
    await expect(guest.page.get_by_text("There are no results here yet")).to_be_visible()
    assert guest.complaints == []


async def test_paper_holds_every_interpretation_and_the_advice_that_was_opened(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    await welcome_member(reception, guest)
    await page.get_by_role("button", name="Problem solving", exact=True).click()
    await page.emulate_media(media="print")
    await page.evaluate("dispatchEvent(new Event('beforeprint'))")
    await expect(page.get_by_text("Personal. Printed on")).to_contain_text("by Daan Visser")
    assert await page.locator(".interpretation:visible").count() == 23
    opened = await page.locator("#advice-problem_solving .suggestion").count()
    assert await page.locator(".suggestion:visible").count() == opened
    assert await page.locator("button:visible:not(.opener)").count() == 0


async def test_a_telephone_shows_an_opened_score_without_scrolling_sideways(reception: Reception, guest: Visit) -> None:
    await guest.page.set_viewport_size({"width": 390, "height": 844})
    await welcome_member(reception, guest)
    await guest.page.get_by_role("button", name="Open all scores").click()
    assert await guest.page.evaluate("document.documentElement.scrollWidth") <= 390
