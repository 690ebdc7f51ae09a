"""The context: everything an operation may lean on, made anew for each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from db.clock import Clock
from db.database import Database
from db.models.accounts import Locale
from db.queries import audit
from db.refusals import LinkNotValid, WrongCredentials
from db.trail import Trail
from gql.background import Background
from gql.loaders import Loaders
from gql.passwords import Passwords
from gql.permissions.viewer import Anonymous, Viewer
from mail.addresses import Addresses
from mail.links import LinkSigner

# Refusals of which nobody gets more than the limits on attempts allow.
COUNTED = frozenset({WrongCredentials.code, LinkNotValid.code})


@dataclass(frozen=True, slots=True)
class Service:
    """What lives as long as the process."""

    database: Database
    clock: Clock
    passwords: Passwords
    links: LinkSigner
    addresses: Addresses
    trail: Trail
    later: Background
    added_mail_locale: Locale = Locale.EN


class Door(Enum):
    """By which way somebody is in; a browser may hold a cookie for each."""

    ACCOUNT = "account"
    EXTERNAL_LINK = "external-link"
    CANDIDATE_LINK = "candidate-link"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session that was just made, for the answer to carry: as a cookie, or in the payload."""

    token: str
    expires_at: datetime
    door: Door = Door.ACCOUNT


@dataclass(slots=True)
class Context:
    """Who asks, from which address of origin, and by what means the question is answered."""

    service: Service
    viewer: Viewer
    request_id: str | None = None
    origin: str = ""
    loaders: Loaders = field(default_factory=Loaders)
    connection_params: Mapping[str, object] = field(default_factory=dict)
    cookie: SignedIn | None = None
    forget_cookie: Door | None = None

    @property
    def database(self) -> Database:
        return self.service.database

    @property
    def locale(self) -> Locale:
        """The language that texts and messages come in."""
        return self.viewer.locale

    def now(self) -> datetime:
        """The present instant."""
        return self.service.clock.now()

    def record(
        self,
        session: AsyncSession,
        action: str,
        subject_id: UUID | None = None,
        *,
        organisation_id: UUID | None = None,
    ) -> None:
        """Adds a change to the audit trail, in the same transaction; of the viewer's organisation unless told."""
        audit.record(
            session,
            organisation_id or self._organisation_id,
            action,
            subject_id,
            self.now(),
            actor=self.viewer.actor,
            request_id=self.request_id,
        )

    def record_reading(self, what: str, subject_id: UUID, version: int) -> None:
        """Notes that results were read: once for each viewer, version and session."""
        if isinstance(self.viewer, Anonymous):
            return
        once = f"{self.viewer.actor}:{what}:{subject_id.hex}:{version}:{self.viewer.session[:32]}"
        self._note(f"{what}.read", subject_id, once)

    def record_refusal(self, action: str, code: str) -> None:
        """Notes that an operation was refused; for strangers who may ask without end, once an hour for each kind."""
        what, once = f"{action}.refused:{code}", None
        if isinstance(self.viewer, Anonymous) and code not in COUNTED:
            once = f"anonymous:{what}:{self.now():%Y-%m-%dT%H}"
        self._note(what, None, once)

    def _note(self, action: str, subject_id: UUID | None, once: str | None) -> None:
        self.service.trail.note(
            at=self.now(),
            organisation_id=self._organisation_id,
            actor=self.viewer.actor,
            action=action[:64],
            subject_id=subject_id,
            request_id=self.request_id,
            once=once,
        )

    @property
    def _organisation_id(self) -> UUID | None:
        return None if isinstance(self.viewer, Anonymous) else self.viewer.organisation_id
