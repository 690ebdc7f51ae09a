"""What an error says to a client: a code always, what is expected in words, what is not under a reference."""

import secrets
from collections.abc import Iterable
from typing import Any

import structlog
from graphql import FieldNode, GraphQLError

from db.models.accounts import Locale
from db.queries.paging import BadPaging
from db.refusals import Forbidden, InvalidInput, ModuleNotAvailable, Refusal
from gql.schema.messages import message

log = structlog.get_logger()


def presented(error: GraphQLError, locale: Locale) -> dict[str, Any]:
    """An error as the answer shows it; anything unexpected is masked, and logged under the reference it shows."""
    shown: dict[str, Any] = {"message": error.message}
    if error.locations:
        shown["locations"] = [{"line": each.line, "column": each.column} for each in error.locations]
    if error.path:
        shown["path"] = error.path
    cause = _cause(error)
    if isinstance(cause, Refusal):
        reason = cause.reason if isinstance(cause, InvalidInput) else None
        shown["message"] = message(cause.code, locale, reason)
        shown["extensions"] = _refused(cause)
    elif cause is not None:
        reference = secrets.token_hex(8)
        log.error("request.failed", reference=reference, exc_info=cause)
        shown["message"] = "Something went wrong on our side."
        shown["extensions"] = {"code": "INTERNAL", "reference": reference}
    elif error.path or _about_variables(error):
        shown["extensions"] = {"code": "BAD_REQUEST", **(error.extensions or {})}
    else:
        shown["extensions"] = {"code": "DOCUMENT_INVALID", **(error.extensions or {})}
    return shown


def refused(errors: Iterable[GraphQLError]) -> set[tuple[str, str]]:
    """Field and code of every question that the asker's roles or modules do not allow."""
    asked = ((error.nodes[0], _cause(error)) for error in errors if error.nodes)
    return {
        (field.name.value, cause.code)
        for field, cause in asked
        if isinstance(field, FieldNode) and isinstance(cause, Forbidden | ModuleNotAvailable)
    }


def _cause(error: GraphQLError) -> BaseException | None:
    cause: BaseException | None = error
    while isinstance(cause, GraphQLError):
        cause = cause.original_error
    return cause


def _refused(refusal: Refusal) -> dict[str, Any]:
    if isinstance(refusal, BadPaging) and refusal.reason == "page_too_large":
        return {"code": "LIMIT_EXCEEDED", "limit": "first"}
    if isinstance(refusal, InvalidInput):
        return {"code": "BAD_REQUEST"}
    return {"code": refusal.code}


def _about_variables(error: GraphQLError) -> bool:
    return error.message.startswith("Variable ")
