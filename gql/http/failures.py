"""What fails outside the endpoint is answered too, under a reference that stands in the log."""

import secrets

import structlog
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = structlog.get_logger()


class Failures:
    """Stands inside everything that adds to answers, so that these are like all others."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def send_on(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, send_on)
        except Exception as error:
            if started:
                raise
            reference = secrets.token_hex(8)
            log.error("request.failed", reference=reference, exc_info=error)
            text = f"Something went wrong on our side. Reference: {reference}\n"
            await PlainTextResponse(text, 500)(scope, receive, send)
