"""Organisations, made and changed by operators on the command line."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from db.clock import Clock
from db.database import Database
from db.models.accounts import Locale, Module, Organisation
from db.models.people import Role
from db.queries import accounts, audit
from db.refusals import InvalidInput, ModuleNotAvailable, NotFound
from gql import ids
from gql.resolvers import inputs, people


async def create(
    database: Database,
    clock: Clock,
    *,
    name: str,
    modules: frozenset[Module],
    owner_email: str,
    owner_first_name: str,
    owner_last_name: str,
    locale: Locale,
    time_zone: str,
) -> Organisation:
    """Makes an organisation and its first owner, who gets the two mails of an invitation."""
    now = clock.now()
    made = Organisation(name=inputs.line(name, "name"), locale=locale, time_zone=_time_zone(time_zone), created_at=now)
    made.hold(modules)
    first_name = inputs.line(owner_first_name, "owner-first-name")
    last_name = inputs.line(owner_last_name, "owner-last-name")
    email = inputs.email(owner_email, "owner-email")
    async with database.write() as session:
        session.add(made)
        await session.flush()
        owner = people.new_employee(made, first_name, last_name, email, locale, now)
        owner.take(Role.OWNER)
        session.add(owner)
        await session.flush()
        await people.open_account(session, made, owner, Role.OWNER, invited_by=None, now=now)
        audit.record(session, made.id, "organisation.created", owner.id, now)
    return made


async def set_modules(
    database: Database, clock: Clock, organisation_id: str, modules: frozenset[Module]
) -> Organisation:
    """Changes what an organisation's package holds; what a missing module allowed ends with the next request."""
    key = ids.key(ids.ORGANISATION, organisation_id, "organisation")
    async with database.write() as session:
        organisation = await accounts.organisation(session, key)
        if organisation is None:
            raise NotFound("organisation")
        organisation.hold(modules)
        audit.record(session, key, "organisation.modules_set", key, clock.now())
    return organisation


async def require_development(database: Database, organisation_id: str) -> None:
    """Raises NotFound for an unknown organisation, and ModuleNotAvailable for one without the development module."""
    async with database.read() as session:
        organisation = await accounts.organisation(session, ids.key(ids.ORGANISATION, organisation_id, "organisation"))
    if organisation is None:
        raise NotFound("organisation")
    if Module.DEVELOPMENT not in organisation.modules:
        raise ModuleNotAvailable("organisation")


def _time_zone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InvalidInput("time-zone") from error
