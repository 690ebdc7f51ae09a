"""Development: what employees find out about themselves, and what they make of it."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Instant, Key, Line, named
from psychometrics.bands import Band
from psychometrics.sections import Section

# What an insight shows; motives and aptitude never.
INSIGHT_SECTIONS = (Section.COMPETENCIES, Section.PRESSURE_BEHAVIOUR, Section.LEARNING_AGILITY)


class InsightsSource(StrEnum):
    CANDIDATE = "CANDIDATE"
    EMPLOYEE = "EMPLOYEE"


class GoalStatus(StrEnum):
    OPEN = "OPEN"
    DONE = "DONE"


class Insights(Base):
    """One set of results of one employee. It is theirs alone, and no table of recruitment refers to it."""

    __tablename__ = "insights"
    __table_args__ = (Index(None, "employee_id", "completed_at"),)

    id: Mapped[Key]
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    employee_id: Mapped[UUID] = mapped_column(ForeignKey("employees.id", ondelete="CASCADE"))
    source: Mapped[InsightsSource] = mapped_column(named(InsightsSource))
    completed_at: Mapped[Instant]
    norm_version: Mapped[str] = mapped_column(String(64))
    provisional_norms: Mapped[bool]
    lens_key: Mapped[str] = mapped_column(String(64))
    lens_version: Mapped[int]
    # Which tests were taken, in which versions.
    instrument_versions: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    # What they were made from; none for results carried over, whose answers stay in recruitment.
    answers: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True), deferred=True)
    carried_over_at: Mapped[Instant | None]
    carried_over_by: Mapped[Line | None]


class InsightScore(Base):
    """A place on one scale or competency, in C-scores; `place` is its number in the order of the instrument."""

    __tablename__ = "insight_scores"
    __table_args__ = (UniqueConstraint("insights_id", "section", "key"),)

    id: Mapped[Key]
    insights_id: Mapped[UUID] = mapped_column(ForeignKey("insights.id", ondelete="CASCADE"))
    section: Mapped[Section] = mapped_column(named(Section))
    key: Mapped[str] = mapped_column(String(64))
    place: Mapped[int]
    band: Mapped[Band] = mapped_column(named(Band))
    score: Mapped[float]
    low: Mapped[float]
    high: Mapped[float]


class DevelopmentGoal(Base):
    """What somebody means to work on; theirs alone."""

    __tablename__ = "development_goals"
    __table_args__ = (Index(None, "employee_id", "created_at", "id"),)

    id: Mapped[Key]
    employee_id: Mapped[UUID] = mapped_column(ForeignKey("employees.id", ondelete="CASCADE"))
    title: Mapped[Line]
    description: Mapped[str] = mapped_column(Text)
    status: Mapped[GoalStatus] = mapped_column(named(GoalStatus), default=GoalStatus.OPEN)
    insight_score_id: Mapped[UUID | None] = mapped_column(ForeignKey("insight_scores.id", ondelete="SET NULL"))
    suggestion: Mapped[str | None] = mapped_column(String(160))
    due_on: Mapped[date | None]
    created_at: Mapped[Instant]
    done_at: Mapped[Instant | None]

    def complete(self, now: datetime) -> None:
        """Marks the goal done; what was done stays done since then."""
        if self.status is not GoalStatus.DONE:
            self.status, self.done_at = GoalStatus.DONE, now
