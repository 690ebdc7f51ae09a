"""Assessments: how far somebody is, and for the person who takes one, the item to answer now."""

from datetime import datetime

import strawberry

from db.models.accounts import Locale
from db.models.sittings import AssessmentStatus, Presentation, Sitting, SittingTest, TestStatus
from gql import ids
from gql.permissions import rules
from gql.resolvers import sittings
from gql.schema.nodes import Info, Node
from gql.schema.results import LANGUAGES, TextBlock
from gql.schema.scalars import LanguageTag
from psychometrics.files import Instrument


@strawberry.type(description="One of the answers to choose from.")
class TestOption:
    __test__ = False

    key: str = strawberry.field(description="What `answerItem` takes; the same in every language.")
    label: str = strawberry.field(description="What the answer says.")
    image: str | None = strawberry.field(description="A drawing as a `data:` address; null for an answer in words.")


@strawberry.type(description="The item to answer next, in the language of the test.")
class TestItem:
    __test__ = False

    id: strawberry.ID = strawberry.field(description="Identifies this showing of the item, for `answerItem`.")
    prompt: str = strawberry.field(description="What is asked, or the statement to agree with or not.")
    image: str | None = strawberry.field(description="A drawing as a `data:` address; null for an item in words.")
    options: list[TestOption] = strawberry.field(description="The answers to choose from, in the order to show them.")
    deadline: datetime | None = strawberry.field(
        description="Until when the answer counts, by the service's clock; null where nobody is hurried."
    )

    @classmethod
    def of(cls, shown: Presentation, test: SittingTest, instrument: Instrument) -> "TestItem":
        language = test.language or instrument.languages[0]
        return cls(
            id=strawberry.ID(ids.public(ids.TEST_ITEM, shown.id)),
            prompt=instrument.items_by_key[shown.item_key].said_in(language),
            image=None,
            options=[
                TestOption(key=option.key, label=option.label.said_in(language), image=None)
                for option in instrument.options
            ],
            deadline=test.ends_at,
        )


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
    answered: int = strawberry.field(description="How many items have been answered.")
    total: int = strawberry.field(description="How many items there are.")
    row: strawberry.Private[SittingTest]
    sitting: strawberry.Private[Sitting]

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
            total=len(instrument.items),
            row=row,
            sitting=sitting,
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
