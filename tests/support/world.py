"""The world the tests play in: the demo's two organisations, served from a fresh copy of one prepared database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from httpx import ASGITransport, AsyncClient
from sqlalchemy import event
from starlette.applications import Starlette

from db.database import Database
from db.demo import DemoOrganisation, DemoProcedure, seed
from db.demo_names import PASSWORD
from db.migrate import migrate
from gql import ids
from gql.app import create_app
from gql.config import Settings
from gql.context import Service
from gql.passwords import Passwords
from psychometrics.catalogue import catalogue
from tests.support.client import SIGN_IN, Client
from tests.support.clock import HandClock

BASE_URL = "http://127.0.0.1:8000"
SECRET = "a key for the tests that nobody else has"
# Hashing that costs next to nothing, so that tests are about everything else.
CHEAP = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


class World:
    """The running service, who can sign in to it, and the ids worth asking about."""

    def __init__(self, app: Starlette, http: AsyncClient, clock: HandClock, told: list[DemoOrganisation]) -> None:
        self.app, self.http, self.clock = app, http, clock
        self.service: Service = app.state.service
        self.ours, self.theirs = told
        self._signed_in: dict[str, Client] = {}

    @property
    def database(self) -> Database:
        return self.service.database

    @property
    def anonymous(self) -> Client:
        """Somebody who is not signed in."""
        return Client(self.http)

    async def sign_in(self, email: str, password: str = PASSWORD, **more: Any) -> Client:
        """A client with a new session."""
        [payload] = (await self.anonymous.ask(SIGN_IN, email=email, password=password, **more)).data.values()
        assert payload["errors"] == [], payload["errors"]
        return Client(self.http, payload["accessToken"])

    async def as_(self, name: str) -> Client:
        """Somebody of our organisation (`recruiter`, …) or of theirs (`their recruiter`); signed in once."""
        if name not in self._signed_in:
            *theirs, who = name.split()
            domain = "zuiderzee.example" if theirs else "noorderlicht.example"
            self._signed_in[name] = await self.sign_in(f"{who}@{domain}")
        return self._signed_in[name]

    def meet(self, name: str, somebody: Client) -> None:
        """From here on `as_` knows by this name somebody who came in by another way."""
        self._signed_in[name] = somebody

    def procedure(self, title: str = "Team lead") -> "Known":
        """One of the prepared procedures, by the beginning of its title."""
        for organisation in (self.ours, self.theirs):
            for procedure in organisation.procedures:
                if procedure.title.startswith(title):
                    return Known(procedure)
        raise LookupError(title)

    async def employee_id(self, email: str) -> str:
        """The public id of one of our people."""
        owner = await self.as_("owner")
        answer = await owner.ask("query ($s: String) { employees(search: $s) { nodes { id email } } }", s=email)
        return next(each["id"] for each in answer.data["employees"]["nodes"] if each["email"] == email)

    @contextmanager
    def statements(self) -> Any:
        """Every SQL statement that readers run meanwhile, session look-ups and transaction marks apart."""
        seen: list[str] = []

        def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
            if "token_hash" not in statement and not statement.startswith("BEGIN"):
                seen.append(statement)

        engine = self.database.reader.sync_engine
        event.listen(engine, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            event.remove(engine, "before_cursor_execute", note)


class Known:
    """A procedure of the prepared world, by public ids; its first candidates have results, its last have none."""

    def __init__(self, procedure: DemoProcedure) -> None:
        self.id = ids.public(ids.PROCEDURE, procedure.id)
        self.candidates = [ids.public(ids.CANDIDATE, key) for key in procedure.candidate_ids]


@dataclass(frozen=True, slots=True)
class Seeded:
    """The address of a database with the demo's two organisations, and what is in it."""

    url: str
    told: list[DemoOrganisation]


async def prepare(url: str, clock: HandClock) -> list[DemoOrganisation]:
    """Migrates and seeds a database."""
    database = Database(url)
    try:
        await migrate(database, url)
        return await seed(database, clock, catalogue(), hash_password=CHEAP.hash)
    finally:
        await database.close()


def settings(url: str, folder: Path, **more: Any) -> Settings:
    """The service's settings in tests."""
    return Settings(database_url=url, secret_keys=(SECRET,), data_dir=folder, base_url=BASE_URL, **more)


@asynccontextmanager
async def running(
    wanted: Settings, clock: HandClock, told: list[DemoOrganisation], passwords: Passwords = CHEAP
) -> AsyncIterator[World]:
    """The service, running in this process on the prepared database."""
    app = create_app(wanted, clock=clock, passwords=passwords)
    async with (
        app.router.lifespan_context(app),
        AsyncClient(transport=ASGITransport(app), base_url=BASE_URL) as http,
    ):
        yield World(app, http, clock, told)
