"""What lies in the audit trail."""

from collections import Counter

from sqlalchemy import select

from db.database import Database
from db.models.audit import AuditEntry
from tests.support.client import Client
from tests.support.world import World


async def written(database: Database) -> list[AuditEntry]:
    """Every entry that lies in the database now; asked while writing, so as to come after whoever is writing."""
    async with database.write() as session:
        return list(await session.scalars(select(AuditEntry)))


async def noted(world: World, kind: str = "") -> Counter[str]:
    """How often each action stands in the trail, once the entries that are written in batches are there too."""
    await world.service.trail.drain()
    return Counter(entry.action for entry in await written(world.database) if kind in entry.action)


async def own_id(who: Client) -> str:
    """The asker's own public id."""
    public_id: str = (await who.ask("{ viewer { ... on Employee { id } } }")).data["viewer"]["id"]
    return public_id
