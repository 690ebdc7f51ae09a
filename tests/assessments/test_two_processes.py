"""Two server processes on one database: of twenty starts and answers at once one begins it, and one counts."""

import asyncio
from collections import Counter
from pathlib import Path

from db.demo_names import PASSWORD
from tests.support.client import SIGN_IN, Client
from tests.support.operations import address
from tests.support.processes import environment, serving
from tests.support.tables import dump
from tests.support.taking import START, answer, under_way
from tests.support.world import Seeded


async def test_of_twenty_starts_over_two_processes_one_begins_it_and_of_twenty_answers_one_counts(
    seeded: Seeded, tmp_path: Path
) -> None:
    env = environment(tmp_path, seeded.url)
    async with serving(env=env) as one, serving(env=env) as other:
        signed_in = await Client(one.http).change(SIGN_IN, email=address("member"), password=PASSWORD)
        members = [Client(server.http, signed_in["accessToken"]) for server in (one, other)] * 10
        started = await asyncio.gather(*(member.change(START) for member in members))
        assert [each["errors"] for each in started] == [[]] * 20
        assert len({each["assessment"]["id"] for each in started}) == 1
        test = await under_way(members[0])
        options = [str(number % 5 + 1) for number in range(20)]
        payloads = await asyncio.gather(
            *(answer(member, test, option) for member, option in zip(members, options, strict=True))
        )
        assert [server.errors for server in (one, other)] == [[], []]
    # The option that won was sent four times.
    codes = Counter(error["code"] for each in payloads for error in each["errors"])
    assert codes == {"ITEM_NOT_CURRENT": 16}
    rows = await dump(seeded.url)
    assert [len(rows[table]) for table in ("sittings", "presentations")] == [1, 2]
