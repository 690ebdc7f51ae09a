"""Procedures, their candidates and their teams."""

from typing import Any

import pytest

from tests.support.client import Client
from tests.support.mails import delivered
from tests.support.operations import address, attempt, code, do, refused
from tests.support.world import World

PROCEDURE = "procedure { id title status lens { key version } team { nodes { email } } sharedView { id } }"
CANDIDATE = {"firstName": "Nora", "lastName": "Prins", "email": "Nora.Prins@post.example"}
TEAM = "query ($id: ID!) { recruitmentProcedure(id: $id) { team { nodes { email } } } }"
SEEN = "query ($id: ID!) { sharedView(procedureId: $id) { id } }"


async def team(who: Client, world: World) -> list[str]:
    nodes = (await who.ask(TEAM, id=world.procedure().id)).data["recruitmentProcedure"]["team"]["nodes"]
    return [node["email"].partition("@")[0] for node in nodes]


async def test_whoever_starts_a_procedure_joins_its_team_and_runs_it(world: World) -> None:
    recruiter = await world.as_("recruiter2")
    made = await do(recruiter, "createRecruitmentProcedure", PROCEDURE, title="Night nurse", lensKey="leadership")
    assert made["procedure"] == {
        "id": made["procedure"]["id"],
        "title": "Night nurse",
        "status": "OPEN",
        "lens": {"key": "leadership", "version": 1},
        "team": {"nodes": [{"email": address("recruiter2")}]},
        "sharedView": None,
    }
    await do(recruiter, "addCandidate", procedureId=made["procedure"]["id"], **CANDIDATE)


@pytest.mark.parametrize("title", ["x", "x" * 200, "Zorg & welzijn — 50% <nacht>", "  spare   spaces \n gone  "])
async def test_a_title_is_one_line_of_up_to_two_hundred_characters(world: World, title: str) -> None:
    recruiter = await world.as_("recruiter")
    made = await do(recruiter, "createRecruitmentProcedure", PROCEDURE, title=title, lensKey="leadership")
    assert made["procedure"]["title"] == " ".join(title.split())


@pytest.mark.parametrize("title", ["", " \n\t", "x" * 201, "nul\0", "bell\a", "over\u202eride"])
async def test_what_is_no_title_is_refused(world: World, title: str) -> None:
    recruiter = await world.as_("recruiter")
    refusal = await refused(recruiter, "createRecruitmentProcedure", title=title, lensKey="leadership")
    assert refusal == ("INVALID_INPUT", "input.title")


@pytest.mark.parametrize("lens", ["", "unknown", "Leadership", "leadership-1", "../leadership", "nul\0"])
async def test_a_lens_that_is_not_there_is_refused(world: World, lens: str) -> None:
    recruiter = await world.as_("recruiter")
    refusal = await refused(recruiter, "createRecruitmentProcedure", title="Night nurse", lensKey=lens)
    assert refusal == ("INVALID_INPUT", "input.lensKey")


async def test_a_candidate_is_added_with_a_status_and_without_results(world: World) -> None:
    recruiter = await world.as_("recruiter")
    selected = "candidate { name { full initials } email status hiredAt results { completedAt } procedure { id } }"
    added = await do(recruiter, "addCandidate", selected, procedureId=world.procedure().id, **CANDIDATE)
    assert added["candidate"] == {
        "name": {"full": "Nora Prins", "initials": "N.P."},
        "email": "Nora.Prins@post.example",
        "status": "INVITED",
        "hiredAt": None,
        "results": None,
        "procedure": {"id": world.procedure().id},
    }


async def test_an_address_counts_once_in_a_procedure_in_any_letter_case_and_again_in_another(world: World) -> None:
    recruiter, here, there = await world.as_("recruiter"), world.procedure(), world.procedure("Data")
    await do(recruiter, "addCandidate", procedureId=here.id, **CANDIDATE)
    again = {**CANDIDATE, "email": "NORA.prins@Post.Example", "lastName": "Other"}
    assert await refused(recruiter, "addCandidate", procedureId=here.id, **again) == ("EMAIL_IN_USE", "input.email")
    await do(recruiter, "addCandidate", procedureId=there.id, **again)


@pytest.mark.parametrize(("name", "value"), [("email", "x"), ("firstName", " "), ("lastName", "x" * 101)])
async def test_what_is_no_candidate_is_refused(world: World, name: str, value: str) -> None:
    recruiter = await world.as_("recruiter")
    odd = {**CANDIDATE, name: value}
    refusal = await refused(recruiter, "addCandidate", procedureId=world.procedure().id, **odd)
    assert refusal == ("INVALID_INPUT", f"input.{name}")


