"""Outliving a right: what somebody may no longer do ends at once, however they go about it."""

import json
from collections.abc import AsyncIterator

from tests.support.mails import delivered
from tests.support.operations import address, code, do
from tests.support.visible_live import Watch
from tests.support.world import World

PERSON = {"firstName": "Iza", "lastName": "Terpstra", "email": "iza@noorderlicht.example"}
WATCH = "subscription ($id: ID!) { sharedViewChanged(procedureId: $id) { version } }"


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
