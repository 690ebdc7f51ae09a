"""Where a frontend is being written: an empty page at an address that is not the service's."""

import asyncio
from asyncio import IncompleteReadError, StreamReader, StreamWriter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 15\r\nConnection: close\r\n\r\n<!doctype html>"


@asynccontextmanager
async def frontend() -> AsyncIterator[str]:
    """A server on a free port of this machine, and its origin."""
    async with await asyncio.start_server(_answer, "127.0.0.1", 0) as server:
        host, port = server.sockets[0].getsockname()
        yield f"http://{host}:{port}"


async def _answer(reader: StreamReader, writer: StreamWriter) -> None:
    # Browsers also open connections that they never ask anything by.
    with suppress(IncompleteReadError, ConnectionError):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(PAGE)
        await writer.drain()
    writer.close()
