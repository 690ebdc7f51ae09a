"""Nobody but the person sees anything of their development, by whatever path."""

from typing import Any

import pytest

from tests.support.client import Answer, Client
from tests.support.development import (
    INSIGHTS,
    WORK,
    answers,
    from_candidate,
    own_insights,
    scored,
    scores_of,
)
from tests.support.external import share_the_view
from tests.support.operations import do
from tests.support.visible_sql import statements
from tests.support.world import World

GOAL = "Ask the night shift what they would change first"
EVERYBODY_ELSE = (
    *("owner", "admin", "recruiter", "recruiter2", "manager", "manager2", "development", "member"),
    *("their owner", "their recruiter"),
)
THEIRS = f"{INSIGHTS} developmentGoals {{ nodes {{ id title }} totalCount }}"
PATHS = {
    "a list of people": f"{{ employees(first: 20) {{ nodes {{ id {THEIRS} }} }} }}",
    "a search": f'{{ employees(search: "{WORK}") {{ nodes {{ id {THEIRS} }} }} }}',
    "their role": f"{{ employees(role: DEVELOPMENT_MEMBER) {{ nodes {{ id {THEIRS} }} }} }}",
    "node": f"query ($person: ID!) {{ node(id: $person) {{ id ... on Employee {{ {THEIRS} }} }} }}",
    "nodes": """query ($ids: [ID!]!) { nodes(ids: $ids) {
        id ... on InsightScore { score } ... on DevelopmentGoal { title } ... on DevelopmentSuggestion { title }
        ... on SelfAwarenessInsights { competencies { score } }
    } }""",
    "a team": f"""query ($procedure: ID!) {{ recruitmentProcedure(id: $procedure) {{
        team {{ nodes {{ id {THEIRS} }} }}
    }} }}""",
    "a payload": f"""mutation ($person: ID!) {{ updateEmployee(input: {{employeeId: $person, locale: EN}}) {{
        employee {{ id {THEIRS} }} errors {{ code }}
    }} }}""",
    "an invitation": f"""mutation ($person: ID!) {{ resendInvitation(input: {{employeeId: $person}}) {{
        employee {{ id {THEIRS} }} errors {{ code }}
    }} }}""",
    "mails": f"""mutation ($person: ID!) {{ retryMails(input: {{employeeId: $person}}) {{
        employee {{ id {THEIRS} }} errors {{ code }}
    }} }}""",
    "another's goal": """mutation ($goal: ID!) { completeDevelopmentGoal(input: {goalId: $goal}) {
        goal { id title } errors { code }
    } }""",
    "a goal from another's score": """mutation ($score: ID!) {
        createDevelopmentGoal(input: {title: "Mine", insightId: $score}) {
            goal { id title insight { score } } errors { code }
        }
    }""",
    "a goal from another's suggestion": """mutation ($suggestion: ID!) {
        createDevelopmentGoal(input: {title: "Mine", suggestionId: $suggestion}) {
            goal { id suggestion { title } } errors { code }
        }
    }""",
    "deletion": """mutation ($goal: ID!) { deleteDevelopmentGoal(input: {goalId: $goal}) {
        deletedId errors { code }
    } }""",
}
TABLES = ("insights", "insight_scores", "development_goals")


class Somebody:
    """A member with two sets of results and a goal, who is on a recruitment team as well."""

    def __init__(self, who: Client, given: dict[str, Any], secrets: set[str], advice: set[str]) -> None:
        self.who, self.given, self.secrets, self.advice = who, given, secrets, advice

    @classmethod
    async def of(cls, world: World) -> "Somebody":
        who = await from_candidate(world)
        first = await own_insights(who)
        world.clock.forward(minutes=20)
        await scored(world, WORK, answers())
        newest = await own_insights(who)
        scores = scores_of(first) + scores_of(newest)
        suggestion = newest["learningAgility"][0]["suggestions"][0]["id"]
        made = await do(who, "createDevelopmentGoal", "goal { id }", title=GOAL, suggestionId=suggestion)
        goal = made["goal"]["id"]
        person = await world.employee_id(WORK)
        await do(await world.as_("owner"), "assignRole", employeeId=person, role="RECRUITMENT_MEMBER")
        procedure = world.procedure("Data").id
        await do(await world.as_("recruiter"), "inviteToRecruitmentTeam", procedureId=procedure, employeeId=person)
        own_ids = [newest["id"], goal, *(each["id"] for each in scores)]
        given = {
            "person": person,
            "procedure": procedure,
            "goal": goal,
            "score": newest["competencies"][0]["id"],
            "suggestion": suggestion,
            "ids": [*own_ids, suggestion],
        }
        advice = {text for each in scores for text in (*each["tips"], each["suggestions"][0]["text"])}
        return cls(who, given, {GOAL, *own_ids, first["id"]}, advice)

    async def asked(self, who: Client, path: str) -> Answer:
        """What somebody is answered who goes this way, and never because the question was none."""
        document = PATHS[path]
        used = {name: value for name, value in self.given.items() if f"${name}:" in document}
        answer = await who.ask(document, **used)
        # Whoever is not signed in may not even ask for so much.
        dear = {"LIMIT_EXCEEDED"} if who.token else set()
        assert dear.union({"DOCUMENT_INVALID", "BAD_REQUEST"}).isdisjoint(answer.codes)
        return answer


@pytest.mark.parametrize("path", PATHS)
async def test_no_path_leads_anybody_else_to_what_somebody_finds_out_about_themself(world: World, path: str) -> None:
    it = await Somebody.of(world)
    outside = await share_the_view(world)
    others = {name: await world.as_(name) for name in EVERYBODY_ELSE}
    others |= {"reader": await outside.open(await outside.link()), "nobody": world.anonymous}
    for name, who in others.items():
        with statements(world) as seen:
            answer = await it.asked(who, path)
        # The demo's member reads their own advice, asking as anybody may.
        secrets = it.secrets if name == "member" else it.secrets | it.advice
        assert [secret for secret in secrets if secret in answer.text] == [], name
        if name != "member":
            assert [each for each in seen if any(f"FROM {table}" in each for table in TABLES)] == [], name
    goal = (await it.asked(it.who, "nodes")).data["nodes"][1]
    assert goal["title"] == GOAL


async def test_the_person_themself_finds_all_of_it(world: World) -> None:
    it = await Somebody.of(world)
    texts = [(await it.asked(it.who, path)).text for path in ("node", "nodes")]
    assert [secret for secret in it.secrets if not any(secret in text for text in texts[1:])][1:] == []
    assert all(GOAL in text for text in texts)


async def test_what_managers_see_as_results_of_recruitment_does_not_grow(world: World) -> None:
    manager, recruiter, known = await world.as_("manager"), await world.as_("recruiter"), world.procedure()
    look = """query ($id: ID!) { sharedView(procedureId: $id) { candidates { totalCount nodes {
        displayName competencies { band score } pressureBehaviour { band score }
        overviews { candidateSummary { heading text } }
    } } } }"""
    full = """query ($id: ID!) { node(id: $id) { ... on Candidate {
        results { completedAt competencies { score band } learningAgility { score band } }
    } } }"""
    before = (await manager.ask(look, id=known.id)).data
    results = (await recruiter.ask(full, id=known.candidates[0])).data
    await Somebody.of(world)
    assert (await manager.ask(look, id=known.id)).data == before
    assert (await recruiter.ask(full, id=known.candidates[0])).data == results
