"""How often links may fail, and how much may be asked with them."""

from typing import Any

import pytest

from tests.support.client import Client
from tests.support.external import OPEN, PREVIEW, RENEW, a_reader, share_the_view
from tests.support.operations import code
from tests.support.visible import RESULTS
from tests.support.visible_sql import cost
from tests.support.world import World

WHOLE = f"reader {{ sharedView {{ candidates(first: 100) {{ nodes {{ displayName fullName {RESULTS} }} }} }} }}"
OPEN_WHOLE = f"""
    mutation ($token: String!) {{
        openExternalLink(input: {{token: $token, transport: TOKEN}}) {{ {WHOLE} errors {{ code }} }}
    }}
"""
BESIDE = f"""
    mutation ($token: String!) {{
        openExternalLink(input: {{token: $token}}) {{ {WHOLE} errors {{ code }} }}
        signOut {{ errors {{ code }} }}
    }}
"""
IN_FRAGMENT = f"""
    mutation ($token: String!) {{ ...Opening }}
    fragment Opening on Mutation {{ openExternalLink(input: {{token: $token}}) {{ {WHOLE} errors {{ code }} }} }}
"""
PREVIEW_MANY = "mutation ($token: String!) {{ {} }}".format(
    " ".join(f"a{n}: previewExternalLink(input: {{token: $token}}) {{ errors {{ code }} }}" for n in range(2))
)
RETRY = """
    mutation ($t: String!) {
        openExternalLink(input: {token: $t}) { errors { code ... on TooManyAttemptsError { retryAt } } }
    }
"""


async def failing(world: World, times: int, document: str = OPEN) -> list[str]:
    return [await world.anonymous.refusal(document, token=f"forged {number}") for number in range(times)]


async def test_the_eleventh_link_that_fails_within_a_minute_is_not_even_tried(world: World) -> None:
    outside = await share_the_view(world)
    token = await outside.link()
    assert await failing(world, 10) == ["LINK_NOT_VALID"] * 10
    [error] = (await world.anonymous.change(RETRY, t=token))["errors"]
    assert error == {"code": "TOO_MANY_ATTEMPTS", "retryAt": "2026-03-02T09:01:00+00:00"}
    assert await outside.status() == "SENT"
    world.clock.forward(seconds=59)
    assert await code(world.anonymous, "openExternalLink", token=token) == "TOO_MANY_ATTEMPTS"
    world.clock.forward(seconds=1)
    await outside.open(token)


async def test_looking_at_links_counts_with_opening_them(world: World) -> None:
    await failing(world, 5)
    await failing(world, 5, PREVIEW)
    assert await failing(world, 1) == await failing(world, 1, PREVIEW) == ["TOO_MANY_ATTEMPTS"]


async def test_links_that_open_are_not_counted_against_anybody(world: World) -> None:
    outside = await share_the_view(world)
    for number in range(12):
        token = await outside.link(f"{number}@elders.example")
        assert (await world.anonymous.change(PREVIEW, token=token))["errors"] == []
        await outside.open(token)
    assert await failing(world, 1) == ["LINK_NOT_VALID"]


async def test_forged_requests_for_new_links_take_nothing_from_whoever_shares_their_address(world: World) -> None:
    outside = await share_the_view(world)
    token = await outside.link()
    for number in range(35):
        assert await world.anonymous.change(RENEW, token=f"forged {number}") == {"errors": []}
    await world.service.later.finish()
    assert len(await outside.renewed(token)) == 1


async def test_whoever_opens_a_link_may_ask_for_the_whole_view_in_one_go(world: World) -> None:
    outside = await share_the_view(world, competencies=True, motives=True)
    opened = await world.anonymous.change(OPEN_WHOLE, token=await outside.link())
    people = opened["reader"]["sharedView"]["candidates"]["nodes"]
    assert (len(people), opened["errors"]) == (2, [])
    assert people[0]["motives"]


@pytest.mark.parametrize("document", [BESIDE, IN_FRAGMENT])
async def test_nothing_beside_the_opening_profits_from_it(world: World, document: str) -> None:
    outside = await share_the_view(world)
    answer = await world.anonymous.ask(document, token=await outside.link())
    assert answer.codes == ["LIMIT_EXCEEDED"]
    assert answer.body["errors"][0]["extensions"]["limit"] == "cost"
    assert await outside.status() == "SENT"


async def test_a_reader_may_ask_as_much_as_somebody_with_an_account(world: World) -> None:
    outside = await share_the_view(world)
    reader = await outside.open(await outside.link())
    asked = f"{{ viewer {{ ... on ExternalReader {WHOLE.removeprefix('reader')} }} }}"
    assert (await reader.ask(asked)).codes == []
    assert (await world.anonymous.ask(asked)).codes == ["LIMIT_EXCEEDED"]


async def test_a_page_of_a_readers_view_takes_at_most_four_statements(world: World) -> None:
    reader = await a_reader(world)
    asked = f"{{ viewer {{ ... on ExternalReader {WHOLE.removeprefix('reader')} }} }}"
    assert await cost(world, reader, asked) <= 4


async def test_a_reader_whose_hours_are_over_is_told_so_rather_than_that_they_ask_too_much(world: World) -> None:
    outside = await share_the_view(world)
    reader = await outside.open(await outside.link())
    world.clock.forward(hours=4)
    asked = f"{{ viewer {{ ... on ExternalReader {WHOLE.removeprefix('reader')} }} }}"
    assert (await reader.ask(asked)).codes == ["UNAUTHENTICATED"]


@pytest.mark.parametrize("field", ["openExternalLink", "previewExternalLink", "requestNewExternalLink"])
async def test_a_document_tries_one_link_or_password(world: World, field: str) -> None:
    two = "signIn(input: {email: $e, password: $t}) { errors { code } }"
    document = (
        f"mutation ($t: String!, $e: EmailAddress!) {{ {field}(input: {{token: $t}}) {{ errors {{ code }} }} {two} }}"
    )
    variables: dict[str, Any] = {"t": "forged", "e": "owner@noorderlicht.example"}
    answer = await world.anonymous.ask(document, **variables)
    assert (answer.codes, answer.body["errors"][0]["extensions"]["limit"]) == (
        ["LIMIT_EXCEEDED"],
        "credential mutations",
    )
    answer = await Client(world.http).ask(PREVIEW_MANY.replace("previewExternalLink", field), token="forged")
    assert answer.codes == ["LIMIT_EXCEEDED"]
