"""At the same instant: on either database, exactly one of those who want the same thing gets it."""

import asyncio
from collections import Counter
from collections.abc import Coroutine
from typing import Any

from tests.support.client import Client
from tests.support.mails import activation_token, delivered
from tests.support.operations import address, code, do
from tests.support.world import World

PERSON = {"firstName": "Iza", "lastName": "Terpstra", "email": "iza@noorderlicht.example", "role": "RECRUITER"}
OWNERS = "{ employees(role: OWNER) { nodes { id } } }"
VIEW = "query ($id: ID!) { sharedView(procedureId: $id) { version candidates { totalCount } } }"


async def together(*attempts: Coroutine[Any, Any, str | None]) -> Counter[str | None]:
    """How often each outcome came of attempts made at once; None is success."""
    return Counter(await asyncio.gather(*attempts))


async def test_ten_who_add_the_same_person_add_one(either: World) -> None:
    owner = await either.as_("owner")
    letter_cases = [PERSON["email"].upper() if number % 2 else PERSON["email"] for number in range(10)]
    found = await together(*(code(owner, "addRecruitmentUser", **{**PERSON, "email": email}) for email in letter_cases))
    assert found == {None: 1, "ALREADY_HAS_ROLE": 9}
    people = (await owner.ask('{ employees(search: "terpstra") { totalCount } }')).data["employees"]
    assert people["totalCount"] == 1
    assert len(await delivered(either)) == 2


async def test_ten_who_add_the_same_candidate_add_one(either: World) -> None:
    recruiter = await either.as_("recruiter")
    candidate = {"procedureId": either.procedure().id, "firstName": "Nora", "lastName": "Prins", "email": "n@b.example"}
    found = await together(*(code(recruiter, "addCandidate", **candidate) for _ in range(10)))
    assert found == {None: 1, "EMAIL_IN_USE": 9}


async def test_ten_who_put_the_same_person_on_a_team_do_so_once_by_one_mail(either: World) -> None:
    recruiter = await either.as_("recruiter")
    place = {"procedureId": either.procedure().id, "employeeId": await either.employee_id(address("manager2"))}
    found = await together(*(code(recruiter, "inviteToRecruitmentTeam", **place) for _ in range(10)))
    assert (found, len(await delivered(either))) == ({None: 1, "ALREADY_ON_TEAM": 9}, 1)


async def test_ten_who_take_the_same_person_off_a_team_do_so_once(either: World) -> None:
    recruiter = await either.as_("recruiter")
    place = {"procedureId": either.procedure().id, "employeeId": await either.employee_id(address("manager"))}
    found = await together(*(code(recruiter, "removeFromRecruitmentTeam", **place) for _ in range(10)))
    assert found == {None: 1, "NOT_FOUND": 9}


async def test_of_ten_who_use_one_activation_link_one_chooses_the_password(either: World) -> None:
    await do(await either.as_("owner"), "addRecruitmentUser", **PERSON)
    token = await activation_token(either, PERSON["email"])
    passwords = [f"{number} otters in a wide fen" for number in range(10)]
    outcomes = await asyncio.gather(
        *(code(either.anonymous, "activateAccount", token=token, password=each) for each in passwords)
    )
    assert Counter(outcomes) == {None: 1, "LINK_NOT_VALID": 9}
    await either.sign_in(PERSON["email"], passwords[outcomes.index(None)])


async def takes_owner_from(who: Client, employee_id: str) -> bool:
    """Whether somebody managed to take the role from an owner."""
    document = "mutation ($i: RemoveRoleInput!) { removeRole(input: $i) { errors { code } } }"
    body = (await who.ask(document, i={"employeeId": employee_id, "role": "OWNER"})).body
    return body.get("data") == {"removeRole": {"errors": []}}


async def test_of_two_owners_who_take_each_others_role_at_once_one_stays(either: World) -> None:
    owner, admin = await either.as_("owner"), await either.as_("admin")
    own_id, admins_id = [await either.employee_id(address(name)) for name in ("owner", "admin")]
    await do(owner, "assignRole", employeeId=admins_id, role="OWNER")
    # Who comes second is the last owner, or finds their own role, or even their session, gone already.
    done = await asyncio.gather(takes_owner_from(owner, admins_id), takes_owner_from(admin, own_id))
    assert sorted(done) == [False, True]
    stays = (owner, admin)[done.index(True)]
    assert len((await stays.ask(OWNERS)).data["employees"]["nodes"]) == 1


