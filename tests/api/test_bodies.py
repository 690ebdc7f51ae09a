"""Whatever is sent, the answer says with a code what was wrong with it, and it is never a failure of ours."""

import json

import pytest

from tests.support.visible_live import Watch
from tests.support.world import World

BOTH = pytest.mark.parametrize("accept", ["application/json", "application/graphql-response+json"])
WATCH = 'subscription Watch { sharedViewChanged(procedureId: "x") { version } }'
QUERY = '"query": "{ viewer { __typename } }"'
NO_REQUESTS: dict[str, bytes] = {
    "empty": b"",
    "space": b" ",
    "null": b"null",
    "number": b"1",
    "text": b'"x"',
    "list": b"[]",
    "list of requests": f"[{{{QUERY}}}]".encode(),
    "object": b"{}",
    "half": b'{"query": "{ viewer',
    "two": f"{{{QUERY}}}{{{QUERY}}}".encode(),
    "not UTF-8": b'{"query": "\xff"}',
    "UTF-16": f"{{{QUERY}}}".encode("utf-16"),
    "not a number": f'{{{QUERY}, "variables": {{"a": NaN}}}}'.encode(),
    "long number": b'{"query": ' + b"9" * 5_000 + b"}",
    "deep list": b"[" * 30_000,
    "deep list, closed": b"[" * 30_000 + b"]" * 30_000,
    "deep object": b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
    "deep variables": f'{{{QUERY}, "variables": {{"a": {"[" * 900}{"]" * 900}}}}}'.encode(),
    "lone surrogate in the document": b'{"query": "{ node(id: \\"\\ud800\\") { id } }"}',
    "lone surrogate in a variable": f'{{{QUERY}, "variables": {{"a": "\\ud800"}}}}'.encode(),
    "lone surrogate in a key": f'{{{QUERY}, "variables": {{"\\udc00": 1}}}}'.encode(),
    "no text": b'{"query": 5}',
    "no document": b'{"query": null}',
    "list for variables": f'{{{QUERY}, "variables": []}}'.encode(),
    "number for variables": f'{{{QUERY}, "variables": 1}}'.encode(),
    "number for extensions": f'{{{QUERY}, "extensions": 1}}'.encode(),
}
NO_DOCUMENTS = {
    "blank": " ",
    "comment": "# nothing",
    "half": "{ viewer {",
    "NUL": "{ viewer\0 { __typename } }",
    "NUL escaped": '{ node(id: "\\u0000") { id',
    "surrogate escaped": '{ node(id: "\\ud800") { id } }',
    "surrogates the wrong way round": '{ node(id: "\\udc00\\ud800") { id } }',
    "beyond Unicode": '{ node(id: "\\u{110000}") { id } }',
    "deep": "{ a " * 9_000,
    "deep, closed": "{ a " * 500 + "}" * 500,
    "deep list": "{ nodes(ids: " + "[" * 9_000 + ") { id } }",
    "fragment alone": "fragment F on Query { viewer { __typename } }",
    "fragment in itself": "{ ...F } fragment F on Query { ...F }",
    "unknown directive": "{ viewer @nothing { __typename } }",
    "type system": "type T { a: Int }",
    "two operations": "query A { lenses { id } } query B { lenses { id } }",
    "two of one name": "query A { lenses { id } } query A { lenses { id } }",
    "huge integer": "{ employees(first: " + "9" * 400 + ") { totalCount } }",
    "huge fraction": "{ employees(first: 1e9999) { totalCount } }",
    "text for a number": '{ employees(first: "1") { totalCount } }',
}


def codes(body: dict[str, list[dict[str, dict[str, str]]]]) -> set[str]:
    return {error["extensions"]["code"] for error in body["errors"]}


