"""Questions about employees."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.accounts import Account, AccountStatus, Organisation
from db.models.people import RECRUITMENT_ROLES, Employee, Role
from db.queries.paging import Order, Page, PageRequest, pages
from db.queries.search import matching

BY_NAME = Order((Employee.sort_name, Employee.id), (str, UUID))


async def employee(
    session: AsyncSession, organisation_id: UUID, employee_id: UUID, *, everybody: bool = True
) -> Employee | None:
    """One person of an organisation; None for anybody else."""
    found = await session.scalars(
        select(Employee).where(
            Employee.id == employee_id, Employee.organisation_id == organisation_id, _within(everybody)
        )
    )
    return found.unique().one_or_none()


async def employees_by_id(
    session: AsyncSession, organisation_id: UUID, employee_ids: Collection[UUID], *, everybody: bool
) -> dict[UUID, Employee]:
    """Those of the given people who are in the organisation, by their key."""
    found = await session.scalars(
        select(Employee).where(
            Employee.id.in_(employee_ids), Employee.organisation_id == organisation_id, _within(everybody)
        )
    )
    return {each.id: each for each in found.unique()}


async def employee_with_address(session: AsyncSession, organisation_id: UUID, email_key: str) -> Employee | None:
    """The person of an organisation who has this address, in whatever letter case."""
    found = await session.scalars(
        select(Employee).where(Employee.email_key == email_key, Employee.organisation_id == organisation_id)
    )
    return found.unique().one_or_none()


async def addresses_taken(session: AsyncSession, organisation_id: UUID, email_keys: Collection[str]) -> set[str]:
    """Those of these addresses that people of an organisation have."""
    found = await session.scalars(
        select(Employee.email_key).where(
            Employee.email_key.in_(email_keys), Employee.organisation_id == organisation_id
        )
    )
    return set(found)


async def employees_with_address(session: AsyncSession, email_key: str) -> list[tuple[Organisation, Employee]]:
    """Everybody who has this address, each with their organisation, for operators."""
    found = await session.execute(
        select(Organisation, Employee)
        .select_from(Employee)
        .join(Organisation, Organisation.id == Employee.organisation_id)
        .where(Employee.email_key == email_key)
        .order_by(Organisation.name, Organisation.id)
    )
    return [(row[0], row[1]) for row in found.unique()]


async def other_owners(session: AsyncSession, organisation_id: UUID, employee_id: UUID) -> int:
    """How many owners an organisation has beside this person: those who can sign in, since others can run nothing."""
    counted = (
        select(func.count())
        .select_from(Employee)
        .join(Account, Account.employee_id == Employee.id)
        .where(
            Employee.organisation_id == organisation_id,
            Employee.id != employee_id,
            Employee.owner,
            Account.status == AccountStatus.ACTIVE,
        )
    )
    return (await session.execute(counted)).scalar_one()


async def employees(
    session: AsyncSession,
    organisation_id: UUID,
    request: PageRequest,
    *,
    search: str | None,
    role: Role | None,
    everybody: bool,
) -> Page[Employee]:
    """A page of an organisation's people by name; without `everybody`, those a recruiter works with."""
    statement = select(Employee).where(_within(everybody), _with_role(role))
    statement = matching(statement, Employee.search_text, search)
    found = await pages(
        session,
        Employee,
        statement,
        parent=Employee.organisation_id,
        parents=[organisation_id],
        order=BY_NAME,
        request=request,
    )
    return found[organisation_id]


def _within(everybody: bool) -> ColumnElement[bool]:
    if everybody:
        return true()
    return or_(Employee.owner, Employee.recruitment_role.in_(RECRUITMENT_ROLES))


def _with_role(role: Role | None) -> ColumnElement[bool]:
    if role is None:
        return true()
    if role is Role.OWNER:
        return Employee.owner.is_(True)
    return or_(Employee.recruitment_role == role, Employee.development_role == role)
