"""Adding employees directly: one, or many at once of whom the good ones are kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.clock import Clock
from db.database import Database
from db.models.accounts import Locale, Organisation
from db.models.people import Employee
from db.names import email_key
from db.queries import accounts, audit, people
from db.refusals import EmailInUse, InvalidInput, Refusal
from gql import ids
from gql.context import Context
from gql.permissions import rules
from gql.resolvers import inputs
from gql.resolvers.imports import Cells, RowNotUsable, cell_of
from gql.resolvers.people import new_employee
from gql.resolvers.standing import still

MOST_AT_ONCE = 200
_COLUMNS = {"firstName": "first_name", "lastName": "last_name", "email": "email"}


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Whom to add; without a locale they get the organisation's."""

    first_name: str
    last_name: str
    email: str
    locale: Locale | None


async def add_employee(ctx: Context, person: NewPerson) -> Employee:
    """Adds a person without any role; raises EmailInUse or InvalidInput."""
    [added] = await _add(ctx, [(person, ("input",))])
    if isinstance(added, Refusal):
        raise added
    return added


async def add_employees(ctx: Context, people: Sequence[NewPerson]) -> list[Employee | Refusal]:
    """Adds each person, or tells why not; one bad row keeps no other out. Raises InvalidInput for too many."""
    if len(people) > MOST_AT_ONCE:
        raise InvalidInput("input", "employees", reason="too_many")
    return await _add(ctx, [(person, ("input", "employees", str(place))) for place, person in enumerate(people)])


async def _add(ctx: Context, rows: Sequence[tuple[NewPerson, tuple[str, ...]]]) -> list[Employee | Refusal]:
    member = rules.ADD_EMPLOYEES.require(ctx.viewer)
    async with ctx.database.write() as session:
        organisation = await accounts.lock_people(session, member.organisation_id)
        await still(ctx, session, rules.ADD_EMPLOYEES)
        done = await add_each(session, organisation, rows, ctx.now())
        for each in done:
            if isinstance(each, Employee):
                ctx.record(session, "employee.added", each.id)
    return done


async def add_each(
    session: AsyncSession,
    organisation: Organisation,
    rows: Sequence[tuple[NewPerson, tuple[str, ...]]],
    now: datetime,
) -> list[Employee | Refusal]:
    """Adds each person, or tells why not, inside a transaction that holds the organisation."""
    keys = {inputs.address_key(person.email) for person, _ in rows}
    taken = await people.addresses_taken(session, organisation.id, keys)
    done: list[Employee | Refusal] = []
    for person, path in rows:
        try:
            done.append(_new(organisation, person, taken, now, *path))
        except Refusal as refusal:
            done.append(refusal)
    session.add_all(each for each in done if isinstance(each, Employee))
    await session.flush()
    return done


def _new(organisation: Organisation, person: NewPerson, taken: set[str], now: datetime, *path: str) -> Employee:
    """The person, whose address is taken from here on; raises EmailInUse or InvalidInput."""
    first_name = inputs.line(person.first_name, *path, "firstName")
    last_name = inputs.line(person.last_name, *path, "lastName")
    email = inputs.email(person.email, *path, "email")
    if email_key(email) in taken:
        raise EmailInUse(*path, "email")
    taken.add(email_key(email))
    return new_employee(organisation, first_name, last_name, email, person.locale, now)


async def add_row(database: Database, clock: Clock, organisation_id: str, cells: Cells) -> None:
    """Adds the person in a row of a file; raises RowNotUsable, and then keeps nothing."""
    if None in cells:
        raise RowNotUsable("it has more cells than the header has columns")
    locale = cell_of(cells, "locale").upper()
    if locale and locale not in Locale.__members__:
        raise RowNotUsable(f"locale is none of {', '.join(Locale)}")
    first_name, last_name, email = (cell_of(cells, column) for column in ("first_name", "last_name", "email"))
    person = NewPerson(first_name, last_name, email, Locale(locale) if locale else None)
    async with database.write() as session:
        organisation = await accounts.lock_people(session, ids.key(ids.ORGANISATION, organisation_id))
        [added] = await add_each(session, organisation, [(person, ())], clock.now())
        match added:
            case Employee():
                audit.record(session, organisation.id, "employee.added", added.id, clock.now())
            case InvalidInput():
                about = ", ".join(_COLUMNS[part] for part in added.path or ())
                raise RowNotUsable(f"{about} is empty, too long, or not what it should be")
            case _:
                raise RowNotUsable("somebody in the organisation has this address")
