"""The scalars of the schema beyond GraphQL's own."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any, NewType

import strawberry
from graphql import GraphQLError
from strawberry.schema.types.base_scalars import DateDefinition, DateTimeDefinition
from strawberry.types.scalar import ScalarDefinition

EmailAddress = NewType("EmailAddress", str)
URL = NewType("URL", str)
LanguageTag = NewType("LanguageTag", str)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise GraphQLError("A text is expected.")
    return value


SCALARS: dict[object, ScalarDefinition] = {
    date: replace(DateDefinition, description="A day by ISO 8601, without a time of day, such as 2026-03-02."),
    datetime: replace(
        DateTimeDefinition, description="An instant by ISO 8601, always in UTC, such as 2026-03-02T09:00:00+00:00."
    ),
    EmailAddress: strawberry.scalar(
        name="EmailAddress",
        description=(
            "An e-mail address, in the form in which it was entered; it is the same address in any letter case. "
            "One that is no address is refused with INVALID_INPUT by the mutation it is given to."
        ),
        serialize=str,
        parse_value=_text,
    ),
    LanguageTag: strawberry.scalar(
        name="LanguageTag",
        description="A language by BCP 47, such as `nl` or `pt-BR`; in any letter case.",
        specified_by_url="https://www.rfc-editor.org/info/bcp47",
        serialize=str,
        parse_value=_text,
    ),
    URL: strawberry.scalar(
        name="URL",
        description="An absolute address, such as https://example.org/path.",
        specified_by_url="https://url.spec.whatwg.org/",
        serialize=str,
        parse_value=_text,
    ),
}
