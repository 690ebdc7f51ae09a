"""Recruitment procedures, the teams that are allowed into them, and the candidates tested in them."""

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db import names
from db.models.accounts import Locale
from db.models.base import Base, Instant, Key, Line, SortText, named
from db.models.people import Employee
from db.refusals import ProcedureClosed

CANDIDATE_LINK_LIFETIME = timedelta(days=14)
CANDIDATE_VISIT_LENGTH = timedelta(hours=12)


class ProcedureStatus(StrEnum):
    OPEN = "OPEN"
    CLOSED = "CLOSED"


class CandidateStatus(StrEnum):
    INVITED = "INVITED"
    IN_PROGRESS = "IN_PROGRESS"
    COMPLETED = "COMPLETED"
    HIRED = "HIRED"


class RecruitmentProcedure(Base):
    """One vacancy being filled; its lens and the lens's version are fixed when it is made."""

    __tablename__ = "recruitment_procedures"
    __table_args__ = (Index(None, "organisation_id", "created_at", "id"),)

    id: Mapped[Key]
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    title: Mapped[Line]
    title_search: Mapped[str] = mapped_column(Text)
    status: Mapped[ProcedureStatus] = mapped_column(named(ProcedureStatus), default=ProcedureStatus.OPEN)
    lens_key: Mapped[str] = mapped_column(String(64))
    lens_version: Mapped[int]
    created_at: Mapped[Instant]
    closed_at: Mapped[Instant | None]

    def require_open(self) -> None:
        """Raises ProcedureClosed once the procedure is closed."""
        if self.status is ProcedureStatus.CLOSED:
            raise ProcedureClosed()


class TeamMember(Base):
    """A person's place on a recruitment team."""

    __tablename__ = "team_members"
    __table_args__ = (Index(None, "employee_id"),)

    procedure_id: Mapped[UUID] = mapped_column(
        ForeignKey("recruitment_procedures.id", ondelete="CASCADE"), primary_key=True
    )
    employee_id: Mapped[UUID] = mapped_column(ForeignKey("employees.id", ondelete="CASCADE"), primary_key=True)
    invited_at: Mapped[Instant]
    employee: Mapped[Employee] = relationship(lazy="joined", innerjoin=True)


class Candidate(Base):
    """An external person tested in one procedure."""

    __tablename__ = "candidates"
    __table_args__ = (
        UniqueConstraint("procedure_id", "email_key"),
        Index(None, "procedure_id", "sort_name", "id"),
        Index(None, "link_id", unique=True),
    )

    id: Mapped[Key]
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    procedure_id: Mapped[UUID] = mapped_column(ForeignKey("recruitment_procedures.id", ondelete="CASCADE"))
    first_name: Mapped[Line]
    last_name: Mapped[Line]
    initials: Mapped[str] = mapped_column(String(16))
    email: Mapped[Line]
    email_key: Mapped[Line]
    sort_name: Mapped[str] = mapped_column(SortText)
    search_text: Mapped[str] = mapped_column(Text)
    locale: Mapped[Locale] = mapped_column(named(Locale))
    status: Mapped[CandidateStatus] = mapped_column(named(CandidateStatus), default=CandidateStatus.INVITED)
    created_at: Mapped[Instant]
    hired_at: Mapped[Instant | None]
    # The newest link to the assessment.
    link_id: Mapped[UUID | None] = mapped_column(Uuid)
    link_sent_at: Mapped[Instant | None]
    link_expires_at: Mapped[Instant | None]

    def send_link(self, now: datetime) -> UUID:
        """A new link to the assessment; the older one is dead from here on."""
        self.link_id, self.link_sent_at, self.link_expires_at = uuid4(), now, now + CANDIDATE_LINK_LIFETIME
        return self.link_id

    @property
    def is_done(self) -> bool:
        """Whether there is nothing left to take."""
        return self.status in {CandidateStatus.COMPLETED, CandidateStatus.HIRED}

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}"

    def be_called(self, first_name: str, last_name: str, email: str) -> None:
        """Sets name and address, and the keys that follow from them."""
        self.first_name, self.last_name, self.email = first_name, last_name, email
        self.initials = names.initials(first_name, last_name)
        self.email_key = names.email_key(email)
        self.sort_name = names.sort_name(first_name, last_name)
        self.search_text = names.search_text(first_name, last_name, email)


class CandidateVisit(Base):
    """A candidate at their assessment: for whoever has the token, of which the key is the SHA-256."""

    __tablename__ = "candidate_visits"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidates.id", ondelete="CASCADE"), index=True)
    ends_at: Mapped[Instant] = mapped_column(index=True)
