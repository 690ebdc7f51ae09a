"""The command line, run inside the tests' own process where that is enough."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from db.database import sqlite_url
from db.demo import DemoOrganisation
from gql.__main__ import main
from tests.commands.desk import Command, Desk
from tests.support.processes import SECRET
from tests.support.world import World


@pytest.fixture
def prepared_url(prepared: tuple[Path, list[DemoOrganisation]], tmp_path: Path) -> str:
    """The address of a database with the demo's two organisations; the one of `world`, in tests that have it too."""
    file = tmp_path / "inzicht.sqlite3"
    if not file.exists():
        shutil.copy(prepared[0], file)
    return sqlite_url(file)


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs `inzicht` with these arguments on a database, and tells how it ended and what it said."""
    monkeypatch.setenv("INZICHT_SECRET_KEYS", SECRET)

    def run(*arguments: str | Path, database: str) -> Result:
        return CliRunner().invoke(main, [str(each) for each in arguments], env={"INZICHT_DATABASE_URL": database})

    return run


@pytest.fixture
def desk(world: World, command: Command, prepared_url: str, tmp_path: Path) -> Desk:
    """Where answers are imported."""
    return Desk(world, command, prepared_url, tmp_path)
