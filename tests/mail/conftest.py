"""An organisation with an outbox, a clock moved by hand, and a mail server that answers as it is told."""

import asyncio
import email
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email import policy
from email.message import EmailMessage
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from sqlalchemy import select

from db.database import Database, sqlite_url
from db.models.accounts import ActivationLink, Locale, Organisation
from db.models.base import Base
from db.models.outbox import OutgoingMail
from db.models.people import Employee, Role
from mail import letters
from mail.addresses import Addresses
from mail.delivery import Delivery
from mail.links import LinkSigner
from mail.rendering import Renderer
from mail.transports import SmtpTransport, Transport

SENDER = "Inzicht <no-reply@mail.example.org>"


class HandClock:
    def __init__(self) -> None:
        self.instant = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.instant

    def forward(self, **by: float) -> None:
        self.instant += timedelta(**by)


class NoJitter(Random):
    def random(self) -> float:
        return 0.0


class Postmaster:
    """What the server does: takes everything, unless an address has an answer of its own."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.tried: list[str] = []
        self.answers: dict[str, str] = {}
        self.login = ("", "")
        self.may_answer = asyncio.Event()
        self.may_answer.set()
        self.may_say_goodbye = asyncio.Event()
        self.may_say_goodbye.set()
        self.url = ""

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        self.tried.append(address)
        envelope.rcpt_tos.append(address)
        return self.answers.get(address, "250 OK")

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        await self.may_answer.wait()
        assert isinstance(envelope.content, bytes)
        self.taken.append(email.message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"

    async def handle_QUIT(self, _server: SMTP, _session: Session, _envelope: Envelope) -> str:  # noqa: N802
        await self.may_say_goodbye.wait()
        return "221 Bye"

    def authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any
    ) -> AuthResult:
        given = data if isinstance(data, LoginPassword) else LoginPassword(b"", b"")
        fits = (given.login.decode(), given.password.decode()) == self.login
        return AuthResult(success=fits, handled=False)


class Office:
    """The organisation's outbox and whoever delivers from it."""

    def __init__(self, file: Path, clock: HandClock) -> None:
        self.file, self.clock = file, clock
        self.database = Database(sqlite_url(file))
        self.signer = LinkSigner(["a key for the tests that nobody else has"])
        self.renderer = Renderer(self.signer, Addresses("https://inzicht.example.org"))
        self.organisation = Organisation(id=uuid4(), name="Waterschap De Brug", created_at=clock.now())

    async def open(self) -> None:
        async with self.database.writer.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)
        async with self.database.write() as session:
            session.add(self.organisation)

    @asynccontextmanager
    async def receiver(self, address: str, locale: Locale) -> AsyncIterator[tuple[Any, Employee]]:
        """A transaction, and an employee in it to write to."""
        employee = Employee(
            id=uuid4(), organisation_id=self.organisation.id, locale=locale, created_at=self.clock.now()
        )
        employee.be_called("Anna", "de Boer", address)
        async with self.database.write() as session:
            session.add(employee)
            await session.flush()
            yield session, employee

    async def invite(self, address: str = "anna@example.org", locale: Locale = Locale.EN) -> UUID:
        """Writes an invitation, as a resolver would; the id of its link."""
        now = self.clock.now()
        async with self.receiver(address, locale) as (session, employee):
            link = ActivationLink(id=uuid4(), employee_id=employee.id, expires_at=now + timedelta(days=7))
            session.add(link)
            letters.invitation(
                session,
                to=employee,
                organisation=self.organisation,
                link=link,
                role=Role.RECRUITMENT_MEMBER,
                invited_by="Jan Kok",
                now=now,
            )
        return link.id

    async def mails(self) -> dict[str, OutgoingMail]:
        """Every letter, by address."""
        async with self.database.read() as session:
            return {mail.to_address: mail for mail in await session.scalars(select(OutgoingMail))}

    def delivery(self, transport: Transport | None, database: Database | None = None) -> Delivery:
        """A process that delivers; without a database of its own, this one."""
        return Delivery(database or self.database, self.renderer, transport, SENDER, self.clock, random=NoJitter())


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def office(tmp_path: Path, clock: HandClock) -> AsyncIterator[Office]:
    office = Office(tmp_path / "inzicht.sqlite3", clock)
    await office.open()
    yield office
    await office.database.close()


@pytest.fixture
def smtp(server: Postmaster) -> Callable[..., SmtpTransport]:
    return lambda **options: SmtpTransport(server.url, **options)


@pytest.fixture
async def server() -> AsyncIterator[Postmaster]:
    async with _listening(Postmaster()) as postmaster:
        yield postmaster


@pytest.fixture
async def strict_server() -> AsyncIterator[Postmaster]:
    """A server at which one can sign in with a name and a password."""
    postmaster = Postmaster()
    async with _listening(postmaster, authenticator=postmaster.authenticate, auth_require_tls=False):
        yield postmaster


@asynccontextmanager
async def _listening(postmaster: Postmaster, **options: Any) -> AsyncIterator[Postmaster]:
    loop = asyncio.get_running_loop()
    listener = await loop.create_server(
        lambda: SMTP(postmaster, hostname="server", loop=loop, **options), "127.0.0.1", 0
    )
    host, port = listener.sockets[0].getsockname()
    postmaster.url = f"smtp://{host}:{port}"
    yield postmaster
    postmaster.may_answer.set()
    postmaster.may_say_goodbye.set()
    listener.close()
