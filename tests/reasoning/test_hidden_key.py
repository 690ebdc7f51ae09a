"""Nothing that leaves the server tells which option is right, whether an answer was, or what would make the item."""

import base64
import json
from collections.abc import Iterator
from typing import Any

import pytest
from httpx import Response

from db.models.sittings import Presentation
from psychometrics.reasoning import bank
from tests.support.client import Client
from tests.support.matrices import PLACE, Way, by_turns, reasoning, right, rows, steps, to_the_end, wrong
from tests.support.operations import attempt
from tests.support.taking import STEP, answer, begun, candidate, come_in, followed, invited, link_token, own, refusal
from tests.support.trail import written
from tests.support.world import World

OTHER = {"email": "noud@elders.example"}
FIELDS = """
    query ($name: String!) { __type(name: $name) { fields { name } } }
"""


def shape(here: Any) -> Any:
    """What is left of an answer without its values: names, kinds, and how many."""
    if isinstance(here, dict):
        return {key: shape(value) for key, value in here.items()}
    return [shape(each) for each in here] if isinstance(here, list) else type(here).__name__


def secrets(shown: Presentation) -> Iterator[str]:
    """The forms in which the seed, the blueprint or the judgement of an item would be seen."""
    assert shown.seed is not None
    yield shown.seed.hex()
    yield base64.b64encode(shown.seed).decode()
    yield base64.urlsafe_b64encode(shown.seed).decode().rstrip("=")
    yield json.dumps(shown.seed.decode("latin-1"))[1:-1]
    yield repr(shown.seed)[2:-1]
    yield f'"{shown.item_key}"'
    if "-" in shown.item_key:
        yield shown.item_key


async def answered(world: World, who: Client, way: Way, returning: str) -> Response:
    """The whole answer to an answer to somebody's first item."""
    test = await reasoning(who)
    document = (
        f"mutation ($input: AnswerItemInput!) {{ answerItem(input: $input) {{ {returning} errors {{ code }} }} }}"
    )
    given = {"testId": test["id"], "itemId": test["item"]["id"], "optionKey": await way(world, test["item"])}
    return (await who.ask(document, input=given)).response


async def test_a_right_and_a_wrong_answer_are_answered_with_the_same_bytes(world: World) -> None:
    returning = "test { key status answered total language } assessment { status startedAt completedAt }"
    first = await answered(world, await candidate(world), right, returning)
    second = await answered(world, await candidate(world, **OTHER), wrong, returning)
    assert first.content == second.content
    assert first.status_code == second.status_code
    told = {"x-request-id", "date", "server-timing"}
    assert [each for each in first.headers.items() if each[0] not in told] == [
        each for each in second.headers.items() if each[0] not in told
    ]


async def test_with_the_next_item_they_have_the_same_shape(world: World) -> None:
    first = await answered(world, await candidate(world), right, STEP)
    second = await answered(world, await candidate(world, **OTHER), wrong, STEP)
    assert shape(first.json()) == shape(second.json())


@pytest.mark.parametrize("place", [0, 5])
async def test_an_items_pictures_of_options_are_of_one_size_wherever_the_answer_stands(
    world: World, place: int
) -> None:
    who = await candidate(world)
    await steps(world, who, await reasoning(who), right, place)
    item = (await own(who))["tests"][PLACE]["item"]
    assert {len(option["image"]) for option in item["options"]} == {len(item["options"][0]["image"])}
    assert [option["key"] for option in item["options"]] == list("abcdefgh")


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("TestItem", ["id", "prompt", "image", "description", "options", "deadline"]),
        ("TestOption", ["key", "label", "image"]),
        ("AnswerItemPayload", ["viewer", "test", "assessment", "errors"]),
    ],
)
async def test_there_is_no_field_that_could_tell(world: World, kind: str, fields: list[str]) -> None:
    found = (await (await candidate(world)).ask(FIELDS, name=kind)).data["__type"]["fields"]
    assert sorted(each["name"] for each in found) == sorted(fields)


async def test_no_answer_log_line_or_trail_holds_what_makes_an_item_or_how_it_was_judged(
    world: World, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []

    async def note(response: Response) -> None:
        await response.aread()
        told.append(response.text + str(response.headers))

    world.http.event_hooks["response"].append(note)
    key = await invited(world)
    who = await come_in(world, await link_token(world))
    test = await steps(world, who, await reasoning(who), by_turns(right, wrong), 6)
    await refusal(who, test, "nothing of the kind")
    await refusal(who, test, "a", item="item_" + 32 * "0")
    world.clock.forward(seconds=81)
    await refusal(who, test, "a")
    test = (await own(who))["tests"][PLACE]
    await to_the_end(world, who, test, by_turns(right, wrong))
    recruiter = await world.as_("recruiter")
    await followed(recruiter, key)
    await recruiter.ask("query ($id: ID!) { node(id: $id) { id ... on AssessmentTest { answered } } }", id=test["id"])
    await world.service.trail.drain()
    trail = [str(vars(entry)) for entry in await written(world.database)]
    captured = capfd.readouterr()
    seen = "\n".join([*told, *trail, captured.out, captured.err, caplog.text])
    shown = await rows(world, test)
    assert len(shown) > 8
    assert len(told) >= 20
    assert "/graphql" in captured.out + captured.err
    assert [secret for one in shown for secret in secrets(one) if secret in seen] == []
    assert '"correct"' not in seen
    assert "presentations" not in seen


async def test_those_who_run_the_procedure_see_how_far_it_is_and_no_item(world: World) -> None:
    key = await invited(world)
    who = await come_in(world, await link_token(world))
    await steps(world, who, await reasoning(who), right, 2)
    found = (await followed(await world.as_("recruiter"), key))["assessment"]["tests"][PLACE]
    assert (found["status"], found["answered"], found["total"], found["item"]) == ("IN_PROGRESS", 2, 20, None)


async def test_how_many_are_left_does_not_tell_how_well_it_goes(world: World) -> None:
    told = []
    for place, way in enumerate((right, wrong)):
        who = await candidate(world, email=f"taker-{place}@elders.example")
        test = await steps(world, who, await reasoning(who), way, 12)
        told.append((test["status"], test["answered"], test["total"]))
    assert told == [("IN_PROGRESS", 12, 20)] * 2


async def test_whoever_knows_the_public_bank_and_guesses_seeds_finds_no_item(world: World) -> None:
    who = await candidate(world)
    test = await steps(world, who, await reasoning(who), right, 4)
    shown = await rows(world, test)
    assert {len(one.seed or b"") for one in shown} == {32}
    assert len({one.seed for one in shown}) == 5
    assert {one.item_key for one in shown} <= {one.key for one in bank().blueprints}
    assert not {one.seed for one in shown} & {one.id.bytes + one.test_id.bytes for one in shown}


async def test_the_question_before_the_test_shows_no_item_of_it(world: World) -> None:
    who = await candidate(world)
    before = (await begun(who))["tests"][PLACE]
    assert before["item"] is None
    payload = await attempt(who, "completeTour", f"{STEP}", testId=before["id"], practiceOptionKey="a")
    assert payload["test"]["item"] is None
    assert (await answer(who, {"id": before["id"], "item": {"id": "any"}}, "a"))["errors"][0]["code"] == (
        "TEST_NOT_STARTED"
    )
