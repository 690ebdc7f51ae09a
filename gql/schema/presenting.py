"""What an error says to a client: a code always, what is expected in words, what is not under a reference."""

import secrets
from collections.abc import Iterator
from typing import Any

import structlog
from graphql import FieldNode, GraphQLError
from strawberry.exceptions import MissingQueryError
from strawberry.extensions import SchemaExtension
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import StreamExecutionResult

from db.models.accounts import Locale
from db.queries.paging import BadPaging
from db.refusals import Forbidden, InvalidInput, ModuleNotAvailable, Refusal, Unauthenticated
from gql.context import Context
from gql.schema.discretion import discreet
from gql.schema.messages import message

# A request that names no operation to run; a stream tells it as an error among others.
NO_OPERATION = (MissingQueryError, CannotGetOperationTypeError, InvalidOperationTypeError)

log = structlog.get_logger()


class Presenting(SchemaExtension):
    """Presents every error of an operation, whichever way its results travel; notes refusals in the audit trail."""

    def on_operation(self) -> Iterator[None]:
        yield
        self._present(self.execution_context.result)

    def on_stream_result(self, result: StreamExecutionResult) -> Iterator[None]:
        self._present(result)
        yield

    def _present(self, result: Any) -> None:
        context: Context = self.execution_context.context
        errors: list[GraphQLError] = getattr(result, "errors", None) or []
        for field, code in {refusal for error in errors if (refusal := _refused_field(error))}:
            context.record_refusal(field, code)
        if errors:
            result.errors = [presented(error, context.locale) for error in errors]


def presented(error: GraphQLError, locale: Locale) -> GraphQLError:
    """An error as clients see it; anything unexpected is masked, and logged under the reference it shows."""
    cause = _cause(error)
    text, extensions = error.message, dict(error.extensions or {})
    if isinstance(cause, Refusal):
        reason = cause.reason if isinstance(cause, InvalidInput) else None
        text, extensions = message(cause.code, locale, reason), _extensions(cause)
    elif isinstance(cause, NO_OPERATION):
        extensions = {"code": "BAD_REQUEST"}
    elif cause is not None:
        reference = secrets.token_hex(8)
        log.error("request.failed", reference=reference, exc_info=cause)
        text, extensions = "Something went wrong on our side.", {"code": "INTERNAL", "reference": reference}
    else:
        extensions.setdefault("code", "BAD_REQUEST" if error.path or _about_variables(error) else "DOCUMENT_INVALID")
        text = discreet(text)
    return GraphQLError(text, error.nodes, error.source, error.positions, error.path, extensions=extensions)


def _cause(error: GraphQLError) -> BaseException | None:
    cause: BaseException | None = error
    while isinstance(cause, GraphQLError):
        cause = cause.original_error
    return cause


def _extensions(refusal: Refusal) -> dict[str, Any]:
    if isinstance(refusal, BadPaging) and refusal.reason == "page_too_large":
        return {"code": "LIMIT_EXCEEDED", "limit": "first"}
    return {"code": "BAD_REQUEST" if isinstance(refusal, InvalidInput) else refusal.code}


def _refused_field(error: GraphQLError) -> tuple[str, str] | None:
    """Field and code of a question that is not for the asker, signed in or not."""
    cause, field = _cause(error), error.nodes[0] if error.nodes else None
    if isinstance(field, FieldNode) and isinstance(cause, Forbidden | ModuleNotAvailable | Unauthenticated):
        return field.name.value, cause.code
    return None


def _about_variables(error: GraphQLError) -> bool:
    return error.message.startswith("Variable ")
