"""What the audits of `graphql-http` find in a running service: GraphQL over HTTP, to the letter."""

import asyncio
import json
import os
import shutil
import sysconfig
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from db.database import sqlite_url
from tests.support.processes import environment, serving

HERE = Path(__file__).parent
ALL = 61


@dataclass(frozen=True, slots=True)
class Finding:
    """What one audit says: `ok`, or `notice`, `warn` or `error` with a reason."""

    status: str
    name: str
    reason: str | None


@pytest.fixture
def node() -> str:
    """Node, the machine's own or the one that came by pip; the audits are beside this file."""
    found = shutil.which("node", path=os.pathsep.join([os.environ["PATH"], sysconfig.get_path("scripts")]))
    if not found or not (HERE / "node_modules" / "graphql-http").is_dir():
        pytest.fail("The audits of graphql-http are not here, or Node is not. They come by: make audits")
    return found


async def audited(node: str, folder: Path, **settings: str) -> list[Finding]:
    """What the audits find in a service with these settings."""
    async with serving(env=environment(folder, sqlite_url(folder / "inzicht.sqlite3"), **settings)) as server:
        process = await asyncio.create_subprocess_exec(
            node, HERE / "audits.mjs", f"{server.url}/graphql", stdout=asyncio.subprocess.PIPE
        )
        out, _ = await process.communicate()
    assert process.returncode == 0
    return [Finding(**each) for each in json.loads(out)]


def told(findings: list[Finding]) -> str:
    """The number of audits by status, in words."""
    counts = Counter(finding.status for finding in findings)
    return ", ".join(f"{counts[status]} {status}" for status in ("ok", "notice", "warn", "error")) + f" of {ALL}"


async def test_where_queries_may_come_by_get_every_audit_is_ok(
    node: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    findings = await audited(node, tmp_path, INZICHT_ALLOW_GET_QUERIES="1")
    record_property("Audits of GraphQL over HTTP, queries by GET allowed", told(findings))
    assert [each for each in findings if each.status != "ok"] == []
    assert len(findings) == ALL


async def test_by_default_no_audit_finds_more_than_that_nothing_comes_by_get(
    node: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    findings = await audited(node, tmp_path)
    record_property("Audits of GraphQL over HTTP, by default", told(findings))
    assert {each.status for each in findings} <= {"ok", "notice"}
    assert [each for each in findings if each.status == "notice" and "GET" not in each.name] == []
    assert len(findings) == ALL
