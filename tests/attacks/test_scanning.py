"""Scanners: what tools such as graphql-cop, clairvoyance and CrackQL send first finds nothing that could be used."""

import pytest

from tests.support.client import Answer
from tests.support.world import World

TOO_MUCH = {
    "aliases": "{ " + " ".join(f"alias{number}: __typename" for number in range(101)) + " }",
    "a field again and again": "{ " + "__typename " * 500 + "}",
    "words that may be fields": "{ " + " ".join(f"word{number}" for number in range(64)) + " }",
    "arguments in turns": "mutation { "
    + " ".join(
        f'n{number}: signIn(input: {{email: "a@b.example", password: "{number}"}}) {{ expiresAt }}'
        for number in range(9)
    )
    + " }",
    "introspection in circles": (
        "{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } }"
        " } } } } } } } } }"
    ),
    "a fragment in itself": (
        "{ __schema { ...A } } fragment A on __Schema { __typename ...B } fragment B on __Schema { ...A }"
    ),
    "directives": "{ __typename " + "@aa" * 10 + " }",
    "many directives": "{ __typename " + "@skip(if: false) " * 50 + "}",
    "unknown fields": "{ viewer { " + " ".join(f"word{number}" for number in range(200)) + " } }",
}


@pytest.mark.parametrize("document", TOO_MUCH.values(), ids=TOO_MUCH)
async def test_a_document_made_to_be_heavy_is_refused_in_few_words(world: World, document: str) -> None:
    answer = await world.anonymous.ask(document)
    assert "data" not in answer.body
    assert set(answer.codes) <= {"LIMIT_EXCEEDED", "DOCUMENT_INVALID"}
    assert len(answer.codes) < 10
    assert len(answer.text) < 4_000


@pytest.mark.parametrize(
    "document",
    [
        "qwerty cop { abc }",
        "{ __schema { directive } }",
        "{ node(id: 5.5) { id } }",
        "{ nothing }",
        "query Q($a: X) { a }",
    ],
)
async def test_an_error_says_what_is_wrong_with_the_document_and_nothing_of_what_is_behind_it(
    world: World, document: str
) -> None:
    answer = await world.anonymous.ask(document)
    for error in answer.body["errors"]:
        assert error.keys() <= {"message", "locations", "path", "extensions"}
        assert error["extensions"].keys() <= {"code", "limit", "reference"}
    assert_bare(answer)


async def test_nothing_is_traced_for_whoever_asks(world: World) -> None:
    for headers in ({"x-apollo-tracing": "1"}, {"apollo-federation-include-trace": "ftv1"}, {"x-debug": "1"}):
        response = await world.http.post("/graphql", json={"query": "{ __typename }"}, headers=headers)
        assert response.json() == {"data": {"__typename": "Query"}}
        assert_bare(Answer(response))


def assert_bare(answer: Answer) -> None:
    """That an answer tells neither where in the code something happened nor what the service is made of."""
    for word in ("Traceback", "stacktrace", "exception", "site-packages", ".py", "sqlalchemy", "strawberry"):
        assert word not in answer.text
    assert not {"server", "x-powered-by"} & set(answer.response.headers)


@pytest.mark.parametrize(
    "path",
    ["/graphiql", "/playground", "/console", "/altair", "/voyager", "/v1/graphql", "/.env", "/.git/config", "/metrics"],
)
async def test_no_second_door_stands_open(world: World, path: str) -> None:
    assert (await world.http.get(path, headers={"accept": "text/html"})).status_code == 404
    assert (await world.http.post(path, json={"query": "{ __typename }"})).status_code == 404
