"""The demo's candidates who can take the assessment at once: each has a link to it in the mailbox."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from db import taking
from db.clock import Clock
from db.database import Database
from db.demo import DemoOrganisation
from db.models.accounts import Locale, Organisation
from db.models.recruiting import Candidate, RecruitmentProcedure
from db.queries import sittings
from gql import ids
from mail import letters
from psychometrics.catalogue import Catalogue

_LANGUAGES = {Locale.EN: "in English", Locale.NL: "in Dutch"}


@dataclass(frozen=True, slots=True)
class Taker:
    """A candidate who has a link."""

    name: str
    email: str
    language: str


async def invite(
    database: Database, clock: Clock, catalogue: Catalogue, organisations: Iterable[DemoOrganisation]
) -> list[Taker]:
    """Mails a link to each of the invited whose link does not open, or who has none; tells who is not done yet."""
    keys = [key for told in organisations for procedure in told.procedures for key in procedure.invited]
    async with database.write() as session:
        invited = [await session.get_one(Candidate, key) for key in keys]
        waiting = [each for each in invited if not each.is_done]
        for each in waiting:
            if each.link_expires_at is None or each.link_expires_at <= clock.now():
                await _send_link(session, each, clock, catalogue)
    return [Taker(each.name, each.email, _LANGUAGES[each.locale]) for each in waiting]


async def _send_link(session: AsyncSession, candidate: Candidate, clock: Clock, catalogue: Catalogue) -> None:
    if await sittings.newest_of_locked(session, candidate) is None:
        battery = catalogue.battery(ids.public(ids.ORGANISATION, candidate.organisation_id))
        taking.give(session, candidate, battery, clock.now())
    procedure = await session.get_one(RecruitmentProcedure, candidate.procedure_id)
    letters.candidate_link(
        session,
        to=candidate,
        organisation=await session.get_one(Organisation, candidate.organisation_id),
        procedure_title=procedure.title,
        link_id=candidate.send_link(clock.now()),
        now=clock.now(),
    )
