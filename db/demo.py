"""The demo: two organisations with people, procedures and candidates, whose answers go through the real scoring."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.clock import Clock
from db.database import Database
from db.demo_names import CANDIDATES, ORGANISATIONS, PASSWORD, AccountPlan, OrganisationPlan, ProcedurePlan
from db.insights import from_answers
from db.models.accounts import Account, AccountStatus, Locale, Module, Organisation
from db.models.people import Employee, Role
from db.models.recruiting import Candidate, ProcedureStatus, RecruitmentProcedure, TeamMember
from db.models.sharing import SharedCandidate, SharedView, SharedViewFilter
from db.names import folded
from db.scoring import complete
from psychometrics.catalogue import Catalogue
from psychometrics.files import Instrument
from psychometrics.simulation import simulate_answers

# Keys are made from names, so that running the demo again finds what is there, and ids worth trying stay the same.
NAMESPACE = UUID("6b1f1a52-7d0c-4a55-9d3e-0f4a3c2f7a10")
SEED = 20260101
BATCH = 100

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """A way to sign in."""

    id: UUID
    role: Role
    email: str
    password: str
    note: str


@dataclass(frozen=True, slots=True)
class DemoProcedure:
    """A procedure worth trying; `invited`: the candidates who are to be mailed a link to the assessment."""

    id: UUID
    title: str
    candidate_ids: list[UUID]
    invited: list[UUID]


@dataclass(frozen=True, slots=True)
class DemoOrganisation:
    """What the demo tells about an organisation."""

    id: UUID
    name: str
    created_at: datetime
    modules: tuple[Module, ...]
    accounts: list[DemoAccount]
    procedures: list[DemoProcedure] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Seeding:
    session: AsyncSession
    catalogue: Catalogue
    now: datetime
    password_hash: str


async def seed(
    database: Database,
    clock: Clock,
    catalogue: Catalogue,
    *,
    hash_password: Callable[[str], Awaitable[str]],
    candidates: int = 0,
    progress: Progress = lambda done, of: None,
) -> list[DemoOrganisation]:
    """Makes whatever of the demo is not there yet, and tells what there is.

    `candidates` adds a procedure with so many candidates to the first organisation, in batches.
    """
    password_hash = await hash_password(PASSWORD)
    for plan in ORGANISATIONS:
        async with database.write() as session:
            seeding = _Seeding(session, catalogue, clock.now(), password_hash)
            if (organisation := await session.get(Organisation, _key(plan.name))) is None:
                await _organisation(seeding, plan)
            else:
                await _people(seeding, organisation, plan)
    if candidates:
        await _load(database, clock, catalogue, candidates, progress)
    async with database.read() as session:
        return [await _told(session, plan) for plan in ORGANISATIONS]


def _key(*names: str) -> UUID:
    return uuid5(NAMESPACE, "/".join(names))


async def _organisation(seeding: _Seeding, plan: OrganisationPlan) -> None:
    organisation = Organisation(
        id=_key(plan.name), name=plan.name, locale=plan.locale, time_zone="Europe/Amsterdam", created_at=seeding.now
    )
    organisation.hold(plan.modules)
    seeding.session.add(organisation)
    await seeding.session.flush()
    people = await _people(seeding, organisation, plan)
    for place, procedure in enumerate(plan.procedures):
        await _procedure(seeding, organisation, procedure, people, timedelta(days=14 * place + 7))


async def _people(seeding: _Seeding, organisation: Organisation, plan: OrganisationPlan) -> dict[str, Employee]:
    """Everybody who can sign in; whoever is not there yet is added, also to a demo of an earlier version."""
    people = {}
    for account in plan.accounts:
        person = await seeding.session.get(Employee, _key(organisation.name, account.email))
        if person is None:
            person = _employee(seeding, organisation, account)
            seeding.session.add(person)
            await seeding.session.flush()
            if account.has_insights:
                await _insights(seeding, organisation, person)
        people[account.email] = person
    return people


def _employee(seeding: _Seeding, organisation: Organisation, account: AccountPlan) -> Employee:
    person = Employee(
        id=_key(organisation.name, account.email),
        organisation_id=organisation.id,
        locale=account.locale,
        created_at=seeding.now,
    )
    person.be_called(account.first_name, account.last_name, account.email)
    person.take(account.role)
    person.account = Account(status=AccountStatus.ACTIVE, password_hash=seeding.password_hash, activated_at=seeding.now)
    return person


async def _insights(seeding: _Seeding, organisation: Organisation, person: Employee) -> None:
    """Two sets of results of somebody's own, so that there is something to compare; the last lets them retake."""
    chance = random.Random(f"{SEED}/{person.email}")  # noqa: S311 - a demo keeps no secret
    asked = _asked(seeding.catalogue)
    answers = simulate_answers(chance, seeding.catalogue, asked)
    higher = {item.key: one.values[1:] for one in asked for item, _ in one.items}
    for months_ago in (7, 2):
        completed_at = seeding.now - timedelta(days=30 * months_ago)
        await from_answers(
            seeding.session,
            organisation,
            person,
            answers,
            instruments=asked,
            catalogue=seeding.catalogue,
            now=completed_at,
        )
        answers = {
            key: value + chance.choice((0, 0, 1)) * (value + 1 in higher.get(key, ())) for key, value in answers.items()
        }


def _asked(catalogue: Catalogue) -> list[Instrument]:
    """What everybody takes; tests of single organisations are not for those of the demo."""
    return [one for one in catalogue.instruments if not one.organisations]


