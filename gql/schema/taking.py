"""Taking the assessment: start it, follow a tour, choose a language, answer item by item."""

import strawberry

from db.models.accounts import Locale
from gql.permissions import rules
from gql.resolvers import taking
from gql.resolvers.taking import Practised
from gql.schema.accounts import Viewer, viewer_of
from gql.schema.assessments import Assessment, AssessmentTest
from gql.schema.errors import Payload, mutation
from gql.schema.nodes import Info
from gql.schema.results import LANGUAGES
from gql.schema.scalars import LanguageTag

TEST_ID = "A test of the assessment that the asker takes."


@strawberry.input(description="The tour that was followed.")
class CompleteTourInput:
    test_id: strawberry.ID = strawberry.field(description=TEST_ID)
    practice_option_key: str | None = strawberry.field(
        default=None,
        description="The answer to the test's `practice`: the `key` of one of its options. Needed where there is one.",
    )


@strawberry.input(description="The test to start.")
class StartTestInput:
    test_id: strawberry.ID = strawberry.field(description=TEST_ID)
    language: LanguageTag = strawberry.field(description="One of the test's `languages`.")


@strawberry.input(description="An answer.")
class AnswerItemInput:
    test_id: strawberry.ID = strawberry.field(description=TEST_ID)
    item_id: strawberry.ID = strawberry.field(description="The test's current `item`.")
    option_key: str = strawberry.field(description="The `key` of one of its options.")


@strawberry.type(description="The assessment that goes on.")
class StartAssessmentPayload(Payload):
    viewer: Viewer | None = strawberry.field(default=None, description="Who takes it; null when refused.")
    assessment: Assessment | None = strawberry.field(default=None, description="The assessment; null when refused.")


@strawberry.type(description="What became of the answer to an item for practice.")
class PracticeResult:
    correct: bool = strawberry.field(description="Whether it was the right one; the tour is done either way.")
    right_option_key: str = strawberry.field(description="The key of the right option.")
    explanation: str = strawberry.field(description="How the item works.")

    @classmethod
    def of(cls, practised: Practised, locale: Locale) -> "PracticeResult":
        return cls(
            correct=practised.correct,
            right_option_key=practised.right_option_key,
            explanation=practised.explanation.in_(LANGUAGES[locale]),
        )


@strawberry.type(description="The test as it is now.")
class CompleteTourPayload(Payload):
    test: AssessmentTest | None = strawberry.field(default=None, description="The test; null when refused.")
    practice: PracticeResult | None = strawberry.field(
        default=None, description="What became of the item for practice; null where there is none, and when refused."
    )


@strawberry.type(description="The test as it is now.")
class StartTestPayload(Payload):
    test: AssessmentTest | None = strawberry.field(default=None, description="The test; null when refused.")


@strawberry.type(description="How far the person is now.")
class AnswerItemPayload(Payload):
    viewer: Viewer | None = strawberry.field(
        default=None,
        description="Who answered, so that an employee's insights can be asked for with the last answer; null when "
        "refused.",
    )
    test: AssessmentTest | None = strawberry.field(
        default=None, description="The test with its next item; null when refused."
    )
    assessment: Assessment | None = strawberry.field(default=None, description="The assessment; null when refused.")


@strawberry.type
class TakingMutation:
    @mutation(
        "Starts the assessment; one that was begun goes on. A member takes it at most once a calendar month "
        f"(RETAKE_TOO_SOON), a candidate once (TEST_FINISHED). {rules.TAKE_ASSESSMENT}"
    )
    async def start_assessment(self, info: Info) -> StartAssessmentPayload:
        begun = await taking.start(info.context)
        return StartAssessmentPayload(viewer=viewer_of(info), assessment=Assessment.of(begun))

    @mutation(
        "Notes that a test's tour was followed to its end, and tells how its item for practice works. "
        f"{rules.TAKE_ASSESSMENT}"
    )
    async def complete_tour(self, info: Info, input: CompleteTourInput) -> CompleteTourPayload:
        locale = info.context.locale
        (sitting, test), practised = await taking.complete_tour(
            info.context, test_id=input.test_id, practice_option_key=input.practice_option_key
        )
        return CompleteTourPayload(
            test=AssessmentTest.of(test, sitting, locale),
            practice=PracticeResult.of(practised, locale) if practised else None,
        )

    @mutation(
        "Starts a test of the assessment in a language; one that was started goes on. The language may be chosen again "
        "until the first answer. One test is taken at a time (TEST_UNFINISHED). One whose time is over is ended and "
        f"refused with TIME_IS_UP. {rules.TAKE_ASSESSMENT}"
    )
    async def start_test(self, info: Info, input: StartTestInput) -> StartTestPayload:
        sitting, test = await taking.start_test(info.context, test_id=input.test_id, language=input.language)
        return StartTestPayload(test=AssessmentTest.of(test, sitting, info.context.locale))

    @mutation(
        "Answers the current item of a test, which brings the next one; with the last answer of the last test there "
        "are results. The same answer sent twice counts once; any other item than the current one is refused with "
        f"ITEM_NOT_CURRENT, an answer that comes too late with TIME_IS_UP. {rules.TAKE_ASSESSMENT}"
    )
    async def answer_item(self, info: Info, input: AnswerItemInput) -> AnswerItemPayload:
        sitting, test = await taking.answer(
            info.context, test_id=input.test_id, item_id=input.item_id, option_key=input.option_key
        )
        return AnswerItemPayload(
            viewer=viewer_of(info),
            test=AssessmentTest.of(test, sitting, info.context.locale),
            assessment=Assessment.of(sitting),
        )