@BOTH
@pytest.mark.parametrize("body", NO_REQUESTS.values(), ids=NO_REQUESTS)
async def test_a_body_that_is_no_request_is_refused_with_400(world: World, body: bytes, accept: str) -> None:
    headers = {"content-type": "application/json", "accept": accept}
    response = await world.http.post("/graphql", content=body, headers=headers)
    assert (response.status_code, codes(response.json())) == (400, {"BAD_REQUEST"})
    assert response.headers["content-type"].startswith(accept)


@BOTH
@pytest.mark.parametrize("document", NO_DOCUMENTS.values(), ids=NO_DOCUMENTS)
async def test_a_text_that_is_no_document_is_refused_with_a_code(world: World, document: str, accept: str) -> None:
    response = await world.http.post("/graphql", json={"query": document}, headers={"accept": accept})
    assert response.status_code < 500
    assert codes(response.json()) <= {"DOCUMENT_INVALID", "BAD_REQUEST", "LIMIT_EXCEEDED"}
    assert "data" not in response.json()


@pytest.mark.parametrize("body", [{}, {"query": None}, {"query": ""}, {"query": WATCH, "operationName": "Other"}])
async def test_a_stream_without_an_operation_is_refused_with_a_code(world: World, body: dict[str, str]) -> None:
    response = await world.http.post("/graphql", json=body, headers={"accept": "text/event-stream"})
    told = next(line for line in response.text.splitlines() if line.startswith("data: {"))
    assert codes(json.loads(told.removeprefix("data: "))) == {"BAD_REQUEST"}


@pytest.mark.parametrize(("document", "code"), [("", "BAD_REQUEST"), (" ", "DOCUMENT_INVALID")])
async def test_a_connection_that_asks_nothing_is_told_so_with_a_code(world: World, document: str, code: str) -> None:
    async with Watch(world.anonymous, document) as watching:
        _, told = await watching.next()
    assert [error["extensions"]["code"] for error in json.loads(told.text)] == [code]


@pytest.mark.parametrize(
    "kind",
    [
        "",
        "text/plain",
        "text/plain; x=application/json",
        "application/jsonx",
        "xapplication/json",
        "application/json, text/plain",
        "application/json+xml",
        "application/graphql",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        ";;",
    ],
)
async def test_only_json_is_read(world: World, kind: str) -> None:
    response = await world.http.post("/graphql", content=f"{{{QUERY}}}", headers={"content-type": kind})
    assert (response.status_code, codes(response.json())) == (415, {"BAD_REQUEST"})


@pytest.mark.parametrize(
    "kind",
    ["application/json", "application/json; charset=utf-8", "Application/JSON; charset=utf-8", "APPLICATION/JSON ;"],
)
async def test_json_is_read_however_its_kind_is_written(world: World, kind: str) -> None:
    response = await world.http.post("/graphql", content=f"{{{QUERY}}}", headers={"content-type": kind})
    assert response.json() == {"data": {"viewer": None}}


async def test_a_mutation_is_never_made_by_a_get_request(world: World) -> None:
    for document in ("mutation { signOut { errors { code } } }", "{ viewer { __typename } }"):
        response = await world.http.get("/graphql", params={"query": document})
        assert (response.status_code, codes(response.json())) == (400, {"BAD_REQUEST"})


async def test_control_characters_in_texts_are_answered_and_not_failed_over(either: World) -> None:
    owner = await either.as_("owner")
    odd = ["\0", "\x1b", "\u202e", "\ufffe", "\U0010ffff", "\n"]
    for text in odd:
        literal = json.dumps(text)
        for query in (
            f"{{ node(id: {literal}) {{ id }} }}",
            f"{{ nodes(ids: [{literal}]) {{ id }} }}",
            f"{{ sharedView(procedureId: {literal}) {{ id }} }}",
            f"{{ recruitmentProcedure(id: {literal}) {{ id }} }}",
            f"{{ employees(search: {literal}) {{ totalCount }} }}",
            f"{{ recruitmentProcedures(search: {literal}) {{ totalCount }} }}",
        ):
            assert (await owner.ask(query)).codes == [], query
