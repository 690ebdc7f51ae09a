"""Where messages go: to a mail server, or as files into a folder."""

import asyncio
import os
import ssl
import tempfile
from contextlib import suppress
from datetime import UTC
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

import aiosmtplib

TIME_LIMIT = 20.0
GOODBYE_LIMIT = 2.0


class MailRefused(Exception):
    """A message was not taken. `failure` is a code or an error's name: no address, no words of a server."""

    def __init__(self, failure: str, permanent: bool) -> None:
        super().__init__(failure)
        self.failure, self.permanent = failure, permanent


class Transport(Protocol):
    """Takes messages to where they are read."""

    async def send(self, message: EmailMessage) -> None:
        """Returns once the message is in other hands; raises MailRefused when nobody took it."""
        ...


class SmtpTransport:
    """Hands messages to a mail server, each over a connection of its own.

    `url` is smtp://user:password@host:port, encrypted by STARTTLS where the server offers it, or smtps://,
    always encrypted; user and password are percent-encoded. `time_limit`: seconds for all of one message.
    Raises ValueError for any other address, without repeating it.
    """

    def __init__(self, url: str, *, time_limit: float = TIME_LIMIT, tls: ssl.SSLContext | None = None) -> None:
        try:
            parts = urlsplit(url)
            self._host, self._port = parts.hostname, parts.port
        except ValueError:
            self._host = None
        if not self._host or parts.scheme not in {"smtp", "smtps"}:
            raise ValueError("not the address of a mail server, such as: smtp://user:password@host:port")
        self._encrypted = parts.scheme == "smtps"
        self._user = unquote(parts.username) if parts.username else None
        self._password = unquote(parts.password) if parts.password else None
        self._tls = tls or ssl.create_default_context()
        self._time_limit = time_limit

    async def send(self, message: EmailMessage) -> None:
        client = aiosmtplib.SMTP(
            hostname=self._host,
            port=self._port,
            username=self._user,
            password=self._password,
            use_tls=self._encrypted,
            tls_context=self._tls,
            timeout=self._time_limit,
        )
        try:
            async with asyncio.timeout(self._time_limit):
                await client.connect()
                await client.send_message(message)
            # From here on the server has the message, whatever becomes of the goodbye.
            with suppress(aiosmtplib.SMTPException, OSError):
                await client.quit(timeout=GOODBYE_LIMIT)
        except (aiosmtplib.SMTPException, OSError) as error:
            raise _refusal(error) from None
        finally:
            client.close()


class FolderTransport:
    """Writes messages into a folder, as files that only their owner may read: they hold tokens.

    A name is the message's time and the id of its row, so that names sort by time and a message sent again
    takes the place of the first.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def send(self, message: EmailMessage) -> None:
        try:
            await asyncio.to_thread(self._write, message)
        except OSError as error:
            raise MailRefused(type(error).__name__, permanent=False) from None

    def _write(self, message: EmailMessage) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=self._folder, prefix=".")
        with os.fdopen(handle, "wb") as file:
            file.write(message.as_bytes(policy=policy.SMTP))
        Path(unfinished).replace(self._folder / file_name(message))


def file_name(message: EmailMessage) -> str:
    """The name of a message's file: `<time, UTC>-<row id>.eml`."""
    written = message["Date"].datetime.astimezone(UTC)
    row_id = message["Message-ID"].strip("<>").partition("@")[0]
    return f"{written:%Y%m%dT%H%M%SZ}-{row_id}.eml"


def _refusal(error: Exception) -> MailRefused:
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused):
        error = error.recipients[0]
    if not isinstance(error, aiosmtplib.SMTPResponseException):
        return MailRefused(type(error).__name__, permanent=False)
    # A server that does not let this service in says nothing about the letter, whatever its code.
    about_us = isinstance(
        error, aiosmtplib.SMTPConnectError | aiosmtplib.SMTPHeloError | aiosmtplib.SMTPAuthenticationError
    )
    return MailRefused(str(error.code), permanent=error.code >= 500 and not about_us)
