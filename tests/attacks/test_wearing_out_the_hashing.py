"""Passwords as a burden or a puzzle: hashing stays off the event loop and four at a time, whatever is sent."""

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.low_level import Type

from db.database import sqlite_url
from db.demo import DemoOrganisation
from gql.passwords import Passwords
from tests.support.client import SIGN_IN
from tests.support.clock import HandClock
from tests.support.mails import delivered
from tests.support.operations import address, code, do
from tests.support.processes import PATIENCE
from tests.support.tables import dump
from tests.support.work import CountingHasher
from tests.support.world import World, running, settings

WRONG = "not the password of anybody"


class CrowdedHasher(CountingHasher):
    """Hashing in which each waits until there are four of them, and which remembers how many there ever were."""

    def __init__(self) -> None:
        super().__init__()
        self._four, self._lock = threading.Barrier(4, timeout=PATIENCE), threading.Lock()
        self._inside = self.most = 0

    def verify(self, hash: str | bytes, password: str | bytes) -> Any:
        with self._lock:
            self._inside += 1
            self.most = max(self.most, self._inside)
        self._four.wait()
        with self._lock:
            self._inside -= 1
        return super().verify(hash, password)


@pytest.fixture
def hasher() -> CountingHasher:
    return CrowdedHasher()


async def test_many_who_sign_in_at_once_are_tried_four_at_a_time_while_others_are_answered(
    watched: World, hasher: CrowdedHasher
) -> None:
    emails = [f"person{number}@noorderlicht.example" for number in range(12)]
    many = asyncio.gather(*(watched.anonymous.ask(SIGN_IN, email=email, password=WRONG) for email in emails))
    assert (await watched.anonymous.ask("{ viewer { __typename } }")).data == {"viewer": None}
    await many
    assert (hasher.most, hasher.tried) == (4, 12)
    assert threading.get_ident() not in hasher.threads


@pytest.fixture
async def in_earnest(
    prepared: tuple[Path, list[DemoOrganisation]], tmp_path: Path, clock: HandClock
) -> AsyncIterator[World]:
    """The demo's world with the hashing of the real service."""
    file = tmp_path / "earnest.sqlite3"
    file.write_bytes(prepared[0].read_bytes())
    async with running(settings(sqlite_url(file), tmp_path), clock, prepared[1], Passwords()) as there:
        yield there


async def chosen(world: World, password: str) -> str | None:
    """What becomes of a password that the owner chooses by way of a mail."""
    await do(world.anonymous, "requestPasswordReset", email=address("owner"))
    await world.service.later.finish()
    [mail] = await delivered(world)
    return await code(world.anonymous, "resetPassword", token=mail.token, password=password)


async def test_a_stolen_database_holds_argon2id_hashes_of_the_recommended_cost_and_no_password(
    in_earnest: World,
) -> None:
    password = "nine otters in a wide fen"
    assert await chosen(in_earnest, password) is None
    tables = await dump(in_earnest.database.reader.url.render_as_string(hide_password=False))
    assert password not in str(tables)
    costly = [value for row in tables["accounts"] for value in row if "m=65536" in str(value)]
    [parameters] = map(extract_parameters, costly)
    recommended = PasswordHasher()
    assert parameters.type is Type.ID
    assert (parameters.memory_cost, parameters.time_cost) == (recommended.memory_cost, recommended.time_cost)


async def test_two_who_choose_the_same_password_cannot_be_told_by_their_hashes(in_earnest: World) -> None:
    hashes = {await in_earnest.service.passwords.hash("nine otters in a wide fen") for _ in range(2)}
    assert len(hashes) == 2


@pytest.mark.parametrize(
    "password",
    [
        "nine otters\0in a wide fen",
        "\0" * 3 + "nine otters in a wide fen",
        "ζεστό ψωμί στο τραπέζι μας",
        "👩‍👩‍👧‍👦 🦦 🪿 🦔 🐌 🦉 🐝 🐙 🦑",
        "nine\u202eotters\u2066in the fen",
        " nine otters in a wide fen ",
        "nine otters in a wide fen" + "ﷺ" * 200,
    ],
)
async def test_no_character_of_a_password_is_dropped_or_cut_off(world: World, password: str) -> None:
    assert await chosen(world, password) is None
    shorter = {password[:-1], password[1:], password.partition("\0")[0], password.strip(), password + "\0"} - {password}
    for number, guess in enumerate(sorted(shorter)):
        if number < 5:
            refused = await world.anonymous.refusal(SIGN_IN, email=address("owner"), password=guess)
            assert refused in {"WRONG_CREDENTIALS", "TOO_MANY_ATTEMPTS"}
    world.clock.forward(minutes=15)
    await world.sign_in(address("owner"), password)


@pytest.mark.parametrize("length", [14, 257, 60_000])
async def test_a_password_of_another_length_is_refused_before_any_work_is_done(world: World, length: int) -> None:
    assert await chosen(world, ("nine otters in a wide fen " * 3_000)[:length]) == "WEAK_PASSWORD"


async def test_a_password_that_is_too_long_fits_nothing_that_it_begins_with(world: World) -> None:
    longest = ("nine otters in a wide fen " * 20)[:256]
    assert await chosen(world, longest) is None
    assert await world.anonymous.refusal(SIGN_IN, email=address("owner"), password=longest + "x") == "WRONG_CREDENTIALS"
    await world.sign_in(address("owner"), longest)
