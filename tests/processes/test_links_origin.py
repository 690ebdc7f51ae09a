"""Where attempts come from: a forwarding header is believed of a proxy that the operator named, and of nobody else."""

from pathlib import Path

import pytest

from tests.support.client import Client
from tests.support.external import OPEN
from tests.support.processes import environment, serving


@pytest.mark.parametrize(("trusted", "last"), [("127.0.0.1", "LINK_NOT_VALID"), ("192.0.2.1", "TOO_MANY_ATTEMPTS")])
async def test_only_a_proxy_that_is_trusted_says_where_attempts_come_from(
    tmp_path: Path, trusted: str, last: str
) -> None:
    async with serving(env=environment(tmp_path, INZICHT_TRUSTED_PROXIES=trusted)) as server:
        codes = []
        for number in range(11):
            server.http.headers["x-forwarded-for"] = f"203.0.113.{number + 1}"
            codes.append(await Client(server.http).refusal(OPEN, token="forged"))
    assert codes == ["LINK_NOT_VALID"] * 10 + [last]
