"""Sharing with people outside the organisation: the questions tests ask, and the links that mails bring."""

from typing import Any

from tests.support.client import Client
from tests.support.mails import delivered
from tests.support.operations import do
from tests.support.world import World

READER = "hanna@elders.example"

SHARE_EXTERNALLY = """
    mutation ($procedure: ID!, $email: EmailAddress!, $locale: Locale) {
        shareViewExternally(input: {procedureId: $procedure, email: $email, locale: $locale}) {
            procedure { id }
            externalShare { id email status mailStatus sentAt expiresAt openedAt closesAt }
            errors { code path }
        }
    }
"""
PREVIEW = """
    mutation ($token: String!) {
        previewExternalLink(input: {token: $token}) {
            preview { organisationName procedureTitle sharedBy locale expiresAt openHere } errors { code message path }
        }
    }
"""
OPEN = """
    mutation ($token: String!, $transport: SessionTransport! = TOKEN) {
        openExternalLink(input: {token: $token, transport: $transport}) {
            reader { email locale closesAt organisationName sharedBy sharedView { id procedureId version } }
            accessToken errors { code message path }
        }
    }
"""
RENEW = "mutation ($token: String!) { requestNewExternalLink(input: {token: $token}) { errors { code message path } } }"
REVOKE = """
    mutation ($id: ID!) {
        revokeExternalShare(input: {externalShareId: $id}) { externalShare { id status } errors { code path } }
    }
"""
SHARES = """
    query ($procedure: ID!) {
        recruitmentProcedure(id: $procedure) {
            externalShares {
                nodes { id email status mailStatus sentAt expiresAt openedAt closesAt } totalCount
            }
        }
    }
"""


class Outside:
    """A shared view, and the people outside with whom it is shared."""

    def __init__(self, world: World, recruiter: Client, procedure: str) -> None:
        self.world, self.recruiter, self.procedure = world, recruiter, procedure

    async def share(self, email: str = READER, **more: Any) -> str:
        """The id of a share with this address; its mail waits."""
        payload = await self.recruiter.change(SHARE_EXTERNALLY, procedure=self.procedure, email=email, **more)
        assert payload["errors"] == []
        return payload["externalShare"]["id"]  # type: ignore[no-any-return]

    async def link(self, email: str = READER, **more: Any) -> str:
        """The token in the mail of a new share."""
        await self.share(email, **more)
        return await self.mailed(email)

    async def mailed(self, email: str = READER) -> str:
        """The token in the one mail that waits for this address."""
        [token] = [mail.token for mail in await delivered(self.world) if mail.to == email and mail.token]
        return token

    async def open(self, token: str) -> Client:
        """Whoever opened the link."""
        payload = await self.world.anonymous.change(OPEN, token=token)
        assert payload["errors"] == []
        return Client(self.world.http, payload["accessToken"])

    async def renewed(self, token: str) -> list[str]:
        """The tokens that a request for a new link brings, all to the share's own address."""
        assert await self.world.anonymous.change(RENEW, token=token) == {"errors": []}
        await self.world.service.later.finish()
        return [mail.token for mail in await delivered(self.world) if mail.to == READER and mail.token]

    async def shares(self) -> list[dict[str, Any]]:
        """The procedure's shares as its recruiter sees them, by a session that is never idle too long."""
        recruiter = await self.world.sign_in("recruiter@noorderlicht.example")
        answer = await recruiter.ask(SHARES, procedure=self.procedure)
        return answer.data["recruitmentProcedure"]["externalShares"]["nodes"]  # type: ignore[no-any-return]

    async def status(self, email: str = READER, *, field: str = "status") -> str:
        """The status of the share with this address, or another field of it."""
        return next(share[field] for share in await self.shares() if share["email"] == email)  # type: ignore[no-any-return]

    async def id(self, email: str = READER) -> str:
        """The id of the share with this address."""
        return await self.status(email, field="id")


async def a_reader(world: World, email: str = READER) -> Client:
    """Somebody outside who has opened a link to the view of our first procedure."""
    outside = Outside(world, await world.as_("recruiter"), world.procedure().id)
    return await outside.open(await outside.link(email))


async def share_the_view(world: World, *, title: str = "Team lead", **filters: bool) -> Outside:
    """Our recruiter's procedure with a view of its first two candidates."""
    recruiter, known = await world.as_("recruiter"), world.procedure(title)
    chosen = filters or {"competencies": True}
    await do(recruiter, "shareView", procedureId=known.id, candidateIds=known.candidates[:2], filters=chosen)
    return Outside(world, recruiter, known.id)
