"""Many faces: guesses are counted by the address that they really come from."""

from pathlib import Path

import pytest

from tests.support.client import Client
from tests.support.elsewhere import asking_from
from tests.support.operations import code
from tests.support.processes import environment, serving
from tests.support.world import World

FORGED = ["x-forwarded-for", "forwarded", "x-real-ip", "x-client-ip", "true-client-ip", "cf-connecting-ip"]
GUESS = {"token": "forged", "password": "nine otters in a wide fen"}
DOCUMENT = "mutation ($input: ActivateAccountInput!) { activateAccount(input: $input) { errors { code } } }"


async def guess(who: Client, times: int = 1, **headers: str) -> str:
    """The code of the last of so many guesses at a link."""
    for _ in range(times):
        body = {"query": DOCUMENT, "variables": {"input": GUESS}}
        response = await who.http.post("/graphql", json=body, headers=headers)
        [error] = response.json()["data"]["activateAccount"]["errors"]
    found: str = error["code"]
    return found


async def guess_from(world: World, host: str, times: int = 1) -> str:
    async with asking_from(world, host) as who:
        return await guess(who, times)


@pytest.mark.parametrize(
    ("first", "then", "counted"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", "together"),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", "apart"),
        ("198.51.100.7", "198.51.100.8", "apart"),
        ("::ffff:198.51.100.7", "198.51.100.7", "together"),
        ("::ffff:198.51.100.7", "::ffff:198.51.100.8", "apart"),
        ("fe80::1%eth0", "fe80::2%eth0", "together"),
    ],
)
async def test_a_network_whose_addresses_one_customer_has_counts_as_one_and_no_other_does(
    world: World, first: str, then: str, counted: str
) -> None:
    await guess_from(world, first, 10)
    assert await guess_from(world, then) == {"together": "TOO_MANY_ATTEMPTS", "apart": "LINK_NOT_VALID"}[counted]


async def test_a_header_that_names_another_address_is_not_believed_of_just_anybody(
    tmp_path: Path, prepared_url: str
) -> None:
    async with serving(env=environment(tmp_path, prepared_url)) as server:
        who = Client(server.http)
        for number in range(10):
            forged = dict.fromkeys(FORGED, f"198.51.100.{number}") | {"forwarded": f"for=198.51.100.{number}"}
            assert await guess(who, **forged) == "LINK_NOT_VALID"
        assert await guess(who, **dict.fromkeys(FORGED, "198.51.100.99")) == "TOO_MANY_ATTEMPTS"
        assert await code(who, "activateAccount", **GUESS) == "TOO_MANY_ATTEMPTS"


async def test_what_comes_through_a_proxy_is_counted_by_what_the_proxy_saw_and_not_by_what_it_was_told(
    tmp_path: Path, prepared_url: str
) -> None:
    behind = environment(tmp_path, prepared_url, INZICHT_TRUSTED_PROXIES="127.0.0.1")
    async with serving(env=behind) as server:
        who = Client(server.http)
        for number in range(10):
            told = f"198.51.100.{number}, 203.0.113.9"  # the proxy adds whom it saw at the end
            assert await guess(who, **{"x-forwarded-for": told}) == "LINK_NOT_VALID"
        assert await guess(who, **{"x-forwarded-for": "198.51.100.99, 203.0.113.9"}) == "TOO_MANY_ATTEMPTS"
        assert await guess(who, **{"x-forwarded-for": "203.0.113.10"}) == "LINK_NOT_VALID"
