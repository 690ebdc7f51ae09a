"""Expected refusals as typed errors of a mutation's payload, made in this one place."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import strawberry
from strawberry.extensions import FieldExtension

from db.models.accounts import Locale
from db.refusals import (
    ChooseOrganisation,
    InvalidInput,
    Refusal,
    RetakeTooSoon,
    StaleVersion,
    TooManyAttempts,
    Unauthenticated,
)
from gql import ids
from gql.schema.error_codes import UserErrorCode
from gql.schema.messages import message
from gql.schema.nodes import Info


@strawberry.interface(description="An expected refusal. Clients switch on `code`; `message` is for people.")
class UserError:
    code: UserErrorCode = strawberry.field(description="What kind of refusal this is.")
    message: str = strawberry.field(description="What it means, in the asker's language.")
    path: list[str] | None = strawberry.field(
        description='The part of the input it is about, from the outside in, such as ["input", "email"]; null when it '
        "is about the whole."
    )


@strawberry.type(description="A value that cannot be used.")
class InvalidInputError(UserError):
    pass


@strawberry.type(description="A rule of the process that does not allow what was asked.")
class RefusedError(UserError):
    pass


@strawberry.type(description="Somebody else saved the view since the asker looked at it.")
class StaleVersionError(UserError):
    current_version: int = strawberry.field(description="The version that is saved now; 0 when there is no view.")


@strawberry.type(description="Something was tried too often.")
class TooManyAttemptsError(UserError):
    retry_at: datetime = strawberry.field(description="When the next attempt counts.")


@strawberry.type(description="The assessment was taken less than a calendar month ago.")
class RetakeTooSoonError(UserError):
    available_at: datetime = strawberry.field(description="From when it can be taken again.")


@strawberry.type(description="An organisation in which address and password fit an account.")
class OrganisationChoice:
    organisation_id: strawberry.ID = strawberry.field(description="Give this to `signIn`.")
    name: str = strawberry.field(description="The name of the organisation.")


@strawberry.type(
    description="Address and password fit accounts in several organisations: sign in again with one of them."
)
class ChooseOrganisationError(UserError):
    organisations: list[OrganisationChoice] = strawberry.field(description="The organisations, by name.")


def user_error(refusal: Refusal, locale: Locale) -> UserError:
    """The typed error for a refusal."""
    code = UserErrorCode(refusal.code)
    reason = refusal.reason if isinstance(refusal, InvalidInput) else None
    common: dict[str, Any] = {"code": code, "message": message(code, locale, reason), "path": refusal.path}
    match refusal:
        case InvalidInput():
            return InvalidInputError(**common)
        case StaleVersion(current_version=current_version):
            return StaleVersionError(**common, current_version=current_version)
        case TooManyAttempts(retry_at=retry_at):
            return TooManyAttemptsError(**common, retry_at=retry_at)
        case RetakeTooSoon(available_at=available_at):
            return RetakeTooSoonError(**common, available_at=available_at)
        case ChooseOrganisation(organisations=organisations):
            choices = [
                OrganisationChoice(organisation_id=strawberry.ID(ids.public(ids.ORGANISATION, key)), name=name)
                for key, name in organisations
            ]
            return ChooseOrganisationError(**common, organisations=choices)
        case _:
            return RefusedError(**common)


class RefusalsAsErrors(FieldExtension):
    """Turns a refusal raised by a mutation into its payload's `errors`, and notes it in the audit trail."""

    async def resolve_async(self, next_: Callable[..., Any], source: Any, info: Info, **kwargs: Any) -> Any:
        info.context.loaders.clear()
        try:
            return await next_(source, info, **kwargs)
        except Unauthenticated:
            raise
        except Refusal as refusal:
            info.context.record_refusal(info.field_name, refusal.code)
            payload: type[Any] = info._field.resolve_type()  # type: ignore[assignment]
            return payload(errors=[user_error(refusal, info.context.locale)])


@strawberry.type
class Payload:
    """What every mutation answers with: nothing but errors, or the changed things and no errors."""

    errors: list[UserError] = strawberry.field(
        default_factory=list, description="Why the mutation refused; empty when it did what was asked."
    )


def mutation(description: str) -> Any:
    """A mutation field whose refusals become the `errors` of its payload; its input is described as its type is."""
    make = strawberry.mutation(description=description, extensions=[RefusalsAsErrors()])

    def made(resolver: Callable[..., Any]) -> Any:
        field = make(resolver)
        for argument in field.arguments:
            argument.description = argument.type.__strawberry_definition__.description
        return field

    return made
