"""What is refused: for each limit and rule a request that breaks it, as large as the rule lets one be."""

from collections.abc import Callable
from dataclasses import dataclass, field

import orjson

from benchmarks.question import VIEW

JSON = {"content-type": "application/json"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that comes in as many versions as one likes; only the name of its operation differs."""

    name: str
    body: Callable[[str], bytes]
    expected: str
    method: str = "POST"
    headers: dict[str, str] = field(default_factory=lambda: JSON)
    query: str = ""


def _document(name: str, text: str, expected: str, **headers: str) -> Asked:
    """A document in which `OPERATION` stands for the name of its operation."""

    def body(operation: str) -> bytes:
        return orjson.dumps({"query": text.replace("OPERATION", operation)})

    return Asked(name, body, expected, headers=JSON | headers)


def _plain(name: str, body: bytes, expected: str, **more: str) -> Asked:
    return Asked(name, lambda operation: body, expected, headers=JSON | more)


def _fragments(count: int, field: str) -> str:
    spreads = " ".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(count - 1))
    return f"query OPERATION {{ ...F0 }} {spreads} fragment F{count - 1} on Query {{ {field} }}"


def _many(count: int, text: str) -> str:
    return " ".join(text.replace("NUMBER", str(number)) for number in range(count))


BASELINE = _document("{ __typename }, which is answered", "query OPERATION { __typename }", '"data"')
# A frontend's own document; whoever asks it is told to sign in, so what it takes is reading it.
PAGE = _document("page", VIEW.replace("View", "OPERATION", 1).replace("first: 100", "first: 1"), "UNAUTHENTICATED")
PEOPLE = "{ employees { totalCount } }"
NESTED = "types { fields { type { fields { type { fields { type { name } } } } } } }"
ALL = "fragment T on __Type { fields { name type { name } args { name type { name ofType { name } } } } }"
WIDE = f"{{ __schema {{ {_many(20, 'tNUMBER: types { ...T }')} }} }} {ALL}"
HUNDREDS = "recruitmentProcedures(first: 100) { nodes { candidates(first: 100) { nodes { id } } } }"

REFUSED = [
    _plain("body: 65 KiB", b'{"query": "' + b" " * 66_000 + b'"}', "413"),
    _plain("JSON: 30,000 deep", b"[" * 30_000 + b"]" * 30_000, "BAD_REQUEST"),
    _plain("JSON: not closed", b'{"query": "{ viewer', "BAD_REQUEST"),
    _document("tokens: 30,000", f"query OPERATION {{ {'a ' * 30_000} }}", '"tokens"'),
    _document("operations: 300", f"query OPERATION {{ a }} {_many(300, 'query QNUMBER { a }')}", '"operations"'),
    _document("depth: 13", f"query OPERATION {{ {'a { ' * 12} a {'}' * 13}", '"depth"'),
    _document("depth: 600", f"query OPERATION {{ {'a { ' * 600} a {'}' * 601}", '"depth"'),
    _document("aliases: 31", f"query OPERATION {{ {_many(31, 'aNUMBER: __typename')} }}", '"aliases"'),
    _document("aliases: 600", f"query OPERATION {{ {_many(600, 'aNUMBER: __typename')} }}", '"aliases"'),
    _document("root fields: 1,900", f"query OPERATION {{ {'__typename ' * 1_900} }}", '"root fields"'),
    _document("directives: 21", f"query OPERATION {{ __typename {'@include(if: true) ' * 21} }}", '"directives"'),
    _document("directives: 250", f"query OPERATION {{ __typename {'@include(if: true) ' * 250} }}", '"directives"'),
    _document("fragments: 180", _fragments(180, "__typename"), '"fragments"'),
    _document("fragment bomb: 2^29 fields", _fragments(30, "__typename"), '"root fields"'),
    _document("fields: 1,100", f"query OPERATION {{ viewer {{ {'__typename ' * 1_100} }} }}", '"fields"'),
    _document("repetitions: 4,950", f"query OPERATION {{ viewer {{ {'__typename ' * 100} }} }}", '"repetitions"'),
    _document("cost: 10,000 ids", f"query OPERATION {{ {HUNDREDS} }}", '"cost"'),
    _document("introspection: lists in lists", f"query OPERATION {{ __schema {{ {NESTED} }} }}", "DOCUMENT_INVALID"),
    _document("introspection: 20 times all", f"query OPERATION {WIDE}", '"introspection cost"'),
    _document("an unknown field", "query OPERATION { viewer { nothing } }", "DOCUMENT_INVALID"),
    _document("100 unknown fields", f"query OPERATION {{ viewer {{ {_many(100, 'nNUMBER')} }} }}", "DOCUMENT_INVALID"),
    _document("a syntax error", "query OPERATION { viewer { __typename }", "DOCUMENT_INVALID"),
    _document("no session", f"query OPERATION {PEOPLE}", "UNAUTHENTICATED"),
    _document("an ended session", f"query OPERATION {PEOPLE}", "UNAUTHENTICATED", authorization="Bearer nobody's"),
    _document("a foreign origin", f"query OPERATION {PEOPLE}", "FORBIDDEN", origin="https://elsewhere.example"),
    _plain("not JSON by its kind", b"{ viewer }", "BAD_REQUEST", **{"content-type": "application/graphql"}),
    Asked(
        "a mutation by GET", lambda operation: b"", "BAD_REQUEST", "GET", {}, "query=mutation{signOut{errors{code}}}"
    ),
]
