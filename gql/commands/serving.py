"""`inzicht serve` and `inzicht migrate`."""

import asyncio
import os
import signal

import click
import uvicorn

from db.taking import InstrumentGone, require_instruments
from gql.commands.running import known_tests, migrated_database, refuse, run, usable_settings
from gql.config import Settings, SettingsError
from gql.http.body import LARGEST
from gql.http.logging import configure_logging
from psychometrics.catalogue import catalogue

EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 — what is listened on is the operator's choice


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, help="The port to listen on.")
@click.option("--workers", default=1, show_default=True, help="How many processes answer.")
def serve(host: str, port: int, workers: int) -> None:
    """Serve the API and its pages; migrate the database first."""
    if not os.environ.get("INZICHT_BASE_URL"):
        os.environ["INZICHT_BASE_URL"] = local_address(host, port)
    settings = usable_settings()
    try:
        settings.require_safe()
    except SettingsError as error:
        raise refuse(str(error)) from error
    known_tests(settings)
    configure_logging()
    start(settings, host=host, port=port, workers=workers)


def local_address(host: str, port: int) -> str:
    """What this machine's own browser calls a server that listens on this host and port."""
    name = "127.0.0.1" if host in EVERYWHERE else host
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def start(settings: Settings, *, host: str, port: int, workers: int = 1) -> None:
    """Runs the server until it is told to end; open requests get ten seconds.

    Refuses where the lifespan of each process would, in one line and before there is any.
    """
    asyncio.run(_require_instruments(settings))
    # Having ended well, uvicorn raises the signal again: as an interrupt, which it takes for a wish and not a failure.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    uvicorn.run(
        "gql.app:from_environment",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        loop="uvloop",
        http="gql.http.connection:Connection",
        log_config=None,
        access_log=False,
        server_header=False,
        ws_max_size=LARGEST,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=list(settings.trusted_proxies),
        timeout_graceful_shutdown=10,
        # A worker says that it lives once all is imported: on a busy machine, later than the usual five seconds.
        timeout_worker_healthcheck=60,
    )


async def _require_instruments(settings: Settings) -> None:
    async with migrated_database(settings) as database, database.read() as session:
        try:
            await require_instruments(session, catalogue())
        except InstrumentGone as error:
            raise refuse(str(error)) from error


@click.command()
def migrate() -> None:
    """Bring the database to its newest shape; `serve` does the same when it starts."""

    async def nothing_more(_: object) -> None:
        pass

    run(nothing_more)
    click.echo("The database is in its newest shape.")
