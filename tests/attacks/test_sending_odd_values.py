"""Odd values: what is of no known shape or size is refused, and breaks nothing."""

import json
from typing import Any

import pytest

from tests.support.visible_live import Watch
from tests.support.world import World

WATCH = "subscription ($id: ID!) { sharedViewChanged(procedureId: $id) { version } }"
HUNDREDS = """
    query ($f: Int = 100) {
        recruitmentProcedures(first: $f) { nodes { candidates(first: $f) { nodes { id a: id b: id c: id d: id } } } }
    }
"""


@pytest.mark.parametrize("variables", [{}, {"f": 100}, {"f": 100.0}])
async def test_the_cost_of_a_list_is_not_hidden_in_a_variable(world: World, variables: dict[str, Any]) -> None:
    answer = await (await world.as_("owner")).ask(HUNDREDS, **variables)
    assert answer.codes == ["LIMIT_EXCEEDED"]


@pytest.mark.parametrize("email", [5, True, ["a"], {"a": 1}])
async def test_something_else_than_a_text_for_an_address_is_no_fault_of_ours(world: World, email: Any) -> None:
    document = "mutation ($e: EmailAddress!) { requestPasswordReset(input: {email: $e}) { errors { code } } }"
    assert (await world.anonymous.ask(document, e=email)).codes == ["BAD_REQUEST"]


async def test_a_number_of_thousands_of_digits_is_no_fault_of_ours(world: World) -> None:
    document = f"query ($f: Int = {'9' * 5000}) {{ employees(first: $f) {{ totalCount }} }}"
    assert (await (await world.as_("owner")).ask(document)).codes == ["LIMIT_EXCEEDED"]


FRAMES: list[Any] = [
    [],
    1,
    {"type": ["x"]},
    {"type": "subscribe", "id": [1]},
    {"type": "subscribe", "id": "1", "payload": {"query": 5}},
    {"type": "complete", "id": {"a": 1}},
    {"a": json.loads("[" * 40 + "]" * 40)},
]


@pytest.mark.parametrize("frame", FRAMES)
async def test_a_frame_of_no_known_shape_closes_the_connection_and_breaks_nothing(world: World, frame: Any) -> None:
    async with Watch(await world.as_("manager"), WATCH, id=world.procedure().id) as watching:
        await watching.next()
        watching.say(json.dumps(frame))
        kind, _ = await watching.next()
    assert kind == "websocket.close"
