"""The ways in of people outside the organisation, as those who run the procedure see them."""

from datetime import datetime

import strawberry

from db.models import external as models
from db.models.external import ExternalShareStatus
from db.models.outbox import MailStatus
from gql import ids
from gql.permissions import rules
from gql.resolvers import external
from gql.schema.connections import Connection
from gql.schema.nodes import Info, Node
from gql.schema.scalars import EmailAddress


@strawberry.type(description=f"One external hiring manager's way in. {rules.RUN_PROCEDURES.says}")
class ExternalShare(Node):
    email: EmailAddress = strawberry.field(description="The address that links are sent to, and no other.")
    sent_at: datetime = strawberry.field(description="When the newest link was made.")
    expires_at: datetime = strawberry.field(description="Until when the newest link can be opened: seven days.")
    opened_at: datetime | None = strawberry.field(description="When the view was last opened; null if it never was.")
    closes_at: datetime | None = strawberry.field(
        description="When the last visit closes or closed: four hours after it was opened, or earlier when it was "
        "ended; null if there was none."
    )
    row: strawberry.Private[models.ExternalShare]

    @strawberry.field(description="Where the share stands now.")
    def status(self, info: Info) -> ExternalShareStatus:
        return self.row.status(info.context.now())

    @strawberry.field(description="What became of the mail with the newest link.")
    async def mail_status(self, info: Info) -> MailStatus:
        return await external.mail_status_of(info.context, self.row) or MailStatus.WAITING

    @classmethod
    def of(cls, row: models.ExternalShare) -> "ExternalShare":
        return cls(
            id=strawberry.ID(ids.public(ids.EXTERNAL_SHARE, row.id)),
            email=EmailAddress(row.email),
            sent_at=row.sent_at,
            expires_at=row.expires_at,
            opened_at=row.opened_at,
            closes_at=row.closes_at,
            row=row,
        )


ExternalShareConnection = Connection[ExternalShare]
