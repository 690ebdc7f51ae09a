"""The schema: what clients can ask for, put together from the words of the domain."""

import strawberry
from graphql import GraphQLError
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

from gql.schema import enums
from gql.schema.accounts import AccountsMutation, AccountsQuery
from gql.schema.adding import AddingMutation
from gql.schema.candidate_links import CandidateLinksMutation
from gql.schema.development import DevelopmentSuggestion, InsightScore
from gql.schema.errors import (
    ChooseOrganisationError,
    InvalidInputError,
    RefusedError,
    RetakeTooSoonError,
    StaleVersionError,
    TooManyAttemptsError,
)
from gql.schema.executor import Executor
from gql.schema.external import ExternalMutation
from gql.schema.finding import FindingQuery
from gql.schema.goals import GoalsMutation
from gql.schema.guard import Guard
from gql.schema.hiring import HiringMutation, HiringQuery
from gql.schema.live import Subscription
from gql.schema.passwords import PasswordsMutation, PasswordsQuery
from gql.schema.people import PeopleMutation, PeopleQuery
from gql.schema.presenting import Presenting
from gql.schema.recruiting import RecruitingMutation, RecruitingQuery
from gql.schema.scalars import SCALARS
from gql.schema.shared_views import SharedCandidate
from gql.schema.sharing import SharingMutation, SharingQuery
from gql.schema.taking import TakingMutation


@strawberry.type(
    description="Everything that can be read. What is not for the asker is null, with an error of code "
    "UNAUTHENTICATED, FORBIDDEN or MODULE_NOT_AVAILABLE. Texts are in the asker's language: their locale, or before "
    "signing in the one that Accept-Language prefers."
)
class Query(FindingQuery, AccountsQuery, PasswordsQuery, PeopleQuery, RecruitingQuery, SharingQuery, HiringQuery):
    pass


@strawberry.type(
    description="Everything that can be changed. Each does all of what was asked or nothing, one after the other in "
    "the order asked. Expected refusals come in a payload's `errors`."
)
class Mutation(
    AccountsMutation,
    PasswordsMutation,
    PeopleMutation,
    RecruitingMutation,
    SharingMutation,
    ExternalMutation,
    HiringMutation,
    AddingMutation,
    GoalsMutation,
    CandidateLinksMutation,
    TakingMutation,
):
    pass


class Schema(strawberry.Schema):
    """Leaves the logging of errors to where they are presented: expected ones are no news, others get a reference."""

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        pass


schema = Schema(
    query=Query,
    mutation=Mutation,
    subscription=Subscription,
    types=[
        InvalidInputError,
        RefusedError,
        RetakeTooSoonError,
        StaleVersionError,
        TooManyAttemptsError,
        ChooseOrganisationError,
        SharedCandidate,
        InsightScore,
        DevelopmentSuggestion,
    ],
    execution_context_class=Executor,
    extensions=[Presenting, Guard],
    config=StrawberryConfig(scalar_map=SCALARS, auto_camel_case=True),
)

__all__ = ["enums", "schema"]
