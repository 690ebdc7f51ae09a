"""A Development Member with a browser, in the world that the reception serves."""

from playwright.async_api import expect

from tests.support.browser import Visit
from tests.support.client import Client
from tests.support.operations import address, do
from tests.support.outside import Reception
from tests.support.world import PASSWORD

MEMBER = address("member")


async def welcome_member(reception: Reception, visit: Visit, *, locale: str = "EN") -> Client:
    """Signs the member in, in a language, where that leads; and as a client beside the browser."""
    member = await reception.world.as_("member")
    await do(member, "updateEmployee", employeeId=await reception.world.employee_id(MEMBER), locale=locale)
    await visit.open("/sign-in")
    await visit.sign_in(MEMBER, PASSWORD)
    await expect(visit.page).to_have_url(f"{visit.url}/insights")
    await expect(visit.page.locator(".insight").first).to_be_visible()
    return member
