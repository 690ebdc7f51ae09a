"""Assessments: how far somebody is, and for the person who takes one, the item to answer now."""

from datetime import datetime

import strawberry

from db.matrices import practice_of
from db.models.accounts import Locale
from db.models.sittings import AssessmentStatus, Sitting, SittingTest, TestStatus
from gql import ids
from gql.permissions import rules
from gql.resolvers import sittings
from gql.schema.items import PracticeItem, TestItem
from gql.schema.nodes import Info, Node
from gql.schema.results import LANGUAGES, TextBlock
from gql.schema.scalars import LanguageTag
from psychometrics.files import Instrument


@strawberry.type(
    description="One test of an assessment. For the person who takes it, and how far they are for those who run the "
    "candidate's procedure."
)
class AssessmentTest(Node):
    key: str = strawberry.field(description="Names the test in every language and version, such as `motives`.")
    name: str = strawberry.field(description="The test's name.")
    explanation: str = strawberry.field(description="What to know before the test: what it asks, and how to answer.")
    duration_minutes: int = strawberry.field(description="How long most people take, in minutes.")
    tour: list[TextBlock] = strawberry.field(description="The tour, in the order to follow it.")
    tour_required: bool = strawberry.field(description="Whether the test starts only after its tour.")
    languages: list[LanguageTag] = strawberry.field(
        description="The languages in which it can be taken, in the order to offer them."
    )
    language: LanguageTag | None = strawberry.field(description="The language chosen; null before the test is started.")
    status: TestStatus = strawberry.field(description="How far the test is.")
    answered: int = strawberry.field(
        description="How many items have been answered, or went by because their time was over."
    )
    went_by: int = strawberry.field(
        description="How many of these went by without an answer, because their time was over. Where all did, the test "
        "has no score."
    )
    total: int = strawberry.field(description="How many items there are; of a test that adapts, at most.")
    deadline: datetime | None = strawberry.field(
        description="Until when answers to the test count, by the service's clock; null before it is started, and "
        "where nobody is hurried."
    )
    row: strawberry.Private[SittingTest]
    sitting: strawberry.Private[Sitting]

    @strawberry.field(
        description="The item with which the tour ends, to which `completeTour` brings an answer; null where the tour "
        "is words alone."
    )
    def practice(self, info: Info) -> PracticeItem | None:
        given = sittings.instrument_of(self.row).matrices
        return PracticeItem.of(practice_of(given), LANGUAGES[info.context.locale]) if given else None

    @strawberry.field(
        description="The item to answer now, for the person who takes the test and nobody else; null before the test "
        "is started and after it is finished."
    )
    async def item(self, info: Info) -> TestItem | None:
        shown = await sittings.current_item(info.context, self.sitting, self.row)
        return TestItem.of(shown, self.row, sittings.instrument_of(self.row)) if shown else None

    @classmethod
    def of(cls, row: SittingTest, sitting: Sitting, locale: Locale) -> "AssessmentTest":
        instrument, language = sittings.instrument_of(row), LANGUAGES[locale]
        return cls(
            id=strawberry.ID(ids.public(ids.TEST, row.id)),
            key=instrument.key,
            name=instrument.name.in_(language),
            explanation=instrument.explanation.in_(language),
            duration_minutes=instrument.duration_minutes,
            tour=[
                TextBlock(heading=block.heading.in_(language), text=block.text.in_(language))
                for block in instrument.tour
            ],
            tour_required=instrument.tour_required,
            languages=[LanguageTag(tag) for tag in instrument.languages],
            language=LanguageTag(row.language) if row.language else None,
            status=row.status,
            answered=row.answered,
            went_by=row.went_by,
            total=sittings.most_items(instrument),
            deadline=row.ends_at,
            row=row,
            sitting=sitting,
        )


@strawberry.type(description="A test that a new assessment would hold, for whoever is about to start one.")
class OfferedTest:
    key: str = strawberry.field(description="Names the test in every language and version, such as `motives`.")
    name: str = strawberry.field(description="The test's name.")
    duration_minutes: int = strawberry.field(description="How long most people take, in minutes.")

    @classmethod
    def of(cls, instrument: Instrument, locale: Locale) -> "OfferedTest":
        return cls(
            key=instrument.key,
            name=instrument.name.in_(LANGUAGES[locale]),
            duration_minutes=instrument.duration_minutes,
        )


@strawberry.type(
    description="One taking of the whole assessment. A candidate's is for the candidate, and how far it is for those "
    f"who run the procedure; an employee's is theirs alone. {rules.TAKE_ASSESSMENT}"
)
class Assessment(Node):
    status: AssessmentStatus = strawberry.field(description="How far it is.")
    started_at: datetime | None = strawberry.field(description="When it was started; null before.")
    completed_at: datetime | None = strawberry.field(description="When its last answer was given; null before.")
    row: strawberry.Private[Sitting]

    @strawberry.field(
        description="The tests, in the order in which most people take them; once it is finished, those that the "
        "service still knows."
    )
    def tests(self, info: Info) -> list[AssessmentTest]:
        return [
            AssessmentTest.of(test, self.row, info.context.locale) for test in self.row.tests if sittings.is_known(test)
        ]

    @classmethod
    def of(cls, row: Sitting) -> "Assessment":
        return cls(
            id=strawberry.ID(ids.public(ids.ASSESSMENT, row.id)),
            status=row.status,
            started_at=row.started_at,
            completed_at=row.completed_at,
            row=row,
        )
