"""Sharing results with a hiring manager of the same organisation, from the first command to the last look."""

from typing import Any

from tests.journeys.telling import Stage
from tests.support.answers import row, write
from tests.support.client import Client
from tests.support.visible import RESULTS, TRUTH, Truth

OWNER, RECRUITER, MANAGER = "ilse@waterlinie.example", "rachid@waterlinie.example", "mees@waterlinie.example"

CREATE = """
    mutation {
        createRecruitmentProcedure(input: {title: "Sluiswachter, Vreeswijk", lensKey: "professional"}) {
            procedure { id } errors { code }
        }
    }
"""
ADD = """
    mutation ($input: AddRecruitmentUserInput!) {
        addRecruitmentUser(input: $input) { employee { id accountStatus roles } errors { code } }
    }
"""
INVITE = """
    mutation ($procedure: ID!, $employee: ID!) {
        inviteToRecruitmentTeam(input: {procedureId: $procedure, employeeId: $employee}) { errors { code } }
    }
"""
REMOVE = """
    mutation ($procedure: ID!, $employee: ID!) {
        removeFromRecruitmentTeam(input: {procedureId: $procedure, employeeId: $employee}) { errors { code } }
    }
"""
CANDIDATES = """
    query ($id: ID!) { recruitmentProcedure(id: $id) { candidates { nodes { id } } } }
"""
SHARE = """
    mutation ($procedure: ID!, $candidates: [ID!]!, $filters: SharedViewFiltersInput!) {
        shareView(input: {procedureId: $procedure, candidateIds: $candidates, filters: $filters}) {
            sharedView { id url } errors { code }
        }
    }
"""
LOOK = f"""
    query ($procedure: ID!) {{
        sharedView(procedureId: $procedure) {{
            lensName candidates {{ nodes {{ displayName initials fullName {RESULTS} }} }}
        }}
        sharedViews {{ totalCount }}
    }}
"""


async def test_a_hiring_manager_sees_what_is_shared_from_the_invitation_until_they_leave_the_team(stage: Stage) -> None:
    owner = await an_owner_comes_in_by_mail(stage)
    procedure = (await owner.change(CREATE))["procedure"]["id"]
    await answers_from_elsewhere_become_candidates(stage, procedure)
    recruiter = await a_recruiter_comes_in_by_mail(stage, owner, procedure)
    manager, manager_id = await a_hiring_manager_comes_in_by_mail(stage, recruiter, procedure)
    anna, bram, chloe = await all_there_is(owner, procedure)
    assert await seen(manager, procedure) is None

    await share(recruiter, procedure, [anna, chloe], competencies=True, scores=True, overviews=True)
    view = await seen(manager, procedure)
    on = ["competencies", "scores", "overviews"]
    assert by_initials(view) == {"A.W.": anna.shown(on, "A.W."), "C.Z.": chloe.shown(on, "C.Z.")}
    assert view["lensName"] == anna.lens

    await share(recruiter, procedure, [bram, anna], pressureBehaviour=True, fullNames=True)
    view = await seen(manager, procedure)
    on = ["pressureBehaviour", "fullNames"]
    assert view["candidates"]["nodes"] == [bram.shown(on, ""), anna.shown(on, "")]
    assert view["lensName"] is None

    assert (await recruiter.change(REMOVE, procedure=procedure, employee=manager_id))["errors"] == []
    assert await seen(manager, procedure) is None
    await nothing_secret_was_written_anywhere(stage)


async def an_owner_comes_in_by_mail(stage: Stage) -> Client:
    made = await stage.operator(
        *("create-organisation", "--name", "Stichting De Waterlinie", "--modules", "RECRUITMENT", "--locale", "NL"),
        *("--owner-email", OWNER, "--owner-first-name", "Ilse", "--owner-last-name", "de Graaf"),
    )
    assert (made.status, made.err) == (0, "")
    invitation, welcome = await stage.mail(OWNER, "/activate#token="), await stage.mail(OWNER, "/sign-in")
    assert (invitation.language, welcome.language) == ("nl", "nl")
    assert invitation.subject == "Je uitnodiging voor Inzicht van Stichting De Waterlinie"
    assert welcome.subject == "Aan de slag met Inzicht bij Stichting De Waterlinie"
    assert welcome.token == ""
    assert [await stage.page(invitation), await stage.page(welcome)] == [200, 200]
    return await stage.activated(invitation, "twaalf gele klompen op zolder")


