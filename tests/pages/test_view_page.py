"""A saved view as a hiring manager reads it: candidates side by side, one at length, and on paper."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from db.demo import DemoOrganisation
from gql.resolvers.imports import Row, import_row
from psychometrics.catalogue import catalogue
from tests.support.browser import Visit, visiting
from tests.support.development import answers
from tests.support.operations import address, do
from tests.support.outside import EVERYTHING, Reception, receiving
from tests.support.taking import TAKER
from tests.support.world import PASSWORD

pytestmark = pytest.mark.asyncio(loop_scope="session")

WIDTHS = "bands => bands.map(each => getComputedStyle(each, '::before').width)"
RIGHT_EDGES = "all => all.map(each => each.getBoundingClientRect().right)"
FIND = """
    query ($id: ID!, $s: String) { recruitmentProcedure(id: $id) { candidates(search: $s) { nodes { id } } } }
"""
RANGE = re.compile(r"^range \d+\.\d–\d+\.\d$")


async def test_the_table_leads_to_a_candidates_profile_and_going_back_leads_back(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    await reception.welcome(guest)
    await page.locator(".about").first.click()
    opened = await page.locator(".about-row .words").first.bounding_box()
    assert opened
    assert opened["width"] > 100
    name = page.locator("thead button").nth(1)
    wanted = await name.inner_text()
    await name.click()
    await expect(page.get_by_role("heading", level=2, name=wanted)).to_be_visible()
    await expect(page.get_by_role("heading", name="Insights for onboarding")).to_be_visible()
    await expect(page.get_by_role("table")).to_have_count(0)
    await page.reload()
    await expect(page.get_by_role("heading", level=2, name=wanted)).to_be_visible()
    await page.go_back()
    await expect(page.get_by_role("table").first).to_be_visible()
    assert guest.complaints == []


async def test_a_profile_prints_each_number_with_its_interval_beside_a_bar_as_long_as_the_score(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    await reception.welcome(guest)
    await page.locator("#people button").first.click()
    result = page.locator(".result").first
    score = float(await result.locator(".score").inner_text())
    await expect(result.locator(".interval")).to_have_text(RANGE)
    length = float(await result.locator("rect.filled").get_attribute("width") or "")
    assert length == pytest.approx(score * 10, abs=0.5)


async def test_without_scores_there_is_no_number_and_no_bar_anywhere(
    prepared: tuple[Path, list[DemoOrganisation]], tmp_path: Path, browser: Browser
) -> None:
    async with (
        receiving(prepared, tmp_path, competencies=True, overviews=True) as reception,
        visiting(browser, reception.url) as reader,
    ):
        page = reader.page
        await reception.welcome(reader)
        for turn in ("thead button", ".turning button >> nth=1"):
            assert await page.locator("svg, .score, .interval, .axis").count() == 0
            await page.locator(turn).first.click()
            await expect(page.locator(".profile")).to_be_visible()
        widths = await page.locator(".band").evaluate_all(
            "all => all.map(each => getComputedStyle(each, '::before').width)"
        )
        assert len(set(widths)) == 1
        assert await page.get_by_text("Motives").count() == 0
        assert await page.get_by_text("Numbers run from").count() == 0
        await expect(page.get_by_text("none of them is good or bad in itself")).to_be_visible()


async def test_one_candidate_alone_is_shown_at_length_at_once(reception: Reception, guest: Visit) -> None:
    only = reception.world.procedure().candidates[:1]
    await share(reception, only, {"competencies": True, "scores": True})
    await reception.welcome(guest)
    await expect(guest.page.locator(".profile rect.filled").first).to_be_visible()
    await expect(guest.page.get_by_role("button", name="All candidates")).to_have_count(0)


async def test_whoever_answered_no_task_of_reasoning_has_no_score_there_which_only_aptitude_tells(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    candidates = [await without_reasoning(reception), reception.world.procedure().candidates[0]]
    await share(reception, candidates, EVERYTHING)
    await reception.welcome(guest)
    await expect(page.get_by_text("Reasoning: no score for Mila Vos, because no task")).to_be_visible()
    await page.get_by_role("button", name="Vos").first.click()
    await expect(page.get_by_text("Reasoning: no score, because no task")).to_be_visible()
    await share(reception, candidates, {**EVERYTHING, "aptitude": False})
    await expect(page.get_by_text("Aptitude")).to_have_count(0)
    await expect(page.get_by_text("Reasoning")).to_have_count(0)


@pytest.mark.parametrize("filters", [{"overviews": True}, {"scores": True}, {}])
async def test_a_view_with_nothing_to_read_says_so_and_names_who_is_in_it(
    reception: Reception, guest: Visit, filters: dict[str, bool]
) -> None:
    page, candidates = guest.page, reception.world.procedure().candidates[:2]
    await reception.welcome(guest)
    await share(reception, candidates, filters)
    await expect(page.get_by_text("No results are shared in this view yet, only who is in it.")).to_be_visible()
    await expect(page.locator("#content li")).to_have_count(2)
    assert await page.locator("#content :is(button, h2, .note)").count() == 0
    assert guest.complaints == []


async def without_reasoning(reception: Reception) -> str:
    """The id of a candidate who took everything but the test of reasoning."""
    [keys] = [one.answer_keys for one in catalogue().imported if one.key == "reasoning"]
    given = {key: value for key, value in answers().items() if key not in keys}
    row = Row(TAKER["firstName"], TAKER["lastName"], TAKER["email"], None, given)
    await import_row(reception.world.database, reception.world.clock, reception.procedure, row)
    found = await reception.recruiter.ask(FIND, id=reception.procedure, s=TAKER["email"])
    [candidate] = found.data["recruitmentProcedure"]["candidates"]["nodes"]
    return str(candidate["id"])


async def share(reception: Reception, candidates: list[str], filters: dict[str, bool]) -> None:
    """The recruiter saves the view anew."""
    await do(
        reception.recruiter, "shareView", procedureId=reception.procedure, candidateIds=candidates, filters=filters
    )


async def test_paper_repeats_the_name_and_for_whom_it_is_on_every_sheet(reception: Reception, guest: Visit) -> None:
    page = guest.page
    await reception.welcome(guest)
    await page.locator("#people button").first.click()
    name = await page.locator(".profile h2").inner_text()
    await page.emulate_media(media="print")
    await page.evaluate("dispatchEvent(new Event('beforeprint'))")
    head = page.locator("#printed")
    await expect(head).to_contain_text(f"{name} · Confidential. Printed on")
    await expect(head).to_have_css("display", "table-header-group")


async def test_paper_says_when_it_was_printed_and_for_whom_and_leaves_the_buttons_out(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    await reception.welcome(guest)
    await page.emulate_media(media="print")
    await page.evaluate("dispatchEvent(new Event('beforeprint'))")
    await expect(page.get_by_text("Confidential. Printed on")).to_contain_text("for hanna@elders.example")
    assert await page.locator("button:visible:not(.about)").count() == 0
    await page.evaluate("dispatchEvent(new Event('afterprint'))")
    await expect(page.locator("#printed")).to_be_empty()


async def test_a_telephone_shows_a_profile_without_scrolling_sideways(reception: Reception, guest: Visit) -> None:
    page = guest.page
    await page.set_viewport_size({"width": 390, "height": 844})
    await reception.welcome(guest)
    for _ in range(2):
        assert await page.evaluate("document.documentElement.scrollWidth") <= 390
        await page.locator("#people button").first.or_(page.locator(".profile h2")).first.click()


async def test_a_telephone_shows_every_number_of_four_candidates_beside_the_name(
    reception: Reception, guest: Visit
) -> None:
    page = guest.page
    await page.set_viewport_size({"width": 390, "height": 844})
    await share(reception, reception.world.procedure().candidates[:4], EVERYTHING)
    await reception.welcome(guest)
    row = page.locator("#MOTIVES tbody tr").first
    await expect(row.locator(".whose")).to_have_text(await page.locator("#people button").all_inner_texts())
    await expect(row.locator(".whose").last).to_be_visible()
    assert max(await page.locator("#content :is(.band, .score, .interval)").evaluate_all(RIGHT_EDGES)) <= 390
    assert await page.locator(".sideways").evaluate_all(
        "all => all.every(each => each.scrollWidth <= each.clientWidth)"
    )


async def test_whoever_is_taken_off_the_team_sees_the_view_go_from_the_open_page(
    reception: Reception, guest: Visit
) -> None:
    page, world = guest.page, reception.world
    await guest.open(f"/shared-views/{reception.procedure}")
    await guest.sign_in(address("manager"), PASSWORD)
    await expect(page.get_by_role("table").first).to_be_visible()
    manager = await world.employee_id(address("manager"))
    taken_off = {"procedureId": reception.procedure, "employeeId": manager}
    await do(reception.recruiter, "removeFromRecruitmentTeam", **taken_off)
    await expect(page.get_by_text("Nothing is shared with you here")).to_be_visible()
    await expect(page.locator("#content")).to_be_empty()
    await expect(page).to_have_title("A shared view · Inzicht")
    assert guest.complaints == []
