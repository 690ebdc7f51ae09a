"""Passwords forgotten and changed, and one's own sessions."""

from datetime import datetime

import strawberry

from db.models import accounts as models
from gql import ids
from gql.permissions import rules
from gql.resolvers import passwords, sessions
from gql.schema.errors import Payload, mutation
from gql.schema.nodes import Info
from gql.schema.scalars import EmailAddress

PASSWORD_RULE = "15 to 256 characters; none that would be guessed first, nor one made of names in the organisation."


@strawberry.type(description="A place where the asker is signed in.")
class Session:
    id: strawberry.ID = strawberry.field(description="Identifies the session; it is no credential.")
    created_at: datetime = strawberry.field(description="When it was started, by signing in.")
    last_seen_at: datetime = strawberry.field(description="When it was last used, to the minute.")
    expires_at: datetime = strawberry.field(description="Its absolute end; 30 idle minutes end it earlier.")
    current: bool = strawberry.field(description="Whether this request came with it.")

    @classmethod
    def of(cls, row: models.Session, current: str) -> "Session":
        return cls(
            id=strawberry.ID(ids.session(row.token_hash)),
            created_at=row.created_at,
            last_seen_at=row.last_seen_at,
            expires_at=row.expires_at,
            current=row.token_hash == current,
        )


@strawberry.input(description="Whose password was forgotten.")
class RequestPasswordResetInput:
    email: EmailAddress = strawberry.field(description="The work address, in any letter case.")


@strawberry.input(description="What a reset link brings, and the password chosen.")
class ResetPasswordInput:
    token: str = strawberry.field(description="The token in the link's fragment.")
    password: str = strawberry.field(description=PASSWORD_RULE)


@strawberry.input(description="The present password, and the one to come.")
class ChangePasswordInput:
    current_password: str = strawberry.field(description="The password as it is now.")
    new_password: str = strawberry.field(description=PASSWORD_RULE)


@strawberry.input(description="The session to end.")
class EndSessionInput:
    session_id: strawberry.ID = strawberry.field(description="One of the asker's own sessions.")


@strawberry.type(description="Nothing but possible errors: the same for a known address and an unknown one.")
class RequestPasswordResetPayload(Payload):
    pass


@strawberry.type(description="Nothing but possible errors.")
class ResetPasswordPayload(Payload):
    pass


@strawberry.type(description="Nothing but possible errors.")
class ChangePasswordPayload(Payload):
    pass


@strawberry.type(description="Nothing but possible errors.")
class EndSessionPayload(Payload):
    pass


@strawberry.type(description="Nothing but possible errors.")
class SignOutEverywherePayload(Payload):
    pass


@strawberry.type
class PasswordsQuery:
    @strawberry.field(
        description="Where the asker is signed in, the session used last first. For everybody who is signed in."
    )
    async def sessions(self, info: Info) -> list[Session] | None:
        member = rules.signed_in(info.context.viewer)
        return [Session.of(row, member.session) for row in await sessions.sessions(info.context)]


@strawberry.type
class PasswordsMutation:
    @mutation(
        "Mails a link for a new password to whoever has an active account with this address. The answer never tells "
        "whether there is one. For everybody."
    )
    async def request_password_reset(self, info: Info, input: RequestPasswordResetInput) -> RequestPasswordResetPayload:
        await passwords.request_reset(info.context, email=input.email)
        return RequestPasswordResetPayload()

    @mutation(
        "Chooses a new password. The link works once, within an hour; a refused password leaves it unused. Every "
        "session of the account ends. For whoever holds the link."
    )
    async def reset_password(self, info: Info, input: ResetPasswordInput) -> ResetPasswordPayload:
        await passwords.reset(info.context, token=input.token, password=input.password)
        return ResetPasswordPayload()

    @mutation("Changes the asker's password; their other sessions end. For everybody who is signed in.")
    async def change_password(self, info: Info, input: ChangePasswordInput) -> ChangePasswordPayload:
        await passwords.change(info.context, current_password=input.current_password, new_password=input.new_password)
        return ChangePasswordPayload()

    @mutation("Ends one of the asker's sessions. For everybody who is signed in.")
    async def end_session(self, info: Info, input: EndSessionInput) -> EndSessionPayload:
        await sessions.end_session(info.context, session_id=input.session_id)
        return EndSessionPayload()

    @mutation("Ends every session of the asker, this one too. For everybody who is signed in.")
    async def sign_out_everywhere(self, info: Info) -> SignOutEverywherePayload:
        await sessions.sign_out_everywhere(info.context)
        return SignOutEverywherePayload()
