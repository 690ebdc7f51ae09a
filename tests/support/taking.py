"""Taking the assessment: the questions tests ask, and people who take it as any frontend would."""

from collections.abc import Callable
from typing import Any

from gql.resolvers.imports import Row, import_row
from tests.support.client import Client
from tests.support.development import answers, with_account
from tests.support.mails import delivered
from tests.support.operations import attempt, do
from tests.support.world import World

TAKER = {"firstName": "Mila", "lastName": "Vos", "email": "mila.vos@elders.example", "locale": "NL"}
NEWCOMER = {"firstName": "Sofie", "lastName": "Blom", "email": "sofie@noorderlicht.example"}

ITEM = "item { id prompt image description options { key label image } deadline }"
TEST = f"""
    id key name explanation durationMinutes tour {{ heading text }} tourRequired languages language status answered
    total {ITEM}
"""
ASSESSMENT = f"id status startedAt completedAt tests {{ {TEST} }}"
OWN = f"""
    {{ viewer {{
        ... on CandidateGuest {{ locale name {{ full }} organisationName procedureTitle purpose {{ heading text }}
            endsAt assessment {{ {ASSESSMENT} }} }}
        ... on Employee {{ assessment {{ {ASSESSMENT} }} }}
    }} }}
"""
START = f"""
    mutation {{ startAssessment {{ assessment {{ {ASSESSMENT} }}
        errors {{ code path message ... on RetakeTooSoonError {{ availableAt }} }} }} }}
"""
OPEN = """
    mutation ($token: String!, $transport: SessionTransport! = TOKEN) {
        openCandidateLink(input: {token: $token, transport: $transport}) {
            candidate { locale name { full } organisationName procedureTitle endsAt } accessToken
            errors { code message path }
        }
    }
"""
FOLLOW = f"""
    query ($id: ID!) {{ node(id: $id) {{ ... on Candidate {{
        status mailStatus linkExpiresAt assessment {{ {ASSESSMENT} }} results {{ completedAt }}
    }} }} }}
"""
STEP = "test { id status answered total language item { id prompt description options { key label } deadline } }"

Choose = Callable[[dict[str, Any], int], str]


async def invited(world: World, **more: Any) -> str:
    """The id of a candidate whom our recruiter adds; the mail with the link waits."""
    given = {"procedureId": world.procedure().id, **TAKER, **more}
    added = await do(await world.as_("recruiter"), "addCandidate", "candidate { id }", **given)
    candidate: str = added["candidate"]["id"]
    return candidate


async def link_token(world: World, to: str = TAKER["email"]) -> str:
    """The token in the one mail that waits for this address."""
    [token] = [mail.token for mail in await delivered(world) if mail.to == to and mail.token]
    return token


async def come_in(world: World, token: str) -> Client:
    """Whoever opened a candidate's link."""
    payload = await world.anonymous.change(OPEN, token=token)
    assert payload["errors"] == [], payload["errors"]
    return Client(world.http, payload["accessToken"])


async def candidate(world: World, **more: Any) -> Client:
    """A candidate who was just added and came in by the link."""
    await invited(world, **more)
    return await come_in(world, await link_token(world, more.get("email", TAKER["email"])))


async def imported(world: World, email: str = TAKER["email"]) -> None:
    """The candidate's answers come by a file instead."""
    row = Row(TAKER["firstName"], TAKER["lastName"], email, None, answers())
    await import_row(world.database, world.clock, world.procedure().id, row)


async def newcomer(world: World) -> Client:
    """An employee who was added directly, became a development member and has come in."""
    added = await do(await world.as_("development"), "addEmployee", "employee { id }", **NEWCOMER)
    return await with_account(world, added["employee"]["id"], NEWCOMER["email"])


async def own(who: Client) -> Any:
    """Somebody's own assessment."""
    return (await who.ask(OWN)).data["viewer"]["assessment"]


async def followed(who: Client, candidate_id: str) -> Any:
    """A candidate as somebody sees them who runs the procedure."""
    return (await who.ask(FOLLOW, id=candidate_id)).data["node"]


async def begun(who: Client) -> dict[str, Any]:
    """The assessment that somebody starts, or goes on with."""
    payload = await who.change(START)
    assert payload["errors"] == [], payload["errors"]
    assessment: dict[str, Any] = payload["assessment"]
    return assessment


async def under_way(who: Client, place: int = 0, language: str = "en") -> dict[str, Any]:
    """The test at this place, started in a language after its tour."""
    test_id = (await begun(who))["tests"][place]["id"]
    await do(who, "completeTour", testId=test_id, practiceOptionKey="a")
    started = await do(who, "startTest", f"test {{ {TEST} }}", testId=test_id, language=language)
    test: dict[str, Any] = started["test"]
    return test


async def answer(who: Client, test: dict[str, Any], option: str = "3", item: str | None = None) -> dict[str, Any]:
    """The payload of an answer to the item of the moment, or to another one."""
    given = {"testId": test["id"], "itemId": test["item"]["id"] if item is None else item, "optionKey": option}
    payload: dict[str, Any] = await attempt(
        who, "answerItem", f"{STEP} assessment {{ status startedAt completedAt }}", **given
    )
    return payload


async def answered(who: Client, test: dict[str, Any], option: str = "3") -> dict[str, Any]:
    """The test after an answer that counts."""
    payload = await answer(who, test, option)
    assert payload["errors"] == [], payload["errors"]
    after: dict[str, Any] = payload["test"]
    return after


async def refusal(who: Client, test: dict[str, Any], option: str = "3", item: str | None = None) -> tuple[str, str]:
    """Code and path of the one error with which an answer is refused."""
    [error] = (await answer(who, test, option, item))["errors"]
    return error["code"], ".".join(error["path"] or [])


def middle(item: dict[str, Any], number: int) -> str:
    """The middle option."""
    options = item["options"]
    key: str = options[len(options) // 2]["key"]
    return key


async def finish_test(who: Client, test: dict[str, Any], choose: Choose = middle) -> dict[str, Any]:
    """The last payload of a test that is answered to its end."""
    payload: dict[str, Any] = {}
    while test["item"]:
        payload = await answer(who, test, choose(test["item"], test["answered"]))
        assert payload["errors"] == [], payload["errors"]
        test = payload["test"]
    return payload


async def take_all(who: Client, choose: Choose = middle, language: str = "en") -> dict[str, Any]:
    """The assessment after every test of it was taken."""
    payload: dict[str, Any] = {}
    for place, _ in enumerate((await begun(who))["tests"]):
        payload = await finish_test(who, await under_way(who, place, language), choose)
    assessment: dict[str, Any] = payload["assessment"]
    return assessment
