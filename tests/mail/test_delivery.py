"""Delivery over a real mail server: what arrives, what is tried again, and what is given up."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from email.message import EmailMessage
from typing import Any

import pytest
import structlog
from sqlalchemy import text

from db.database import Database, sqlite_url
from db.models.accounts import Locale
from db.models.outbox import MOST_ATTEMPTS, MailStatus
from db.queries import outbox
from mail.delivery import Delivery
from mail.links import ACTIVATION
from mail.transports import MailRefused


class Held:
    """A transport that holds each message until it is told how to end."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.begun, self.may_end = asyncio.Event(), asyncio.Event()
        self.refusal: MailRefused | None = None

    async def send(self, message: EmailMessage) -> None:
        self.messages.append(message)
        self.begun.set()
        await self.may_end.wait()
        if self.refusal:
            raise self.refusal


@asynccontextmanager
async def running(delivery: Delivery) -> AsyncIterator["asyncio.Task[None]"]:
    task = asyncio.create_task(delivery.run())
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.wait([task])


async def soon(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(1):
        while not condition():  # noqa: ASYNC110 - the server tells nobody
            await asyncio.sleep(0.01)


@pytest.mark.parametrize(("locale", "words"), [(Locale.EN, "Activate"), (Locale.NL, "Activeer")])
async def test_a_letter_arrives_as_text_and_html_in_the_receivers_language(
    office: Any, server: Any, smtp: Any, locale: Locale, words: str
) -> None:
    await office.invite(locale=locale)
    assert await office.delivery(smtp()).deliver_due() == 1
    [message] = server.taken
    assert message["To"] == "anna@example.org"
    assert message["Content-Language"] == locale.lower()
    for kind in ("plain", "html"):
        assert words in message.get_body((kind,)).get_content()
    mail = (await office.mails())["anna@example.org"]
    assert (mail.status, mail.sent_at) == (MailStatus.SENT, office.clock.now())


async def test_a_sent_letter_is_not_sent_again(office: Any, server: Any, smtp: Any) -> None:
    await office.invite()
    await office.delivery(smtp()).deliver_due()
    office.clock.forward(days=1)
    assert await office.delivery(smtp()).deliver_due() == 0
    assert len(server.taken) == 1


async def test_a_letter_of_a_transaction_that_failed_never_leaves(office: Any, server: Any, smtp: Any) -> None:
    await office.invite("anna@example.org")
    with pytest.raises(Exception, match="UNIQUE"):
        await office.invite("anna@example.org")
    assert await office.delivery(smtp()).deliver_due() == 1


async def test_a_refusal_for_good_kills_one_letter_while_others_are_delivered(
    office: Any, server: Any, smtp: Any
) -> None:
    server.answers["gone@example.org"] = "550 nobody of that name"
    for name in ("gone", *(f"person-{n}" for n in range(9))):
        await office.invite(f"{name}@example.org")
    assert await office.delivery(smtp()).deliver_due() == 9
    mails = await office.mails()
    assert (mails["gone@example.org"].status, mails["gone@example.org"].failure) == (MailStatus.FAILED, "550")
    assert [mail.status for mail in mails.values()].count(MailStatus.SENT) == 9


async def test_a_busy_server_is_tried_after_30_s_times_2_to_the_n_and_no_longer_after_ten_times(
    office: Any, server: Any, smtp: Any
) -> None:
    server.answers["anna@example.org"] = "451 later"
    await office.invite()
    delivery = office.delivery(smtp())
    for pause in (30, 60, 120, 240, 480, 960, 1920, 3600, 3600):
        await delivery.deliver_due()
        tried = len(server.tried)
        office.clock.forward(seconds=pause - 1)
        await delivery.deliver_due()
        assert len(server.tried) == tried
        office.clock.forward(seconds=1)
    assert (await office.mails())["anna@example.org"].status is MailStatus.WAITING
    await delivery.deliver_due()
    assert (await office.mails())["anna@example.org"].status is MailStatus.FAILED
    assert len(server.tried) == MOST_ATTEMPTS


async def test_a_server_that_hangs_leaves_the_letter_waiting(office: Any, server: Any, smtp: Any) -> None:
    server.may_answer.clear()
    await office.invite()
    await office.delivery(smtp(time_limit=0.2)).deliver_due()
    mail = (await office.mails())["anna@example.org"]
    assert (mail.status, mail.attempts, mail.sent_at) == (MailStatus.WAITING, 1, None)


async def test_two_processes_delivering_at_once_send_each_letter_once(office: Any, server: Any, smtp: Any) -> None:
    names = {f"person-{n}@example.org" for n in range(20)}
    for name in names:
        await office.invite(name)
    other = Database(sqlite_url(office.file))
    sent = await asyncio.gather(office.delivery(smtp()).deliver_due(), office.delivery(smtp(), other).deliver_due())
    await other.close()
    assert sum(sent) == 20
    assert min(sent) > 0
    assert sorted(server.tried) == sorted(names)


@pytest.mark.parametrize("refusal", [None, MailRefused("550", permanent=True)])
async def test_a_lease_that_ran_out_is_taken_over_under_the_same_message_id_and_the_late_word_is_ignored(
    office: Any, server: Any, smtp: Any, refusal: MailRefused | None
) -> None:
    await office.invite()
    slow = Held()
    slow.refusal = refusal
    late = asyncio.create_task(office.delivery(slow).deliver_due())
    await slow.begun.wait()
    office.clock.forward(seconds=59)
    assert await office.delivery(smtp()).deliver_due() == 0
    office.clock.forward(seconds=1)
    assert await office.delivery(smtp()).deliver_due() == 1
    taken_at = office.clock.now()
    office.clock.forward(seconds=5)
    slow.may_end.set()
    await late
    mail = (await office.mails())["anna@example.org"]
    assert server.taken[0]["Message-ID"] == slow.messages[0]["Message-ID"]
    assert (mail.status, mail.sent_at, mail.attempts) == (MailStatus.SENT, taken_at, 2)


async def test_a_letter_that_nobody_ever_settles_is_given_up(office: Any, server: Any, smtp: Any) -> None:
    await office.invite()
    for _ in range(MOST_ATTEMPTS):
        async with office.database.write() as session:
            assert await outbox.claim(session, office.clock.now(), most=1)
        office.clock.forward(seconds=60)
    await office.delivery(smtp()).deliver_due()
    assert (await office.mails())["anna@example.org"].status is MailStatus.FAILED
    assert not server.taken


async def test_a_letter_that_cannot_be_rendered_is_dead_and_the_next_one_is_sent(
    office: Any, server: Any, smtp: Any
) -> None:
    await office.invite("broken@example.org")
    await office.invite("anna@example.org")
    async with office.database.write() as session:
        await session.execute(text("UPDATE outgoing_mails SET params = '{}' WHERE to_address LIKE 'broken%'"))
    assert await office.delivery(smtp()).deliver_due() == 1
    assert (await office.mails())["broken@example.org"].status is MailStatus.FAILED


async def test_without_a_mail_server_letters_wait_and_one_warning_is_given(office: Any) -> None:
    await office.invite()
    delivery = office.delivery(None)
    with structlog.testing.capture_logs() as logs:
        async with running(delivery):
            await asyncio.sleep(0.05)
    assert await delivery.deliver_due() == 0
    assert (await office.mails())["anna@example.org"].attempts == 0
    assert [entry["log_level"] for entry in logs] == ["warning"]


async def test_a_running_delivery_sends_a_new_letter_at_once(office: Any, server: Any, smtp: Any) -> None:
    async with running(office.delivery(smtp())):
        await asyncio.sleep(0.05)
        await office.invite()
        await soon(lambda: server.taken)


async def test_a_server_that_hangs_on_one_letter_does_not_hold_up_a_later_one(office: Any) -> None:
    hanging = Held()
    async with running(office.delivery(hanging)):
        await office.invite("first@example.org")
        await hanging.begun.wait()
        await office.invite("second@example.org")
        await soon(lambda: len(hanging.messages) == 2)
        hanging.may_end.set()


async def test_a_database_in_trouble_does_not_end_the_delivery(office: Any, server: Any, smtp: Any) -> None:
    async def rename(old: str, new: str) -> None:
        async with office.database.write() as session:
            await session.execute(text(f"ALTER TABLE {old} RENAME TO {new}"))

    await office.invite()
    await rename("outgoing_mails", "elsewhere")
    async with running(office.delivery(smtp())) as task:
        await asyncio.sleep(0.1)
        await rename("elsewhere", "outgoing_mails")
        office.database.mail_waiting.set()
        await soon(lambda: server.taken)
        assert not task.done()


async def test_a_delivery_that_is_stopped_records_what_was_being_sent(office: Any) -> None:
    await office.invite()
    slow = Held()
    async with running(office.delivery(slow)) as task:
        await slow.begun.wait()
        task.cancel()
        await asyncio.sleep(0.05)
        assert not task.done()
        slow.may_end.set()
        await asyncio.wait([task])
        assert task.cancelled()
    assert (await office.mails())["anna@example.org"].status is MailStatus.SENT


async def test_a_delivery_that_is_stopped_does_not_wait_for_ever(office: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mail.delivery.GRACE", 0.05)
    await office.invite()
    slow = Held()
    async with running(office.delivery(slow)) as task:
        await slow.begun.wait()
        task.cancel()
        done, _ = await asyncio.wait([task], timeout=1)
        assert done
    assert (await office.mails())["anna@example.org"].status is MailStatus.WAITING


async def test_a_delivery_that_is_stopped_at_any_moment_leaves_the_database_free_and_sends_each_letter_once(
    office: Any, server: Any, smtp: Any
) -> None:
    for n in range(15):
        await office.invite(f"person-{n}@example.org")
        async with running(office.delivery(smtp())):
            await asyncio.sleep(n * 0.0015)
    office.clock.forward(seconds=60)
    await office.delivery(smtp()).deliver_due()
    assert sorted(server.tried) == sorted(f"person-{n}@example.org" for n in range(15))


async def test_a_transaction_torn_by_a_cancelled_task_gives_the_database_back(office: Any) -> None:
    async def write() -> None:
        async with office.database.write() as session:
            await session.execute(text("UPDATE organisations SET name = name"))
            await session.execute(text("SELECT * FROM organisations"))

    for n in range(100):
        torn = asyncio.create_task(write())
        await asyncio.sleep(n * 0.00002)
        torn.cancel()
        await asyncio.wait([torn])
        await write()


async def test_no_row_ever_holds_a_token(office: Any, server: Any, smtp: Any) -> None:
    link_id = await office.invite()
    server.answers["anna@example.org"] = "451 later"
    await office.delivery(smtp()).deliver_due()
    office.clock.forward(seconds=30)
    server.answers.clear()
    await office.delivery(smtp()).deliver_due()
    token = office.signer.token(ACTIVATION, link_id)
    signature = token.partition(".")[2]
    assert token in server.taken[0].get_body(("plain",)).get_content()
    for file in office.file.parent.glob(f"{office.file.name}*"):
        assert signature.encode() not in file.read_bytes()


async def test_logs_hold_neither_addresses_nor_tokens_nor_names(office: Any, server: Any, smtp: Any) -> None:
    server.answers |= {"a@example.org": "550 a@example.org is gone", "b@example.org": "451 b@example.org"}
    links = [await office.invite(f"{name}@example.org") for name in "abc"]
    await office.invite("not an address")
    with structlog.testing.capture_logs() as logs:
        await office.delivery(smtp()).deliver_due()
    assert {entry["event"] for entry in logs} == {"mail_failed", "mail_put_off", "mail_sent"}
    told = str(logs) + str([mail.failure for mail in (await office.mails()).values()])
    for secret in ("example", "address", "Anna", "Kok", *(office.signer.token(ACTIVATION, i) for i in links)):
        assert secret not in told
