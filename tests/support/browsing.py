"""What a browser does by itself: it keeps cookies, sends them along, and says whose page is asking."""

import asyncio
from typing import Any

from db.demo_names import PASSWORD
from tests.support.world import World

SIGN_IN = """
    mutation ($email: EmailAddress!, $password: String!) {
        signIn(input: {email: $email, password: $password}) { errors { code } }
    }
"""


async def sign_in_by_cookie(world: World, email: str, password: str = PASSWORD, **headers: str) -> str:
    """Signs in as a page does, and tells the cookie; the cookie jar of the tests stays empty."""
    body = {"query": SIGN_IN, "variables": {"email": email, "password": password}}
    response = await world.http.post("/graphql", json=body, headers=headers)
    world.http.cookies.clear()
    [header] = response.headers.get_list("set-cookie")
    cookie: str = header.partition(";")[0]
    return cookie


async def handshake(world: World, **headers: str) -> bool:
    """Whether a WebSocket opens for a page whose browser sends these headers."""
    app: Any = world.http._transport.app  # type: ignore[attr-defined]
    heard: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    sent: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    sent.put_nowait({"type": "websocket.connect"})
    sent.put_nowait({"type": "websocket.disconnect", "code": 1000})
    told = {"host": "127.0.0.1:8000"} | headers
    scope = {
        "type": "websocket",
        "path": "/graphql",
        "headers": [(name.encode(), value.encode()) for name, value in told.items()],
        "subprotocols": ["graphql-transport-ws"],
    }
    await app(scope, sent.get, heard.put)
    return bool((await heard.get())["type"] == "websocket.accept")
