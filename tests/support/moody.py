"""A mail server with moods: it takes what comes, refuses some addresses for good, or says nothing for a while."""

import asyncio
import email
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.support.processes import PATIENCE


class Moody:
    """What it took, as (address, Message-ID); whom it knows nothing of; and whether it answers."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, str]] = []
        self.unknown: set[str] = set()
        self.answers, self.reached = asyncio.Event(), asyncio.Event()
        self.answers.set()
        self._arrival = asyncio.Condition()

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        self.reached.set()
        await self.answers.wait()
        if address in self.unknown:
            return "550 nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        message = email.message_from_bytes(envelope.content)
        async with self._arrival:
            self.taken += [(address, message["Message-ID"]) for address in envelope.rcpt_tos]
            self._arrival.notify_all()
        return "250 OK"

    async def so_many(self, count: int) -> list[tuple[str, str]]:
        """What it took, as soon as it is so much."""
        async with asyncio.timeout(PATIENCE), self._arrival:
            await self._arrival.wait_for(lambda: len(self.taken) >= count)
        return self.taken


@asynccontextmanager
async def listening(server: Moody, port: int = 0) -> AsyncIterator[str]:
    """The address at which it listens, on this port or a free one."""
    loop = asyncio.get_running_loop()
    listener = await loop.create_server(lambda: SMTP(server, hostname="moody", loop=loop), "127.0.0.1", port)
    host, port = listener.sockets[0].getsockname()
    yield f"smtp://{host}:{port}"
    server.answers.set()
    listener.close()