async def test_somebody_put_on_the_team_is_mailed_the_link_to_the_view_and_sees_it(world: World) -> None:
    recruiter, manager2 = await world.as_("recruiter"), await world.as_("manager2")
    known, invited_id = world.procedure(), await world.employee_id(address("manager2"))
    assert (await manager2.ask(SEEN, id=known.id)).data["sharedView"] is None
    await do(recruiter, "inviteToRecruitmentTeam", procedureId=known.id, employeeId=invited_id)
    [mail] = await delivered(world)
    assert (mail.to, mail.language, mail.token) == (address("manager2"), "nl", "")
    assert mail.link == f"http://127.0.0.1:8000/shared-views/{known.id}"
    assert (await manager2.ask(SEEN, id=known.id)).data["sharedView"] is not None
    assert await team(recruiter, world) == ["recruiter", "manager", "manager2"]


async def test_the_team_is_for_people_with_a_recruitment_role_and_owners(world: World) -> None:
    owner, known = await world.as_("owner"), world.procedure()
    found = {}
    for name in ("owner", "admin", "recruiter2", "manager", "manager2", "development", "member"):
        invited = {"procedureId": known.id, "employeeId": await world.employee_id(address(name))}
        found[name] = await code(owner, "inviteToRecruitmentTeam", **invited)
    assert {name: reason for name, reason in found.items() if reason} == {
        "manager": "ALREADY_ON_TEAM",
        "development": "INVALID_INPUT",
        "member": "INVALID_INPUT",
    }
    assert len(await delivered(world)) == 4


async def test_a_recruiter_cannot_tell_a_person_without_a_recruitment_role_from_nobody(world: World) -> None:
    recruiter, known = await world.as_("recruiter"), world.procedure()
    for employee_id in (await world.employee_id(address("member")), "employee_" + "0" * 32, "x"):
        refusal = await refused(recruiter, "inviteToRecruitmentTeam", procedureId=known.id, employeeId=employee_id)
        assert refusal == ("NOT_FOUND", "input.employeeId")


async def test_a_recruiter_taken_off_a_team_runs_the_procedure_no_longer(world: World) -> None:
    recruiter, own_id = await world.as_("recruiter"), await world.employee_id(address("recruiter"))
    place = {"procedureId": world.procedure().id, "employeeId": own_id}
    await do(recruiter, "removeFromRecruitmentTeam", **place)
    assert await refused(recruiter, "removeFromRecruitmentTeam", **place) == ("NOT_FOUND", "input.procedureId")
    owner = await world.as_("owner")
    assert await refused(owner, "removeFromRecruitmentTeam", **place) == ("NOT_FOUND", "input.employeeId")
    assert await team(owner, world) == ["manager"]


async def test_losing_the_recruitment_role_is_leaving_every_team(world: World) -> None:
    owner, manager_id = await world.as_("owner"), await world.employee_id(address("manager"))
    await do(owner, "removeRole", employeeId=manager_id, role="RECRUITMENT_MEMBER")
    assert await team(owner, world) == ["recruiter"]
    await do(owner, "assignRole", employeeId=manager_id, role="RECRUITMENT_MEMBER")
    assert await team(owner, world) == ["recruiter"]


async def test_once_closed_nothing_of_a_procedure_changes_and_nothing_of_it_is_shared(world: World) -> None:
    recruiter, manager, known = await world.as_("recruiter"), await world.as_("manager"), world.procedure()
    manager_id, manager2_id = [await world.employee_id(address(name)) for name in ("manager", "manager2")]
    closed = await do(recruiter, "closeRecruitmentProcedure", PROCEDURE, procedureId=known.id)
    assert (closed["procedure"]["status"], closed["procedure"]["sharedView"]) == ("CLOSED", None)
    changes: dict[str, dict[str, Any]] = {
        "closeRecruitmentProcedure": {},
        "addCandidate": CANDIDATE,
        "inviteToRecruitmentTeam": {"employeeId": manager2_id},
        "removeFromRecruitmentTeam": {"employeeId": manager_id},
        "shareView": {"candidateIds": known.candidates[:1], "filters": {}},
        "withdrawView": {},
    }
    found = {each: await code(recruiter, each, procedureId=known.id, **more) for each, more in changes.items()}
    assert found == dict.fromkeys(changes, "PROCEDURE_CLOSED")
    assert (await manager.ask(SEEN, id=known.id)).data["sharedView"] is None
    assert (await manager.ask("{ sharedViews { totalCount } }")).data["sharedViews"]["totalCount"] == 0
    assert await team(recruiter, world) == ["recruiter", "manager"]


@pytest.mark.parametrize("who", ["owner", "recruiter2"])
async def test_a_procedure_of_others_and_none_at_all_are_the_same_to_ask_for(world: World, who: str) -> None:
    client, theirs = await world.as_(who), world.procedure("Projectleider")
    for procedure_id in (theirs.id, "procedure_" + "0" * 32, world.procedure().candidates[0], "", "procedure_\0"):
        assert (await client.ask(TEAM, id=procedure_id)).data["recruitmentProcedure"] is None
        payload = await attempt(client, "addCandidate", procedureId=procedure_id, **CANDIDATE)
        assert payload["errors"] == [{"code": "NOT_FOUND", "path": ["input", "procedureId"]}]
