"""The mailbox of the demo, and of nothing else: shows the letters that were written to a folder."""

import email
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from web.rendering import templates

NEWEST = 200

FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,150}(?:\.[A-Za-z0-9_-]{1,50}){0,3}\.eml", re.ASCII)
LINK = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")
HEAD = re.compile(r"<head(?:\s[^>]*)?>", re.IGNORECASE)

PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
LETTER_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; "
    "sandbox allow-popups allow-top-navigation-by-user-activation"
)


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter as the mailbox shows it; `html` is empty when the letter has no such part."""

    file: str
    sent: str
    to: str
    subject: str
    text: str
    html: str

    @property
    def pieces(self) -> Iterator[tuple[str, bool]]:
        """The text in order, in pieces that are a link or not."""
        end = 0
        for match in LINK.finditer(self.text):
            yield self.text[end : match.start()], False
            yield match.group(), True
            end = match.end()
        yield self.text[end:], False


def read_letter(path: Path) -> Letter:
    """One letter, from its file; a damaged header or part shows as an empty text."""
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    return Letter(
        file=path.name,
        sent=time_of(message, path),
        to=str(message.get("To", "")),
        subject=str(message.get("Subject", "")),
        text=part_of(message, "plain"),
        html=part_of(message, "html"),
    )


def time_of(message: EmailMessage, path: Path) -> str:
    """When the letter was written, on this machine's clock; the file's own time where the letter tells none."""
    written: datetime | None = getattr(message.get("Date"), "datetime", None)
    moment = written or datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return f"{moment.astimezone():%Y-%m-%d %H:%M:%S}"


def part_of(message: EmailMessage, kind: str) -> str:
    """The letter's text or HTML part."""
    try:
        part = message.get_body((kind,))
        content = part.get_content() if part else ""
    except (LookupError, ValueError):
        return ""
    return content if isinstance(content, str) else ""


def for_a_frame(html: str) -> str:
    """The HTML part with its links leading out of the frame it is shown in."""
    base = '<base target="_top">'
    head = HEAD.search(html)
    return html[: head.end()] + base + html[head.end() :] if head else base + html


def newest_first(folder: Path) -> list[Path]:
    """The letters in the folder; their names begin with the time."""
    if not folder.is_dir():
        return []
    found = (path for path in folder.iterdir() if is_letter(path))
    return sorted(found, key=lambda path: path.name, reverse=True)[:NEWEST]


def letter_in(folder: Path, file: str) -> Letter:
    """The letter of that name, looked up among the folder's own files; anything else is not found."""
    path = folder / file
    if path.name != file or not is_letter(path):
        raise HTTPException(status_code=404)
    return read_letter(path)


def is_letter(path: Path) -> bool:
    """Whether this is a file of the folder itself, with a name that letters have."""
    return bool(FILE_NAME.fullmatch(path.name)) and path.is_file() and not path.is_symlink()


def shown(template: str, **values: object) -> Response:
    """A mailbox page, with a policy of its own because it holds a frame."""
    return HTMLResponse(
        templates.get_template(template).render(**values),
        headers={"Content-Security-Policy": PAGE_POLICY, "Cache-Control": "no-store"},
    )


def routes(folder: Path) -> list[BaseRoute]:
    """The list of letters, one letter, and its HTML part for the frame.

    The handlers are no coroutines, because they read files: each runs in a thread.
    """

    def mailbox(request: Request) -> Response:
        return shown("mailbox.html", letters=[read_letter(path) for path in newest_first(folder)])

    def letter(request: Request) -> Response:
        return shown("letter.html", letter=letter_in(folder, request.path_params["file"]))

    def letter_html(request: Request) -> Response:
        html = letter_in(folder, request.path_params["file"]).html
        if not html:
            raise HTTPException(status_code=404)
        headers = {"Content-Security-Policy": LETTER_POLICY, "Cache-Control": "no-store"}
        return HTMLResponse(for_a_frame(html), headers=headers)

    handlers: dict[str, Callable[[Request], Response]] = {
        "/mailbox": mailbox,
        "/mailbox/{file}": letter,
        "/mailbox/{file}/html": letter_html,
    }
    return [Route(path, handler) for path, handler in handlers.items()]
