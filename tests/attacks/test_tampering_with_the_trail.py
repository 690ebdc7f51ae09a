"""Covering tracks: what stands in the audit trail can be neither changed nor taken away."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.support.trail import written
from tests.support.world import World

TAMPERING = [
    "UPDATE audit_entries SET actor = 'somebody else'",
    "UPDATE audit_entries SET at = '2020-01-01 00:00:00+00'",
    "DELETE FROM audit_entries",
    "DELETE FROM organisations",
]


@pytest.mark.parametrize("statement", TAMPERING)
async def test_not_even_the_services_own_connection_can_rewrite_the_trail(either: World, statement: str) -> None:
    await either.sign_in("owner@noorderlicht.example")
    before = [(entry.id, entry.actor, entry.at) for entry in await written(either.database)]
    with pytest.raises(DBAPIError):
        async with either.database.write() as session:
            await session.execute(text(statement))
    assert [(entry.id, entry.actor, entry.at) for entry in await written(either.database)] == before
    assert before
