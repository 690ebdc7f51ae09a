"""Sittings: somebody's taking of the whole assessment, test by test and item by item, until results are made of it.

What clients know as an assessment is a sitting here; what became of its answers is kept apart from it.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.models.base import Base, Instant, Key, named
from db.refusals import InvalidInput, LanguageNotAvailable, TestFinished, TestNotStarted, TourRequired
from psychometrics.files import Instrument


class AssessmentStatus(StrEnum):
    NOT_STARTED = "NOT_STARTED"
    IN_PROGRESS = "IN_PROGRESS"
    COMPLETED = "COMPLETED"


class TestStatus(StrEnum):
    __test__ = False  # for pytest, which takes every Test… for one of its own

    NOT_STARTED = "NOT_STARTED"
    TOUR_DONE = "TOUR_DONE"
    IN_PROGRESS = "IN_PROGRESS"
    COMPLETED = "COMPLETED"


class Sitting(Base):
    """One taking of the whole assessment, by a candidate or by an employee; neither ever has two open ones."""

    __tablename__ = "sittings"
    __table_args__ = (
        Index(None, "candidate_id", unique=True),
        Index(None, "employee_id", "created_at"),
        Index(
            "uq_sittings_employee_id_open",
            "employee_id",
            unique=True,
            sqlite_where=text("completed_at IS NULL"),
            postgresql_where=text("completed_at IS NULL"),
        ),
    )

    id: Mapped[Key]
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    candidate_id: Mapped[UUID | None] = mapped_column(ForeignKey("candidates.id", ondelete="CASCADE"))
    employee_id: Mapped[UUID | None] = mapped_column(ForeignKey("employees.id", ondelete="CASCADE"))
    created_at: Mapped[Instant]
    started_at: Mapped[Instant | None]
    completed_at: Mapped[Instant | None]
    tests: Mapped[list["SittingTest"]] = relationship(
        lazy="selectin", order_by="SittingTest.place", cascade="all, delete-orphan"
    )

    @property
    def status(self) -> AssessmentStatus:
        """How far the whole is."""
        if self.completed_at:
            return AssessmentStatus.COMPLETED
        return AssessmentStatus.IN_PROGRESS if self.started_at else AssessmentStatus.NOT_STARTED

    @property
    def going_on(self) -> "SittingTest | None":
        """The test that was started and is not done: there is one at a time."""
        return next((test for test in self.tests if test.status is TestStatus.IN_PROGRESS), None)

    @property
    def every_test_is_done(self) -> bool:
        """Whether nothing is left to answer."""
        return all(test.status is TestStatus.COMPLETED for test in self.tests)


class SittingTest(Base):
    """One test of a sitting, pinned to the version of its instrument that was the newest when it was given."""

    __tablename__ = "sitting_tests"
    __table_args__ = (UniqueConstraint("sitting_id", "place"),)

    id: Mapped[Key]
    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sittings.id", ondelete="CASCADE"))
    place: Mapped[int]
    instrument_key: Mapped[str] = mapped_column(String(64))
    instrument_version: Mapped[int]
    status: Mapped[TestStatus] = mapped_column(named(TestStatus), default=TestStatus.NOT_STARTED)
    language: Mapped[str | None] = mapped_column(String(35))
    answered: Mapped[int] = mapped_column(default=0)
    went_by: Mapped[int] = mapped_column(default=0)
    started_at: Mapped[Instant | None]
    ends_at: Mapped[Instant | None]
    completed_at: Mapped[Instant | None]

    def tour_done(self) -> None:
        """The tour was followed to its end; once the test has begun that changes nothing."""
        if self.status is TestStatus.COMPLETED:
            raise TestFinished("input", "testId")
        if self.status is TestStatus.NOT_STARTED:
            self.status = TestStatus.TOUR_DONE

    def begin(self, instrument: Instrument, language: str, now: datetime) -> None:
        """Starts the test in this language; begun again it goes on, in another language as long as nothing is answered.

        Raises TestFinished, TourRequired, LanguageNotAvailable, or InvalidInput for a language that comes too late.
        """
        if self.status is TestStatus.COMPLETED:
            raise TestFinished("input", "testId")
        chosen = instrument.language(language)
        if chosen is None:
            raise LanguageNotAvailable("input", "language")
        if self.status is TestStatus.NOT_STARTED and instrument.tour_required:
            raise TourRequired("input", "testId")
        if self.answered and chosen != self.language:
            raise InvalidInput("input", "language", reason="language_chosen")
        if self.status is not TestStatus.IN_PROGRESS:
            self.status, self.started_at = TestStatus.IN_PROGRESS, now
            if (minutes := instrument.time_limit_minutes) is not None:
                self.ends_at = now + timedelta(minutes=minutes)
        self.language = chosen

    def require_running(self) -> None:
        """Raises TestNotStarted or TestFinished unless there is an item to answer."""
        if self.status is TestStatus.COMPLETED:
            raise TestFinished("input", "testId")
        if self.status is not TestStatus.IN_PROGRESS:
            raise TestNotStarted("input", "testId")

    def let_go_by(self) -> None:
        """An item's own time was over: it is done with like one that was answered."""
        self.answered += 1
        self.went_by += 1

    def is_overdue(self, now: datetime) -> bool:
        """Whether its time is over before it was done."""
        return self.status is TestStatus.IN_PROGRESS and self.ends_at is not None and now >= self.ends_at

    def complete(self, now: datetime) -> None:
        """Nothing more is answered; a test whose time was over ended when it was."""
        self.status, self.completed_at = TestStatus.COMPLETED, min(now, self.ends_at or now)


class Presentation(Base):
    """An item shown to somebody once, under an id of its own; `value` is the answer, None where none came in time.

    Of a matrix, `item_key` is the blueprint; `seed` makes the very item, and with it the answer; `value` is the number
    of the option chosen, and `correct` whether it was the right one.
    """

    __tablename__ = "presentations"
    __table_args__ = (UniqueConstraint("test_id", "place"),)

    id: Mapped[Key]
    test_id: Mapped[UUID] = mapped_column(ForeignKey("sitting_tests.id", ondelete="CASCADE"))
    place: Mapped[int]
    item_key: Mapped[str] = mapped_column(String(64))
    seed: Mapped[bytes | None] = mapped_column(LargeBinary)
    presented_at: Mapped[Instant]
    ends_at: Mapped[Instant | None]
    answered_at: Mapped[Instant | None]
    value: Mapped[int | None]
    correct: Mapped[bool | None]

    def is_overdue(self, now: datetime) -> bool:
        """Whether its time is over before it was answered."""
        return self.answered_at is None and self.ends_at is not None and now >= self.ends_at

    def time_out(self) -> datetime:
        """No answer came in time, which counts as a wrong one: otherwise waiting would pay. When the time was over."""
        assert self.ends_at is not None, "what is timed out has an end"
        self.answered_at, self.correct = self.ends_at, False
        return self.ends_at
