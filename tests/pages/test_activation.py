"""An account activated in a browser: from the invitation in the mailbox to the page it leads to."""

import pytest
from playwright.async_api import expect

from tests.pages.conftest import Demo
from tests.support.browser import Visit
from tests.support.client import SIGN_IN, Client
from tests.support.operations import do

pytestmark = pytest.mark.asyncio(loop_scope="session")

CHOSEN = "five kites above the harbour"


async def test_an_invitation_leads_to_a_password_and_that_to_being_signed_in(visit: Visit, demo: Demo) -> None:
    page, owner = visit.page, demo.account("OWNER")
    anonymous = Client(demo.server.http)
    signed_in = await anonymous.change(SIGN_IN, email=owner["email"], password=owner["password"])
    olga = {"firstName": "Olga", "lastName": "Prins", "email": "olga@example.org", "role": "RECRUITMENT_MEMBER"}
    await do(Client(demo.server.http, signed_in["accessToken"]), "addRecruitmentUser", **olga)
    await visit.follow_letter("olga@example.org", about="nvit")
    await page.get_by_label("New password").fill(CHOSEN)
    await page.get_by_label("The same password again").fill(CHOSEN)
    assert page.url == f"{demo.url}/activate"
    await page.get_by_role("button", name="Activate my account").click()
    await expect(page.get_by_text("Your account is ready")).to_be_visible()
    await expect(page.get_by_label("E-mail address")).to_have_value("olga@example.org")
    await visit.sign_in("olga@example.org", CHOSEN)
    await expect(page.get_by_role("heading", name="Welcome, Olga")).to_be_visible()
    assert visit.complaints == []
