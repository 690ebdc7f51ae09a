"""The way in of candidates: a link of their own, by which they come and go until the assessment is done."""

import strawberry

from db.models.accounts import Locale
from gql.permissions import rules
from gql.permissions import viewer as viewers
from gql.resolvers import candidate_links
from gql.schema.candidates import CandidateGuest
from gql.schema.enums import SessionTransport
from gql.schema.errors import Payload, mutation
from gql.schema.nodes import Info
from gql.schema.recruiting import Candidate


@strawberry.input(description="The candidate to send a new link.")
class ResendCandidateLinkInput:
    candidate_id: strawberry.ID = strawberry.field(description="A candidate who is not done yet.")


@strawberry.input(description="The link to open.")
class OpenCandidateLinkInput:
    token: str = strawberry.field(description="The token in the link's fragment.")
    transport: SessionTransport = strawberry.field(
        default=SessionTransport.COOKIE, description="How the session is to reach the client."
    )


@strawberry.input(description="What the candidate wants different.")
class UpdateCandidateGuestInput:
    locale: Locale = strawberry.field(description="The language of texts, messages and mails from here on.")


@strawberry.type(description="The candidate as they are now.")
class ResendCandidateLinkPayload(Payload):
    candidate: Candidate | None = strawberry.field(default=None, description="The candidate; null when refused.")


@strawberry.type(description="The visit that was started.")
class OpenCandidateLinkPayload(Payload):
    candidate: CandidateGuest | None = strawberry.field(
        default=None, description="Who takes the assessment; null when refused."
    )
    access_token: str | None = strawberry.field(
        default=None, description="The session's token with transport TOKEN; null otherwise."
    )


@strawberry.type(description="The candidate as they are now.")
class UpdateCandidateGuestPayload(Payload):
    candidate: CandidateGuest | None = strawberry.field(default=None, description="The candidate; null when refused.")


@strawberry.type
class CandidateLinksMutation:
    @mutation(
        "Mails a candidate a new link to the assessment; the older one does not open any more. At most ten times an "
        f"hour. {rules.RUN_PROCEDURES.says}"
    )
    async def resend_candidate_link(self, info: Info, input: ResendCandidateLinkInput) -> ResendCandidateLinkPayload:
        candidate = await candidate_links.resend_link(info.context, candidate_id=input.candidate_id)
        return ResendCandidateLinkPayload(candidate=Candidate.of(candidate))

    @mutation(
        "Starts a candidate's visit. The link opens as often as it takes within 14 days, until the assessment is done; "
        "one that does not open is refused with LINK_NOT_VALID, whatever the reason. For whoever holds the link."
    )
    async def open_candidate_link(self, info: Info, input: OpenCandidateLinkInput) -> OpenCandidateLinkPayload:
        signed_in = await candidate_links.open_link(info.context, token=input.token)
        by_cookie = input.transport is SessionTransport.COOKIE
        if by_cookie:
            info.context.cookie = signed_in
        return OpenCandidateLinkPayload(candidate=guest_of(info), access_token=None if by_cookie else signed_in.token)

    @mutation("Changes the language of the candidate who asks. For candidates.")
    async def update_candidate_guest(self, info: Info, input: UpdateCandidateGuestInput) -> UpdateCandidateGuestPayload:
        await candidate_links.update_guest(info.context, locale=input.locale)
        return UpdateCandidateGuestPayload(candidate=guest_of(info))


def guest_of(info: Info) -> CandidateGuest | None:
    """The candidate who is asking."""
    viewer = info.context.viewer
    return CandidateGuest.of(viewer) if isinstance(viewer, viewers.CandidateGuest) else None
