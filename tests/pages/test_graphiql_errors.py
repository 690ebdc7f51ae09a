"""What goes wrong, as GraphiQL tells it."""

import pytest
from playwright.async_api import expect

from tests.support.browser import Visit
from tests.support.graphiql import begin, execute, shown, write

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_without_a_way_to_the_service_it_says_so_in_words(visit: Visit) -> None:
    await visit.open("/graphql")
    await expect(visit.page.get_by_text("You ask as nobody")).to_be_visible()
    await visit.page.context.set_offline(True)
    await begin(visit, "Lenses")
    await expect(shown(visit)).to_contain_text("The service cannot be asked now")
    await expect(shown(visit)).not_to_contain_text('"stack"')


async def test_a_document_that_is_wrong_is_answered_with_what_is_wrong(visit: Visit) -> None:
    await visit.open("/graphql")
    await write(visit, "Query Editor", "{ nothing }")
    await execute(visit)
    await expect(shown(visit)).to_contain_text("Cannot query field 'nothing'")
    await expect(shown(visit)).to_contain_text('"code": "DOCUMENT_INVALID"')
