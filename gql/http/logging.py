"""The log: one line a request with an id; never a token, a score, an address, or anything somebody typed."""

import logging
import re
import secrets
import sys
import time

import structlog
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Libraries that would quote what they carry, from hashes to frames with tokens, when somebody turns the level down.
QUOTING = ("aiosqlite", "websockets", "uvicorn.error", "uvicorn.asgi")

# Our own addresses are shorter; whatever else somebody asks for needs no more.
LONGEST_PATH = 200

log = structlog.get_logger()


def configure_logging() -> None:
    """Structured lines on standard error, also those of libraries: JSON for machines, columns on a terminal."""
    about: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    shown: list[structlog.typing.Processor]
    if sys.stderr.isatty():
        shown = [structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]
    else:
        shown = [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    structlog.configure(
        processors=[*about, *shown],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    theirs = logging.StreamHandler(sys.stderr)
    theirs.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*about, structlog.stdlib.add_logger_name],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *shown],
        )
    )
    logging.basicConfig(level=logging.WARNING, handlers=[theirs])
    # The server takes a WebSocket that was refused with an answer for one that was forgotten.
    logging.getLogger("uvicorn.error").addFilter(lambda record: "without completing handshake" not in str(record.msg))
    for name in QUOTING:
        logging.getLogger(name).setLevel(logging.WARNING)


# Longer than any id that stands in a path of ours.
_SECRET = re.compile(r"[\w.=-]{50,}")


class RequestLog:
    """Gives every request an id, which its log lines, audit entries and answer share."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = scope["request_id"] = secrets.token_hex(8)
        started, status = time.perf_counter(), 500

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["x-request-id"] = request_id
            await send(message)

        with structlog.contextvars.bound_contextvars(request_id=request_id):
            try:
                await self._app(scope, receive, send_with_id)
            finally:
                log.info(
                    "request",
                    method=scope["method"],
                    path=_printable(scope["path"]),
                    status=status,
                    ms=round((time.perf_counter() - started) * 1000, 1),
                )


def _printable(path: str) -> str:
    """A path as one word that changes nothing on a terminal, and holds nobody's address or token.

    A gateway may encode the # before a link's token, and so make it part of the path.
    """
    word = "".join(each if each.isprintable() and each != " " else "?" for each in path[:LONGEST_PATH])
    return "/".join("?" if "@" in part else _SECRET.sub("?", part) for part in word.split("/"))
