"""A reader of the guides, with a demo of their own as the guides ask for it."""

import json
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from functools import reduce
from pathlib import Path
from typing import Any

import pytest

from tests.support.frontend import frontend
from tests.support.guide import DOCS
from tests.support.guide_names import Names
from tests.support.guide_reader import Reader
from tests.support.postbox import Postbox
from tests.support.processes import environment, serving

# The rows of the table that says where in the demo's JSON the values of names stand.
ROW = re.compile(r"^\| `\$(\w+)` \| `([\w.\[\]]+)` \|", re.MULTILINE)


@pytest.fixture
async def reader(tmp_path: Path, postbox: Postbox) -> AsyncIterator[Reader]:
    """Somebody who has just started the demo."""
    told = tmp_path / "demo.json"
    async with AsyncExitStack() as rooms:
        page = await rooms.enter_async_context(frontend())
        settings = {"INZICHT_ALLOWED_ORIGINS": page, "INZICHT_ALLOW_GET_QUERIES": "1"}
        env = environment(tmp_path, INZICHT_SMTP_URL=postbox.url, **settings)
        demo = serving("demo", "--data-dir", tmp_path / "data", "--json", told, env=env)
        server = await rooms.enter_async_context(demo)
        yield Reader(server, _names(json.loads(told.read_text())), postbox, page, tmp_path, rooms)


def _names(facts: dict[str, Any]) -> Names:
    rows = ROW.findall((DOCS / "api.md").read_text(encoding="utf-8"))
    return Names({name: _found(facts, path) for name, path in rows})


def _found(facts: Any, path: str) -> Any:
    keys = [int(part) if part.isdigit() else part for part in re.findall(r"\w+", path)]
    return reduce(lambda value, key: value[key], keys, facts)
