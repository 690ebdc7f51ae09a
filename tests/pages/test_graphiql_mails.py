"""GraphiQL's tabs for what begins with a link in a mail."""

import json

import pytest
from playwright.async_api import expect

from tests.pages.conftest import Demo
from tests.support.browser import Visit
from tests.support.client import SIGN_IN, Client
from tests.support.graphiql import execute, shown, turn_to, write
from tests.support.operations import do

pytestmark = pytest.mark.asyncio(loop_scope="session")

CHOSEN = "four otters near the lighthouse"


async def token(visit: Visit, to: str, about: str) -> str:
    """The token in the link of a letter."""
    link = await (await visit.link_in_letter(to, about)).get_attribute("href")
    return (link or "").partition("#token=")[2]


async def run_with_token(visit: Visit, tab: str, token: str) -> None:
    """Opens a tab, fills in the token, and runs it."""
    await visit.open("/graphql")
    await turn_to(visit, tab)
    await write(visit, "Variables", json.dumps({"input": {"token": token, "password": CHOSEN}}))
    await execute(visit)
    await expect(shown(visit)).to_contain_text('"errors": []')


async def test_an_account_is_activated_with_the_token_of_its_mail(visit: Visit, demo: Demo) -> None:
    owner, new = demo.account("OWNER"), "noa.prins@noorderlicht.example"
    client = Client(demo.server.http)
    client.token = (await client.change(SIGN_IN, email=owner["email"], password=owner["password"]))["accessToken"]
    person = {"firstName": "Noa", "lastName": "Prins", "email": new, "role": "RECRUITMENT_MEMBER"}
    await do(client, "addRecruitmentUser", **person)
    await run_with_token(visit, "ActivateAccount", await token(visit, new, about="invitation"))
    signed_in = await Client(demo.server.http).change(SIGN_IN, email=new, password=CHOSEN)
    assert signed_in["errors"] == []


async def test_a_password_is_reset_with_the_token_of_its_mail(visit: Visit, demo: Demo) -> None:
    person = demo.account("RECRUITMENT_MEMBER", organisation=1)["email"]
    await visit.open("/graphql")
    await turn_to(visit, "RequestPasswordReset")
    await write(visit, "Variables", json.dumps({"input": {"email": person}}))
    await execute(visit)
    await run_with_token(visit, "ResetPassword", await token(visit, person, about="nieuw wachtwoord"))
    signed_in = await Client(demo.server.http).change(SIGN_IN, email=person, password=CHOSEN)
    assert signed_in["errors"] == []
