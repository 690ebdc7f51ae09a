"""What ends access in one server process ends it in the other, within the reading and the watching of a view."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest

from tests.support.client import Client
from tests.support.external import REVOKE
from tests.support.meeting import Meeting
from tests.support.operations import do
from tests.support.processes import PATIENCE
from tests.support.visits import WATCH, reading


async def codes_of(meeting: Meeting, visit: str, watching: asyncio.Event) -> list[str]:
    """The codes that the view's stream ends with, watched by the second server."""
    headers = {"accept": "text/event-stream", "authorization": f"Bearer {visit}"}
    body = {"query": WATCH, "variables": {"id": meeting.procedure}}
    codes: list[str] = []
    async with (
        asyncio.timeout(PATIENCE),
        meeting.servers[1].http.stream("POST", "/graphql", json=body, headers=headers) as stream,
    ):
        async for told in _events(stream.aiter_lines()):
            watching.set()
            codes += [error["extensions"]["code"] for error in told.get("errors", ())]
    return codes


async def _events(lines: AsyncIterator[str]) -> AsyncIterator[dict[str, list[dict[str, dict[str, str]]]]]:
    async for line in lines:
        if line.startswith("data: {"):
            yield json.loads(line.removeprefix("data: "))


@pytest.mark.parametrize("how", ["revoked", "withdrawn", "closed"])
async def test_what_ends_access_in_one_process_ends_it_in_the_other(meeting: Meeting, how: str) -> None:
    share = await meeting.share()
    visit, _ = await meeting.open((await meeting.postbox.mail("hanna@elders.example", "/open#")).token)
    assert visit
    watching = asyncio.Event()
    ending = asyncio.create_task(codes_of(meeting, visit, watching))
    async with asyncio.timeout(PATIENCE):
        await watching.wait()
    match how:
        case "revoked":
            assert (await meeting.recruiter().change(REVOKE, id=share))["errors"] == []
        case "withdrawn":
            await do(meeting.recruiter(), "withdrawView", procedureId=meeting.procedure)
        case "closed":
            await do(meeting.recruiter(), "closeRecruitmentProcedure", procedureId=meeting.procedure)
    assert not await reading(Client(meeting.servers[1].http, visit))
    assert await ending == ["ACCESS_ENDED"]