async def answers_from_elsewhere_become_candidates(stage: Stage, procedure: str) -> None:
    file = write(
        stage.folder / "answers.csv",
        [
            row("Anna", "Wouters"),
            row("Bram", "van Dijk"),
            row("Door", "Fout", email="no address"),
            row("Chloé", "Zandstra", locale=""),
            row("Emma", "Vaal", reasoning_correct="99"),
        ],
    )
    imported = await stage.operator("import-answers", procedure, file)
    assert (imported.status, imported.out) == (1, "3 candidates scored, 2 rows refused.\n")
    assert "line 4: email is not an address\nline 6: reasoning_correct: " in imported.err


async def a_recruiter_comes_in_by_mail(stage: Stage, owner: Client, procedure: str) -> Client:
    person = {"firstName": "Rachid", "lastName": "Amrani", "email": RECRUITER, "role": "RECRUITER", "locale": "EN"}
    added = await owner.change(ADD, input=person)
    invitation, welcome = await stage.mail(RECRUITER, "/activate#token="), await stage.mail(RECRUITER, "/sign-in")
    assert (invitation.language, welcome.language) == ("en", "en")
    assert "Ilse de Graaf has added you to Stichting De Waterlinie" in " ".join(invitation.text.split())
    recruiter = await stage.activated(invitation, "nine quiet barges at the lock")
    assert (await recruiter.ask(CANDIDATES, id=procedure)).data["recruitmentProcedure"] is None
    assert (await owner.change(INVITE, procedure=procedure, employee=added["employee"]["id"]))["errors"] == []
    assert (await stage.mail(RECRUITER, f"/shared-views/{procedure}")).language == "en"
    return recruiter


async def a_hiring_manager_comes_in_by_mail(stage: Stage, recruiter: Client, procedure: str) -> tuple[Client, str]:
    person = {"firstName": "Mees", "lastName": "Kuiper", "email": MANAGER, "role": "RECRUITMENT_MEMBER"}
    added = (await recruiter.change(ADD, input=person))["employee"]
    assert (added["accountStatus"], added["roles"]) == ("INVITED", ["RECRUITMENT_MEMBER"])
    invitation, welcome = await stage.mail(MANAGER, "/activate#token="), await stage.mail(MANAGER, "/sign-in")
    assert (invitation.language, welcome.language) == ("nl", "nl")
    manager = await stage.activated(invitation, "de brug gaat soms te laat open")
    assert (await recruiter.change(INVITE, procedure=procedure, employee=added["id"]))["errors"] == []
    team_mail = await stage.mail(MANAGER, f"/shared-views/{procedure}")
    assert team_mail.subject == "Je bent uitgenodigd om resultaten te bekijken: Sluiswachter, Vreeswijk"
    assert (team_mail.language, team_mail.token, await stage.page(team_mail)) == ("nl", "", 200)
    return manager, added["id"]


async def all_there_is(owner: Client, procedure: str) -> list[Truth]:
    """The candidates by first name with all their results, in the language of owner and hiring manager."""
    nodes = (await owner.ask(CANDIDATES, id=procedure)).data["recruitmentProcedure"]["candidates"]["nodes"]
    truths = [Truth.of((await owner.ask(TRUTH, id=node["id"])).data["node"]) for node in nodes]
    return sorted(truths, key=lambda each: each.name["first"])


async def share(recruiter: Client, procedure: str, candidates: list[Truth], **filters: bool) -> None:
    chosen = [each.id for each in candidates]
    saved = await recruiter.change(SHARE, procedure=procedure, candidates=chosen, filters=filters)
    assert saved["errors"] == []
    assert saved["sharedView"]["url"].endswith(f"/shared-views/{procedure}")


async def seen(manager: Client, procedure: str) -> Any:
    """What the hiring manager sees of the procedure."""
    data = (await manager.ask(LOOK, procedure=procedure)).data
    assert data["sharedViews"]["totalCount"] == (1 if data["sharedView"] else 0)
    return data["sharedView"]


def by_initials(view: Any) -> dict[str, Any]:
    return {each["displayName"]: each for each in view["candidates"]["nodes"]}


async def nothing_secret_was_written_anywhere(stage: Stage) -> None:
    log, rows = await stage.log(), str(await stage.rows())
    assert OWNER in rows
    assert "/graphql" in log
    assert len(stage.secrets) == 9
    assert [secret for secret in stage.secrets if secret in log or secret in rows] == []
    assert [private for private in (OWNER, RECRUITER, MANAGER, "Wouters", "example.org") if private in log] == []
