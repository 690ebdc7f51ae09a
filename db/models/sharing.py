"""The one saved view of a procedure: its eight filters and its chosen candidates."""

from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Instant, Key
from db.refusals import StaleVersion


class SharedViewFilter(StrEnum):
    COMPETENCIES = "COMPETENCIES"
    PRESSURE_BEHAVIOUR = "PRESSURE_BEHAVIOUR"
    LEARNING_AGILITY = "LEARNING_AGILITY"
    MOTIVES = "MOTIVES"
    APTITUDE = "APTITUDE"
    SCORES = "SCORES"
    FULL_NAMES = "FULL_NAMES"
    OVERVIEWS = "OVERVIEWS"


class SharedView(Base):
    """The one view of a procedure. Every filter is off until somebody turns it on."""

    __tablename__ = "shared_views"
    __table_args__ = (Index(None, "organisation_id", "saved_at", "id"),)

    id: Mapped[Key]
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    procedure_id: Mapped[UUID] = mapped_column(ForeignKey("recruitment_procedures.id", ondelete="CASCADE"), unique=True)
    version: Mapped[int] = mapped_column(default=0)
    saved_at: Mapped[Instant]
    saved_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("employees.id", ondelete="SET NULL"))
    withdrawn_at: Mapped[Instant | None]
    competencies: Mapped[bool] = mapped_column(default=False)
    pressure_behaviour: Mapped[bool] = mapped_column(default=False)
    learning_agility: Mapped[bool] = mapped_column(default=False)
    motives: Mapped[bool] = mapped_column(default=False)
    aptitude: Mapped[bool] = mapped_column(default=False)
    scores: Mapped[bool] = mapped_column(default=False)
    full_names: Mapped[bool] = mapped_column(default=False)
    overviews: Mapped[bool] = mapped_column(default=False)

    @property
    def current_version(self) -> int:
        """The version a client must know to overwrite this view; 0 when it is withdrawn."""
        return 0 if self.withdrawn_at else self.version

    @property
    def visible(self) -> frozenset[SharedViewFilter]:
        """The filters that are on."""
        return frozenset(each for each in SharedViewFilter if getattr(self, each.value.lower()))

    def show_only(self, filters: frozenset[SharedViewFilter]) -> None:
        """Turns these filters on and every other one off."""
        for each in SharedViewFilter:
            setattr(self, each.value.lower(), each in filters)

    def expect(self, version: int | None) -> None:
        """Raises StaleVersion when the caller knew another version than the current one."""
        if version is not None and version != self.current_version:
            raise StaleVersion(self.current_version)


class SharedCandidate(Base):
    """A candidate's place in the view, under an id and a place in line that say nothing about the person."""

    __tablename__ = "shared_candidates"
    __table_args__ = (
        UniqueConstraint("view_id", "candidate_id"),
        Index(None, "view_id", "place"),
        Index(None, "candidate_id"),
    )

    id: Mapped[Key]
    view_id: Mapped[UUID] = mapped_column(ForeignKey("shared_views.id", ondelete="CASCADE"))
    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidates.id", ondelete="CASCADE"))
    place: Mapped[Key] = mapped_column(primary_key=False)
    # Tells two equal initials apart; drawn by chance, kept as long as the candidate stays in the view.
    namesake_number: Mapped[int | None]
