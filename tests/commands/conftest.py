"""The command line, run inside the tests' own process where that is enough."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from db.database import sqlite_url
from db.demo import DemoOrganisation
from gql.__main__ import main
from tests.commands.desk import Command, Desk
from tests.commands.weather import ANSWERS, NORMS, QUESTIONNAIRE, Score
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


@pytest.fixture
def score(tmp_path: Path) -> Score:
    """Runs `inzicht score` on these answers."""
    (tmp_path / "any-name.toml").write_text(QUESTIONNAIRE, encoding="utf-8")
    (tmp_path / "norms.toml").write_text(NORMS, encoding="utf-8")

    def run(*options: str | Path, answers: str | bytes = ANSWERS, instrument: str = "any-name.toml") -> Result:
        held = answers if isinstance(answers, bytes) else answers.encode()
        (tmp_path / "answers.csv").write_bytes(held)
        command = ["score", str(tmp_path / "answers.csv"), "--instrument", str(tmp_path / instrument)]
        return CliRunner().invoke(main, [*command, *(str(each) for each in options)])

    return run
