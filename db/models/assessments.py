"""Assessments: the answers somebody gave, and the results that the scoring made of them."""

from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Instant, Key, named
from psychometrics.bands import Band
from psychometrics.sections import Section


class Assessment(Base):
    """One completed taking of the whole assessment by one candidate."""

    __tablename__ = "assessments"
    __table_args__ = (Index(None, "candidate_id", unique=True),)

    id: Mapped[Key]
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidates.id", ondelete="CASCADE"))
    completed_at: Mapped[Instant]
    answers: Mapped[dict[str, float]] = mapped_column(JSON)


class AssessmentResult(Base):
    """What the answers come to, with the versions of everything it was made with. Final once made."""

    __tablename__ = "assessment_results"

    assessment_id: Mapped[UUID] = mapped_column(ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True)
    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidates.id", ondelete="CASCADE"), unique=True)
    completed_at: Mapped[Instant]
    norm_version: Mapped[str] = mapped_column(String(64))
    provisional_norms: Mapped[bool]
    lens_key: Mapped[str] = mapped_column(String(64))
    lens_version: Mapped[int]
    instrument_versions: Mapped[dict[str, int]] = mapped_column(JSON)


class ResultSection(Base):
    """One section of a result as two documents, so that bands can be read without ever touching a number.

    `bands` is {key: band}; `scores` is {key: [score, low, high]} in C-scores. Both keep the instrument's order.
    """

    __tablename__ = "result_sections"

    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidates.id", ondelete="CASCADE"), primary_key=True)
    section: Mapped[Section] = mapped_column(named(Section), primary_key=True)
    assessment_id: Mapped[UUID] = mapped_column(ForeignKey("assessments.id", ondelete="CASCADE"))
    bands: Mapped[dict[str, Band]] = mapped_column(JSON)
    scores: Mapped[dict[str, tuple[float, float, float]]] = mapped_column(JSON)
