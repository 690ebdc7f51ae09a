"""axe-core, which looks at a page for what keeps people with a disability out."""

from functools import cache
from pathlib import Path

import pytest
from playwright.async_api import Page

FILE = Path(__file__).parents[1] / "pages" / "node_modules" / "axe-core" / "axe.min.js"
LOOK = """async () => (await axe.run()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => target + " " + failureSummary).join(" | ")}`
)"""


@cache
def _source() -> str:
    if not FILE.is_file():
        pytest.fail("axe-core is not here to look at pages with. They come by: make axe")
    return FILE.read_text()


async def violations(page: Page) -> list[str]:
    """What axe-core holds against the page as it stands.

    The browser's debugger puts it there, because the page's own policy lets no strange script in.
    """
    await page.evaluate(_source())
    found: list[str] = await page.evaluate(LOOK)
    return found
