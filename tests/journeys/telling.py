"""Who is on the stage of a journey: operators, people and their mails, around one running service."""

from pathlib import Path
from typing import Any

from tests.support.client import SIGN_IN, Client
from tests.support.postbox import Mail, Postbox
from tests.support.processes import Ended, Environment, Server, inzicht
from tests.support.tables import dump

ACTIVATE = """
    mutation ($token: String!, $password: String!) {
        activateAccount(input: {token: $token, password: $password}) { email errors { code } }
    }
"""


class Stage:
    """Everything that can be done from outside, and what must be found nowhere afterwards."""

    def __init__(self, folder: Path, env: Environment, server: Server, postbox: Postbox) -> None:
        self.folder, self.env, self.server, self.postbox = folder, env, server, postbox
        self.secrets: list[str] = []

    async def operator(self, *command: str | Path) -> Ended:
        """What the operator types, as the console script."""
        return await inzicht(*command, env=self.env)

    async def mail(self, to: str, leading_to: str) -> Mail:
        """A mail that somebody waits for."""
        mail = await self.postbox.mail(to, leading_to)
        if mail.token:
            self.secrets.append(mail.token)
        return mail

    async def activated(self, invitation: Mail, password: str) -> Client:
        """Follows the link of an invitation, chooses a password, and signs in with it."""
        anonymous = Client(self.server.http)
        activated = await anonymous.change(ACTIVATE, token=invitation.token, password=password)
        assert activated == {"email": invitation.to, "errors": []}
        signed_in = await anonymous.change(SIGN_IN, email=activated["email"], password=password)
        self.secrets += [password, signed_in["accessToken"]]
        return Client(self.server.http, signed_in["accessToken"])

    async def page(self, mail: Mail) -> int:
        """The status of the page that a mail leads to, asked for as a browser would: without the fragment."""
        return (await self.server.http.get(mail.link.partition("#")[0])).status_code

    async def log(self) -> str:
        """All that the service wrote to its log, to the end."""
        self.server.told_to_end()
        assert await self.server.status() == 0
        return "\n".join(self.server.log)

    async def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """All that the database holds."""
        return await dump(self.env["INZICHT_DATABASE_URL"])
