"""Roles: who may give and take which, what comes of it, and the owner that stays."""

import pytest

from db.models.accounts import Module
from db.models.people import Role
from gql import ids
from gql.resolvers import organisations
from tests.support.mails import delivered
from tests.support.operations import address, attempt, code, do, refused
from tests.support.world import World

# yes: it is done. no: FORBIDDEN. Nobody gives a role above their own.
GIVES = """
            OWNER RECRUITMENT_ADMIN RECRUITER RECRUITMENT_MEMBER DEVELOPMENT_ADMIN DEVELOPMENT_MEMBER
owner       yes   yes               yes       yes                yes               yes
admin       no    yes               yes       yes                no                no
recruiter   no    no                no        yes                no                no
development no    no                no        no                 no                yes
manager     no    no                no        no                 no                no
member      no    no                no        no                 no                no
"""
TAKES = """
            OWNER RECRUITMENT_ADMIN RECRUITER RECRUITMENT_MEMBER DEVELOPMENT_ADMIN DEVELOPMENT_MEMBER
owner       yes   yes               yes       yes                yes               yes
admin       no    yes               yes       yes                no                no
recruiter   no    no                no        no                 no                no
development no    no                no        no                 no                yes
manager     no    no                no        no                 no                no
member      no    no                no        no                 no                no
"""
HOLDERS = {
    Role.OWNER: "manager2",  # is made one first, beside the owner
    Role.RECRUITMENT_ADMIN: "admin",
    Role.RECRUITER: "recruiter2",
    Role.RECRUITMENT_MEMBER: "manager2",
    Role.DEVELOPMENT_ADMIN: "development",
    Role.DEVELOPMENT_MEMBER: "member",
}
ROLES_OF = "query ($search: String) { employees(search: $search) { nodes { roles accountStatus } } }"


def rows(table: str) -> list[tuple[str, dict[Role, str]]]:
    head, *lines = table.strip("\n").splitlines()
    roles = [Role(name) for name in head.split()]
    return [(who, dict(zip(roles, cells, strict=True))) for who, *cells in map(str.split, lines)]


def without(role: Role) -> str:
    """Somebody everybody who sees people sees, and who has no role of this kind yet."""
    return "owner" if role.module is Module.RECRUITMENT else "manager"


@pytest.mark.parametrize(("who", "expected"), rows(GIVES))
async def test_nobody_gives_a_role_above_their_own(world: World, who: str, expected: dict[Role, str]) -> None:
    giver = await world.as_(who)
    ids_ = {role: await world.employee_id(address(without(role))) for role in Role}
    found = {role: await code(giver, "assignRole", employeeId=ids_[role], role=role) for role in Role}
    # Each role of a kind takes the place of the one before, the highest first.
    assert found == {role: None if word == "yes" else "FORBIDDEN" for role, word in expected.items()}


@pytest.mark.parametrize(("who", "expected"), rows(TAKES))
async def test_roles_are_taken_by_whoever_may_give_them_but_not_by_recruiters(
    world: World, who: str, expected: dict[Role, str]
) -> None:
    taker = await world.as_(who)
    holders = {role: await world.employee_id(address(name)) for role, name in HOLDERS.items()}
    await do(await world.as_("owner"), "assignRole", employeeId=holders[Role.OWNER], role=Role.OWNER)
    # An admin's own role goes last, or nothing would be left to take the others with.
    last = Role.RECRUITMENT_ADMIN
    found = {
        role: await code(taker, "removeRole", employeeId=holders[role], role=role)
        for role in sorted(Role, key=last.__eq__)
    }
    assert found == {role: None if word == "yes" else "FORBIDDEN" for role, word in expected.items()}


@pytest.mark.parametrize("name", ["recruiter2", "admin"])
async def test_a_recruiter_makes_no_recruiter_or_admin_a_mere_member(world: World, name: str) -> None:
    recruiter = await world.as_("recruiter")
    target = await world.employee_id(address(name))
    assert await code(recruiter, "assignRole", employeeId=target, role="RECRUITMENT_MEMBER") == "FORBIDDEN"
    person = {"firstName": "X", "lastName": "Y", "email": address(name), "role": "RECRUITMENT_MEMBER"}
    assert await refused(recruiter, "addRecruitmentUser", **person) == ("FORBIDDEN", "input.role")


