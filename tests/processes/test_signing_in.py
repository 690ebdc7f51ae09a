"""Attempts are counted together at whichever process they are made, and whatever else is tried to multiply them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from httpx import AsyncClient, AsyncHTTPTransport

from db.clock import SystemClock
from db.database import Database
from db.demo_names import PASSWORD
from db.models.attempts import Attempt
from db.queries import attempts
from tests.processes.pair import Both, Pair, together
from tests.support.client import SIGN_IN, Client
from tests.support.operations import address, code
from tests.support.processes import PATIENCE

TWICE = """
    mutation ($email: EmailAddress!) {
        first: signIn(input: {email: $email, password: "a guess"}) { errors { code } }
        second: signIn(input: {email: $email, password: "another guess"}) { errors { code } }
    }
"""

pytestmark = pytest.mark.asyncio(loop_scope="package")


@asynccontextmanager
async def coming_from(pair: Pair, origin: str) -> AsyncIterator[Both]:
    """Somebody at an address of origin that no other test comes from."""
    transport = AsyncHTTPTransport(local_address=origin)
    async with (
        AsyncClient(base_url=pair.a.url, transport=transport, timeout=PATIENCE) as a,
        AsyncClient(base_url=pair.b.url, transport=AsyncHTTPTransport(local_address=origin), timeout=PATIENCE) as b,
    ):
        yield Both(Client(a), Client(b))


async def tries(who: Client, email: str, password: str = "not the password of anybody") -> str | None:
    """The code with which signing in is refused, or None."""
    errors = (await who.change(SIGN_IN, email=email, password=password))["errors"]
    return errors[0]["code"] if errors else None


async def have_failed(pair: Pair, origin: str, *, times: int) -> None:
    """Counts failures from somewhere without the work of trying as many passwords."""
    database = Database(pair.url)
    async with database.write() as session:
        for _ in range(times):
            await attempts.count(session, Attempt.SIGN_IN_FROM, origin, SystemClock().now())
    await database.close()


async def test_five_failures_at_either_process_are_all_that_an_account_bears(pair: Pair) -> None:
    async with coming_from(pair, "127.0.0.11") as guesser:
        outcomes = await together(*(tries(who, address("manager2")) for who in guesser.by_turns(12)))
        assert outcomes == {"WRONG_CREDENTIALS": 5, "TOO_MANY_ATTEMPTS": 7}
    for who in pair.anonymous.by_turns(2):
        assert await tries(who, address("manager2"), PASSWORD) == "TOO_MANY_ATTEMPTS"


async def test_thirty_failures_at_either_process_are_all_that_an_address_of_origin_is_let(pair: Pair) -> None:
    await have_failed(pair, "127.0.0.12", times=24)
    async with coming_from(pair, "127.0.0.12") as guesser:
        names = (f"nobody{number}@b.example" for number in range(12))
        outcomes = await together(*map(tries, guesser.by_turns(12), names))
        assert outcomes == {"WRONG_CREDENTIALS": 6, "TOO_MANY_ATTEMPTS": 6}
        for number, who in enumerate(guesser.by_turns(6)):
            who.http.headers.update({"x-forwarded-for": f"203.0.113.{number}", "forwarded": f"for=203.0.113.{number}"})
            assert await tries(who, address("development"), PASSWORD) == "TOO_MANY_ATTEMPTS"
    assert await tries(pair.anonymous.at_b, address("development"), PASSWORD) is None


async def test_attempts_in_aliases_or_in_an_array_are_none_at_all(pair: Pair) -> None:
    email = address("member")
    for who in pair.anonymous.by_turns(6):
        assert (await who.ask(TWICE, email=email)).codes == ["LIMIT_EXCEEDED"]
        one = {"query": SIGN_IN, "variables": {"email": email, "password": "a guess"}}
        assert (await who.http.post("/graphql", json=[one, one])).status_code == 400
    assert await tries(pair.anonymous.at_a, email, PASSWORD) is None


async def test_three_reset_mails_an_hour_are_all_that_an_account_gets(pair: Pair) -> None:
    async with coming_from(pair, "127.0.0.13") as somebody:
        asked = [code(who, "requestPasswordReset", email=address("recruiter2")) for who in somebody.by_turns(8)]
        assert await together(*asked) == {None: 8}
        # Asked for last, so that whatever else was asked for has had its turn at either process.
        for who, name in zip(somebody.by_turns(2), ("development", "member"), strict=True):
            await code(who, "requestPasswordReset", email=address(name))
            await pair.postbox.mail(address(name), "/reset-password")
    await pair.postbox.holding({address("recruiter2"): 3})
