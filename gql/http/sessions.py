"""Whose request this is: looked up anew each time, by cookie or bearer token."""

from starlette.requests import HTTPConnection
from starlette.responses import Response

from db.models.accounts import SESSION_TOUCH, Locale
from db.queries import accounts
from gql.config import Settings
from gql.context import Context, Service
from gql.permissions.viewer import Anonymous, Member, Viewer
from gql.resolvers.accounts import token_hash


async def viewer_of(connection: HTTPConnection, service: Service, settings: Settings) -> Viewer:
    """The member whose session came with the request; anonymous without one, or when it has ended."""
    token = _token(connection, settings)
    if token is None:
        return Anonymous(_preferred_locale(connection))
    key, now = token_hash(token), service.clock.now()
    async with service.database.read() as session:
        found = await accounts.signed_in(session, key, now)
    if found is None:
        return Anonymous(_preferred_locale(connection))
    kept, employee, organisation = found
    if now - kept.last_seen_at >= SESSION_TOUCH:
        async with service.database.write() as session:
            await accounts.touch(session, key, now)
    return Member(employee, organisation, key)


def apply_cookie(ctx: Context, response: Response, settings: Settings) -> None:
    """Lets an answer carry the session that was just started, or forget the one that ended."""
    if ctx.cookie is not None:
        remaining = ctx.cookie.expires_at - ctx.now()
        response.set_cookie(
            cookie_name(settings),
            ctx.cookie.token,
            max_age=int(remaining.total_seconds()),
            path="/",
            secure=settings.https,
            httponly=True,
            samesite="lax",
        )
    elif ctx.forget_cookie:
        response.delete_cookie(cookie_name(settings), path="/", secure=settings.https, httponly=True, samesite="lax")


def cookie_name(settings: Settings) -> str:
    """Over https the name itself makes browsers insist on Secure, this host and the whole path."""
    return "__Host-inzicht" if settings.https else "inzicht"


def _token(connection: HTTPConnection, settings: Settings) -> str | None:
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token:
        return token.strip()
    return connection.cookies.get(cookie_name(settings)) or None


def _preferred_locale(connection: HTTPConnection) -> Locale:
    for part in connection.headers.get("accept-language", "").lower().split(","):
        language = part.strip().partition(";")[0].partition("-")[0]
        if language.upper() in Locale.__members__:
            return Locale[language.upper()]
    return Locale.EN
