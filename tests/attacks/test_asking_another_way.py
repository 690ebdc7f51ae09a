"""Back doors: what is limited in one way of asking is limited in all of them."""

import pytest

from db.demo_names import PASSWORD
from tests.support.operations import address
from tests.support.visible_live import Watch
from tests.support.work import CountingHasher
from tests.support.world import World

SIGN_IN = f"""
    mutation {{
        signIn(input: {{email: "{address("owner")}", password: "{PASSWORD}", transport: TOKEN}}) {{ accessToken }}
    }}
"""


@pytest.mark.parametrize("document", [SIGN_IN, SIGN_IN.replace("{ accessToken }", "{ errors { code } }")])
async def test_no_password_is_tried_over_a_connection_to_watch_by(
    watched: World, hasher: CountingHasher, document: str
) -> None:
    async with Watch(watched.anonymous, document) as watching:
        kind, answer = await watching.next()
    assert (kind, hasher.tried) == ("error", 0)
    assert "accessToken" not in answer.text


async def test_no_password_is_tried_by_a_stream(watched: World, hasher: CountingHasher) -> None:
    headers = {"accept": "text/event-stream"}
    response = await watched.http.post("/graphql", json={"query": SIGN_IN}, headers=headers)
    assert (response.status_code, hasher.tried) == (400, 0)


async def test_no_password_is_tried_in_a_part_of_a_multipart_answer(watched: World, hasher: CountingHasher) -> None:
    headers = {"accept": "multipart/mixed; deferSpec=20220824, application/json"}
    response = await watched.http.post("/graphql", json=[{"query": SIGN_IN}] * 3, headers=headers)
    assert (response.status_code, hasher.tried) == (400, 0)


async def test_a_query_does_not_escape_the_limits_of_a_request_as_a_stream(world: World) -> None:
    owner = await world.as_("owner")
    headers = {"accept": "text/event-stream", "authorization": f"Bearer {owner.token}"}
    response = await world.http.post("/graphql", json={"query": "{ viewer { __typename } }"}, headers=headers)
    assert response.status_code == 400


async def test_nothing_is_streamed_by_get(world: World) -> None:
    answer = await world.http.get(
        "/graphql", params={"query": "{ __typename }"}, headers={"accept": "text/event-stream"}
    )
    assert answer.status_code == 405
