"""`inzicht serve`: starts only when it is safe, says how it is, and ends without cutting anybody off."""

import asyncio
from pathlib import Path

import orjson
import pytest
from sqlalchemy import text

from tests.support.processes import PATIENCE, environment, inzicht, serving
from tests.support.world import World

STRONG = "thirty-two bytes are just enough"
SHORT = STRONG[1:]
MONOTONOUS = "abcdefgh" * 8


@pytest.mark.parametrize(
    ("keys", "complaint"),
    [
        ("", "INZICHT_SECRET_KEYS is not set."),
        (f"{STRONG},{SHORT}", "INZICHT_SECRET_KEYS: key 2 is too weak."),
        (f"{MONOTONOUS},{STRONG}", "INZICHT_SECRET_KEYS: key 1 is too weak."),
    ],
    ids=["none", "short", "monotonous"],
)
async def test_it_does_not_start_without_strong_secrets(tmp_path: Path, keys: str, complaint: str) -> None:
    ended = await inzicht("serve", "--port", "0", env=environment(tmp_path, INZICHT_SECRET_KEYS=keys))
    assert ended.status == 1
    assert ended.err.startswith(f"Error: {complaint}")
    assert not list(tmp_path.iterdir())


async def test_a_setting_that_cannot_be_used_is_named_and_not_repeated(tmp_path: Path) -> None:
    ended = await inzicht(
        *("serve", "--port", "0"),
        env=environment(
            tmp_path,
            INZICHT_DATABASE_URL="postgresql://somebody:hushhush@localhost/inzicht",
            INZICHT_SMTP_URL="ftp://somebody:hushhush@localhost",
            INZICHT_MAIL_FROM="hushhush",
            INZICHT_ALLOW_GET_QUERIES="hushhush",
        ),
    )
    assert ended.status == 1
    assert [line.removeprefix("Error: ").partition(":")[0] for line in ended.err.splitlines()] == [
        "INZICHT_DATABASE_URL",
        "INZICHT_SMTP_URL",
        "INZICHT_MAIL_FROM",
        "INZICHT_ALLOW_GET_QUERIES",
    ]
    assert "hushhush" not in ended.err


async def test_it_does_not_start_with_a_test_that_is_wrong_and_tells_all_that_is(tmp_path: Path) -> None:
    (tmp_path / "own/instruments").mkdir(parents=True)
    (tmp_path / "own/instruments/kompass-1.toml").write_text('key = "kompass"\nversion = "one"\n', encoding="utf-8")
    for command in (["serve", "--port", "0"], ["demo", "--port", "0", "--data-dir", tmp_path / "data"]):
        ended = await inzicht(*command, env=environment(tmp_path, INZICHT_INSTRUMENTS_DIR=str(tmp_path / "own")))
        assert ended.status == 1
        [told] = [line for line in ended.err.splitlines() if line.startswith("Error: ")]
        assert told.startswith("Error: kompass-1.toml: version: Input should be a valid integer")
        assert "\nkompass-1.toml: scales: this field is missing\n" in ended.err


async def test_it_ends_in_peace_once_a_request_under_way_has_been_answered(tmp_path: Path) -> None:
    body = orjson.dumps({"query": "{ viewer { __typename } }"})
    async with serving(env=environment(tmp_path)) as server, asyncio.timeout(PATIENCE):
        async with server.connection() as (idle, _), server.connection() as (incoming, outgoing):
            outgoing.write(
                b"POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n"
                b"expect: 100-continue\r\ncontent-length: %d\r\n\r\n" % len(body)
            )
            assert await incoming.readuntil(b"\r\n\r\n") == b"HTTP/1.1 100 Continue\r\n\r\n"
            server.told_to_end()
            assert await idle.read() == b""  # from here on it is ending
            outgoing.write(body)
            answer = await incoming.read()
        assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
        assert answer.endswith(b'{"data":{"viewer":null}}')
        assert await server.status() == 0
        assert '"service.stopped"' in server.log[-1]


async def test_it_is_ready_only_while_its_database_is_in_the_newest_shape(world: World) -> None:
    assert [(await world.http.get(path)).status_code for path in ("/healthz", "/readyz")] == [200, 200]
    async with world.database.write() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = 'an older one'"))
    assert [(await world.http.get(path)).status_code for path in ("/healthz", "/readyz")] == [200, 503]
    async with world.database.write() as session:
        await session.execute(text("DROP TABLE alembic_version"))
    assert [(await world.http.get(path)).status_code for path in ("/healthz", "/readyz")] == [200, 503]
