"""Hiring: people who were hired, and are still to be added as employees."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.accounts import Locale
from db.models.base import Base, Instant, Key, Line, SortText, named
from db.names import email_key
from db.refusals import AlreadyEmployee, WorkEmailRequired


class PendingEmployee(Base):
    """A candidate who was hired; pending until somebody adds them as an employee."""

    __tablename__ = "pending_employees"
    __table_args__ = (Index(None, "organisation_id", "sort_name", "id"),)

    id: Mapped[Key]
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidates.id"), unique=True)
    first_name: Mapped[Line]
    last_name: Mapped[Line]
    private_email: Mapped[Line]
    sort_name: Mapped[str] = mapped_column(SortText)
    search_text: Mapped[str] = mapped_column(Text)
    locale: Mapped[Locale] = mapped_column(named(Locale))
    procedure_title: Mapped[Line]
    hired_at: Mapped[Instant]
    added_at: Mapped[Instant | None]
    employee_id: Mapped[UUID | None] = mapped_column(ForeignKey("employees.id", ondelete="SET NULL"))

    def require_pending(self) -> None:
        """Raises AlreadyEmployee once the person was added."""
        if self.added_at is not None:
            raise AlreadyEmployee("input", "pendingEmployeeId")

    def require_work_email(self, email: str, *, keep_private: bool) -> None:
        """Raises WorkEmailRequired for the private address, unless the caller says that it may stay."""
        if not keep_private and email_key(email) == email_key(self.private_email):
            raise WorkEmailRequired("input", "workEmail")

    def become(self, employee_id: UUID, now: datetime) -> None:
        """The person is an employee from here on."""
        self.employee_id, self.added_at = employee_id, now
