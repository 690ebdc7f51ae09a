"""Two servers, a recruiter who shares, and people outside who come by whichever server and address of origin."""

from dataclasses import dataclass
from typing import Any

from tests.support.client import Client
from tests.support.external import OPEN, READER, SHARE_EXTERNALLY
from tests.support.postbox import Postbox
from tests.support.processes import Server

LINK = "/open#token="


@dataclass
class Meeting:
    servers: list[Server]
    postbox: Postbox
    database_url: str
    procedure: str
    recruiter_token: str

    def recruiter(self, by: int = 0) -> Client:
        """The recruiter, by one of the servers."""
        return Client(self.servers[by].http, self.recruiter_token)

    async def share(self, email: str = READER) -> str:
        """The id of a new share."""
        payload = await self.recruiter().change(SHARE_EXTERNALLY, procedure=self.procedure, email=email)
        assert payload["errors"] == []
        return payload["externalShare"]["id"]  # type: ignore[no-any-return]

    async def link(self, email: str = READER) -> str:
        """The token that a new share brings by mail."""
        await self.share(email)
        return (await self.postbox.mail(email, LINK)).token

    async def open(self, token: str, *, by: int = 0, origin: str = "203.0.113.1") -> tuple[str | None, str | None]:
        """What comes of trying a link: the visit's token, or the code of the refusal."""
        body = {"query": OPEN, "variables": {"token": token}}
        answer = await self.servers[by].http.post("/graphql", json=body, headers={"x-forwarded-for": origin})
        payload: Any = answer.json()["data"]["openExternalLink"]
        return payload["accessToken"], payload["errors"][0]["code"] if payload["errors"] else None

    async def ended(self) -> None:
        """Tells both servers to end, and waits until they have done all they began."""
        for server in self.servers:
            server.told_to_end()
        assert [await server.status() for server in self.servers] == [0, 0]
