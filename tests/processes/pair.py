"""Two servers on one database, and somebody who asks now the one and now the other."""

import asyncio
import itertools
import random
from collections import Counter
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from db.clock import SystemClock
from db.database import Database
from db.demo_names import PASSWORD
from gql.resolvers.imports import Row, import_row
from psychometrics.catalogue import catalogue
from psychometrics.simulation import simulate_answers
from tests.support.client import SIGN_IN, Client
from tests.support.operations import address, do
from tests.support.postbox import Postbox
from tests.support.processes import Environment, Server, serving

FIND = "query ($id: ID!) { recruitmentProcedure(id: $id) { candidates { nodes { id } } } }"


@dataclass(frozen=True, slots=True)
class Both:
    """Somebody's one session, as it is at either server."""

    at_a: Client
    at_b: Client

    def by_turns(self, times: int) -> list[Client]:
        """The session so many times, at the one server and at the other."""
        return list(itertools.islice(itertools.cycle((self.at_a, self.at_b)), times))


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A procedure of a test's own, with candidates who have results."""

    id: str
    candidates: list[str]


@dataclass
class Pair:
    """The servers A and B, their database, and the mail server they both deliver to."""

    a: Server
    b: Server
    url: str
    postbox: Postbox
    _numbers: "itertools.count[int]" = field(default_factory=itertools.count)
    _signed_in: dict[str, Both] = field(default_factory=dict)

    @property
    def anonymous(self) -> Both:
        """Somebody who is not signed in."""
        return Both(Client(self.a.http), Client(self.b.http))

    async def sign_in(self, email: str, password: str = PASSWORD) -> Both:
        """A new session, made at A."""
        payload = await self.anonymous.at_a.change(SIGN_IN, email=email, password=password)
        assert payload["errors"] == [], payload["errors"]
        return Both(*(Client(server.http, payload["accessToken"]) for server in (self.a, self.b)))

    async def as_(self, name: str) -> Both:
        """One of our people, such as `recruiter`; signed in once."""
        if name not in self._signed_in:
            self._signed_in[name] = await self.sign_in(address(name))
        return self._signed_in[name]

    def person(self, role: str = "RECRUITMENT_MEMBER") -> dict[str, str]:
        """Somebody whom nobody knows yet."""
        number = next(self._numbers)
        return {"firstName": "Iza", "lastName": "Terpstra", "email": f"iza{number}@b.example", "role": role}

    async def manager(self) -> tuple[str, Both]:
        """A new hiring manager who followed the link in the mail: the id, and the session."""
        person = self.person()
        added = await do((await self.as_("admin")).at_a, "addRecruitmentUser", "employee { id }", **person)
        token = (await self.postbox.mail(person["email"], "/activate")).token
        await do(self.anonymous.at_b, "activateAccount", token=token, password=PASSWORD)
        return added["employee"]["id"], await self.sign_in(person["email"])

    async def vacancy(self) -> Vacancy:
        """A new procedure, with a view of it that was saved once."""
        recruiter = (await self.as_("recruiter")).at_a
        made = await do(
            recruiter, "createRecruitmentProcedure", "procedure { id }", title="Nurse", lensKey="leadership"
        )
        procedure: str = made["procedure"]["id"]
        database = Database(self.url)
        for number in range(3):
            answers = simulate_answers(random.Random(number), catalogue())
            row = Row("Nora", f"Prins {number}", f"nora{number}@c.example", None, answers)
            await import_row(database, SystemClock(), procedure, row)
        await database.close()
        found = (await recruiter.ask(FIND, id=procedure)).data["recruitmentProcedure"]["candidates"]["nodes"]
        vacancy = Vacancy(procedure, [each["id"] for each in found])
        await do(recruiter, "shareView", procedureId=vacancy.id, candidateIds=vacancy.candidates, filters={})
        return vacancy


@asynccontextmanager
async def two_serving(env: Environment) -> AsyncIterator[list[Server]]:
    """Two servers, started at once."""
    async with AsyncExitStack() as until_the_end:
        yield await asyncio.gather(*(until_the_end.enter_async_context(serving(env=env)) for _ in range(2)))


async def together(*attempts: Coroutine[Any, Any, str | None]) -> Counter[str | None]:
    """How often each outcome came of attempts made at once; None is success."""
    return Counter(await asyncio.gather(*attempts))
