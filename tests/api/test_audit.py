"""The audit trail: what was changed and refused, by whom and on whom, and nothing that must not lie there."""

import re
from typing import Any

from db.demo_names import CANDIDATES, PASSWORD
from db.models.audit import AuditEntry
from gql import ids
from tests.support.client import SIGN_IN
from tests.support.every_field import INPUTS, Stage, outcome
from tests.support.mails import activation_token, delivered
from tests.support.operations import attempt, do
from tests.support.trail import noted, own_id, written
from tests.support.world import World

IZA = {"firstName": "Iza", "lastName": "Bos", "email": "iza.bos@noorderlicht.example", "role": "RECRUITER"}
BY_NOBODY = {"signIn", "activateAccount", "requestPasswordReset", "resetPassword"}
BY_LINK = {"previewExternalLink", "openExternalLink", "requestNewExternalLink", "updateExternalReader"}
BY_CANDIDATES_LINK = {"openCandidateLink", "updateCandidateGuest"}
TAKING = {"startAssessment", "completeTour", "startTest", "answerItem"}
ABOUT_ONESELF = {f"{verb}DevelopmentGoal" for verb in ("create", "update", "complete", "delete")}
READ = """
    query ($id: ID!, $candidate: ID!) {
        sharedView(procedureId: $id) { candidates { nodes { competencies { score interval { low high } } } } }
        node(id: $candidate) { ... on Candidate { results { motives { score } } } }
    }
"""


def changes(it: Stage) -> dict[str, dict[str, str | None]]:
    """The entries of each change: the action, and whom or what it is about (None: what the change has made)."""
    procedure = it.procedure_id.removeprefix("procedure_")
    return {
        "updateEmployee": {"employee.updated": it.people["manager2"]},
        "assignRole": {"role.assigned:RECRUITMENT_MEMBER": it.people["owner"]},
        "resendInvitation": {"invitation.resent": it.people["invited"]},
        "addRecruitmentUser": {"employee.added": None, "role.assigned:RECRUITMENT_MEMBER": None},
        "createRecruitmentProcedure": {"procedure.created": None},
        "addCandidate": {"candidate.added": None},
        "resendCandidateLink": {"candidate_link.sent": it.untested_id},
        "inviteToRecruitmentTeam": {f"team.invited:{procedure}": it.people["manager2"]},
        "removeFromRecruitmentTeam": {f"team.removed:{procedure}": it.people["manager"]},
        "shareView": {"view.shared": it.procedure_id},
        "shareViewExternally": {"view.shared_externally": None},
        "revokeExternalShare": {"external_share.revoked": it.share_id},
        "markCandidateHired": {"candidate.hired": it.candidate_id},
        "addAsEmployee": {"employee.added_from_candidate": None, "results.carried_over": None},
        "addEmployee": {"employee.added": None},
        "addEmployees": {"employee.added": None},
        "retryMails": {"mails.retried": it.people["invited"]},
        "withdrawView": {"view.withdrawn": it.procedure_id},
        "closeRecruitmentProcedure": {"procedure.closed": it.procedure_id},
        "removeRole": {"role.removed:RECRUITMENT_MEMBER": it.people["manager2"]},
        "endSession": {"session.ended": it.people["owner"]},
        "signOut": {"signed_out": it.people["owner"]},
        "signOutEverywhere": {"signed_out_everywhere": it.people["owner"]},
        "changePassword": {"password.changed": it.people["owner"]},
    }


def about(entry: AuditEntry, public_id: str | None) -> bool:
    parts = ids.split(public_id) if public_id else None
    return entry.subject_id is not None and (parts is None or entry.subject_id == parts[1])


async def test_every_change_is_written_with_it_by_whom_on_whom_and_in_which_request(world: World) -> None:
    it = await Stage.of(world, module="RECRUITMENT")
    expected, actor = changes(it), f"employee:{it.people['owner'].removeprefix('employee_')}"
    assert expected.keys() | BY_NOBODY | BY_LINK | BY_CANDIDATES_LINK | TAKING | ABOUT_ONESELF == INPUTS.keys()
    for mutation, actions in expected.items():
        owner = await world.sign_in("owner@noorderlicht.example")
        before = {entry.id for entry in await written(world.database)}
        assert await outcome(owner, mutation, it) == "yes"
        new = {entry.action: entry for entry in await written(world.database) if entry.id not in before}
        assert new.keys() == actions.keys()
        assert {(entry.actor, entry.organisation_id) for entry in new.values()} == {(actor, world.ours.id)}
        assert all(about(new[action], subject) for action, subject in actions.items())
        [request_id] = {entry.request_id for entry in new.values()}
        assert request_id


