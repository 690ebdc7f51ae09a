"""The mails that wait in the outbox, delivered when a test asks for them."""

from collections.abc import Mapping
from email.message import EmailMessage

from mail.delivery import Delivery
from mail.rendering import Renderer
from mail.transports import MailRefused
from tests.support.postbox import Mail
from tests.support.world import World


class Doormat:
    """A transport that leaves messages where they can be picked up."""

    def __init__(self) -> None:
        self.mails: list[Mail] = []

    async def send(self, message: EmailMessage) -> None:
        body = message.get_body(("plain",))
        assert body is not None
        self.mails.append(
            Mail(
                to=str(message["To"]),
                subject=str(message["Subject"]),
                language=str(message["Content-Language"]),
                text=body.get_content(),
                message_id=str(message["Message-ID"]),
            )
        )


class Refusing(Doormat):
    """A transport that leaves messages, but for those to some addresses, which it refuses."""

    def __init__(self, addresses: Mapping[str, MailRefused]) -> None:
        super().__init__()
        self.addresses = addresses

    async def send(self, message: EmailMessage) -> None:
        if (refusal := self.addresses.get(str(message["To"]))) is not None:
            raise refusal
        await super().send(message)


async def delivered(world: World, doormat: Doormat | None = None) -> list[Mail]:
    """What the postman brings now: every mail since the last time, those that lead to activation first."""
    service, doormat = world.service, doormat or Doormat()
    renderer = Renderer(service.links, service.addresses)
    await Delivery(world.database, renderer, doormat, "Inzicht <no-reply@localhost>", world.clock).deliver_due()
    return sorted(doormat.mails, key=lambda mail: (mail.to, not mail.token, mail.subject))


async def activation_token(world: World, to: str) -> str:
    """The token in the invitation that was just sent to an address."""
    [token] = [mail.token for mail in await delivered(world) if mail.to == to and mail.token]
    return token
