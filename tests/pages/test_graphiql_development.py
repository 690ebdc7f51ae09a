"""GraphiQL's tabs from a candidate who was hired to the insights and goals of an employee."""

import pytest
from playwright.async_api import expect

from tests.pages.conftest import Demo
from tests.support.browser import Visit
from tests.support.graphiql import done, run

pytestmark = pytest.mark.asyncio(loop_scope="session")

WORK = "noor.elamrani@noorderlicht.example"


async def test_somebody_who_was_hired_becomes_an_employee_with_a_role_and_finds_insights_and_goals(
    visit: Visit, demo: Demo
) -> None:
    hired = {"input": {"candidateId": demo.facts["organisations"][0]["procedures"][0]["candidateIds"][4]}}
    await visit.open("/graphql")
    await run(visit, "SignIn")
    name = (await done(visit, "MarkHired", hired))["pendingEmployee"]["name"]["full"]
    await run(visit, "DevelopmentAdminSignsIn")
    await expect(visit.page.get_by_text("You ask as Femke Jansen")).to_be_visible()
    [pending] = (await done(visit, "PendingEmployees", {"search": name}))["nodes"]
    added = await done(visit, "AddAsEmployee", {"input": {"pendingEmployeeId": pending["id"], "workEmail": WORK}})
    role = {"input": {"employeeId": added["employee"]["id"], "role": "DEVELOPMENT_MEMBER"}}
    assert (await done(visit, "AssignRole", role))["employee"]["accountStatus"] == "INVITED"
    link = await visit.link_in_letter(WORK, about="nvit")
    token = (await link.get_attribute("href") or "").partition("#token=")[2]
    password = demo.account("RECRUITER")["password"]

    await visit.open("/graphql")
    await done(visit, "ActivateAccount", {"input": {"token": token, "password": password}})
    await done(visit, "MemberSignsIn", {"input": {"email": WORK, "password": password, "transport": "TOKEN"}})
    insights = (await done(visit, "OwnInsights"))["selfAwarenessInsights"]
    assert insights["carriedOver"]["byName"] == "Femke Jansen"
    suggestion = insights["competencies"][0]["suggestions"][0]
    made = {"input": {"title": suggestion["title"], "suggestionId": suggestion["id"]}}
    goal = (await done(visit, "CreateGoal", made))["goal"]
    assert goal["suggestion"] == {"title": suggestion["title"]}
    [listed] = (await done(visit, "Goals"))["developmentGoals"]["nodes"]
    assert listed["id"] == goal["id"]
    assert visit.complaints == []
