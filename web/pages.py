"""Serves the pages and their assets; a page itself holds no data, its modules ask the API for that."""

import os
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from web.rendering import HERE, shell

PAGES = {
    "/": "home.html",
    "/activate": "activate.html",
    "/reset-password": "reset_password.html",
    "/sign-in": "sign_in.html",
    "/account": "account.html",
    "/open": "open.html",
    "/candidate": "candidate.html",
    "/shared-views": "shared_views.html",
    "/shared-views/{id}": "shared_view.html",
    "/insights": "insights.html",
    "/goals": "goals.html",
    "/assessment": "assessment.html",
}


class Assets(StaticFiles):
    """The stylesheet and modules; their names hold no version, so a browser asks each time for changes."""

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["Cache-Control"] = "no-cache"
        return response


def answer(template: str, status_code: int = 200) -> HTMLResponse:
    """One page. It is not stored: a browser that goes back must not show results out of its memory."""
    return HTMLResponse(shell(template), status_code, headers={"Cache-Control": "no-store"})


def page(template: str) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint that serves one page, whoever asks."""
    shell(template)

    async def endpoint(request: Request) -> Response:
        return answer(template)

    return endpoint


async def not_found(request: Request, error: Exception) -> Response:
    """For the app's exception handlers: the page for an address where nothing is."""
    return answer("not_found.html", status_code=404)


def routes() -> list[BaseRoute]:
    """Every page, and `/assets`."""
    return [
        *(Route(path, page(template)) for path, template in PAGES.items()),
        Mount("/assets", Assets(directory=HERE / "assets")),
    ]
