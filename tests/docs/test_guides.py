"""The guides for those who write clients: each example does what its page says."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from graphql import FieldNode, OperationDefinitionNode, OperationType, parse, validate

from db.refusals import Refusal
from gql.schema import limits, schema
from tests.support.guide import DOCS, PAGES, blocks, steps
from tests.support.guide_reader import Reader

LINK = re.compile(r"\]\(([^)#\s]*)#?([^)\s]*)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
FRONT_PAGE = (DOCS / "api.md").read_text(encoding="utf-8")
CODES = re.compile(r"`([A-Z_]+)`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
async def test_every_example_brings_what_its_page_shows(page: Path, reader: Reader) -> None:
    for step in steps(page):
        await reader.take(step)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_example_fits_the_schema(page: Path) -> None:
    for block in blocks(page):
        if block.language == "graphql":
            assert validate(schema._schema, parse(block.text)) == [], block.place


def test_everything_that_can_be_asked_is_shown_somewhere() -> None:
    shown = {
        (operation.operation, field.name.value)
        for page in PAGES
        for block in blocks(page)
        if block.language == "graphql"
        for operation in parse(block.text).definitions
        if isinstance(operation, OperationDefinitionNode)
        for field in operation.selection_set.selections
        if isinstance(field, FieldNode)
    }
    roots = {kind: schema._schema.get_root_type(kind) for kind in OperationType}
    there = {(kind, name) for kind, root in roots.items() if root for name in root.fields}
    assert there - shown == set()


def test_every_code_with_which_the_service_refuses_is_explained() -> None:
    codes = {each.code for each in refusals(Refusal)}
    codes |= {"BAD_REQUEST", "DOCUMENT_INVALID", "LIMIT_EXCEEDED", "TIMEOUT", "INTERNAL"}
    explained = {code for row in re.findall(r"^\|(.*?)\|", FRONT_PAGE, re.MULTILINE) for code in CODES.findall(row)}
    assert codes - explained == set()


def test_every_limit_of_a_document_is_told() -> None:
    told = {int(number.replace(",", "")) for number in re.findall(r"\b\d[\d,]*", FRONT_PAGE.partition("## Limits")[2])}
    assert {most for name, most in vars(limits).items() if name.isupper()} - told == set()


def test_every_link_between_pages_leads_somewhere() -> None:
    for page in [*PAGES, DOCS.parent / "README.md"]:
        for link, heading in LINK.findall(page.read_text(encoding="utf-8")):
            there = page.parent / link if link else page
            assert there.exists(), f"{page.name}: {link}"
            assert not heading or heading in headings(there), f"{page.name}: {link}#{heading}"


def headings(page: Path) -> set[str]:
    """The headings of a page, as links name them."""
    found = HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-") for heading in found}


def refusals(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    """The refusals of this kind that have a code."""
    for each in kind.__subclasses__():
        yield each
        yield from refusals(each)
