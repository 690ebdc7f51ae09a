"""Forged mails: nothing that somebody types adds a header, a receiver or a piece of page to a mail."""

import email
import re
from email import policy
from email.message import EmailMessage

import pytest

from mail.delivery import Delivery
from mail.rendering import Renderer
from tests.support.operations import address, attempt, do, refused
from tests.support.world import World

IZA = {"lastName": "Bos", "email": address("iza"), "role": "RECRUITER"}


class Wire:
    """A transport that takes messages apart again, as the mail server of a receiver would."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []

    async def send(self, message: EmailMessage) -> None:
        read = email.message_from_bytes(message.as_bytes(), policy=policy.default)
        assert isinstance(read, EmailMessage)
        self.messages.append(read)


async def sent(world: World) -> list[EmailMessage]:
    """Every mail that waits, as its receiver gets it."""
    renderer, wire = Renderer(world.service.links, world.service.addresses), Wire()
    await Delivery(world.database, renderer, wire, "Inzicht <no-reply@localhost>", world.clock).deliver_due()
    return wire.messages


def html(message: EmailMessage) -> str:
    body = message.get_body(("html",))
    assert body is not None
    return str(body.get_content())


BREAKS = [
    "\r\nBcc: thief@evil.example",
    "\nBcc: thief@evil.example",
    "\r\n\r\n<h1>Win</h1>",
    "\u2028Bcc: x",
    "\x85Bcc: x",
]


@pytest.mark.parametrize("tail", BREAKS)
async def test_a_name_that_breaks_a_line_adds_no_header_and_no_body_to_a_mail(world: World, tail: str) -> None:
    owner = await world.as_("owner")
    await attempt(owner, "addRecruitmentUser", firstName=f"Iza{tail}", **IZA)
    messages = await sent(world)
    assert len(messages) == 2
    for message in messages:
        assert set(message.keys()) <= HEADERS
        assert message.get_all("To") == [address("iza")]
        assert "<h1>Win" not in html(message)


HEADERS = {
    *("From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"),
    "Content-Language",
}
MARKUP = "<a href=x>Iza</a><script>alert(1)</script>"


async def test_markup_in_a_name_is_text_in_a_mail(world: World) -> None:
    await do(await world.as_("owner"), "addRecruitmentUser", firstName=MARKUP, **IZA)
    messages = await sent(world)
    assert len(messages) == 2
    for message in messages:
        assert not re.search(r"""<script|<a href=["']?x""", html(message))


@pytest.mark.parametrize("trick", ["\u202e", "\u2066", "\u200f", "\u200b", "\ufeff", "\0", "\x1b[31m", "\x7f"])
async def test_invisible_characters_that_turn_a_name_into_another_are_refused(world: World, trick: str) -> None:
    given = {**IZA, "firstName": f"Iza{trick}azI"}
    refusal = await refused(await world.as_("owner"), "addRecruitmentUser", **given)
    assert refusal == ("INVALID_INPUT", "input.firstName")


@pytest.mark.parametrize(
    "email",
    [
        "iza@work.example\r\nBcc: thief@evil.example",
        "iza@work.example, thief@evil.example",
        "iza@work.example;thief@evil.example",
        "<iza@work.example>",
        "Iza <iza@work.example>",
        '"iza\r\n"@work.example',
        "iza@work.example\0",
        "iza@[127.0.0.1]",
    ],
)
async def test_an_address_that_is_more_than_one_address_gets_no_mail(world: World, email: str) -> None:
    payload = await attempt(
        await world.as_("owner"), "addRecruitmentUser", **IZA | {"firstName": "Iza", "email": email}
    )
    assert [error["code"] for error in payload["errors"]] == ["INVALID_INPUT"]
    assert await sent(world) == []
