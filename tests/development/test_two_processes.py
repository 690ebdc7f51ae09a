"""Two server processes on one database hire and add as one."""

import asyncio
from collections import Counter
from pathlib import Path

from db.demo_names import PASSWORD
from gql import ids
from tests.support.client import SIGN_IN, Client
from tests.support.development import WORK
from tests.support.operations import address, attempt, code
from tests.support.processes import environment, serving
from tests.support.tables import dump
from tests.support.world import Seeded

HIRED = "candidate { id status } pendingEmployee { id hiredAt }"


async def test_of_twenty_over_two_processes_one_hires_and_one_adds(seeded: Seeded, tmp_path: Path) -> None:
    ours, _ = seeded.told
    candidate = ids.public(ids.CANDIDATE, ours.procedures[0].candidate_ids[0])
    env = environment(tmp_path, seeded.url)
    async with serving(env=env) as one, serving(env=env) as other:
        signed_in = await Client(one.http).change(SIGN_IN, email=address("owner"), password=PASSWORD)
        owners = [Client(server.http, signed_in["accessToken"]) for server in (one, other)] * 10
        hired = await asyncio.gather(
            *(attempt(owner, "markCandidateHired", HIRED, candidateId=candidate) for owner in owners)
        )
        assert [each for each in hired if each != hired[0]] == []
        given = {"pendingEmployeeId": hired[0]["pendingEmployee"]["id"], "workEmail": WORK}
        outcomes = await asyncio.gather(*(code(owner, "addAsEmployee", **given) for owner in owners))
    assert Counter(outcomes) == {None: 1, "ALREADY_EMPLOYEE": 19}
    rows = await dump(seeded.url)
    assert [len(rows[table]) for table in ("pending_employees", "outgoing_mails")] == [1, 1]
