"""The links that people come in by: what a token was made for, and what became of the mail with it."""

from collections.abc import Awaitable
from uuid import UUID, uuid4

from db.models.outbox import MailStatus
from db.queries import outbox
from db.refusals import LinkNotValid
from gql.context import Context


def link_of(ctx: Context, purpose: str, token: str) -> UUID:
    """The link a token was made for; of a forged one, a link that nobody has, so that the same work is done."""
    try:
        return ctx.service.links.link_id(purpose, token)
    except LinkNotValid:
        return uuid4()


def letter_status(ctx: Context, link_id: UUID) -> Awaitable[MailStatus | None]:
    """What became of the mail with a link."""

    async def ask(keys: list[UUID]) -> dict[UUID, MailStatus]:
        async with ctx.database.read() as session:
            return await outbox.worst_status(session, keys)

    return ctx.loaders.load("mail status", link_id, ask)
