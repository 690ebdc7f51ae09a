"""axe-core, which looks at a page for what keeps people with a disability out."""

from functools import cache
from pathlib import Path

import pytest
from playwright.async_api import Page

FILE = Path(__file__).parents[1] / "pages" / "node_modules" / "axe-core" / "axe.min.js"
# The rules by which a page may be good in one scheme of colours and not in the other.
OF_COLORS = ["color-contrast", "link-in-text-block"]
LOOK = """async (rules) => (await axe.run(rules ? { runOnly: rules } : {})).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => target + " " + failureSummary).join(" | ")}`
)"""


@cache
def _source() -> str:
    if not FILE.is_file():
        pytest.fail("axe-core is not here to look at pages with. They come by: make axe")
    return FILE.read_text()


async def violations(page: Page) -> list[str]:
    """What axe-core holds against the page as it stands, in light colours and in dark ones.

    The browser's debugger puts it there, because the page's own policy lets no strange script in.
    """
    await page.evaluate(_source())
    await page.emulate_media(color_scheme="dark")
    in_dark: list[str] = await page.evaluate(LOOK, OF_COLORS)
    await page.emulate_media(color_scheme="light")
    in_light: list[str] = await page.evaluate(LOOK)
    return in_dark + in_light
