"""What GraphiQL still knows when its page is opened again."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.pages.conftest import Demo
from tests.support.browser import Visit
from tests.support.graphiql import remembered, turn_to, write

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.fixture
def facts(demo: Demo) -> Iterator[Path]:
    """The file in which the demo tells GraphiQL about itself; afterwards it tells the same again."""
    file = Path(demo.facts["mailbox"]["folder"]).parent / "demo.json"
    before = file.read_text()
    yield file
    file.write_text(before)


async def test_after_the_demo_was_made_anew_no_tab_is_left_of_the_one_before(visit: Visit, facts: Path) -> None:
    await visit.open("/graphql")
    await turn_to(visit, "Node")
    await write(visit, "Variables", '{"id": "procedure_of_the_demo_before"}')
    await remembered(visit, "procedure_of_the_demo_before")
    await visit.page.reload()
    await expect(visit.page.get_by_label("Variables")).to_contain_text("procedure_of_the_demo_before")
    made_anew = json.loads(facts.read_text())
    made_anew["organisations"][0]["createdAt"] = "2031-01-01T00:00:00+00:00"
    facts.write_text(json.dumps(made_anew))
    await visit.page.reload()
    await turn_to(visit, "Node")
    await expect(visit.page.get_by_label("Variables")).to_contain_text(
        made_anew["organisations"][0]["procedures"][0]["id"]
    )
