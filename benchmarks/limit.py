"""The limit: a route written by hand that answers with the same bytes, from one statement and without GraphQL."""

import hashlib
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import click
import orjson
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from benchmarks.drivers import connect
from benchmarks.shaping import shape
from db.models.accounts import SESSION_IDLE

SIGNED_IN = """
    SELECT employees.id, employees.organisation_id
    FROM sessions
    JOIN employees ON employees.id = sessions.employee_id
    JOIN organisations ON organisations.id = employees.organisation_id
    JOIN accounts ON accounts.employee_id = employees.id
    WHERE sessions.token_hash = $1 AND sessions.expires_at > $2 AND sessions.last_seen_at > $3
    AND accounts.status = 'ACTIVE' AND organisations.recruitment_module
    AND employees.recruitment_role = 'RECRUITMENT_MEMBER'
"""
PEOPLE = """
    SELECT view.version, procedure.title, procedure.lens_key, procedure.lens_version,
           place.id, candidate.first_name, candidate.last_name, result.provisional_norms,
           part.section, part.bands, part.scores
    FROM shared_views AS view
    JOIN recruitment_procedures AS procedure ON procedure.id = view.procedure_id
    JOIN team_members AS member ON member.procedure_id = procedure.id AND member.employee_id = $3
    JOIN shared_candidates AS place ON place.view_id = view.id
    JOIN candidates AS candidate ON candidate.id = place.candidate_id
    JOIN assessment_results AS result ON result.candidate_id = candidate.id
    JOIN result_sections AS part ON part.candidate_id = candidate.id
    WHERE view.procedure_id = $1 AND view.withdrawn_at IS NULL
    AND procedure.organisation_id = $2 AND procedure.status = 'OPEN'
    ORDER BY candidate.sort_name, place.id
"""


def create_app(url: str) -> Starlette:
    """The route, on a database that is ready."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.driver = await connect(url)
        yield

    async def view(request: Request) -> Response:
        driver = request.app.state.driver
        token = request.headers["authorization"].removeprefix("Bearer ")
        now = datetime.now(UTC)
        found = await driver.all(
            SIGNED_IN,
            hashlib.sha256(token.encode()).hexdigest(),
            driver.instant(now),
            driver.instant(now - SESSION_IDLE),
        )
        if not found:
            return Response(status_code=401)
        [(employee_id, organisation_id)] = found
        key = driver.key(request.path_params["id"].removeprefix("procedure_"))
        rows = await driver.all(PEOPLE, key, organisation_id, employee_id)
        if not rows:
            return Response(status_code=404)
        return Response(orjson.dumps(shape(rows, driver.hexadecimal)), media_type="application/json")

    return Starlette(routes=[Route("/views/{id}", view)], lifespan=lifespan)


def from_environment() -> Starlette:
    """The application as a server process makes it."""
    return create_app(os.environ["INZICHT_DATABASE_URL"])


@click.command()
@click.option("--port", type=int, required=True)
def main(port: int) -> None:
    """Serve the route as the service is served."""
    uvicorn.run(
        "benchmarks.limit:from_environment",
        factory=True,
        port=port,
        loop="uvloop",
        http="httptools",
        log_config=None,
        access_log=False,
        server_header=False,
    )


if __name__ == "__main__":
    main()
