"""Rounds of a hunt: each in a fresh world and from a seed of its own, so that a find can be found again."""

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from time import monotonic
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy

from fuzz.judging import judge
from fuzz.stage import Stage
from tests.support.world import World

# So many examples share a world: making one costs as much as asking for many.
EXAMPLES = 100
SETTINGS = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate, Phase.shrink),
)


@dataclass(frozen=True)
class Question:
    """A request to the endpoint, by somebody of our people or nobody."""

    asker: str | None
    content: bytes
    headers: dict[str, bytes] = field(default_factory=lambda: {"content-type": b"application/json"})
    method: str = "POST"
    query: str = ""

    @classmethod
    def of(cls, asker: str | None, document: str, variables: Any = None) -> "Question":
        """A request as clients make them."""
        return cls(asker, json.dumps({"query": document, "variables": variables}).encode())


class Rounds:
    """What hypothesis thinks of, asked of the service until the time is over."""

    def __init__(
        self, stage: Stage, folder: Path, seed: int, seconds: float, tell: Callable[[str, object], None], name: str
    ) -> None:
        self.stage = stage
        self._folder, self._seed, self._seconds = folder, seed, seconds
        self._tell, self._name, self._asked = tell, name, 0
        self._last: Question | None = None
        self._end, self._found = 0.0, False

    def play(self, questions: SearchStrategy[Question]) -> None:
        """Sends one request after the other, each as somebody, and judges every answer."""
        self._end = monotonic() + self._seconds
        for number in count(self._seed):
            try:
                self._round(questions, number)
            except BaseException as found:
                # The last that was asked is the least that fails.
                found.add_note(f"Asked: {self._last}\nAgain: make fuzz ARGS='-k {self._name} --seed {number}'")
                raise
            if monotonic() >= self._end:
                break
        self._tell(f"Fuzz, {self._name}", f"{self._asked} requests, seeds {self._seed} to {number}")

    def _round(self, questions: SearchStrategy[Question], number: int) -> None:
        with self._world() as ask:

            @seed(number)
            @SETTINGS
            @given(questions)
            def one(question: Question) -> None:
                # When the time is over, only what was found is still looked into.
                if not self._found and monotonic() >= self._end:
                    return
                try:
                    ask(question)
                except BaseException:
                    self._found = True
                    raise

            one()

    @contextmanager
    def _world(self) -> Iterator[Callable[[Question], None]]:
        with asyncio.Runner() as runner:
            running = self.stage.world(self._folder)
            world = runner.run(running.__aenter__())
            try:
                yield lambda question: runner.run(self._ask(world, question))
            finally:
                runner.run(running.__aexit__(None, None, None))

    async def _ask(self, world: World, question: Question) -> None:
        self._asked, self._last = self._asked + 1, question
        world.clock.forward(seconds=15)  # so that what was tried too often may be tried again
        world.http.cookies.clear()  # whoever came in by the question before
        headers = dict(question.headers)
        if question.asker is not None:
            headers["authorization"] = f"Bearer {(await world.as_(question.asker)).token}".encode()
        response = await world.http.request(
            question.method,
            f"/graphql{question.query}",
            content=question.content,
            headers=[(name.encode(), value) for name, value in headers.items()],
        )
        judge(response, self.stage.foreign(question.asker), self.stage.secrets)
