"""Bodies that no client would send: JSON that is no request, and what is no JSON at all."""

import json
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from fuzz.values import ANYTHING, NUMBERS, json_of, now_and_then

# Halves of surrogate pairs, and numbers that are none: what JSON's own rules leave open.
WILD_TEXTS = st.text(st.characters())
WILD = WILD_TEXTS | json_of(st.none() | st.booleans() | NUMBERS | st.floats() | WILD_TEXTS, WILD_TEXTS)
DOCUMENTS = st.sampled_from(
    [
        "{ viewer { __typename } }",
        "query A { __typename } query B { lenses { id } }",
        "query A($id: ID!, $n: Int = 3) { node(id: $id) { id } employees(first: $n) { nodes { id name { full } } } }",
        "mutation { signOut { errors { code } } }",
        'mutation { signIn(input: {email: "a@b.example", password: "x"}) { accessToken errors { code message } } }',
        "{ ...F } fragment F on Query { organisation { name } ... on Query @include(if: true) { lenses { key } } }",
        '{ employees(search: """block \\""" text""", first: 2) { totalCount pageInfo { endCursor } } }',
        "{ __schema { types { name fields { name args { name } } } } }",
    ]
)
ENCODINGS = st.sampled_from(["utf-8"] * 8 + ["utf-16", "utf-16-le", "utf-32", "utf-7"])
BRACKETS = st.sampled_from([("[", "]"), ('{"a":', "}"), ("[", ""), ('[{"":', "}]")])
REQUESTS = st.fixed_dictionaries(
    {"query": now_and_then(WILD, DOCUMENTS)},
    optional={
        "variables": now_and_then(WILD, st.fixed_dictionaries({}, optional={"id": ANYTHING, "n": ANYTHING})),
        "operationName": now_and_then(WILD, st.sampled_from(["A", "B", "C", ""])),
        "extensions": WILD,
        "documentId": WILD,
    },
)


def encoded(body: Any, encoding: str) -> bytes:
    """JSON in any encoding, right or wrong."""
    return json.dumps(body, ensure_ascii=False).encode(encoding, "surrogatepass")


def nested(depth: int, brackets: tuple[str, str]) -> bytes:
    """A request with variables so deep."""
    begin, end = brackets
    return f'{{"query": "{{ __typename }}", "variables": {{"a": {begin * depth}1{end * depth}}}}}'.encode()


@st.composite
def mangled(draw: DrawFn, bodies: SearchStrategy[bytes]) -> bytes:
    """A body with a part of it taken out, doubled, or replaced."""
    body = draw(bodies)
    start = draw(st.integers(0, len(body)))
    end = draw(st.integers(start, len(body)))
    between = draw(st.binary(max_size=5) | st.sampled_from([b"", body[start:end] * 2, b"[" * 5_000, b"9" * 5_000]))
    return body[:start] + between + body[end:]


GOOD = st.builds(encoded, REQUESTS, ENCODINGS)
BODIES = st.one_of(
    GOOD,
    mangled(GOOD),
    st.builds(encoded, WILD, ENCODINGS),
    st.builds(nested, st.integers(1, 6_000), BRACKETS),
    st.binary(),
)
