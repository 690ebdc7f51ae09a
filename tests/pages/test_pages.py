"""Where mails lead, and where signing in leads on to."""

import pytest
from playwright.async_api import expect
from sqlalchemy import select

from db.models.outbox import OutgoingMail
from mail.letters import Letter
from tests.pages.conftest import Demo
from tests.support.browser import Visit
from tests.support.mails import delivered
from tests.support.operations import do
from tests.support.world import BASE_URL, World

in_a_browser = pytest.mark.asyncio(loop_scope="session")
ELSEWHERE = [
    *(
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https:evil",
        "https://evil.example/",
        "//evil.example@",
    ),
    *("/\t/evil.example", "/\n/evil.example", "/./\\evil.example", "javascript:alert(1)", "data:text/html,x"),
]


async def test_every_address_that_a_mail_leads_to_is_a_page(world: World) -> None:
    owner = await world.as_("owner")
    sara = {"firstName": "Sara", "lastName": "Bos", "email": "sara@example.org", "role": "RECRUITMENT_MEMBER"}
    added = await do(owner, "addRecruitmentUser", "employee { id }", **sara)
    team = {"procedureId": world.procedure().id, "employeeId": added["employee"]["id"]}
    await do(owner, "inviteToRecruitmentTeam", **team)
    for mail in await delivered(world):
        page = await world.http.get(mail.link.removeprefix(BASE_URL).partition("#")[0])
        assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8"), mail.link
    async with world.database.read() as session:
        assert set(await session.scalars(select(OutgoingMail.letter))) == set(Letter)


async def test_an_address_where_nothing_is_says_so_with_a_page(world: World) -> None:
    page = await world.http.get("/nothing")
    assert page.status_code == 404
    assert "not-found.js" in page.text


@in_a_browser
@pytest.mark.parametrize("elsewhere", ELSEWHERE)
async def test_signing_in_never_leads_to_another_site(visit: Visit, demo: Demo, elsewhere: str) -> None:
    page = visit.page
    manager = demo.account("RECRUITMENT_MEMBER")
    await visit.open("/sign-in")
    await page.evaluate("next => location.search = new URLSearchParams({ next })", elsewhere)
    await visit.sign_in(manager["email"], manager["password"])
    await expect(page).to_have_url(f"{demo.url}/")
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert visit.complaints == []


@in_a_browser
async def test_signing_in_leads_on_to_the_page_one_came_for(visit: Visit, demo: Demo) -> None:
    manager = demo.account("RECRUITMENT_MEMBER")
    procedure = demo.facts["organisations"][0]["procedures"][0]
    await visit.open(f"/shared-views/{procedure['id']}")
    await visit.sign_in(manager["email"], manager["password"])
    await expect(visit.page.get_by_role("heading", name=procedure["title"])).to_be_visible()
    assert visit.page.url == f"{demo.url}/shared-views/{procedure['id']}"
