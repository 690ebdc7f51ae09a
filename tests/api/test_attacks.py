"""What attackers tried, each test named after the attack it stops."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import select

from db.models.attempts import AttemptLog
from gql.housekeeping import tidy
from tests.support.client import Client
from tests.support.mails import delivered
from tests.support.operations import address, code, do
from tests.support.visible_live import Watch
from tests.support.world import World

PERSON = {"firstName": "Iza", "lastName": "Terpstra", "email": "iza@noorderlicht.example"}
WATCH = "subscription ($id: ID!) { sharedViewChanged(procedureId: $id) { version } }"
STREAM = {"accept": "text/event-stream"}
HUNDREDS = """
    query ($f: Int = 100) {
        recruitmentProcedures(first: $f) { nodes { candidates(first: $f) { nodes { id a: id b: id c: id d: id } } } }
    }
"""


async def answered(who: Client, query: str, headers: dict[str, str] | None = None, **variables: Any) -> Any:
    """The answer to a request with headers of one's own."""
    bearer = {"authorization": f"Bearer {who.token}"} if who.token else {}
    body = {"query": query, "variables": variables}
    return await who.http.post("/graphql", json=body, headers={**bearer, **(headers or {})})


async def test_a_right_that_ends_while_a_body_trickles_in_is_of_no_use(world: World) -> None:
    owner, admin = await world.as_("owner"), await world.as_("admin")
    admins_id = await world.employee_id(address("admin"))
    wanted = {"employeeId": admins_id, "role": "RECRUITMENT_ADMIN"}
    grant = "mutation ($i: AssignRoleInput!) { assignRole(input: $i) { errors { code } } }"
    body = json.dumps({"query": grant, "variables": {"i": wanted}}).encode()

    async def trickling() -> AsyncIterator[bytes]:
        yield body[:5]
        await do(owner, "removeRole", employeeId=admins_id, role="RECRUITMENT_ADMIN")
        yield body[5:]

    headers = {"authorization": f"Bearer {admin.token}", "content-type": "application/json"}
    answer = (await world.http.post("/graphql", content=trickling(), headers=headers)).json()
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["UNAUTHENTICATED"]


async def test_an_owner_who_cannot_sign_in_does_not_count_as_the_last_one(world: World) -> None:
    owner = await world.as_("owner")
    added = await do(owner, "addRecruitmentUser", "employee { id }", **PERSON, role="RECRUITER")
    await do(owner, "assignRole", employeeId=added["employee"]["id"], role="OWNER")
    own_id = await world.employee_id(address("owner"))
    assert await code(owner, "removeRole", employeeId=own_id, role="OWNER") == "LAST_OWNER"


async def test_a_reset_link_from_before_an_account_ended_opens_nothing_afterwards(world: World) -> None:
    owner, managers_id = await world.as_("owner"), await world.employee_id(address("manager"))
    await do(world.anonymous, "requestPasswordReset", email=address("manager"))
    await world.service.later.finish()
    [reset] = [mail.token for mail in await delivered(world) if mail.token]
    await do(owner, "removeRole", employeeId=managers_id, role="RECRUITMENT_MEMBER")
    await do(owner, "assignRole", employeeId=managers_id, role="RECRUITMENT_MEMBER")
    [activation] = [mail.token for mail in await delivered(world) if mail.token]
    await do(world.anonymous, "activateAccount", token=activation, password="five otters in a wide fen")
    late = await code(world.anonymous, "resetPassword", token=reset, password="nine otters in a wide fen")
    assert late == "LINK_NOT_VALID"


@pytest.mark.parametrize("variables", [{}, {"f": 100}, {"f": 100.0}])
async def test_the_cost_of_a_list_is_not_hidden_in_a_variable(world: World, variables: dict[str, Any]) -> None:
    answer = await (await world.as_("owner")).ask(HUNDREDS, **variables)
    assert answer.codes == ["LIMIT_EXCEEDED"]


async def test_a_query_does_not_escape_the_limits_of_a_request_as_a_stream(world: World) -> None:
    assert (await answered(await world.as_("owner"), "{ viewer { __typename } }", STREAM)).status_code == 400


async def test_nothing_is_streamed_by_get(world: World) -> None:
    answer = await world.http.get("/graphql", params={"query": "{ __typename }"}, headers=STREAM)
    assert answer.status_code == 405


@pytest.mark.parametrize("email", [5, True, ["a"], {"a": 1}])
async def test_something_else_than_a_text_for_an_address_is_no_fault_of_ours(world: World, email: Any) -> None:
    document = "mutation ($e: EmailAddress!) { requestPasswordReset(input: {email: $e}) { errors { code } } }"
    assert (await world.anonymous.ask(document, e=email)).codes == ["BAD_REQUEST"]


async def test_a_number_of_thousands_of_digits_is_no_fault_of_ours(world: World) -> None:
    document = f"query ($f: Int = {'9' * 5000}) {{ employees(first: $f) {{ totalCount }} }}"
    assert (await (await world.as_("owner")).ask(document)).codes == ["LIMIT_EXCEEDED"]


async def test_watching_does_not_outlast_the_session(world: World) -> None:
    async with Watch(await world.as_("manager"), WATCH, id=world.procedure().id) as watching:
        await watching.next()
        world.clock.forward(minutes=31)
        _, last = await watching.next()
    assert last.codes == ["SESSION_EXPIRED"]


async def test_watching_ends_when_the_view_is_withdrawn(world: World) -> None:
    async with Watch(await world.as_("manager"), WATCH, id=world.procedure().id) as watching:
        await watching.next()
        await do(await world.as_("recruiter"), "withdrawView", procedureId=world.procedure().id)
        _, last = await watching.next()
    assert last.codes == ["ACCESS_ENDED"]


async def test_attempts_at_many_addresses_do_not_pile_up_for_ever(world: World) -> None:
    for number in range(3):
        assert await code(world.anonymous, "requestPasswordReset", email=f"nobody{number}@example.org") is None
    await world.service.later.finish()
    world.clock.forward(hours=2)
    await tidy(world.database, world.clock)
    async with world.database.read() as session:
        assert (await session.scalars(select(AttemptLog))).all() == []


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