async def test_of_ten_who_save_over_the_same_version_one_does(either: World) -> None:
    recruiter, known = await either.as_("recruiter"), either.procedure()
    save = {"procedureId": known.id, "filters": {}, "expectedVersion": 1}
    outcomes = await asyncio.gather(
        *(code(recruiter, "shareView", candidateIds=known.candidates[: number + 1], **save) for number in range(10))
    )
    assert Counter(outcomes) == {None: 1, "STALE_VERSION": 9}
    view = (await recruiter.ask(VIEW, id=known.id)).data["sharedView"]
    assert view == {"version": 2, "candidates": {"totalCount": outcomes.index(None) + 1}}


async def test_of_ten_who_share_first_one_does_when_each_expects_no_view(either: World) -> None:
    recruiter, known = await either.as_("recruiter"), either.procedure("Data")
    save = {"procedureId": known.id, "candidateIds": known.candidates[:2], "filters": {}, "expectedVersion": 0}
    found = await together(*(code(recruiter, "shareView", **save) for _ in range(10)))
    assert found == {None: 1, "STALE_VERSION": 9}


async def test_of_saves_that_expect_nothing_each_counts_and_the_last_one_stays_whole(either: World) -> None:
    recruiter, known = await either.as_("recruiter"), either.procedure()
    save = {"procedureId": known.id, "filters": {}}
    found = await together(
        *(code(recruiter, "shareView", candidateIds=known.candidates[n : n + 3], **save) for n in range(10))
    )
    view = (await recruiter.ask(VIEW, id=known.id)).data["sharedView"]
    assert (found, view) == ({None: 10}, {"version": 11, "candidates": {"totalCount": 3}})


async def test_of_ten_who_withdraw_a_view_or_close_a_procedure_one_does(either: World) -> None:
    recruiter, known = await either.as_("recruiter"), either.procedure()
    withdrawn = await together(*(code(recruiter, "withdrawView", procedureId=known.id) for _ in range(10)))
    closed = await together(*(code(recruiter, "closeRecruitmentProcedure", procedureId=known.id) for _ in range(10)))
    assert (withdrawn, closed) == ({None: 1, "NO_SHARED_VIEW": 9}, {None: 1, "PROCEDURE_CLOSED": 9})


async def test_people_and_teams_change_at_once_without_getting_in_each_others_way(either: World) -> None:
    owner, recruiter, known = await either.as_("owner"), await either.as_("recruiter"), either.procedure()
    manager_id, manager2_id = [await either.employee_id(address(name)) for name in ("manager", "manager2")]
    await do(recruiter, "inviteToRecruitmentTeam", procedureId=known.id, employeeId=manager2_id)
    await do(owner, "addRecruitmentUser", **PERSON)
    token = await activation_token(either, PERSON["email"])
    iza = await either.employee_id(PERSON["email"])
    outcomes = await together(
        code(owner, "removeRole", employeeId=manager_id, role="RECRUITMENT_MEMBER"),
        code(recruiter, "removeFromRecruitmentTeam", procedureId=known.id, employeeId=manager_id),
        code(recruiter, "removeFromRecruitmentTeam", procedureId=known.id, employeeId=manager2_id),
        code(owner, "removeRole", employeeId=manager2_id, role="RECRUITMENT_MEMBER"),
        code(owner, "removeRole", employeeId=iza, role="RECRUITER"),
        code(either.anonymous, "activateAccount", token=token, password="nine otters in the fen"),
    )
    assert set(outcomes) <= {None, "NOT_FOUND", "LINK_NOT_VALID"}
    people = (await owner.ask('{ employees(search: "iza") { nodes { roles accountStatus } } }')).data["employees"]
    assert people["nodes"] == [{"roles": [], "accountStatus": "DEACTIVATED"}]
