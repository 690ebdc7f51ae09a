"""A real mail server that keeps what it is given, so that tests can read the mails people get."""

import asyncio
import email
import re
from collections import Counter
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage

from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.support.processes import PATIENCE


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as somebody reads it."""

    to: str
    subject: str
    language: str
    text: str
    message_id: str

    @property
    def link(self) -> str:
        """The one address the mail leads to."""
        link: str
        [link] = re.findall(r"https?://\S+", self.text)
        return link

    @property
    def token(self) -> str:
        """The token in the link's fragment; empty when there is none."""
        return self.link.partition("#token=")[2]


class Postbox:
    """The server's address, and the mails it took."""

    def __init__(self) -> None:
        self.url = ""
        self.taken: list[Mail] = []
        self.kept_waiting: list[Mail] = []
        self.shut = False
        self._arrival = asyncio.Condition()

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        mail = _read(envelope.content)
        async with self._arrival:
            await self._opened(mail)
            self.taken.append(mail)
            self._arrival.notify_all()
        return "250 OK"

    async def _opened(self, mail: Mail) -> None:
        self.kept_waiting.append(mail)
        self._arrival.notify_all()
        try:
            await self._arrival.wait_for(lambda: not self.shut)
        finally:
            # Also when whoever brought it is gone.
            self.kept_waiting.remove(mail)
            self._arrival.notify_all()

    async def open(self) -> None:
        """Takes what it kept waiting while it was shut, and whatever comes."""
        async with self._arrival:
            self.shut = False
            self._arrival.notify_all()

    async def keeping_waiting(self, count: int) -> list[Mail]:
        """The mails that are being brought, as soon as there are so many."""
        async with asyncio.timeout(PATIENCE), self._arrival:
            await self._arrival.wait_for(lambda: len(self.kept_waiting) == count)
            return list(self.kept_waiting)

    async def mail(self, to: str, leading_to: str) -> Mail:
        """The one mail to an address whose link holds these words, as soon as it is there."""
        async with asyncio.timeout(PATIENCE), self._arrival:
            await self._arrival.wait_for(lambda: self._matching(to, leading_to))
        [mail] = self._matching(to, leading_to)
        return mail

    async def anybodys(self, leading_to: str, *, to: str = "", known: Collection[str] = ()) -> Mail:
        """The newest mail, to anybody or one of them, whose link holds these words and a token not known yet."""

        def fresh() -> list[Mail]:
            ours = [mail for mail in self.taken if to in ("", mail.to)]
            return [mail for mail in ours if leading_to in mail.link and mail.token not in known]

        async with asyncio.timeout(PATIENCE), self._arrival:
            await self._arrival.wait_for(fresh)
        return fresh()[-1]

    async def so_many(self, count: int) -> None:
        """Returns as soon as so many mails are there."""
        async with asyncio.timeout(PATIENCE), self._arrival:
            await self._arrival.wait_for(lambda: len(self.taken) >= count)

    async def holding(self, counts: dict[str, int]) -> None:
        """Returns as soon as exactly so many mails to each address are there; fails when there are more."""

        def held() -> Counter[str]:
            return Counter(mail.to for mail in self.taken if mail.to in counts)

        async with asyncio.timeout(PATIENCE), self._arrival:
            await self._arrival.wait_for(lambda: held() >= Counter(counts))
        assert held() == counts

    def _matching(self, to: str, leading_to: str) -> list[Mail]:
        return [mail for mail in self.taken if mail.to == to and leading_to in mail.link]


@asynccontextmanager
async def open_postbox() -> AsyncIterator[Postbox]:
    """A mail server on a free port of this machine."""
    box = Postbox()
    loop = asyncio.get_running_loop()
    listener = await loop.create_server(lambda: SMTP(box, hostname="postbox", loop=loop), "127.0.0.1", 0)
    host, port = listener.sockets[0].getsockname()
    box.url = f"smtp://{host}:{port}"
    yield box
    listener.close()


def _read(content: bytes) -> Mail:
    message = email.message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain",))
    assert body is not None
    return Mail(
        to=str(message["To"]),
        subject=str(message["Subject"]).strip(),
        language=str(message["Content-Language"]),
        text=body.get_content(),
        message_id=str(message["Message-ID"]),
    )
