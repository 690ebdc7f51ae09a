"""Two addresses for whoever keeps the service running: is the process alive, and can it do its work."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from db.database import Database
from db.migrate import is_current


def routes(database: Database) -> list[Route]:
    """`/healthz` answers as long as the process does; `/readyz` only with a database in the newest shape."""

    async def healthz(request: Request) -> PlainTextResponse:
        return PlainTextResponse("ok")

    async def readyz(request: Request) -> PlainTextResponse:
        try:
            ready = await is_current(database)
        except Exception:
            ready = False
        return PlainTextResponse("ready", 200) if ready else PlainTextResponse("not ready", 503)

    return [Route("/healthz", healthz), Route("/readyz", readyz)]
