"""Whose request this is: looked up anew each time, by cookie or bearer token."""

from ipaddress import ip_address, ip_network

from starlette.requests import HTTPConnection
from starlette.responses import Response

from db.models.accounts import SESSION_TOUCH, Locale
from db.queries import accounts
from gql.config import Settings
from gql.context import Context, Service
from gql.permissions.viewer import Anonymous, Member, Viewer
from gql.resolvers.accounts import token_hash


async def viewer_of(connection: HTTPConnection, token: str | None, service: Service) -> Viewer:
    """The member whose session this is; anonymous without one, or when it has ended."""
    if token is None:
        return Anonymous(_preferred_locale(connection))
    key, now = token_hash(token), service.clock.now()
    async with service.database.read() as session:
        found = await accounts.signed_in(session, key, now)
    if found is None:
        return Anonymous(_preferred_locale(connection), session_ended=True)
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


def token_of(connection: HTTPConnection, settings: Settings) -> str | None:
    """The session's token that came with a request, as a bearer token or else as a cookie."""
    return bearer_token(connection.headers.get("authorization")) or cookie_token(connection, settings)


def bearer_token(authorization: object) -> str | None:
    """The token in the value of an Authorization header."""
    if not isinstance(authorization, str):
        return None
    scheme, _, token = authorization.partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


def origin_address(connection: HTTPConnection) -> str:
    """Where a request came from; an IPv6 network counts as one, because its holder has all of it.

    An IPv4 address written as an IPv6 one is still an IPv4 address: all of them lie in one network.

    Forwarding headers were believed, or not, before this: see INZICHT_TRUSTED_PROXIES.
    """
    host = connection.client.host if connection.client else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if address.version == 4:
        return host
    return str(address.ipv4_mapped or ip_network(f"{address}/64", strict=False))


def cookie_token(connection: HTTPConnection, settings: Settings) -> str | None:
    """The session's token in the cookie."""
    return connection.cookies.get(cookie_name(settings)) or None


def _preferred_locale(connection: HTTPConnection) -> Locale:
    for part in connection.headers.get("accept-language", "").lower().split(","):
        language = part.strip().partition(";")[0].partition("-")[0]
        if language.upper() in Locale.__members__:
            return Locale[language.upper()]
    return Locale.EN
