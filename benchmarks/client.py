"""A client that costs next to nothing: bytes over connections that stay open, asking as soon as it is answered."""

import asyncio
import statistics
import time
from collections.abc import Mapping
from dataclasses import dataclass

END_OF_HEAD = b"\r\n\r\n"
LENGTH = b"\r\ncontent-length: "
BUFFER = 1 << 24


@dataclass(frozen=True, slots=True)
class Measured:
    """A stretch of requests: how many a second, how long they took, and the share of a core that asking took."""

    per_second: float
    p50: float
    p99: float
    client: float


@dataclass(frozen=True, slots=True)
class Target:
    """A request, ready to be sent over and over, and where to send it."""

    port: int
    request: bytes


def target(port: int, method: str, path: str, headers: Mapping[str, str], body: bytes = b"") -> Target:
    """A request to a server on this machine."""
    lines = [f"{method} {path} HTTP/1.1", f"host: 127.0.0.1:{port}", f"content-length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return Target(port, "\r\n".join([*lines, "", ""]).encode() + body)


async def answer(wanted: Target) -> bytes:
    """The body of one answer; anything but a 200 is an error."""
    reader, writer = await asyncio.open_connection("127.0.0.1", wanted.port, limit=BUFFER)
    try:
        return await _ask(reader, writer, wanted.request)
    finally:
        writer.close()


async def measure(wanted: Target, *, connections: int, seconds: float) -> Measured:
    """Asks for so many seconds on so many connections."""
    opened = [await asyncio.open_connection("127.0.0.1", wanted.port, limit=BUFFER) for _ in range(connections)]
    started, busy = time.perf_counter(), time.process_time()
    took = await asyncio.gather(*(_keep_asking(*each, wanted.request, started + seconds) for each in opened))
    elapsed, busy = time.perf_counter() - started, time.process_time() - busy
    for _, writer in opened:
        writer.close()
    times = sorted(each for one in took for each in one)
    return Measured(
        per_second=len(times) / elapsed,
        p50=statistics.median(times),
        p99=times[min(len(times) - 1, len(times) * 99 // 100)],
        client=busy / elapsed,
    )


async def _keep_asking(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes, until: float
) -> list[float]:
    took = []
    asked = time.perf_counter()
    while asked < until:
        await _ask(reader, writer, request)
        answered = time.perf_counter()
        took.append(answered - asked)
        asked = answered
    return took


async def _ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes) -> bytes:
    writer.write(request)
    head = (await reader.readuntil(END_OF_HEAD)).lower()
    start = head.index(LENGTH) + len(LENGTH)
    body = await reader.readexactly(int(head[start : head.index(b"\r", start)]))
    if not head.startswith(b"http/1.1 200 "):
        raise RuntimeError(f"{head.decode()}{body.decode()}")
    return body
