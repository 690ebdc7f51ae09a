"""GraphiQL's tabs for a candidate who takes the assessment, from the mail with the link to what a recruiter sees."""

import pytest
from playwright.async_api import expect

from tests.pages.conftest import Demo
from tests.support.browser import Visit
from tests.support.graphiql import done, run

pytestmark = pytest.mark.asyncio(loop_scope="session")

CANDIDATE = "esra.kaya@example.org"


async def test_a_candidate_comes_in_by_the_link_and_answers_while_the_recruiter_sees_how_far_they_are(
    visit: Visit, demo: Demo
) -> None:
    procedure = demo.facts["organisations"][0]["procedures"][0]["id"]
    added = {"procedureId": procedure, "firstName": "Esra", "lastName": "Kaya", "email": CANDIDATE}
    await visit.open("/graphql")
    await run(visit, "SignIn")
    await done(visit, "AddCandidate", {"input": added})
    link = await visit.link_in_letter(CANDIDATE, about="Team lead home care, Groningen")
    token = (await link.get_attribute("href") or "").partition("#token=")[2]

    await visit.open("/graphql")
    await done(visit, "OpenCandidateLink", {"input": {"token": token, "transport": "TOKEN"}})
    await expect(visit.page.get_by_text("You ask as CandidateGuest")).to_be_visible()
    assert (await done(visit, "WhatTheCandidateReads"))["purpose"]
    test, reasoning, *_ = (await done(visit, "StartAssessment"))["assessment"]["tests"]
    await done(visit, "CompleteTour", {"input": {"testId": test["id"]}})
    practised = {"testId": reasoning["id"], "practiceOptionKey": reasoning["practice"]["options"][0]["key"]}
    assert (await done(visit, "CompleteTour", {"input": practised}))["practice"]["explanation"]
    item = (await done(visit, "StartTest", {"input": {"testId": test["id"], "language": "en"}}))["test"]["item"]
    answer = {"testId": test["id"], "itemId": item["id"], "optionKey": item["options"][0]["key"]}
    assert (await done(visit, "AnswerItem", {"input": answer}))["test"]["answered"] == 1

    await run(visit, "SignIn")
    await expect(visit.page.get_by_text("You ask as Roos de Wit")).to_be_visible()
    [esra] = (await done(visit, "Progress", {"procedureId": procedure, "search": "esra"}))["candidates"]["nodes"]
    assert (esra["status"], esra["assessment"]["tests"][0]["answered"]) == ("IN_PROGRESS", 1)
    assert visit.complaints == []
