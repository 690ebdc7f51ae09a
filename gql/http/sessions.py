"""Whose request this is: looked up anew each time, by cookie or bearer token.

A browser may hold three cookies: of an account, of an opened link to a view, and of a candidate's link. The first of
them counts, unless the request says by the header `Inzicht-Viewer` which one of the others is meant; by a value that
means none of them it is nobody's.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import Literal, TypedDict

from starlette.requests import HTTPConnection
from starlette.responses import Response

from db.models.accounts import SESSION_TOUCH, Locale
from db.queries import accounts
from gql.config import Settings
from gql.context import Context, Door, Service
from gql.permissions.viewer import Anonymous, CandidateGuest, ExternalReader, Member, Viewer
from gql.resolvers.accounts import token_hash
from gql.resolvers.viewers import guest, reader

AS_HEADER = "inzicht-viewer"
_AS = {"EXTERNAL_READER": Door.EXTERNAL_LINK, "CANDIDATE_GUEST": Door.CANDIDATE_LINK}
_COOKIES = {Door.ACCOUNT: "inzicht", Door.EXTERNAL_LINK: "inzicht-reader", Door.CANDIDATE_LINK: "inzicht-candidate"}


class _Kept(TypedDict):
    path: str
    secure: bool
    httponly: bool
    samesite: Literal["lax", "strict"]


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a request brings to show who asks: for each door that it may be, a token."""

    tokens: Mapping[Door, str]

    @classmethod
    def of(
        cls, connection: HTTPConnection, settings: Settings, params: Mapping[str, object] | None = None
    ) -> "Credentials":
        """Those of a request; of a WebSocket, `params` came with its `connection_init` and count as headers."""
        given = {**connection.headers, **{name.lower(): value for name, value in (params or {}).items()}}
        if bearer := bearer_token(given.get("authorization")):
            return cls(dict.fromkeys(Door, bearer))
        # Somebody whom nobody can be is nobody: a slip of the pen must not act as another person of this browser.
        doors = [_AS.get(str(given[AS_HEADER]))] if AS_HEADER in given else list(Door)
        cookies = {door: connection.cookies.get(cookie_name(settings, door)) for door in doors if door}
        return cls({door: token for door, token in cookies.items() if token})

    def __bool__(self) -> bool:
        return bool(self.tokens)


async def viewer_of(connection: HTTPConnection, credentials: Credentials, service: Service) -> Viewer:
    """Who asks: somebody with an account, else somebody with an opened link, else a candidate, else nobody known."""
    for door, token in credentials.tokens.items():
        if (found := await _BEHIND[door](token_hash(token), service)) is not None:
            return found
    return Anonymous(_preferred_locale(connection), session_ended=bool(credentials))


async def _member(key: str, service: Service) -> Member | None:
    now = service.clock.now()
    async with service.database.read() as session:
        found = await accounts.signed_in(session, key, now)
    if found is None:
        return None
    kept, employee, organisation = found
    if now - kept.last_seen_at >= SESSION_TOUCH:
        async with service.database.write() as session:
            await accounts.touch(session, key, now)
    return Member(employee, organisation, key)


async def _reader(key: str, service: Service) -> ExternalReader | None:
    async with service.database.read() as session:
        return await reader(session, key, service.clock.now())


async def _guest(key: str, service: Service) -> CandidateGuest | None:
    async with service.database.read() as session:
        return await guest(session, key, service.clock.now())


_BEHIND: Mapping[Door, Callable[[str, Service], Awaitable[Viewer | None]]] = {
    Door.ACCOUNT: _member,
    Door.EXTERNAL_LINK: _reader,
    Door.CANDIDATE_LINK: _guest,
}


def apply_cookie(ctx: Context, response: Response, settings: Settings) -> None:
    """Lets an answer carry the session that was just started, or forget the one that ended."""
    if (made := ctx.cookie) is not None:
        age = int((made.expires_at - ctx.now()).total_seconds())
        response.set_cookie(cookie_name(settings, made.door), made.token, max_age=age, **_kept(settings, made.door))
    elif (door := ctx.forget_cookie) is not None:
        response.delete_cookie(cookie_name(settings, door), **_kept(settings, door))


def _kept(settings: Settings, door: Door) -> "_Kept":
    # A page behind a link is never reached from another site, so its cookie need not be either.
    strict = door is not Door.ACCOUNT
    return {"path": "/", "secure": settings.https, "httponly": True, "samesite": "strict" if strict else "lax"}


def cookie_name(settings: Settings, door: Door = Door.ACCOUNT) -> str:
    """Over https the name itself makes browsers insist on Secure, this host and the whole path."""
    name = _COOKIES[door]
    return f"__Host-{name}" if settings.https else name


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


def _preferred_locale(connection: HTTPConnection) -> Locale:
    for part in connection.headers.get("accept-language", "").lower().split(","):
        language = part.strip().partition(";")[0].partition("-")[0]
        if language.upper() in Locale.__members__:
            return Locale[language.upper()]
    return Locale.EN
