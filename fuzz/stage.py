"""The world that is attacked: who asks, what they know, and what must never be told to them."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from db.demo import DemoOrganisation
from db.demo_names import PASSWORD
from gql import ids
from tests.support import documents
from tests.support.client import Client
from tests.support.clock import HandClock
from tests.support.external import OPEN, SHARE_EXTERNALLY
from tests.support.mails import delivered
from tests.support.operations import do
from tests.support.visible_ids import KINDS, SESSION, Known, of_nothing, ours_and_theirs
from tests.support.world import World, running, settings

MEMBERS = ("owner", "admin", "recruiter", "manager", "development", "member", "their owner", "their recruiter")
READER = "reader"
ASKERS = (*MEMBERS, READER, None)
READERS_ADDRESS = "hedda@elders.example"
# What of our organisation nobody sees by a link.
INSIDE = (ids.EMPLOYEE, ids.CANDIDATE, ids.EXTERNAL_SHARE, SESSION)
CURSORS = """
    { employees(first: 1) { pageInfo { endCursor } } recruitmentProcedures(first: 1) { pageInfo { endCursor } } }
"""


PENDING = "{ pendingEmployees { nodes { id } } }"
OWN = """
    { viewer { ... on Employee {
        developmentGoals { nodes { id } }
        selfAwarenessInsights { id competencies { id } pressureBehaviour { id } }
    } } }
"""
ADVICE = "{ viewer { ... on Employee { selfAwarenessInsights { learningAgility { suggestions { id } } } } } }"


@dataclass(frozen=True)
class Stage:
    """One prepared database, and what is known of it; `copied` gives the address of a fresh copy.

    `links` are tokens that nobody has used, of both organisations; `readers_link` is used in every world. `own` are the
    ids of what our member alone sees, and `shelf` those of what is read beside it, and of who is to be added.
    """

    copied: Callable[[Path], str]
    told: list[DemoOrganisation]
    ours: Known
    theirs: Known
    cursors: list[str]
    links: list[str]
    readers_link: str
    own: list[str]
    shelf: list[str]

    @classmethod
    async def of(cls, world: World, copied: Callable[[Path], str], told: list[DemoOrganisation]) -> "Stage":
        """Makes views in both organisations, shares them outside, and asks owners for all the ids."""
        ours, theirs = await ours_and_theirs(world)
        owner = await world.as_("owner")
        lists = (await owner.ask(CURSORS)).data.values()
        cursors = [each["pageInfo"]["endCursor"] for each in lists]
        await owner.change(SHARE_EXTERNALLY, procedure=world.procedure().id, email=READERS_ADDRESS)
        mails = [mail for mail in await delivered(world) if mail.token]
        [readers_link] = [mail.token for mail in mails if mail.to == READERS_ADDRESS]
        links = [mail.token for mail in mails if mail.to != READERS_ADDRESS]
        return cls(copied, told, ours, theirs, cursors, links, readers_link, *await _development(world))

    @property
    def ids(self) -> list[str]:
        """Ids of every kind: of both organisations, and of nothing."""
        real = [id for kind in (*KINDS, SESSION) for known in (self.ours, self.theirs) for id in known.of(kind)]
        return [*real, *self.own, *self.shelf, *map(str, of_nothing(KINDS[0], real[0]))]

    def foreign(self, asker: str | None) -> list[str]:
        """What answers about another organisation hold, and nothing else; for a reader, also those about ours."""
        others = self.ours if (asker or "").startswith("their ") else self.theirs
        told = _told(others, (*KINDS, SESSION))
        if asker != "member":
            told += [id.partition("_")[2] for id in self.own]
        return told + _told(self.ours, INSIDE) if asker == READER else told

    @property
    def secrets(self) -> list[str]:
        """With these anybody may come in, and see what is foreign to who they were before."""
        return [PASSWORD, self.readers_link, *self.links]

    @asynccontextmanager
    async def world(self, folder: Path) -> AsyncIterator[World]:
        """The service on a fresh copy of the database, everybody signed in; it answers queries by GET as well."""
        wanted = settings(self.copied(folder), folder, allow_get_queries=True)
        async with running(wanted, HandClock(), self.told) as world:
            # All of them sign in before somebody takes their roles away.
            for asker in MEMBERS:
                await world.as_(asker)
            opened = await world.anonymous.change(OPEN, token=self.readers_link)
            world.meet(READER, Client(world.http, opened["accessToken"]))
            yield world


async def _development(world: World) -> tuple[list[str], list[str]]:
    """The ids of our member's insights and of a goal; and those of advice, and of somebody who was hired."""
    member, owner = await world.as_("member"), await world.as_("owner")
    await do(member, "createDevelopmentGoal", title="Ask more questions")
    await do(owner, "markCandidateHired", candidateId=world.procedure().candidates[0])
    own, advice = (await member.ask(OWN)).data, (await member.ask(ADVICE)).data
    return documents.ids(own), [*documents.ids(advice), *documents.ids((await owner.ask(PENDING)).data)]


def _told(known: Known, kinds: tuple[str, ...]) -> list[str]:
    keys = [id.partition("_")[2] or id for kind in kinds for id in known.of(kind)]
    return [*keys, *known.people]
