"""Accounts: who is asking, signing in and out, activating."""

from datetime import datetime
from typing import Annotated

import strawberry

from gql.permissions import viewer as viewers
from gql.resolvers import accounts
from gql.schema import people
from gql.schema.candidates import CandidateGuest
from gql.schema.enums import SessionTransport
from gql.schema.errors import Payload, mutation
from gql.schema.nodes import Info
from gql.schema.readers import ExternalReader
from gql.schema.scalars import EmailAddress

Viewer = Annotated[
    people.Employee | ExternalReader | CandidateGuest,
    strawberry.union("Viewer", description="Somebody who is asking. New kinds may be added."),
]


@strawberry.input(description="An address and a password.")
class SignInInput:
    email: EmailAddress = strawberry.field(description="The work address, in any letter case.")
    password: str = strawberry.field(description="The password.")
    organisation_id: strawberry.ID | None = strawberry.field(
        default=None, description="Which organisation, for somebody with accounts in several."
    )
    transport: SessionTransport = strawberry.field(
        default=SessionTransport.COOKIE, description="How the session is to reach the client."
    )


@strawberry.input(description="What an activation link brings, and the password chosen.")
class ActivateAccountInput:
    token: str = strawberry.field(description="The token in the link's fragment.")
    password: str = strawberry.field(
        description="15 to 256 characters; none that would be guessed first, nor one made of names in the organisation."
    )


@strawberry.type(description="The session that was started.")
class SignInPayload(Payload):
    viewer: Viewer | None = strawberry.field(default=None, description="Who is signed in now; null when refused.")
    access_token: str | None = strawberry.field(
        default=None, description="The session's token with transport TOKEN; null otherwise, and when refused."
    )
    expires_at: datetime | None = strawberry.field(
        default=None,
        description="The absolute end of the session, 12 hours after its start; 30 idle minutes end it earlier. Null "
        "when refused.",
    )


@strawberry.type(description="Nothing but possible errors.")
class SignOutPayload(Payload):
    pass


@strawberry.type(description="The activated account.")
class ActivateAccountPayload(Payload):
    email: EmailAddress | None = strawberry.field(
        default=None, description="The address to sign in with; null when refused."
    )


def viewer_of(info: Info) -> people.Employee | ExternalReader | CandidateGuest | None:
    """Who is asking, as the schema shows them."""
    match info.context.viewer:
        case viewers.Member(employee=employee):
            return people.Employee.of(employee)
        case viewers.ExternalReader() as reader:
            return ExternalReader.of(reader)
        case viewers.CandidateGuest() as guest:
            return CandidateGuest.of(guest)
        case _:
            return None


@strawberry.type
class AccountsQuery:
    @strawberry.field(description="Who is asking; null for somebody who is not signed in. For everybody.")
    def viewer(self, info: Info) -> Viewer | None:
        return viewer_of(info)


@strawberry.type
class AccountsMutation:
    @mutation("Starts a session. For everybody.")
    async def sign_in(self, info: Info, input: SignInInput) -> SignInPayload:
        signed_in = await accounts.sign_in(
            info.context, email=input.email, password=input.password, organisation_id=input.organisation_id
        )
        by_cookie = input.transport is SessionTransport.COOKIE
        if by_cookie:
            info.context.cookie = signed_in
        return SignInPayload(
            viewer=viewer_of(info),
            access_token=None if by_cookie else signed_in.token,
            expires_at=signed_in.expires_at,
        )

    @mutation("Ends the session the request came with: an account's, or the visit of a link. For everybody.")
    async def sign_out(self, info: Info) -> SignOutPayload:
        await accounts.sign_out(info.context)
        return SignOutPayload()

    @mutation(
        "Activates an account by choosing a password. The link works once, within 7 days; a refused password leaves it "
        "unused. For whoever holds the link."
    )
    async def activate_account(self, info: Info, input: ActivateAccountInput) -> ActivateAccountPayload:
        email = await accounts.activate_account(info.context, token=input.token, password=input.password)
        return ActivateAccountPayload(email=EmailAddress(email))
