"""Sharing a view with people outside the organisation: links, opened once and renewed on request."""

from datetime import datetime

import strawberry

from db.models.accounts import Locale
from gql.permissions import rules
from gql.permissions import viewer as viewers
from gql.resolvers import external
from gql.schema.enums import SessionTransport
from gql.schema.errors import Payload, mutation
from gql.schema.external_shares import ExternalShare
from gql.schema.nodes import Info
from gql.schema.readers import ExternalReader
from gql.schema.recruiting import RecruitmentProcedure
from gql.schema.scalars import EmailAddress

TOKEN = "The token in the link's fragment."


@strawberry.input(description="Whom to share a procedure's view with.")
class ShareViewExternallyInput:
    procedure_id: strawberry.ID = strawberry.field(description="An open procedure with a saved view.")
    email: EmailAddress = strawberry.field(description="The hiring manager's address.")
    locale: Locale | None = strawberry.field(
        default=None,
        description="Their language, in mails and results; when left out, that of the share so far, else the "
        "organisation's.",
    )


@strawberry.input(description="The share to end.")
class RevokeExternalShareInput:
    external_share_id: strawberry.ID = strawberry.field(description="The share.")


@strawberry.input(description="The link to look at.")
class PreviewExternalLinkInput:
    token: str = strawberry.field(description=TOKEN)


@strawberry.input(description="The link to open.")
class OpenExternalLinkInput:
    token: str = strawberry.field(description=TOKEN)
    transport: SessionTransport = strawberry.field(
        default=SessionTransport.COOKIE, description="How the session is to reach the client."
    )


@strawberry.input(description="Any link of the share, however old or used.")
class RequestNewExternalLinkInput:
    token: str = strawberry.field(description=TOKEN)


@strawberry.input(description="What the reader wants different.")
class UpdateExternalReaderInput:
    locale: Locale = strawberry.field(description="The language of texts, messages and mails from here on.")


@strawberry.type(description="The procedure with the share.")
class ShareViewExternallyPayload(Payload):
    procedure: RecruitmentProcedure | None = strawberry.field(
        default=None, description="The procedure; null when refused."
    )
    external_share: ExternalShare | None = strawberry.field(
        default=None, description="The share with its new link; null when refused."
    )


@strawberry.type(description="The share as it is now.")
class RevokeExternalSharePayload(Payload):
    external_share: ExternalShare | None = strawberry.field(default=None, description="The share; null when refused.")


@strawberry.type(description="What a link would open, told before it is opened.")
class ExternalLinkPreview:
    organisation_name: str = strawberry.field(description="The organisation that shares.")
    procedure_title: str = strawberry.field(description="The title of the procedure.")
    shared_by: str | None = strawberry.field(
        description="The full name of whoever shared last; null when they have left the organisation."
    )
    locale: Locale = strawberry.field(description="The language the sharer chose.")
    expires_at: datetime = strawberry.field(description="Until when the newest link can be opened.")
    open_here: bool = strawberry.field(
        description="Whether the asker has opened the view already and may still read it."
    )

    @classmethod
    def of(cls, preview: external.Preview) -> "ExternalLinkPreview":
        return cls(
            organisation_name=preview.organisation_name,
            procedure_title=preview.procedure_title,
            shared_by=preview.shared_by,
            locale=preview.share.locale,
            expires_at=preview.share.expires_at,
            open_here=preview.open_here,
        )


@strawberry.type(description="What the link is about.")
class PreviewExternalLinkPayload(Payload):
    preview: ExternalLinkPreview | None = strawberry.field(default=None, description="Null when refused.")


@strawberry.type(description="The visit that was started.")
class OpenExternalLinkPayload(Payload):
    reader: ExternalReader | None = strawberry.field(default=None, description="Who reads now; null when refused.")
    access_token: str | None = strawberry.field(
        default=None, description="The session's token with transport TOKEN; null otherwise."
    )


@strawberry.type(description="The reader as they are now.")
class UpdateExternalReaderPayload(Payload):
    reader: ExternalReader | None = strawberry.field(default=None, description="The reader; null when refused.")


@strawberry.type(description="Nothing but possible errors: the same answer, whatever the token.")
class RequestNewExternalLinkPayload(Payload):
    pass


@strawberry.type
class ExternalMutation:
    @mutation(
        "Mails somebody outside the organisation a link to the procedure's saved view: same view, same filters. "
        "The link opens once, within 7 days, for 4 hours. Shared again with the same address, in whatever letter case, "
        f"the share gets a new link and older ones are dead; at most ten times an hour. {rules.RUN_PROCEDURES.says}"
    )
    async def share_view_externally(self, info: Info, input: ShareViewExternallyInput) -> ShareViewExternallyPayload:
        procedure, share = await external.share_externally(
            info.context, procedure_id=input.procedure_id, email=input.email, locale=input.locale
        )
        return ShareViewExternallyPayload(
            procedure=RecruitmentProcedure.of(procedure), external_share=ExternalShare.of(share)
        )

    @mutation(
        "Ends somebody's way in: the link does not open any more, a visit that is open ends, and no new link can be "
        f"asked for. {rules.RUN_PROCEDURES.says}"
    )
    async def revoke_external_share(self, info: Info, input: RevokeExternalShareInput) -> RevokeExternalSharePayload:
        share = await external.revoke_share(info.context, share_id=input.external_share_id)
        return RevokeExternalSharePayload(external_share=ExternalShare.of(share))

    @mutation(
        "Tells what a link is about, so that a page can say so beside its button. The link stays unopened; one that "
        "cannot be opened is refused with LINK_NOT_VALID, whatever the reason. A mutation, so that its token never "
        "stands in an address. For whoever holds the link."
    )
    async def preview_external_link(self, info: Info, input: PreviewExternalLinkInput) -> PreviewExternalLinkPayload:
        found = await external.preview(info.context, token=input.token)
        return PreviewExternalLinkPayload(preview=ExternalLinkPreview.of(found))

    @mutation(
        "Uses a link up and opens the view for four hours. Of many attempts at the same moment one succeeds. For "
        "whoever holds the link."
    )
    async def open_external_link(self, info: Info, input: OpenExternalLinkInput) -> OpenExternalLinkPayload:
        signed_in = await external.open_link(info.context, token=input.token)
        by_cookie = input.transport is SessionTransport.COOKIE
        if by_cookie:
            info.context.cookie = signed_in
        return OpenExternalLinkPayload(reader=reader_of(info), access_token=None if by_cookie else signed_in.token)

    @mutation("Changes the language of the external reader who asks. For external readers.")
    async def update_external_reader(self, info: Info, input: UpdateExternalReaderInput) -> UpdateExternalReaderPayload:
        await external.update_reader(info.context, locale=input.locale)
        return UpdateExternalReaderPayload(reader=reader_of(info))

    @mutation(
        "Mails a new link to the address the view was shared with, at most three a day. Used links and expired ones "
        "may ask; the answer never tells what came of it. For whoever holds a link."
    )
    async def request_new_external_link(
        self, info: Info, input: RequestNewExternalLinkInput
    ) -> RequestNewExternalLinkPayload:
        await external.request_new_link(info.context, token=input.token)
        return RequestNewExternalLinkPayload()


def reader_of(info: Info) -> ExternalReader | None:
    """The external reader who is asking."""
    viewer = info.context.viewer
    return ExternalReader.of(viewer) if isinstance(viewer, viewers.ExternalReader) else None