async def test_activating_and_signing_in_are_written_of_the_person_themself(world: World) -> None:
    await do(await world.as_("owner"), "addRecruitmentUser", **IZA)
    token = await activation_token(world, IZA["email"])
    await do(world.anonymous, "activateAccount", token=token, password=PASSWORD)
    iza = await own_id(await world.sign_in(IZA["email"]))
    found = [entry.action for entry in await written(world.database) if about(entry, iza)]
    assert sorted(found) == ["account.activated", "employee.added", "role.assigned:RECRUITER", "signed_in"]


async def test_a_refused_change_leaves_one_refusal_and_no_trace_of_what_it_began(world: World) -> None:
    recruiter, before = await world.as_("recruiter"), await noted(world)
    await attempt(recruiter, "addRecruitmentUser", **IZA)
    assert await noted(world) - before == {"addRecruitmentUser.refused:FORBIDDEN": 1}


async def test_every_refusal_is_one_entry_under_the_name_of_its_field(world: World) -> None:
    manager, recruiter = await world.as_("manager"), await world.as_("recruiter")
    before, known = await noted(world), world.procedure()
    await manager.ask("{ Anna_scored_7: employees { totalCount } again: employees { totalCount } lenses { id } }")
    await attempt(recruiter, "withdrawView", procedureId=world.procedure("Data").id)
    await attempt(recruiter, "shareView", procedureId=known.id, candidateIds=[], filters={})
    await attempt(recruiter, "closeRecruitmentProcedure", procedureId="Anna")
    await world.anonymous.ask(SIGN_IN, email="owner@noorderlicht.example", password="Anna is not the password")
    assert await noted(world) - before == {
        "employees.refused:FORBIDDEN": 1,
        "lenses.refused:FORBIDDEN": 1,
        "withdrawView.refused:NO_SHARED_VIEW": 1,
        "shareView.refused:INVALID_INPUT": 1,
        "closeRecruitmentProcedure.refused:NOT_FOUND": 1,
        "signIn.refused:WRONG_CREDENTIALS": 1,
    }


async def test_what_is_refused_to_strangers_is_written_and_no_stranger_can_fill_the_trail_with_it(world: World) -> None:
    before = await noted(world)
    for number in range(3):
        await world.anonymous.ask("{ employees { totalCount } again: employees { totalCount } }")
        await world.anonymous.ask("mutation { signOutEverywhere { errors { code } } }")
        await world.anonymous.ask(SIGN_IN, email=f"nobody{number}@example.org", password="Anna is not the password")
        await attempt(world.anonymous, "resetPassword", token=f"forged {number}", password=PASSWORD)
    assert await noted(world) - before == {
        "employees.refused:UNAUTHENTICATED": 1,
        "signOutEverywhere.refused:UNAUTHENTICATED": 1,
        "signIn.refused:WRONG_CREDENTIALS": 3,
        "resetPassword.refused:LINK_NOT_VALID": 3,
    }
    world.clock.forward(hours=1)
    await world.anonymous.ask("{ employees { totalCount } }")
    assert (await noted(world))["employees.refused:UNAUTHENTICATED"] == 2


async def test_no_address_name_score_token_or_password_lies_in_the_trail(world: World) -> None:
    it = await Stage.of(world, module="RECRUITMENT")
    await delivered(world)
    await do(await world.as_("owner"), "resendInvitation", employeeId=it.people["invited"])
    [token] = [mail.token for mail in await delivered(world) if mail.token]
    for password in ("Anna's weak one", PASSWORD):
        await attempt(world.anonymous, "activateAccount", token=token, password=password)
    await world.anonymous.ask(SIGN_IN, email="Anna@noorderlicht.example", password="Anna's own secret")
    for name in ("owner", "recruiter", "manager", "member"):
        client = await world.as_(name)
        await client.ask(READ, id=it.procedure_id, candidate=it.candidate_id)
        for mutation in INPUTS:
            await outcome(client, mutation, it)
    await noted(world)
    rows: list[dict[str, Any]] = [{**vars(entry), "at": None} for entry in await written(world.database)]
    texts = " ".join(str(value) for row in rows for key, value in row.items() if not key.startswith("_"))
    assert len(rows) > 50
    assert not [secret for secret in (token, PASSWORD, "secret", "weak", "@") if secret in texts]
    assert not re.search(r"\d[.,]\d", texts)
    words = {"Iza", "Nora", "Prins", "Ingrid", "Hofstra", "Roos", *(word for pair in CANDIDATES for word in pair)}
    assert not [word for word in words if re.search(rf"\b{re.escape(word)}\b", texts)]
