"""What became of the mails to a person, and sending again what could not be delivered."""

from uuid import UUID

from db.models.outbox import MailStatus
from db.models.people import Employee
from db.queries import outbox
from db.refusals import Forbidden
from gql.context import Context
from gql.permissions import rules
from gql.resolvers.people import visible
from gql.resolvers.standing import still


async def status_of(ctx: Context, person: Employee) -> MailStatus | None:
    """What became of the mails to a person; None when there were none, and for whoever may not change the person."""
    member = rules.signed_in(ctx.viewer)
    if not rules.UPDATE_PEOPLE.allows(member) or not rules.may_update(member, person):
        return None

    async def ask(keys: list[UUID]) -> dict[UUID, MailStatus]:
        async with ctx.database.read() as session:
            return await outbox.worst_status(session, keys)

    return await ctx.loaders.load("mails of a person", person.id, ask)


async def retry(ctx: Context, *, employee_id: str) -> Employee:
    """Puts the dead mails to a person back in the outbox; where there are none, nothing happens."""
    rules.UPDATE_PEOPLE.require(ctx.viewer)
    async with ctx.database.write() as session:
        member = await still(ctx, session, rules.UPDATE_PEOPLE)
        person = await visible(session, member, employee_id)
        if not rules.may_update(member, person):
            raise Forbidden("input", "employeeId")
        if await outbox.revive(session, person.id, ctx.now()):
            ctx.record(session, "mails.retried", person.id)
    return person
