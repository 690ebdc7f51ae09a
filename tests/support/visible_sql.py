"""What the service asks of the database while it answers, parameters included."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from tests.support.client import Client
from tests.support.visible import SECTIONS
from tests.support.world import World

AS_STORED = dict(
    zip(SECTIONS, ("COMPETENCIES", "PRESSURE_BEHAVIOUR", "LEARNING_AGILITY", "MOTIVES", "APTITUDE"), strict=True)
)


@contextmanager
def statements(world: World) -> Iterator[list[str]]:
    """Every statement of readers meanwhile with its parameters, session look-ups and transaction marks apart."""
    seen: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, parameters: Any, *rest: Any) -> None:
        if "token_hash" not in statement and not statement.startswith("BEGIN"):
            seen.append(f"{statement} -- {parameters!r}")

    engine = world.database.reader.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


def sections_read(seen: list[str]) -> set[str]:
    """The sections that statements on results ask for."""
    text = " ".join(each for each in seen if "result_sections" in each)
    return {section for section, stored in AS_STORED.items() if f"'{stored}'" in text}


async def cost(world: World, who: Client, query: str, **variables: Any) -> int:
    """How many statements an operation takes."""
    with statements(world) as seen:
        assert (await who.ask(query, **variables)).data
    return len(seen)
