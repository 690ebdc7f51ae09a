"""Taking the assessment: the questions tests ask, and people who take it as any frontend would."""

from collections.abc import Callable
from typing import Any

from tests.support.client import Client
from tests.support.mails import delivered
from tests.support.operations import attempt, do
from tests.support.world import World

TAKER = {"firstName": "Mila", "lastName": "Vos", "email": "mila.vos@elders.example", "locale": "NL"}

ITEM = "item { id prompt image options { key label image } deadline }"
TEST = f"""
    id key name explanation durationMinutes tour {{ heading text }} tourRequired languages language status answered total
    {ITEM}
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
FOLLOW = f"query ($id: ID!) {{ node(id: $id) {{ ... on Candidate {{ status assessment {{ {ASSESSMENT} }} }} }} }}"

Choose = Callable[[dict[str, Any], int], str]


async def invited(world: World, **more: Any) -> str:
    """The id of a candidate whom our recruiter adds; the mail with the link waits."""
    added = await do(
        await world.as_("recruiter"), "addCandidate", "candidate { id }", procedureId=world.procedure().id, **(TAKER | more)
    )
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


async def begun(who: Client) -> dict[str, Any]:
    """The assessment that somebody starts, or goes on with."""
    payload = await who.change(START)
    assert payload["errors"] == [], payload["errors"]
    assessment: dict[str, Any] = payload["assessment"]
    return assessment


async def test_begun(who: Client, place: int = 0, language: str = "en") -> dict[str, Any]:
    """The test at this place, started in a language."""
    assessment = await begun(who)
    started = await do(who, "startTest", f"test {{ {TEST} }}", testId=assessment["tests"][place]["id"], language=language)
    test: dict[str, Any] = started["test"]
    return test


async def answer(who: Client, test: dict[str, Any], option: str = "3", item: str | None = None) -> dict[str, Any]:
    """The payload of an answer to the item of the moment, or to another one."""
    payload: dict[str, Any] = await attempt(
        who,
        "answerItem",
        f"test {{ {TEST} }} assessment {{ status completedAt }}",
        testId=test["id"],
        itemId=item or test["item"]["id"],
        optionKey=option,
    )
    return payload


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
        payload = await finish_test(who, await test_begun(who, place, language), choose)
    assessment: dict[str, Any] = payload["assessment"]
    return assessment
