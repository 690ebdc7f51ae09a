"""The world that is attacked: who asks, what they know, and what must never be told to them."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from db.demo import DemoOrganisation
from tests.support.clock import HandClock
from tests.support.visible_ids import KINDS, SESSION, Known, of_nothing, ours_and_theirs
from tests.support.world import World, running, settings

ASKERS = ("owner", "admin", "recruiter", "manager", "development", "member", "their owner", "their recruiter", None)
CURSORS = """
    { employees(first: 1) { pageInfo { endCursor } } recruitmentProcedures(first: 1) { pageInfo { endCursor } } }
"""


@dataclass(frozen=True)
class Stage:
    """One prepared database, and what is known of it; `copied` gives the address of a fresh copy."""

    copied: Callable[[Path], str]
    told: list[DemoOrganisation]
    ours: Known
    theirs: Known
    cursors: list[str]

    @classmethod
    async def of(cls, world: World, copied: Callable[[Path], str], told: list[DemoOrganisation]) -> "Stage":
        """Makes views in both organisations, and asks owners for all the ids."""
        ours, theirs = await ours_and_theirs(world)
        lists = (await (await world.as_("owner")).ask(CURSORS)).data.values()
        return cls(copied, told, ours, theirs, [each["pageInfo"]["endCursor"] for each in lists])

    @property
    def ids(self) -> list[str]:
        """Ids of every kind: of both organisations, and of nothing."""
        real = [id for kind in (*KINDS, SESSION) for known in (self.ours, self.theirs) for id in known.of(kind)]
        return [*real, *map(str, of_nothing(KINDS[0], real[0]))]

    def foreign(self, asker: str | None) -> list[str]:
        """What stands in answers about an organisation that is not the asker's, and nowhere else."""
        others = self.ours if (asker or "").startswith("their ") else self.theirs
        keys = [id.partition("_")[2] or id for kind in (*KINDS, SESSION) for id in others.of(kind)]
        return [*keys, *others.people]

    @asynccontextmanager
    async def world(self, folder: Path) -> AsyncIterator[World]:
        """The service on a fresh copy of the database, everybody signed in; it answers queries by GET as well."""
        wanted = settings(self.copied(folder), folder, allow_get_queries=True)
        async with running(wanted, HandClock(), self.told) as world:
            # All of them sign in before somebody takes their roles away.
            for asker in filter(None, ASKERS):
                await world.as_(asker)
            yield world
