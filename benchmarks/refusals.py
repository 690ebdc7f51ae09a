"""What refusing costs: the work for each kind of request that is refused, beside the cheapest that is answered."""

import asyncio
import secrets
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

import click
import structlog
from starlette.applications import Starlette
from starlette.types import Message

from benchmarks.refused import BASELINE, PAGE, REFUSED, Asked
from db.database import sqlite_url
from gql.app import create_app
from gql.config import Settings

MARK = 5.0
BATCH = 10
OFTEN = 1_000

# The name of the operation: another each time, so that nothing is known of the document, or always the same.
_new = partial(next, map("Asked{}".format, count()))


def _known() -> str:
    return "Known"


@click.command()
@click.option("--rounds", type=click.IntRange(1), default=15, show_default=True, help="How often each is measured.")
def main(rounds: int) -> None:
    """Measure the processor time that each refusal takes, in this process and without a network."""
    structlog.configure(processors=[], logger_factory=structlog.ReturnLoggerFactory())
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_measure(Path(folder), rounds))


async def _measure(folder: Path, rounds: int) -> None:
    settings = Settings(
        database_url=sqlite_url(folder / "inzicht.sqlite3"), secret_keys=(secrets.token_urlsafe(48),), data_dir=folder
    )
    app = create_app(settings)
    async with app.router.lifespan_context(app):
        print(f"{'ms of work for each request':36}{'new':>8}{'known':>8}   below {MARK:.0f}")
        for asked in (BASELINE, *REFUSED):
            await _row(app, asked, rounds)
        print(f"\n{'a page of a view, without a session':36}{'ms':>8}")
        for name, operation in ((f"{OFTEN:,} different documents", _new), (f"one document {OFTEN:,} times", _known)):
            print(f"{name:36}{await _work(app, PAGE, operation, OFTEN):8.2f}")


async def _row(app: Starlette, asked: Asked, rounds: int) -> None:
    if asked.expected not in (told := await _answer(app, asked, _known())):
        raise click.ClickException(f"{asked.name}: {asked.expected} is not in {told[:200]}")
    new, known = [], []
    for _ in range(rounds):
        new.append(await _work(app, asked, _new, BATCH))
        known.append(await _work(app, asked, _known, BATCH))
    middle = statistics.median(new)
    print(f"{asked.name:36}{middle:8.2f}{statistics.median(known):8.2f}   {'yes' if middle < MARK else 'NO'}")


async def _work(app: Starlette, asked: Asked, operation: Callable[[], str], times: int) -> float:
    """Milliseconds of processor time for each request, all threads together."""
    started = time.process_time()
    for _ in range(times):
        await _answer(app, asked, operation())
    return (time.process_time() - started) * 1000 / times


async def _answer(app: Starlette, asked: Asked, operation: str) -> str:
    told: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": asked.body(operation)}

    async def send(message: Message) -> None:
        told.append(message)

    scope = {
        "type": "http",
        "method": asked.method,
        "path": "/graphql",
        "query_string": asked.query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in asked.headers.items()],
    }
    await app(scope, receive, send)
    return "".join(str(message.get("status", "")) + message.get("body", b"").decode() for message in told)


if __name__ == "__main__":
    main()
