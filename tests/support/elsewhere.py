"""Somebody who asks from another address."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from httpx import ASGITransport, AsyncClient

from tests.support.client import Client
from tests.support.world import BASE_URL, World


@asynccontextmanager
async def asking_from(world: World, host: str) -> AsyncIterator[Client]:
    """A client whose requests come from this address."""
    app: Any = world.http._transport.app  # type: ignore[attr-defined]
    async with AsyncClient(transport=ASGITransport(app, client=(host, 1024)), base_url=BASE_URL) as http:
        yield Client(http)
