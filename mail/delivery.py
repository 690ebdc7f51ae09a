"""Delivery: claims due letters from the outbox, sends them, and records what became of each.

A letter is claimed for a lease, sent outside any transaction, and its outcome recorded by whoever still holds
it. When a process dies in between, the letter is sent again under the same Message-ID: twice beats never.
"""

import asyncio
from contextlib import suppress
from random import Random

import structlog

from db.clock import Clock
from db.database import Database
from db.models.outbox import MOST_ATTEMPTS, MailStatus, OutgoingMail
from db.queries import outbox
from mail.rendering import Renderer, message, sender
from mail.transports import MailRefused, Transport

AT_ONCE = 4
LONGEST_WAIT = 2.0
GRACE = 5.0

log = structlog.get_logger("mail")


class Delivery:
    """The postman of one process; several processes may each have one.

    Without a transport nothing is claimed, and letters wait. Raises ValueError when `mail_from` is not one
    address. Nothing it logs holds an address, a name, or what a server said.
    """

    def __init__(
        self,
        database: Database,
        renderer: Renderer,
        transport: Transport | None,
        mail_from: str,
        clock: Clock,
        *,
        random: Random | None = None,
    ) -> None:
        sender(mail_from)
        self.database, self.renderer, self.transport = database, renderer, transport
        self.mail_from, self.clock = mail_from, clock
        self.random = random or Random()  # noqa: S311 - spreads retries, keeps no secret

    async def run(self) -> None:
        """Delivers for ever; when cancelled, letters being sent get a few seconds to end well."""
        if self.transport is None:
            log.warning("mail_waits", reason="there is no mail server: INZICHT_SMTP_URL is not set")
        # Each hand goes its own way, so that a server hanging on one letter does not hold up the next.
        async with asyncio.TaskGroup() as hands:
            for _ in range(AT_ONCE):
                hands.create_task(self._keep_delivering())

    async def deliver_due(self) -> int:
        """Sends letters, a few at once, until none is due; returns how many the transport took."""
        async with asyncio.TaskGroup() as group:
            hands = [group.create_task(self._deliver_until_none_is_due()) for _ in range(AT_ONCE)]
        return sum(hand.result() for hand in hands)

    async def _keep_delivering(self) -> None:
        while True:
            # Cleared before looking: a letter posted from here on wakes us again.
            self.database.mail_waiting.clear()
            await self._deliver_until_none_is_due()
            with suppress(TimeoutError):
                async with asyncio.timeout(LONGEST_WAIT):
                    await self.database.mail_waiting.wait()

    async def _deliver_until_none_is_due(self) -> int:
        sent = 0
        while (taken := await _let_finish(asyncio.create_task(self._deliver_next()))) is not None:
            sent += taken
        return sent

    async def _deliver_next(self) -> bool | None:
        """Whether the transport took the next letter that is due; None when there is none."""
        if self.transport is None or (mail := await self._claimed()) is None:
            return None
        refusal = await self._refusal(mail, self.transport)
        try:
            await self._record(mail, refusal)
        except Exception as error:
            # The lease runs out, and the letter is sent again under the same Message-ID.
            log.error("mail_not_recorded", mail=mail.id.hex, error=type(error).__name__)
        return refusal is None

    async def _claimed(self) -> OutgoingMail | None:
        try:
            async with self.database.write() as session:
                return next(iter(await outbox.claim(session, self.clock.now(), most=1)), None)
        except Exception as error:
            log.error("mail_not_claimed", error=type(error).__name__)
            return None

    async def _refusal(self, mail: OutgoingMail, transport: Transport) -> MailRefused | None:
        if mail.attempts > MOST_ATTEMPTS:
            # Claimed again and again, and never settled: whoever tries to send it does not live to tell.
            return MailRefused("NeverSettled", permanent=True)
        try:
            made = message(mail, self.renderer.render(mail), self.mail_from)
        except Exception as error:
            return MailRefused(type(error).__name__, permanent=True)
        try:
            await transport.send(made)
        except MailRefused as refusal:
            return refusal
        except Exception as error:
            return MailRefused(type(error).__name__, permanent=False)
        return None

    async def _record(self, mail: OutgoingMail, refusal: MailRefused | None) -> None:
        now = self.clock.now()
        async with self.database.write() as session:
            held = await outbox.still_held(session, mail)
            if held is None:
                log.warning("mail_taken_over", mail=mail.id.hex, letter=mail.letter)
                return
            if refusal is None:
                held.sent(now)
            else:
                jitter = self.random.random()
                held.refused(now, refusal.failure, permanent=refusal.permanent, jitter=jitter)
        _log_outcome(held)


async def _let_finish(work: "asyncio.Task[bool | None]") -> bool | None:
    """The task's result; when the caller is cancelled, the task has a while to end by itself first."""
    try:
        return await asyncio.shield(work)
    except asyncio.CancelledError:
        await asyncio.wait([work], timeout=GRACE)
        work.cancel()
        await asyncio.wait([work])
        raise


def _log_outcome(mail: OutgoingMail) -> None:
    told = {"mail": mail.id.hex, "letter": mail.letter, "attempts": mail.attempts}
    match mail.status:
        case MailStatus.SENT:
            log.info("mail_sent", **told)
        case MailStatus.WAITING:
            log.warning("mail_put_off", failure=mail.failure, **told)
        case MailStatus.FAILED:
            log.error("mail_failed", failure=mail.failure, **told)
