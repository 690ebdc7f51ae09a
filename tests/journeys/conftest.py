"""A stage for each journey, on SQLite and on PostgreSQL."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.journeys.telling import Stage
from tests.support.postbox import Postbox
from tests.support.processes import environment, serving


@pytest.fixture
async def stage(database_url: str, tmp_path: Path, postbox: Postbox) -> AsyncIterator[Stage]:
    """An empty database, a mail server, and the service between them."""
    env = environment(tmp_path, database_url, INZICHT_SMTP_URL=postbox.url)
    async with serving(env=env) as server:
        yield Stage(tmp_path, env, server, postbox)
