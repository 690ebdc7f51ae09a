"""Where mails lead, and where signing in leads on to."""

from inspect import isfunction, signature

import pytest
from playwright.async_api import expect

from mail.addresses import Addresses
from tests.pages.conftest import Demo
from tests.support.browser import Visit
from tests.support.world import World

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


def led_to() -> list[str]:
    """Every address that a letter can lead to, as a browser asks for it."""
    methods = {name: method for name, method in vars(Addresses).items() if isfunction(method) and name[0] != "_"}
    filled = [
        method(Addresses(""), *["x" * 32] * (len(signature(method).parameters) - 1)) for method in methods.values()
    ]
    return [address.partition("#")[0] for address in filled]


@pytest.mark.parametrize("path", led_to())
async def test_every_address_that_a_mail_leads_to_is_a_page(world: World, path: str) -> None:
    page = await world.http.get(path)
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")


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
