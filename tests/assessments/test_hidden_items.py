"""Live items are for the person who takes the test, by whatever path; of an employee's test nobody sees anything."""

from tests.support.external import share_the_view
from tests.support.operations import address
from tests.support.taking import ASSESSMENT, begun, candidate, newcomer, own, under_way
from tests.support.visible_sql import statements
from tests.support.world import World

EVERYBODY_ELSE = (
    *("owner", "admin", "recruiter", "recruiter2", "manager", "manager2", "development", "member"),
    *("their owner", "their recruiter"),
)
PATHS = {
    "their own": f"{{ viewer {{ ... on Employee {{ assessment {{ {ASSESSMENT} }} }} }} }}",
    "people": f"{{ employees(first: 5) {{ nodes {{ assessment {{ {ASSESSMENT} }} }} }} }}",
    "a search": f'{{ employees(search: "sofie") {{ nodes {{ id assessment {{ {ASSESSMENT} }} }} }} }}',
    "node": f"query ($person: ID!) {{ node(id: $person) {{ ... on Employee {{ assessment {{ {ASSESSMENT} }} }} }} }}",
    "the assessment": f"""query ($assessment: ID!) {{ node(id: $assessment) {{
        ... on Assessment {{ {ASSESSMENT} }}
    }} }}""",
    "the test": "query ($test: ID!) { node(id: $test) { ... on AssessmentTest { answered item { id prompt } } } }",
    "the item": "query ($item: ID!) { node(id: $item) { id } }",
    "nodes": """query ($ids: [ID!]!) { nodes(ids: $ids) {
        ... on Assessment { status } ... on AssessmentTest { answered item { id prompt } }
        ... on Employee { assessment { id status tests { item { id prompt } } } }
    } }""",
    "a payload": f"""mutation ($person: ID!) {{ updateEmployee(input: {{employeeId: $person, locale: EN}}) {{
        employee {{ assessment {{ {ASSESSMENT} }} }} errors {{ code }}
    }} }}""",
    "the tour": """mutation ($test: ID!) { completeTour(input: {testId: $test}) {
        test { item { id } } errors { code }
    } }""",
    "the start": """mutation ($test: ID!) { startTest(input: {testId: $test, language: "en"}) {
        test { item { id prompt } } errors { code }
    } }""",
    "an answer": """mutation ($test: ID!, $item: ID!) {
        answerItem(input: {testId: $test, itemId: $item, optionKey: "3"}) {
            test { item { id prompt } } assessment { id } errors { code }
        }
    }""",
}
BY_PERSON = ("people", "a search", "node", "a payload")
TABLES = ("sittings", "sitting_tests", "presentations")


async def test_no_path_leads_anybody_else_to_what_an_employee_is_at(world: World) -> None:
    who = await newcomer(world)
    test, whole = await under_way(who), await own(who)
    person = await world.employee_id("sofie@noorderlicht.example")
    all_ids = [person, whole["id"], test["id"], test["item"]["id"]]
    given = dict(zip(("person", "assessment", "test", "item"), all_ids, strict=True)) | {"ids": all_ids}
    outside = await share_the_view(world)
    others = {name: await world.as_(name) for name in EVERYBODY_ELSE}
    others |= {"reader": await outside.open(await outside.link()), "guest": await candidate(world)}
    others |= {"nobody": world.anonymous}
    secrets = {whole["id"], test["item"]["id"], test["item"]["prompt"], *(each["id"] for each in whole["tests"])}
    for path, document in PATHS.items():
        used = {name: value for name, value in given.items() if f"${name}:" in document}
        for name, other in others.items():
            with statements(world) as seen:
                answer = await other.ask(document, **used)
            assert {"DOCUMENT_INVALID", "BAD_REQUEST"}.isdisjoint(answer.codes), path
            assert [secret for secret in secrets if secret in answer.text] == [], (path, name)
            assert [each for each in seen if "FROM presentations" in each] == [], (path, name)
            if path in BY_PERSON and name != "member":
                assert [each for each in seen if any(f"FROM {table}" in each for table in TABLES)] == [], (path, name)
    assert (await own(who))["tests"][0]["item"]["id"] == test["item"]["id"]


async def test_the_person_themself_finds_it_by_every_path(world: World) -> None:
    who = await newcomer(world)
    test = await under_way(who)
    given = {"person": await world.employee_id("sofie@noorderlicht.example"), "test": test["id"]}
    given["assessment"] = (await own(who))["id"]
    for path in ("their own", "node", "the assessment", "the test"):
        used = {name: value for name, value in given.items() if f"${name}:" in PATHS[path]}
        assert test["item"]["prompt"] in (await who.ask(PATHS[path], **used)).text


async def test_no_item_that_was_answered_or_is_still_to_come_is_shown_to_anybody(world: World) -> None:
    who = await candidate(world)
    test = await under_way(who)
    text = (await who.ask(f"{{ viewer {{ ... on CandidateGuest {{ assessment {{ {ASSESSMENT} }} }} }} }}")).text
    assert text.count('"prompt"') == 1
    assert test["item"]["prompt"] in text


async def test_a_candidate_who_became_a_member_starts_anew_and_nothing_of_it_reaches_the_procedure(
    world: World,
) -> None:
    member = await world.as_("member")
    assessment = await begun(member)
    owner = await world.as_("owner")
    person = await world.employee_id(address("member"))
    found = (await owner.ask(PATHS["node"], person=person)).data["node"]["assessment"]
    assert found is None
    assert (await owner.ask(PATHS["the assessment"], assessment=assessment["id"])).data["node"] is None
