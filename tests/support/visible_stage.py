"""A procedure with candidates worth hiding, and the view of it that tests save, look at and check."""

import json
import random
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from db.names import folded
from gql.resolvers.imports import Row, import_row
from psychometrics.catalogue import catalogue
from psychometrics.simulation import simulate_answers
from tests.support.client import Answer, Client
from tests.support.visible import TRUTH, Truth, everything, fractions, objects
from tests.support.world import World

# Names that occur in no text of the service; the first two share their initials.
NEWCOMERS = (("Xanthor", "Quillfeather"), ("Xéphora", "van der Quéruel"), ("Zebulonia", "Wrzesniewska"))
FIND = """
    query ($id: ID!, $search: String) {
        recruitmentProcedure(id: $id) { candidates(search: $search, first: 1) { nodes { id } } }
    }
"""
SAVE = """
    mutation ($procedure: ID!, $candidates: [ID!]!, $filters: SharedViewFiltersInput!) {
        shareView(input: {procedureId: $procedure, candidateIds: $candidates, filters: $filters}) {
            sharedView { id candidates(first: 100) { nodes { id displayName fullName } } }
            errors { code message path }
        }
    }
"""


@dataclass
class Stage:
    """The candidates by last name, and who is behind which id of the view."""

    world: World
    recruiter: Client
    procedure: str
    truths: list[Truth]
    view: str
    by_id: dict[str, Truth]

    async def show(self, *on: str) -> list[dict[str, Any]]:
        """Saves the view of all candidates with only these filters on; they keep their ids."""
        return (await save(self.recruiter, self.procedure, self.truths, on))["candidates"]["nodes"]  # type: ignore[no-any-return]

    def check(self, answer: Answer, on: Collection[str], *, of: Collection[str] | None = None) -> list[dict[str, Any]]:
        """Asserts that the answer shows all there is to see of these people, and no more; tells what it shows."""
        people = [each for each in objects(answer.data) if "fullName" in each]
        assert {each["id"] for each in people} == set(self.by_id if of is None else of)
        for each in people:
            assert each == {"id": each["id"], **self.by_id[each["id"]].shown(on, each["displayName"])}
        assert fractions(answer.body) == sum(map(fractions, people), Counter())
        self.check_hidden(answer, on)
        return people

    def check_hidden(self, answer: Answer, on: Collection[str]) -> None:
        """Asserts that nothing hidden is in any byte of the answer, nor within its cursors."""
        told = everything(answer.text)
        for secret in set().union(*(truth.hidden(on) for truth in self.truths)):
            assert json.dumps(secret, ensure_ascii=False)[1:-1] not in told
        told = told.casefold()
        for name in set().union(*(truth.names(on) for truth in self.truths)):
            assert name not in told


async def staged(world: World) -> Stage:
    """The newcomers with results in a procedure, and a view of them that shows their names."""
    procedure, recruiter = world.procedure().id, await world.as_("recruiter")
    truths = [await newcomer(world, procedure, number, *name) for number, name in enumerate(NEWCOMERS)]
    truths.sort(key=lambda each: folded(f"{each.name['last']}\n{each.name['first']}"))
    view = await save(recruiter, procedure, truths, ["fullNames"])
    by_name = {each.name["full"]: each for each in truths}
    by_id = {each["id"]: by_name[each["fullName"]] for each in view["candidates"]["nodes"]}
    return Stage(world, recruiter, procedure, truths, view["id"], by_id)


async def newcomer(world: World, procedure: str, number: int, first: str, last: str) -> Truth:
    """A candidate whose answers have been scored, and all there is of them."""
    answers = simulate_answers(random.Random(number), catalogue())
    row = Row(first, last, f"{folded(first)}@letterbox-{number}.example", None, answers)
    await import_row(world.database, world.clock, procedure, row)
    recruiter = await world.as_("recruiter")
    found = (await recruiter.ask(FIND, id=procedure, search=row.email)).data["recruitmentProcedure"]
    [node] = found["candidates"]["nodes"]
    return Truth.of((await recruiter.ask(TRUTH, id=node["id"])).data["node"])


async def save(who: Client, procedure: str, truths: Collection[Truth], on: Collection[str]) -> Any:
    """The view of these candidates, just saved with only these filters on."""
    saved = await who.change(
        SAVE, procedure=procedure, candidates=[each.id for each in truths], filters=dict.fromkeys(on, True)
    )
    assert saved["errors"] == []
    return saved["sharedView"]
