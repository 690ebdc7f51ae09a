"""How messages leave: to a mail server that may have its moods, or into a folder."""

import email
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from mail.transports import FolderTransport, MailRefused, SmtpTransport


@pytest.fixture
def message() -> EmailMessage:
    message = EmailMessage(policy=policy.SMTP)
    message["From"] = "no-reply@mail.example.org"
    message["To"] = "anna@example.org"
    message["Subject"] = "Één onderwerp"
    message["Date"] = datetime(2026, 3, 1, 12, 30, 5, tzinfo=UTC)
    message["Message-ID"] = "<0123abcd@mail.example.org>"
    message.set_content("Hello")
    return message


@pytest.mark.parametrize(("answer", "permanent"), [("550 gone", True), ("451 later", False)])
async def test_the_servers_code_says_whether_to_try_again(
    server: Any, smtp: Any, message: EmailMessage, answer: str, permanent: bool
) -> None:
    server.answers["anna@example.org"] = answer
    with pytest.raises(MailRefused) as refused:
        await smtp().send(message)
    assert (refused.value.failure, refused.value.permanent) == (answer[:3], permanent)


async def test_nobody_listening_is_tried_again(message: EmailMessage) -> None:
    with pytest.raises(MailRefused) as refused:
        await SmtpTransport("smtp://127.0.0.1:1").send(message)
    assert (refused.value.failure, refused.value.permanent) == ("SMTPConnectError", False)


async def test_name_and_password_are_percent_decoded(strict_server: Any, message: EmailMessage) -> None:
    strict_server.login = ("inzicht@example.org", "p:/@ %é")
    await SmtpTransport(_with_login(strict_server.url, "p%3A%2F%40%20%25%C3%A9")).send(message)
    assert len(strict_server.taken) == 1


async def test_a_wrong_password_is_not_the_letters_fault(strict_server: Any, message: EmailMessage) -> None:
    strict_server.login = ("inzicht@example.org", "right")
    with pytest.raises(MailRefused) as refused:
        await SmtpTransport(_with_login(strict_server.url, "wrong")).send(message)
    assert (refused.value.failure, refused.value.permanent) == ("535", False)


async def test_a_server_that_hangs_at_the_goodbye_has_the_message_all_the_same(
    server: Any, smtp: Any, message: EmailMessage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mail.transports.GOODBYE_LIMIT", 0.05)
    server.may_say_goodbye.clear()
    await smtp().send(message)
    assert len(server.taken) == 1


@pytest.mark.parametrize("url", ["", "smtp://", "http://u:secret@h:25", "smtp://u:sec/ret@h", "smtp://u:p@h:secret"])
def test_what_is_not_a_mail_server_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(ValueError, match="mail server") as refused:
        SmtpTransport(url)
    assert "ret" not in str(refused.value)


async def test_a_message_in_a_folder_can_be_read_only_by_its_owner_and_sorts_by_time(
    tmp_path: Path, message: EmailMessage
) -> None:
    folder = tmp_path / "new" / "mail"
    await FolderTransport(folder).send(message)
    [file] = folder.iterdir()
    assert file.name == "20260301T123005Z-0123abcd.eml"
    assert file.stat().st_mode & 0o077 == 0
    read = email.message_from_bytes(file.read_bytes(), policy=policy.default)
    assert read["Subject"] == "Één onderwerp"


async def test_a_message_sent_again_takes_the_place_of_the_first(tmp_path: Path, message: EmailMessage) -> None:
    folder = tmp_path / "mail"
    await FolderTransport(folder).send(message)
    message.set_content("Hello again")
    await FolderTransport(folder).send(message)
    [file] = folder.iterdir()
    assert b"again" in file.read_bytes()


async def test_a_folder_that_cannot_be_written_is_tried_again(tmp_path: Path, message: EmailMessage) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(MailRefused) as refused:
        await FolderTransport(tmp_path / "file" / "mail").send(message)
    assert (refused.value.failure, refused.value.permanent) == ("NotADirectoryError", False)


def _with_login(url: str, password: str) -> str:
    return url.replace("smtp://", f"smtp://inzicht%40example.org:{password}@")
