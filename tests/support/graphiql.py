"""GraphiQL as somebody uses it who looks at its page."""

import json
from typing import Any

from playwright.async_api import Locator

from tests.support.browser import Visit


def tabs(visit: Visit) -> Locator:
    """The tabs, one for each operation."""
    return visit.page.get_by_role("tab")


def shown(visit: Visit) -> Locator:
    """Where what came back is shown."""
    return visit.page.locator(".result-window")


async def turn_to(visit: Visit, tab: str) -> None:
    """Opens a tab."""
    await tabs(visit).filter(has_text=tab).first.click()


async def execute(visit: Visit) -> None:
    """Starts the operation of the tab that is open."""
    await visit.page.get_by_role("button", name="Execute query").click()


async def begin(visit: Visit, tab: str) -> None:
    """Opens a tab and starts its operation."""
    await turn_to(visit, tab)
    await execute(visit)


async def run(visit: Visit, tab: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
    """Opens a tab and runs its query, with other variables where told; what came back, which is also what it shows."""
    await turn_to(visit, tab)
    if variables is not None:
        await write(visit, "Variables", json.dumps(variables))
    async with visit.page.expect_response(lambda answer: f" {tab}" in (answer.request.post_data or "")) as answered:
        await execute(visit)
    answer: dict[str, Any] = await (await answered.value).json()
    return answer


async def done(visit: Visit, tab: str, variables: dict[str, Any] | None = None) -> Any:
    """What the one field of a tab brings, which must not refuse."""
    answer = await run(visit, tab, variables)
    [found] = answer["data"].values()
    assert "errors" not in answer, tab
    assert not found.get("errors"), tab
    return found


async def write(visit: Visit, editor: str, text: str) -> None:
    """Replaces what stands in an editor."""
    await visit.page.get_by_label(editor, exact=True).locator(".CodeMirror-lines:visible").click()
    await visit.page.keyboard.press("Control+A")
    await visit.page.keyboard.insert_text(text)


async def remembered(visit: Visit, text: str) -> None:
    """Waits until GraphiQL has put away what was written, which it does a moment later."""
    await visit.page.wait_for_function("text => sessionStorage['graphiql:tabState']?.includes(text)", arg=text)
