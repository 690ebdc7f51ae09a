"""What each set of modules allows, asked of every entry of both routes."""

from typing import Any

import pytest

from db.models.accounts import Module
from gql import ids
from gql.resolvers import organisations
from tests.support.client import Answer, Client
from tests.support.development import WORK, added, hired, with_account
from tests.support.operations import do
from tests.support.world import World

BOTH = "both modules"
DEVELOPMENT = "development"
PERSON = {"firstName": "Sofie", "lastName": "Blom", "email": "sofie@noorderlicht.example"}
SETS = {
    frozenset(Module): (["FROM_CANDIDATE", "DIRECT"], {BOTH, DEVELOPMENT}),
    frozenset({Module.DEVELOPMENT}): (["DIRECT"], {DEVELOPMENT}),
    frozenset({Module.RECRUITMENT}): ([], set()),
    frozenset[Module](): ([], set()),
}
# Who asks (the owner, or somebody with the role of a development member), what, and what it takes.
MUTATIONS: dict[str, tuple[str, str]] = {
    "markCandidateHired": ("owner", BOTH),
    "addAsEmployee": ("owner", BOTH),
    "addEmployee": ("owner", DEVELOPMENT),
    "addEmployees": ("owner", DEVELOPMENT),
    "assignRole": ("owner", DEVELOPMENT),
    "createDevelopmentGoal": ("member", DEVELOPMENT),
    "updateDevelopmentGoal": ("member", DEVELOPMENT),
    "completeDevelopmentGoal": ("member", DEVELOPMENT),
    "deleteDevelopmentGoal": ("member", DEVELOPMENT),
}
FIELDS: dict[str, tuple[str, str]] = {
    "pendingEmployees { totalCount }": ("owner", BOTH),
    "viewer { ... on Employee { selfAwarenessInsights { id } } }": ("member", DEVELOPMENT),
    "viewer { ... on Employee { developmentGoals { totalCount } } }": ("member", DEVELOPMENT),
}
CODE = "errors { code }"


class Stage:
    """Somebody to hire, somebody to add, and a member who is an owner too, so that they keep their account."""

    def __init__(self, world: World, member: Client, given: dict[str, dict[str, Any]], ids_: list[str]) -> None:
        self.world, self.member, self.given, self.ids = world, member, given, ids_

    @classmethod
    async def of(cls, world: World) -> "Stage":
        owner = await world.as_("owner")
        employee_id, pending_id = await added(world), await hired(world, 1)
        member = await with_account(world, employee_id)
        await do(owner, "assignRole", employeeId=employee_id, role="OWNER")
        goal_id = (await do(member, "createDevelopmentGoal", "goal { id }", title="Listen"))["goal"]["id"]
        own = (
            await member.ask("{ viewer { ... on Employee { selfAwarenessInsights { id competencies { id } } } } }")
        ).data
        insights = own["viewer"]["selfAwarenessInsights"]
        given: dict[str, dict[str, Any]] = {
            "markCandidateHired": {"candidateId": world.procedure().candidates[2]},
            "addAsEmployee": {"pendingEmployeeId": pending_id, "workEmail": "lucas@noorderlicht.example"},
            "addEmployee": PERSON,
            "addEmployees": {"employees": [{**PERSON, "email": "two@noorderlicht.example"}]},
            "assignRole": {
                "employeeId": await world.employee_id("manager@noorderlicht.example"),
                "role": "DEVELOPMENT_MEMBER",
            },
            "createDevelopmentGoal": {"title": "Ask"},
            "updateDevelopmentGoal": {"goalId": goal_id, "title": "Listen well"},
            "completeDevelopmentGoal": {"goalId": goal_id},
            "deleteDevelopmentGoal": {"goalId": goal_id},
        }
        return cls(world, member, given, [goal_id, insights["id"], insights["competencies"][0]["id"]])

    async def who(self, name: str) -> Client:
        return self.member if name == "member" else await self.world.as_(name)

    async def hold(self, modules: frozenset[Module]) -> None:
        ours = ids.public(ids.ORGANISATION, self.world.ours.id)
        await organisations.set_modules(self.world.database, self.world.clock, ours, modules)

    async def mutate(self, name: str) -> list[str]:
        kind = f"{name[0].upper()}{name[1:]}Input"
        document = f"mutation ($input: {kind}!) {{ {name}(input: $input) {{ {CODE} }} }}"
        who = await self.who(MUTATIONS[name][0])
        [payload] = (await who.ask(document, input=self.given[name])).data.values()
        return [error["code"] for error in payload["errors"]]


@pytest.mark.parametrize("modules", SETS, ids=lambda modules: "+".join(sorted(modules)) or "none")
async def test_every_entry_is_open_exactly_where_the_modules_allow_it(world: World, modules: frozenset[Module]) -> None:
    stage = await Stage.of(world)
    await stage.hold(modules)
    routes, allowed = SETS[modules]
    owner = await world.as_("owner")
    held = (await owner.ask("{ organisation { modules insightsRoutes } }")).data["organisation"]
    assert held == {"modules": [each for each in Module if each in modules], "insightsRoutes": routes}
    for field, (who, needs) in FIELDS.items():
        answer = await (await stage.who(who)).ask(f"{{ {field} }}")
        assert answer.codes == ([] if needs in allowed else ["MODULE_NOT_AVAILABLE"]), field
        assert (leaf(answer) is None) is (needs not in allowed), field
    for name, (_, needs) in MUTATIONS.items():
        assert await stage.mutate(name) == ([] if needs in allowed else ["MODULE_NOT_AVAILABLE"]), name


@pytest.mark.parametrize("modules", SETS, ids=lambda modules: "+".join(sorted(modules)) or "none")
async def test_ids_lead_to_ones_own_development_only_with_its_module(world: World, modules: frozenset[Module]) -> None:
    stage = await Stage.of(world)
    await stage.hold(modules)
    found = (await stage.member.ask("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=stage.ids)).data["nodes"]
    assert found == [{"id": each} if Module.DEVELOPMENT in modules else None for each in stage.ids]


@pytest.mark.parametrize("modules", SETS, ids=lambda modules: "+".join(sorted(modules)) or "none")
@pytest.mark.parametrize("field", ["selfAwarenessInsights { id }", "developmentGoals { totalCount }"])
async def test_of_a_colleague_there_is_never_anything_with_or_without_the_module(
    world: World, field: str, modules: frozenset[Module]
) -> None:
    stage = await Stage.of(world)
    await stage.hold(modules)
    answer = await (await world.as_("owner")).ask(f'{{ employees(search: "{WORK}") {{ nodes {{ {field} }} }} }}')
    [colleague] = answer.body["data"]["employees"]["nodes"]
    assert set(colleague.values()) == {None}
    assert answer.codes == ([] if Module.DEVELOPMENT in modules else ["MODULE_NOT_AVAILABLE"])


async def test_what_was_there_comes_back_with_the_module(world: World) -> None:
    stage = await Stage.of(world)
    await stage.hold(frozenset({Module.RECRUITMENT}))
    await stage.hold(frozenset(Module))
    for field, (who, _) in FIELDS.items():
        assert leaf(await (await stage.who(who)).ask(f"{{ {field} }}")) is not None
    assert await stage.mutate("completeDevelopmentGoal") == []


def leaf(answer: Answer) -> Any:
    """What stands in the place of the field that was asked for."""
    [found] = answer.body["data"].values()
    return next(iter(found.values())) if isinstance(found, dict) and "totalCount" not in found else found
