"""The external reader: somebody outside the organisation, inside the four hours of an opened link."""

from datetime import datetime

import strawberry

from db.models.accounts import Locale
from gql.permissions import viewer
from gql.resolvers import shared_views
from gql.schema.nodes import Info
from gql.schema.scalars import EmailAddress
from gql.schema.shared_views import SharedView


@strawberry.type(
    description="An external hiring manager inside the four hours of an opened link. They see the one view they were "
    "sent, and nothing else."
)
class ExternalReader:
    email: EmailAddress = strawberry.field(description="The address the link was sent to.")
    locale: Locale = strawberry.field(
        description="The language of texts, messages and mails: the sharer's choice, until the reader makes another."
    )
    closes_at: datetime = strawberry.field(description="When the view closes: four hours after the link was opened.")
    organisation_name: str = strawberry.field(description="The organisation that shares the view.")
    shared_by: str | None = strawberry.field(
        description="The full name of whoever shared the view last; null when they have left the organisation."
    )

    @strawberry.field(description="The view as it is now; null when it is not there any more.")
    async def shared_view(self, info: Info) -> SharedView | None:
        view = await shared_views.shared_view_of_reader(info.context)
        return SharedView.of(view) if view else None

    @classmethod
    def of(cls, reader: viewer.ExternalReader) -> "ExternalReader":
        return cls(
            email=EmailAddress(reader.share.email),
            locale=reader.share.locale,
            closes_at=reader.closes_at,
            organisation_name=reader.organisation.name,
            shared_by=reader.shared_by,
        )
