"""Values that clients may send: of the right type for the most part, and of any other now and then."""

from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    is_required_input_field,
)
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from fuzz.stage import READERS_ADDRESS, Stage
from tests.support.operations import address

Values = SearchStrategy[Any]

NUMBERS = st.one_of(
    st.integers(),
    st.integers(-(10**400), 10**400),
    st.sampled_from([0, -1, 100, 101, 2**31 - 1, 2**31, -(2**31) - 1, 2**53 + 1, 2**63 - 1, 2**63, 2**64, 1.0, 1e308]),
    st.floats(allow_nan=False, allow_infinity=False),
)
ODD_TEXTS = [
    "",
    " ",
    "\0",
    "\n",
    "%",
    "_",
    "\\",
    "'",
    '"',
    "\u202e",
    "\ufffe",
    "é",
    "e\u0301",
    "ß",
    "İ",
    "x" * 300,
    "\U0010ffff",
]
TEXTS = st.text() | st.sampled_from(ODD_TEXTS)
# Days that calendars have, and some that they have not.
DATES = st.one_of(
    st.dates().map(str),
    st.sampled_from(["9999-12-31", "0001-01-01", "2096-02-29", "2100-02-29", "2099-6-3", "20990630", "2099-W26-2"]),
)


def json_of(leaves: Values, texts: SearchStrategy[str] = TEXTS) -> Values:
    """Any JSON with such leaves."""
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
        max_leaves=8,
    )


ANYTHING = json_of(st.none() | st.booleans() | NUMBERS | TEXTS)


def now_and_then(rare: Values, usual: Values) -> Values:
    """The usual, and one time in twelve the rare."""
    return st.integers(0, 11).flatmap(lambda number: rare if number == 11 else usual)


class Typed:
    """Values for the types of the schema; where an id, an address or a word is wanted, often one that exists."""

    def __init__(self, stage: Stage) -> None:
        ours = [*stage.ours.people, "OWNER@noorderlicht.example", READERS_ADDRESS]
        others = ["new@noorderlicht.example", "a@b", address("é")]
        words = ["professional", "Team lead", "anna", "seven herons over a polder", *stage.cursors, *stage.secrets]
        self._scalars: dict[str, Values] = {
            "ID": st.sampled_from(stage.ids) | TEXTS,
            "EmailAddress": st.sampled_from(ours + others) | st.emails() | TEXTS,
            "LanguageTag": st.sampled_from(["en", "nl", "NL", "de", "pt-BR"]) | TEXTS,
            "String": st.sampled_from(words) | TEXTS,
            "Int": st.integers(0, 100) | NUMBERS,
            "Boolean": st.booleans(),
            "Date": DATES | TEXTS,
        }

    def of(self, kind: Any) -> Values:
        """A value of this type, or now and then anything."""
        return now_and_then(ANYTHING, self._proper(kind))

    def _proper(self, kind: Any) -> Values:
        match kind:
            case GraphQLNonNull():
                return self._proper(kind.of_type)
            case GraphQLList():
                return st.lists(self.of(kind.of_type), max_size=4)
            case GraphQLEnumType():
                return st.sampled_from(list(kind.values))
            case GraphQLInputObjectType():
                return self._input(kind)
            case _:
                return self._scalars[kind.name]

    def _input(self, kind: GraphQLInputObjectType) -> Values:
        required = {key: self.of(each.type) for key, each in kind.fields.items() if is_required_input_field(each)}
        optional = {key: self.of(each.type) for key, each in kind.fields.items() if key not in required}
        return st.fixed_dictionaries(required, optional=optional)
