"""The log: a line of JSON for each request, by whose id it is found again, and nothing about anybody."""

import json
from pathlib import Path

from sqlalchemy import text

from db.database import Database
from db.demo_names import PASSWORD
from tests.support.client import SIGN_IN, Client
from tests.support.processes import Server, environment, serving

ADDRESS = "recruiter@noorderlicht.example"
RESULTS = """
    { recruitmentProcedures { nodes { candidates(first: 3) { nodes {
        name { last } results { competencies { score } overviews { candidateSummary { text } } }
    } } } } }
"""
BAD_CURSOR = '{ recruitmentProcedures(after: "guess@work.example") { totalCount } }'


async def test_every_request_is_one_line_with_its_id_and_nothing_that_anybody_sent_or_saw(
    tmp_path: Path, prepared_url: str
) -> None:
    async with serving(env=environment(tmp_path, prepared_url)) as server:
        signed_in = await server.http.post("/graphql", json=sign_in(PASSWORD))
        recruiter = Client(server.http, signed_in.json()["data"]["signIn"]["accessToken"])
        results = await recruiter.ask(RESULTS)
        answers = [
            signed_in,
            results.response,
            (await recruiter.ask(BAD_CURSOR)).response,
            await server.http.post("/graphql", json=sign_in("no password of hers")),
            await server.http.post("/graphql", content=b"{"),
            await server.http.get("/healthz?email=guess@work.example"),
            await server.http.get("/nowhere"),
        ]
        server.told_to_end()
        await server.status()
    told = {line["request_id"]: line for line in server.requests}
    for answer in answers:
        line = told.pop(answer.headers["x-request-id"])
        shown = {"method": answer.request.method, "path": answer.url.path, "status": answer.status_code}
        assert line.items() >= shown.items()
        assert line.keys() - shown.keys() == {"event", "level", "timestamp", "request_id", "ms"}
    assert [line["path"] for line in told.values()] == ["/healthz"]
    assert len(results.data["recruitmentProcedures"]["nodes"][0]["candidates"]["nodes"]) == 3
    names = [each["name"]["last"] for each in results.data["recruitmentProcedures"]["nodes"][0]["candidates"]["nodes"]]
    assert_untold([*names, "guess@work.example", "no password of hers", recruiter.token], server)


async def test_what_goes_wrong_is_one_line_too_under_the_reference_that_is_shown(
    tmp_path: Path, prepared_url: str
) -> None:
    async with serving(env=environment(tmp_path, prepared_url)) as server:
        await drop_table(prepared_url, "sessions")
        answer = await server.http.post("/graphql", json=sign_in(PASSWORD), headers={"authorization": "Bearer guessed"})
        async with server.connection() as (incoming, outgoing):
            outgoing.write(b"GRAPHQL guess@work.example\r\n\r\n")
            assert (await incoming.read()).startswith(b"HTTP/1.1 400 ")
        server.told_to_end()
        await server.status()
    lines = [json.loads(line) for line in server.log]
    [error] = answer.json()["errors"]
    [failed] = [line for line in lines if line.get("reference") == error["extensions"]["reference"]]
    assert failed["request_id"] == answer.headers["x-request-id"]
    assert "no such table: sessions" in failed["exception"]
    assert "sessions" not in answer.text
    assert [line["event"] for line in lines if line["level"] == "warning"] == [
        "mail_waits",
        "Invalid HTTP request received.",
    ]
    assert_untold(["guessed", "guess@work.example"], server)


def sign_in(password: str) -> dict[str, object]:
    return {"query": SIGN_IN, "variables": {"email": ADDRESS, "password": password}}


def assert_untold(private: list[str | None], server: Server) -> None:
    log = "\n".join(server.log)
    assert [each for each in (*private, ADDRESS, PASSWORD) if each is None or each in log] == []


async def drop_table(url: str, table: str) -> None:
    database = Database(url)
    async with database.write() as session:
        await session.execute(text(f"DROP TABLE {table}"))
    await database.close()
