"""Whether somebody may still do a thing, asked again inside the transaction that does it."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.queries import accounts
from db.refusals import Unauthenticated
from gql.context import Context
from gql.permissions import rules
from gql.permissions.rules import Rule
from gql.permissions.viewer import Member


async def still(ctx: Context, session: AsyncSession, rule: Rule | None = None) -> Member:
    """The viewer with the session, roles and modules of this moment; raises as the rule does.

    A request may have come in long before its turn, and what allowed it may have ended since.
    """
    member = rules.signed_in(ctx.viewer)
    found = await accounts.signed_in(session, member.session, ctx.now())
    if found is None:
        raise Unauthenticated()
    _, employee, organisation = found
    member = Member(employee, organisation, member.session)
    return rule.require(member) if rule else member
