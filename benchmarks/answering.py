"""What an answer to a matrix takes, in time and in bytes, when it is right and when it is wrong: the same."""

import asyncio
import secrets
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import Any

import click
import structlog
from httpx import ASGITransport, AsyncClient
from starlette.applications import Starlette

from benchmarks.question import SIGN_IN
from db.clock import SystemClock
from db.database import Database
from db.demo import seed
from db.demo_names import PASSWORD
from db.matrices import matrix_of
from db.migrate import migrate
from db.models.recruiting import Candidate
from db.models.sittings import Presentation
from gql import ids
from gql.app import create_app
from gql.config import Settings
from gql.context import Service
from gql.passwords import Passwords
from mail.links import CANDIDATE
from psychometrics.catalogue import catalogue
from psychometrics.reasoning import OPTION_KEYS

TEST = "test { id status item { id image description deadline options { key label image } } } errors { code }"
ADD = "mutation ($input: AddCandidateInput!) { addCandidate(input: $input) { candidate { id } errors { code } } }"
OPEN = "mutation ($input: OpenCandidateLinkInput!) { openCandidateLink(input: $input) { accessToken errors { code } } }"
BEGIN = "mutation { startAssessment { assessment { tests { id key } } errors { code } } }"
TOUR = "mutation ($input: CompleteTourInput!) { completeTour(input: $input) { errors { code } } }"
START = f"mutation ($input: StartTestInput!) {{ startTest(input: $input) {{ {TEST} }} }}"
ANSWER = f"mutation ($input: AnswerItemInput!) {{ answerItem(input: $input) {{ {TEST} }} }}"


@dataclass
class Answers:
    """What answers of one kind took: milliseconds, and bytes."""

    took: list[float] = field(default_factory=list)
    size: list[int] = field(default_factory=list)


@click.command()
@click.option("--people", type=click.IntRange(1), default=40, show_default=True, help="How many take the test.")
def main(people: int) -> None:
    """Let people answer matrices right and wrong by turns, in this process and without a network."""
    structlog.configure(processors=[], logger_factory=structlog.ReturnLoggerFactory())
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(_measure(Path(folder), people))
    print(f"{'':12}{'answers':>9}{'ms, median':>12}{'quartiles':>16}{'bytes, median':>15}")
    for name, kind in found.items():
        low, middle, high = statistics.quantiles(kind.took, n=4)
        print(
            f"{name:12}{len(kind.took):9}{middle:12.2f}{f'{low:.2f}–{high:.2f}':>16}{statistics.median(kind.size):15.0f}"
        )


async def _measure(folder: Path, people: int) -> dict[str, Answers]:
    settings = Settings(secret_keys=(secrets.token_urlsafe(48),), data_dir=folder)
    database = Database(settings.database)
    await migrate(database, settings.database)
    told = await seed(database, SystemClock(), catalogue(), hash_password=Passwords().hash)
    await database.close()
    app = create_app(settings)
    found = {"right": Answers(), "wrong": Answers()}
    client = AsyncClient(transport=ASGITransport(app), base_url=settings.base_url)
    async with app.router.lifespan_context(app), client as http:
        signed_in = await _ask(http, None, SIGN_IN, email="recruiter@noorderlicht.example", password=PASSWORD)
        procedure_id = ids.public(ids.PROCEDURE, told[0].procedures[0].id)
        for number in range(people):
            taker = await _taker(app, http, signed_in["accessToken"], procedure_id, number)
            # Each begins with the other kind: the first answers of all are the same in nothing else.
            await _take(app, http, taker, cycle(list(found.items())[:: 1 if number % 2 else -1]))
    return found


async def _taker(app: Starlette, http: AsyncClient, recruiter: str, procedure_id: str, number: int) -> str:
    """The session of a new candidate."""
    email = f"taker-{number}@elders.example"
    person = {"procedureId": procedure_id, "firstName": "Mila", "lastName": "Vos", "email": email}
    added = await _ask(http, recruiter, ADD, input=person)
    service: Service = app.state.service
    async with service.database.read() as session:
        candidate = await session.get_one(Candidate, ids.key(ids.CANDIDATE, added["candidate"]["id"]))
    assert candidate.link_id is not None, "who is added gets a link"
    token = service.links.token(CANDIDATE, candidate.link_id)
    opened = await _ask(http, None, OPEN, input={"token": token, "transport": "TOKEN"})
    return str(opened["accessToken"])


async def _take(app: Starlette, http: AsyncClient, taker: str, ways: Iterator[tuple[str, Answers]]) -> None:
    begun = await _ask(http, taker, BEGIN)
    test_id = next(test["id"] for test in begun["assessment"]["tests"] if test["key"] == "reasoning")
    await _ask(http, taker, TOUR, input={"testId": test_id, "practiceOptionKey": "a"})
    test = (await _ask(http, taker, START, input={"testId": test_id, "language": "en"}))["test"]
    while test["item"]:
        way, answers = next(ways)
        right = await _right(app, test["item"]["id"])
        option = OPTION_KEYS[right if way == "right" else right - 1]
        given = {"testId": test_id, "itemId": test["item"]["id"], "optionKey": option}
        before = time.perf_counter()
        payload = await _ask(http, taker, ANSWER, input=given)
        took, test = time.perf_counter() - before, payload["test"]
        if test["item"]:  # an answer that ends the test brings no item
            answers.took.append(took * 1000)
            answers.size.append(payload["size"])


async def _right(app: Starlette, item_id: str) -> int:
    """The number of the right option, by the service's own row."""
    service: Service = app.state.service
    given = catalogue().instrument("reasoning", 2).matrices
    assert given is not None, "the reasoning test is of matrices"
    async with service.database.read() as session:
        return matrix_of(await session.get_one(Presentation, ids.key(ids.TEST_ITEM, item_id)), given).answer


async def _ask(http: AsyncClient, token: str | None, query: str, **variables: Any) -> dict[str, Any]:
    headers = {"authorization": f"Bearer {token}"} if token else {}
    response = await http.post("/graphql", json={"query": query, "variables": variables}, headers=headers)
    [payload] = response.json()["data"].values()
    assert not payload.get("errors"), payload["errors"]
    return {**payload, "size": len(response.content)}


if __name__ == "__main__":
    main()
