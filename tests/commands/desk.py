"""An operator with files of answers, and a recruiter who looks at what became of them."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result

from tests.support.answers import Row, write
from tests.support.world import World

Command = Callable[..., Result]

FIND = """
    query ($id: ID!, $search: String) {
        recruitmentProcedure(id: $id) { candidates(search: $search) { nodes {
            id name { full } email status
            results { competencies { competency { key } score } aptitude { gma { score } } }
        } } }
    }
"""


class Desk:
    """Where answers are imported into a procedure of the prepared world."""

    def __init__(self, world: World, command: Command, url: str, folder: Path) -> None:
        self.world, self.command, self.url, self.folder = world, command, url, folder
        self.procedure = world.procedure().id

    async def run(self, *arguments: str | Path) -> Result:
        """`inzicht import-answers` with these arguments."""
        return await asyncio.to_thread(self.command, "import-answers", *arguments, database=self.url)

    async def imported(self, *rows: Row, **form: str) -> Result:
        """What becomes of a file with these rows."""
        return await self.run(self.procedure, write(self.folder / "answers.csv", rows, **form))

    async def found(self, search: str) -> list[Any]:
        """The candidates of the procedure whom a recruiter finds by these words."""
        recruiter = await self.world.as_("recruiter")
        data = (await recruiter.ask(FIND, id=self.procedure, search=search)).data
        nodes: list[Any] = data["recruitmentProcedure"]["candidates"]["nodes"]
        return nodes