async def _procedure(
    seeding: _Seeding,
    organisation: Organisation,
    plan: ProcedurePlan,
    people: dict[str, Employee],
    age: timedelta,
) -> None:
    procedure = _new_procedure(organisation, plan.title, plan.lens_key, seeding.catalogue, seeding.now - age)
    seeding.session.add(procedure)
    await seeding.session.flush()
    seeding.session.add_all(
        TeamMember(
            procedure_id=procedure.id,
            employee_id=people[email].id,
            invited_at=procedure.created_at + timedelta(minutes=place),
        )
        for place, email in enumerate(plan.team)
    )
    first, last = plan.candidates
    candidates = [
        await _candidate(seeding.session, seeding.catalogue, seeding.now, procedure, number, finished=number < last - 3)
        for number in range(first, last)
    ]
    if plan.shared:
        await _share(seeding, procedure, people[plan.team[0]], candidates[:4], plan.shared)


def _new_procedure(
    organisation: Organisation, title: str, lens_key: str, catalogue: Catalogue, created_at: datetime
) -> RecruitmentProcedure:
    return RecruitmentProcedure(
        id=_key(organisation.name, title),
        organisation_id=organisation.id,
        title=title,
        title_search=folded(title),
        status=ProcedureStatus.OPEN,
        lens_key=lens_key,
        lens_version=catalogue.lens(lens_key).version,
        created_at=created_at,
    )


async def _candidate(
    session: AsyncSession,
    catalogue: Catalogue,
    now: datetime,
    procedure: RecruitmentProcedure,
    number: int,
    *,
    finished: bool = True,
) -> Candidate:
    first_name, last_name = _name(number)
    candidate = Candidate(
        id=_key(procedure.id.hex, str(number)),
        organisation_id=procedure.organisation_id,
        procedure_id=procedure.id,
        locale=Locale.NL if number % 2 else Locale.EN,
        created_at=procedure.created_at,
    )
    address = f"{folded(first_name)}.{folded(last_name).replace(' ', '')}.{number}@example.com"
    candidate.be_called(first_name, last_name, address)
    session.add(candidate)
    await session.flush()
    if finished:
        chance = random.Random(f"{SEED}/{procedure.title}/{number}")  # noqa: S311 - a demo keeps no secret
        asked = _asked(catalogue)
        answers = simulate_answers(chance, catalogue, asked)
        await complete(session, procedure, candidate, answers, instruments=asked, catalogue=catalogue, now=now)
    return candidate


def _name(number: int) -> tuple[str, str]:
    """Names for as many candidates as one likes: first and last names in ever other pairs."""
    first, last = (
        CANDIDATES[number % len(CANDIDATES)][0],
        CANDIDATES[(number + number // len(CANDIDATES)) % len(CANDIDATES)][1],
    )
    return first, last


async def _share(
    seeding: _Seeding,
    procedure: RecruitmentProcedure,
    saved_by: Employee,
    candidates: list[Candidate],
    filters: frozenset[SharedViewFilter],
) -> None:
    view = SharedView(
        id=_key(procedure.id.hex, "view"),
        organisation_id=procedure.organisation_id,
        procedure_id=procedure.id,
        version=1,
        saved_at=seeding.now,
        saved_by_id=saved_by.id,
    )
    view.show_only(filters)
    seeding.session.add(view)
    await seeding.session.flush()
    seeding.session.add_all(SharedCandidate(view_id=view.id, candidate_id=each.id) for each in candidates)


async def _load(database: Database, clock: Clock, catalogue: Catalogue, candidates: int, progress: Progress) -> None:
    plan = ORGANISATIONS[0]
    title = f"Load: {candidates} candidates"
    async with database.write() as session:
        organisation = await session.get_one(Organisation, _key(plan.name))
        procedure = await session.get(RecruitmentProcedure, _key(plan.name, title))
        if procedure is None:
            procedure = _new_procedure(organisation, title, "leadership", catalogue, clock.now())
            session.add(procedure)
            await session.flush()
            for place, email in enumerate(plan.procedures[0].team):
                session.add(
                    TeamMember(
                        procedure_id=procedure.id,
                        employee_id=_key(plan.name, email),
                        invited_at=clock.now() + timedelta(seconds=place),
                    )
                )
    async with database.read() as session:
        there = set(await session.scalars(select(Candidate.id).where(Candidate.procedure_id == procedure.id)))
    missing = [number for number in range(candidates) if _key(procedure.id.hex, str(number)) not in there]
    for start in range(0, len(missing), BATCH):
        async with database.write() as session:
            for number in missing[start : start + BATCH]:
                await _candidate(session, catalogue, clock.now(), procedure, number)
        progress(min(start + BATCH, len(missing)), len(missing))


async def _told(session: AsyncSession, plan: OrganisationPlan) -> DemoOrganisation:
    organisation = await session.get_one(Organisation, _key(plan.name))
    procedures = await session.scalars(
        select(RecruitmentProcedure)
        .where(
            RecruitmentProcedure.organisation_id == organisation.id,
            RecruitmentProcedure.status == ProcedureStatus.OPEN,
        )
        .order_by(RecruitmentProcedure.created_at.desc())
    )
    planned = {each.title: each for each in plan.procedures}
    told = []
    for procedure in sorted(procedures, key=lambda each: each.title not in planned):
        numbers = planned[procedure.title].invited if procedure.title in planned else ()
        invited = [_key(procedure.id.hex, str(number)) for number in numbers]
        keys = await session.scalars(
            select(Candidate.id)
            .where(Candidate.procedure_id == procedure.id)
            .order_by(Candidate.status, Candidate.sort_name)
        )
        told.append(DemoProcedure(procedure.id, procedure.title, list(keys), invited))
    accounts = [
        DemoAccount(_key(plan.name, each.email), each.role, each.email, PASSWORD, each.note) for each in plan.accounts
    ]
    return DemoOrganisation(
        organisation.id, organisation.name, organisation.created_at, organisation.modules, accounts, told
    )
