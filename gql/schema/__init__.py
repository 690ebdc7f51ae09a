"""The schema: what clients can ask for, put together from the words of the domain."""

import strawberry
from strawberry.extensions import ParserCache, ValidationCache
from strawberry.schema.config import StrawberryConfig

from gql.schema import enums
from gql.schema.accounts import AccountsMutation, AccountsQuery
from gql.schema.errors import (
    ChooseOrganisationError,
    InvalidInputError,
    RefusedError,
    StaleVersionError,
    TooManyAttemptsError,
)
from gql.schema.executor import Executor
from gql.schema.finding import FindingQuery
from gql.schema.people import PeopleMutation, PeopleQuery
from gql.schema.recruiting import RecruitingMutation, RecruitingQuery
from gql.schema.scalars import SCALARS
from gql.schema.shared_views import SharedCandidate
from gql.schema.sharing import SharingMutation, SharingQuery

CACHED_DOCUMENTS = 500


@strawberry.type(description="Everything that can be read.")
class Query(FindingQuery, AccountsQuery, PeopleQuery, RecruitingQuery, SharingQuery):
    pass


@strawberry.type(description="Everything that can be changed. Expected refusals come in a payload's `errors`.")
class Mutation(AccountsMutation, PeopleMutation, RecruitingMutation, SharingMutation):
    pass


def _parser_cache() -> ParserCache:
    return ParserCache(maxsize=CACHED_DOCUMENTS)


def _validation_cache() -> ValidationCache:
    return ValidationCache(maxsize=CACHED_DOCUMENTS)


schema = strawberry.Schema(
    query=Query,
    mutation=Mutation,
    types=[
        InvalidInputError,
        RefusedError,
        StaleVersionError,
        TooManyAttemptsError,
        ChooseOrganisationError,
        SharedCandidate,
    ],
    execution_context_class=Executor,
    extensions=[_parser_cache, _validation_cache],
    config=StrawberryConfig(scalar_map=SCALARS, auto_camel_case=True),
)

__all__ = ["enums", "schema"]