async def test_a_development_admin_makes_no_development_admin_a_mere_member(world: World) -> None:
    development, target = await world.as_("development"), await world.employee_id(address("development"))
    assert await code(development, "assignRole", employeeId=target, role="DEVELOPMENT_MEMBER") == "FORBIDDEN"


async def test_a_new_role_takes_the_place_of_the_one_of_its_module_and_no_other(world: World) -> None:
    owner, target = await world.as_("owner"), await world.employee_id(address("manager"))
    for role in ("OWNER", "DEVELOPMENT_MEMBER", "RECRUITER", "DEVELOPMENT_ADMIN"):
        await do(owner, "assignRole", employeeId=target, role=role)
    [person] = (await owner.ask(ROLES_OF, search=address("manager"))).data["employees"]["nodes"]
    assert person["roles"] == ["OWNER", "RECRUITER", "DEVELOPMENT_ADMIN"]


async def test_a_role_that_is_held_is_not_given_again_and_one_that_is_not_cannot_be_taken(world: World) -> None:
    owner, target = await world.as_("owner"), await world.employee_id(address("manager"))
    given = await refused(owner, "assignRole", employeeId=target, role="RECRUITMENT_MEMBER")
    taken = await refused(owner, "removeRole", employeeId=target, role="RECRUITER")
    assert (given, taken) == (("ALREADY_HAS_ROLE", "input.role"), ("NOT_FOUND", "input.role"))


async def test_the_last_owner_stays(world: World) -> None:
    owner, own_id = await world.as_("owner"), await world.employee_id(address("owner"))
    assert await refused(owner, "removeRole", employeeId=own_id, role="OWNER") == ("LAST_OWNER", "input.role")
    await do(owner, "assignRole", employeeId=await world.employee_id(address("admin")), role="OWNER")
    await do(owner, "removeRole", employeeId=own_id, role="OWNER")


async def test_a_role_for_an_active_account_brings_one_mail_and_the_first_role_anew_an_invitation(world: World) -> None:
    owner, target = await world.as_("owner"), await world.employee_id(address("manager2"))
    await do(owner, "assignRole", employeeId=target, role="DEVELOPMENT_MEMBER")
    assert [bool(mail.token) for mail in await delivered(world)] == [False]
    for role in ("RECRUITMENT_MEMBER", "DEVELOPMENT_MEMBER"):
        await do(owner, "removeRole", employeeId=target, role=role)
    given = await attempt(owner, "assignRole", "employee { accountStatus }", employeeId=target, role="RECRUITER")
    assert given["employee"] == {"accountStatus": "INVITED"}
    assert [bool(mail.token) for mail in await delivered(world)] == [True, False]


async def test_a_role_of_a_module_that_the_organisation_lacks_cannot_be_given(world: World) -> None:
    owner = await world.as_("their owner")
    [them] = (await owner.ask('{ employees(search: "Yara") { nodes { id } } }')).data["employees"]["nodes"]
    refusal = await refused(owner, "assignRole", employeeId=them["id"], role="DEVELOPMENT_MEMBER")
    assert refusal == ("MODULE_NOT_AVAILABLE", "input.role")


@pytest.mark.parametrize("who", ["admin", "recruiter"])
async def test_a_role_lies_still_while_its_module_is_gone_and_counts_again_when_it_is_back(
    world: World, who: str
) -> None:
    client, ours = await world.as_(who), ids.public(ids.ORGANISATION, world.ours.id)
    everybody = "{ employees { totalCount } }"
    await organisations.set_modules(world.database, world.clock, ours, frozenset({Module.DEVELOPMENT}))
    target = await world.employee_id(address("manager"))
    assert (await client.ask(everybody)).codes == ["MODULE_NOT_AVAILABLE"]
    for mutation in ("assignRole", "removeRole"):
        taken = await code(client, mutation, employeeId=target, role="RECRUITMENT_MEMBER")
        assert taken == ("FORBIDDEN" if (who, mutation) == ("recruiter", "removeRole") else "MODULE_NOT_AVAILABLE")
    await organisations.set_modules(world.database, world.clock, ours, frozenset(Module))
    assert (await client.ask(everybody)).data["employees"]["totalCount"] > 0
