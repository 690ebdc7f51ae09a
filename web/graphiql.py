"""GraphiQL, where integrators read the schema and try it out; its own files come by `make graphiql`."""

from collections.abc import Callable
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.templating import Jinja2Templates

from web.pages import Assets
from web.rendering import HERE

VENDOR = HERE / "vendor"
VENDORED = ("react.js", "react-dom.js", "graphiql.js", "graphiql.css")
FACTS = "/graphiql/demo.json"

templates = Jinja2Templates(HERE / "templates")


class Vendored(Assets):
    """GraphiQL's own files, which may be brought while the service runs."""

    async def check_config(self) -> None:
        """Where the folder is missing there is nothing to find, and nothing wrong."""


def page(facts: Path | None, vendor: Path = VENDOR) -> Callable[[Request], Response]:
    """The page for a browser that opens the API's address; a demo brings its facts, with which it fills the tabs."""

    def shown(request: Request) -> Response:
        values = {
            "brought": all((vendor / name).is_file() for name in VENDORED),
            "facts": FACTS if facts and facts.is_file() else None,
        }
        return templates.TemplateResponse(request, "graphiql.html", values, headers={"Cache-Control": "no-store"})

    return shown


def routes(facts: Path | None) -> list[BaseRoute]:
    """GraphiQL's files, and the facts of a demo."""
    routes: list[BaseRoute] = [Mount("/graphiql/files", Vendored(directory=VENDOR, check_dir=False))]
    if facts:

        def demo(request: Request) -> Response:
            if not facts.is_file():
                raise HTTPException(status_code=404)
            return FileResponse(facts, media_type="application/json", headers={"Cache-Control": "no-store"})

        routes.append(Route(FACTS, demo))
    return routes
