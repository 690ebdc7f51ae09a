"""A guide as its readers work through it: the fenced blocks of a page, in order, each with what it is to bring."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted([DOCS / "api.md", *(DOCS / "api").glob("*.md")])
PROGRAMS = {"bash", "python", "js"}
ANSWER = {"data", "errors"}


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block, and where it stands."""

    page: Path
    line: int
    language: str
    text: str

    @property
    def place(self) -> str:
        return f"{self.page.relative_to(DOCS.parent)}, line {self.line}"


@dataclass
class Step:
    """A block to carry out (`text` alone: to wait for more lines of the program before), and what it is to bring."""

    block: Block
    variables: Any = None
    answer: Block | None = None


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page."""
    tokens = MarkdownIt().parse(page.read_text(encoding="utf-8"))
    return [
        Block(page, token.map[0] + 1, token.info.strip(), token.content)
        for token in tokens
        if token.type == "fence" and token.map
    ]


def steps(page: Path) -> Iterator[Step]:
    """What a reader of the page does, in order.

    Behind a `graphql` block stand its variables, where it has any, and its answer, both as `json`; behind a program
    stands what it prints, as `json` or `text`.
    """
    waiting: Step | None = None
    for block in blocks(page):
        if block.language == "json" and waiting and waiting.answer is None:
            value = json.loads(block.text)
            if waiting.block.language == "graphql" and waiting.variables is None and not ANSWER & value.keys():
                waiting.variables = value
                continue
            waiting.answer = block
        elif block.language == "text" and waiting and waiting.answer is None and waiting.block.language in PROGRAMS:
            waiting.answer = block
        else:
            assert block.language in {"graphql", "text", *PROGRAMS}, f"{block.place} belongs to nothing"
            if waiting:
                yield waiting
            waiting = Step(block)
    if waiting:
        yield waiting
