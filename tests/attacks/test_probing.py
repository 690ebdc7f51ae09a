"""Probing: lists, filters and cursors tell nothing of what the asker may not see."""

from tests.support.client import Client
from tests.support.operations import address
from tests.support.world import World

PAGE = "query ($a: String) { employees(first: 3, after: $a) { totalCount pageInfo { endCursor } nodes { email } } }"
BY_ROLE = "query ($r: Role) { employees(role: $r) { totalCount nodes { roles } } }"
ROLES = ["OWNER", "RECRUITMENT_ADMIN", "RECRUITER", "RECRUITMENT_MEMBER", "DEVELOPMENT_ADMIN", "DEVELOPMENT_MEMBER"]


async def test_a_cursor_of_another_organisation_leads_to_ones_own_people_only(world: World) -> None:
    owner, theirs = await world.as_("owner"), await world.as_("their owner")
    cursor = (await theirs.ask(PAGE)).data["employees"]["pageInfo"]["endCursor"]
    told = (await owner.ask(PAGE, a=cursor)).data["employees"]
    assert {each["email"].partition("@")[2] for each in told["nodes"]} <= {"noorderlicht.example"}
    assert told["totalCount"] == (await owner.ask(PAGE)).data["employees"]["totalCount"]


async def test_counting_by_role_counts_nobody_whom_the_asker_does_not_see(world: World) -> None:
    recruiter = await world.as_("recruiter")
    everybody = (await recruiter.ask("{ employees(first: 100) { nodes { roles } } }")).data["employees"]["nodes"]
    for role in ROLES:
        found = (await recruiter.ask(BY_ROLE, r=role)).data["employees"]
        assert found["totalCount"] == sum(role in each["roles"] for each in everybody)


async def test_guessing_at_ids_is_answered_as_asking_for_nothing(world: World) -> None:
    manager: Client = await world.as_("manager")
    known = [await world.employee_id(address("owner")), world.procedure().id, world.procedure().candidates[0]]
    made_up = [f"{each.partition('_')[0]}_{'0' * 32}" for each in known]
    ask = "query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }"
    told, nothing = await manager.ask(ask, ids=known), await manager.ask(ask, ids=made_up)
    assert told.text == nothing.text == '{"data":{"nodes":[null,null,null]}}'
