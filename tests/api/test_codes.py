"""Every refusal of a request has a code, whichever way the request came."""

import json
from typing import Any

import pytest

from gql.http.endpoint import SUBSCRIPTIONS
from tests.support.visible_live import Watch
from tests.support.world import World

WATCH = "subscription ($id: ID!) { sharedViewChanged(procedureId: $id) { version } }"
DEEP = f"subscription {{ {'a { ' * 70}{'} ' * 70} }}"
# What is asked for, by whom, and the code with which it is refused.
CAUSES: dict[str, tuple[str, str | None, str]] = {
    "no document": ("subscription {", "manager", "DOCUMENT_INVALID"),
    "no words": ("?" * 500, "manager", "DOCUMENT_INVALID"),
    "an unknown field": ("subscription { nothing }", "manager", "DOCUMENT_INVALID"),
    "two fields": (WATCH.replace("{ version } }", "{ version } __typename }"), "manager", "DOCUMENT_INVALID"),
    "a missing variable": (WATCH.replace("($id: ID!)", "($id: ID!, $more: ID!)"), "manager", "BAD_REQUEST"),
    "a variable of no such type": (WATCH.replace("$id: ID!", "$id: Nothing!"), "manager", "DOCUMENT_INVALID"),
    "too deep": (DEEP, "manager", "LIMIT_EXCEEDED"),
    "too many tokens": (f"subscription {{ {'a ' * 2_100} }}", "manager", "LIMIT_EXCEEDED"),
    "too many operations": (f"{WATCH} {WATCH}", "manager", "LIMIT_EXCEEDED"),
    "a query": ("{ __typename }", "manager", "BAD_REQUEST"),
    "a mutation": ("mutation { signOut { errors { code } } }", "manager", "BAD_REQUEST"),
    "nobody": (WATCH, None, "UNAUTHENTICATED"),
    "somebody without the module": (WATCH, "member", "FORBIDDEN"),
    "nothing there": (WATCH, "manager", "ACCESS_ENDED"),
}
EVERY_CAUSE = pytest.mark.parametrize("cause", CAUSES)


@EVERY_CAUSE
async def test_over_a_web_socket(world: World, cause: str) -> None:
    document, who, code = CAUSES[cause]
    asker = await world.as_(who) if who else world.anonymous
    async with Watch(asker, document, id="procedure_0") as watching:
        kind, told = await watching.next()
    assert kind in {"error", "next"}
    assert codes(json.loads(told.text)) == {code}


@EVERY_CAUSE
async def test_over_server_sent_events(world: World, cause: str) -> None:
    document, who, code = CAUSES[cause]
    headers = {"accept": "text/event-stream"}
    if who:
        headers["authorization"] = f"Bearer {(await world.as_(who)).token}"
    body = {"query": document, "variables": {"id": "procedure_0"}}
    response = await world.http.post("/graphql", json=body, headers=headers)
    told = [line.removeprefix("data: ") for line in response.text.splitlines() if line.startswith("data: {")]
    assert codes(json.loads(told[0] if told else response.text)) == {code}


async def test_one_subscription_more_than_a_connection_may_have_is_refused_and_the_others_go_on(world: World) -> None:
    variables = {"id": world.procedure().id}
    async with Watch(await world.as_("manager"), WATCH, **variables) as watching:
        for number in range(2, SUBSCRIPTIONS + 2):
            subscribe = {"id": str(number), "type": "subscribe", "payload": {"query": WATCH, "variables": variables}}
            watching.say(json.dumps(subscribe))
        told = [await watching.next() for _ in range(SUBSCRIPTIONS + 1)]
    assert sorted(kind for kind, _ in told) == ["error"] + ["next"] * SUBSCRIPTIONS
    [refused] = [json.loads(answer.text) for kind, answer in told if kind == "error"]
    assert refused[0]["extensions"] == {"code": "LIMIT_EXCEEDED", "limit": "subscriptions"}


@pytest.mark.parametrize("frame", [{"type": "x" * 5_000}, {"type": "é" * 90}])
async def test_a_connection_that_is_closed_is_told_why_in_no_more_bytes_than_a_closing_frame_has(
    world: World, frame: dict[str, Any]
) -> None:
    async with Watch(await world.as_("manager"), WATCH, id=world.procedure().id) as watching:
        await watching.next()
        watching.say(json.dumps(frame))
        closed = await watching.heard()
    assert 0 < len(closed["reason"].encode()) <= 123


def codes(told: Any) -> set[str]:
    """The codes in a list of errors, or in an answer that holds one."""
    errors = told if isinstance(told, list) else told["errors"]
    return {error["extensions"]["code"] for error in errors}
