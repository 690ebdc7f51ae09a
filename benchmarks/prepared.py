"""What is measured on: the demo, with a view of each size that shows everything, and the SQL that its page takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from httpx import ASGITransport, AsyncClient
from sqlalchemy import event, text
from starlette.applications import Starlette

from benchmarks.question import ALL_FILTERS, SHARE, SIGN_IN, VIEW
from db.clock import SystemClock
from db.database import Database
from db.demo import DemoProcedure, seed
from db.demo_names import PASSWORD
from db.migrate import migrate
from gql import ids
from gql.app import create_app
from gql.config import Settings
from gql.context import Service
from gql.passwords import Passwords
from psychometrics.catalogue import catalogue


@dataclass(frozen=True, slots=True)
class View:
    """A shared view: its procedure's public id, how many candidates it shows, and the SQL that a page of it costs."""

    procedure_id: str
    candidates: int
    statements: int


@dataclass(frozen=True, slots=True)
class Prepared:
    """The views, and the session of the hiring manager who reads them."""

    token: str
    views: list[View]


async def prepare(settings: Settings, sizes: Sequence[int]) -> Prepared:
    """Seeds the database of the settings and shares the views, each step through the service's own door."""
    procedures = await _seeded(settings, sizes)
    app = create_app(settings)
    client = AsyncClient(transport=ASGITransport(app), base_url=settings.base_url)
    async with app.router.lifespan_context(app), client as http:
        recruiter = await _signed_in(http, "recruiter@noorderlicht.example")
        manager = await _signed_in(http, "manager@noorderlicht.example")
        for procedure in procedures:
            await _share(http, recruiter, procedure)
        return Prepared(manager, [await _view(app, http, manager, procedure) for procedure in procedures])


async def _seeded(settings: Settings, sizes: Sequence[int]) -> list[DemoProcedure]:
    database, hash_password = Database(settings.database), Passwords().hash
    try:
        await migrate(database, settings.database)
        for size in sizes:
            told = await seed(database, SystemClock(), catalogue(), hash_password=hash_password, candidates=size)
        if not database.sqlite:  # which would do this by itself, but later
            async with database.write() as session:
                await session.execute(text("ANALYZE"))
    finally:
        await database.close()
    by_title = {procedure.title: procedure for procedure in told[0].procedures}
    return [by_title[f"Load: {size} candidates"] for size in sizes]


async def _asked(http: AsyncClient, token: str | None, query: str, **variables: Any) -> Any:
    headers = {"authorization": f"Bearer {token}"} if token else {}
    answer = (await http.post("/graphql", json={"query": query, "variables": variables}, headers=headers)).json()
    assert "errors" not in answer, answer["errors"]
    [asked] = answer["data"].values()
    return asked


async def _signed_in(http: AsyncClient, email: str) -> str:
    payload = await _asked(http, None, SIGN_IN, email=email, password=PASSWORD)
    return str(payload["accessToken"])


async def _share(http: AsyncClient, token: str, procedure: DemoProcedure) -> None:
    payload = await _asked(
        http,
        token,
        SHARE,
        id=ids.public(ids.PROCEDURE, procedure.id),
        candidateIds=[ids.public(ids.CANDIDATE, key) for key in procedure.candidate_ids],
        filters=ALL_FILTERS,
    )
    assert payload["errors"] == [], payload["errors"]


async def _view(app: Starlette, http: AsyncClient, token: str, procedure: DemoProcedure) -> View:
    service: Service = app.state.service
    seen: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        if not statement.startswith("BEGIN"):
            seen.append(statement)

    procedure_id = ids.public(ids.PROCEDURE, procedure.id)
    event.listen(service.database.reader.sync_engine, "before_cursor_execute", note)
    try:
        view = await _asked(http, token, VIEW, id=procedure_id)
    finally:
        event.remove(service.database.reader.sync_engine, "before_cursor_execute", note)
    return View(procedure_id, view["candidates"]["totalCount"], len(seen))
