"""Both routes to insights: from candidate, and added directly; from the first command to the first goal."""

import csv
from typing import Any

from tests.journeys.telling import Stage
from tests.support.answers import row, write
from tests.support.client import Client
from tests.support.development import GOALS, PENDING, own_insights, scores_of
from tests.support.operations import code, do, refused

OWNER, WORK, DIRECT = "ilse@waterlinie.example", "anna@waterlinie.example", "sofie@waterlinie.example"
CANDIDATES = "query ($id: ID!) { recruitmentProcedure(id: $id) { candidates { nodes { id email } } } }"
EMPLOYEES = "query ($search: String) { employees(search: $search) { nodes { id email roles mailStatus } } }"


async def test_a_candidate_becomes_a_development_member_with_insights_at_once(stage: Stage) -> None:
    owner = await an_owner(stage)
    pending_id, private = await somebody_hired(stage, owner)
    given = {"pendingEmployeeId": pending_id, "workEmail": private}
    assert await code(owner, "addAsEmployee", **given) == "WORK_EMAIL_REQUIRED"
    assert await code(owner, "addAsEmployee", **{**given, "workEmail": OWNER.upper()}) == "EMAIL_IN_USE"
    added = await do(owner, "addAsEmployee", "employee { id }", **{**given, "workEmail": WORK})
    told = await stage.mail(WORK, "/sign-in")
    # In English, though everybody here reads Dutch.
    assert (told.language, told.subject) == ("en", "You were added as an employee of Stichting De Waterlinie")
    assert await refused(owner, "addAsEmployee", **given) == ("ALREADY_EMPLOYEE", "input.pendingEmployeeId")
    stage.postbox.taken.remove(told)

    member = await a_member(stage, owner, added["employee"]["id"], WORK)
    insights = await own_insights(member)
    assert (insights["source"], insights["carriedOver"]["byName"]) == ("CANDIDATE", "Ilse de Graaf")
    await a_goal_is_made_and_done(member, insights)
    answer = await owner.ask("query ($id: ID!) { node(id: $id) { id } }", id=insights["id"])
    assert answer.data["node"] is None


async def test_somebody_added_directly_becomes_a_development_member_with_results_of_their_own(stage: Stage) -> None:
    owner = await an_owner(stage)
    organisation = (await owner.ask("{ organisation { id } }")).data["organisation"]["id"]
    people = stage.folder / "people.csv"
    people.write_text(f"first_name,last_name,email\nSofie,Blom,{DIRECT}\nNiemand,Blom,nowhere\n", encoding="utf-8")
    done = await stage.operator("add-employees", organisation, people)
    assert (done.status, done.out) == (1, "1 employees added, 1 rows refused.\n")
    [sofie] = (await owner.ask(EMPLOYEES, search="blom")).data["employees"]["nodes"]
    assert (sofie["roles"], sofie["mailStatus"]) == ([], None)

    member = await a_member(stage, owner, sofie["id"], DIRECT)
    assert await own_insights(member) is None
    await own_answers(stage)
    insights = await own_insights(member)
    assert (insights["source"], insights["carriedOver"]) == ("EMPLOYEE", None)
    await a_goal_is_made_and_done(member, insights)

    await do(owner, "removeRole", employeeId=sofie["id"], role="DEVELOPMENT_MEMBER")
    assert (await member.ask(GOALS)).data == {"viewer": None}


async def an_owner(stage: Stage) -> Client:
    made = await stage.operator(
        *("create-organisation", "--name", "Stichting De Waterlinie", "--modules", "RECRUITMENT,DEVELOPMENT"),
        *("--locale", "NL", "--owner-email", OWNER, "--owner-first-name", "Ilse", "--owner-last-name", "de Graaf"),
    )
    assert made.status == 0
    return await stage.activated(await stage.mail(OWNER, "/activate#token="), "twaalf gele klompen op zolder")


async def somebody_hired(stage: Stage, owner: Client) -> tuple[str, str]:
    """The id and the private address of the one who is pending."""
    procedure = await do(
        owner, "createRecruitmentProcedure", "procedure { id }", title="Sluiswachter", lensKey="professional"
    )
    procedure_id = procedure["procedure"]["id"]
    file = write(stage.folder / "answers.csv", [row("Anna", "Wouters"), row("Bram", "van Dijk")])
    assert (await stage.operator("import-answers", procedure_id, file)).status == 0
    nodes = (await owner.ask(CANDIDATES, id=procedure_id)).data["recruitmentProcedure"]["candidates"]["nodes"]
    anna = next(each for each in nodes if each["email"].startswith("anna"))
    await do(owner, "markCandidateHired", candidateId=anna["id"])
    [pending] = (await owner.ask(PENDING, search="wouters")).data["pendingEmployees"]["nodes"]
    assert (pending["name"]["full"], pending["privateEmail"]) == ("Anna Wouters", anna["email"])
    assert (await owner.ask(PENDING, search="van dijk")).data["pendingEmployees"]["totalCount"] == 0
    return pending["id"], pending["privateEmail"]


async def a_member(stage: Stage, owner: Client, employee_id: str, email: str) -> Client:
    """Somebody who got the role, and came in by the two mails that it brings."""
    await do(owner, "assignRole", employeeId=employee_id, role="DEVELOPMENT_MEMBER")
    invitation, welcome = await stage.mail(email, "/activate#token="), await stage.mail(email, "/sign-in")
    assert (invitation.language, welcome.language, welcome.token) == (invitation.language, invitation.language, "")
    return await stage.activated(invitation, "negen otters in het riet")


async def own_answers(stage: Stage) -> None:
    """An operator brings the answers that Sofie gave elsewhere."""
    columns = (await stage.operator("import-answers", "--employee-columns")).out.strip().split(",")
    cells = {**row("Sofie", "Blom"), "email": DIRECT, "completed_at": ""}
    file = stage.folder / "own.csv"
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerow(cells)
    scored = await stage.operator("import-answers", "--employees", file)
    assert (scored.status, scored.out) == (0, "1 employees scored, 0 rows refused.\n")


async def a_goal_is_made_and_done(member: Client, insights: Any) -> None:
    for score in scores_of(insights):
        assert len(score["suggestions"]) >= 2
        assert len(score["tips"]) >= 3
    suggestion = insights["pressureBehaviour"][0]["suggestions"][0]
    made = await do(
        member, "createDevelopmentGoal", "goal { id }", title=suggestion["title"], suggestionId=suggestion["id"]
    )
    await do(member, "completeDevelopmentGoal", goalId=made["goal"]["id"])
    [goal] = (await member.ask(GOALS)).data["viewer"]["developmentGoals"]["nodes"]
    assert (goal["status"], goal["suggestion"]["title"]) == ("DONE", suggestion["title"])
