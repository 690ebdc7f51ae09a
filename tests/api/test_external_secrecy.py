"""Links tell nothing: not by words, by work or by traces whether, when and why they do not open."""

import json
from typing import Any
from uuid import uuid4

import pytest

from mail.links import ACTIVATION, EXTERNAL, PASSWORD_RESET, LinkSigner
from tests.support.client import Answer
from tests.support.external import OPEN, PREVIEW, READER, RENEW, Outside, share_the_view
from tests.support.mails import delivered
from tests.support.operations import do
from tests.support.tables import dump
from tests.support.trail import noted
from tests.support.visits import LOOK, asked
from tests.support.world import SECRET, World

PERSON = {"firstName": "Iza", "lastName": "Bos", "email": "iza@noorderlicht.example", "role": "RECRUITER"}


@pytest.fixture
async def outside(world: World) -> Outside:
    return await share_the_view(world)


async def that_do_not_open(outside: Outside) -> dict[str, str]:
    """Tokens of every kind that opens nothing."""
    world, signer = outside.world, LinkSigner([SECRET])
    tokens = {"expired": await outside.link("expired@elders.example")}
    world.clock.forward(days=8)
    outside.recruiter = await world.sign_in("recruiter@noorderlicht.example")
    tokens["used"] = await outside.link("used@elders.example")
    await outside.open(tokens["used"])
    tokens["revoked"] = await outside.link("revoked@elders.example")
    await do(outside.recruiter, "revokeExternalShare", externalShareId=await outside.id("revoked@elders.example"))
    tokens["older"] = await outside.link("older@elders.example")
    await outside.link("older@elders.example")
    await do(outside.recruiter, "shareView", **saved(outside))
    await do(await world.sign_in("owner@noorderlicht.example"), "addRecruitmentUser", **PERSON)
    [tokens["activation"]] = [mail.token for mail in await delivered(world) if mail.token]
    link = signer.link_id(EXTERNAL, await outside.link("living@elders.example"))
    return tokens | {
        "unknown": signer.token(EXTERNAL, uuid4()),
        "of another purpose": signer.token(ACTIVATION, link),
        "of a reset": signer.token(PASSWORD_RESET, link),
        "of another key": LinkSigner(["another key for the tests that nobody else has"]).token(EXTERNAL, link),
        "cut off": signer.token(EXTERNAL, link)[:-1],
        "empty": "",
        "foreign": "💥\u0000' OR 1=1 --",
        "long": "x" * 10_000,
    }


def saved(outside: Outside) -> dict[str, Any]:
    chosen = outside.world.procedure().candidates[:2]
    return {"procedureId": outside.procedure, "candidateIds": chosen, "filters": {"competencies": True}}


def everything(answer: Answer) -> str:
    """Status, headers and body of an answer, its own number and the time apart."""
    headers = {name: value for name, value in answer.response.headers.items() if name not in {"x-request-id", "date"}}
    return f"{answer.response.status_code} {headers} {answer.text}"


@pytest.mark.parametrize("mutation", [OPEN, PREVIEW, RENEW])
async def test_every_token_that_opens_nothing_is_answered_by_the_same_bytes_and_the_same_work(
    outside: Outside, mutation: str
) -> None:
    found: dict[str, tuple[str, list[str]]] = {}
    for kind, token in (await that_do_not_open(outside)).items():
        outside.world.clock.forward(minutes=1)  # only so many fail in a minute
        with asked(outside.world) as statements:
            answer = await outside.world.anonymous.ask(mutation, token=token)
        # A new link is made after the answer; what is counted here comes before.
        found[kind] = everything(answer), [] if mutation == RENEW else statements
        await outside.world.service.later.finish()
    assert [kind for kind, each in found.items() if each != found["unknown"]] == []
    text, statements = found["unknown"]
    assert (mutation == RENEW) or ("LINK_NOT_VALID" in text and len(statements) > 3)


async def test_the_answer_to_a_request_for_a_new_link_waits_for_none_of_its_work(outside: Outside) -> None:
    world, token = outside.world, await outside.link()
    async with world.database.write():  # nobody else can write meanwhile
        answers = {(await world.anonymous.ask(RENEW, token=each)).text for each in (token, "forged")}
    assert len(answers) == 1
    await world.service.later.finish()
    assert [mail.to for mail in await delivered(world)] == [READER]


async def test_after_three_new_links_a_day_the_answer_is_still_the_same(outside: Outside) -> None:
    token = await outside.link()
    answers = []
    for _ in range(5):
        answers.append(everything(await outside.world.anonymous.ask(RENEW, token=token)))
        await outside.world.service.later.finish()
    assert len(set(answers)) == 1
    assert len(await delivered(outside.world)) == 3


async def test_a_new_link_goes_to_no_address_but_the_shares_whoever_asks(outside: Outside) -> None:
    token = await outside.link()
    for who in ("their recruiter", "manager"):
        assert await (await outside.world.as_(who)).change(RENEW, token=token) == {"errors": []}
    await outside.world.service.later.finish()
    assert {mail.to for mail in await delivered(outside.world)} == {READER}


async def test_no_error_repeats_a_token(outside: Outside) -> None:
    token, world = await outside.link(), outside.world
    document = "mutation ($i: OpenExternalLinkInput!) { openExternalLink(input: $i) { errors { code message } } }"
    wrong: list[Any] = [
        {"token": token, "transport": "PIGEON"},
        {"token": token, "more": 1},
        {"token": [token]},
        {"token": {"it": token}},
        token,
        [token],
    ]
    for given in wrong:
        answer = await world.anonymous.ask(document, i=given)
        assert answer.codes == ["BAD_REQUEST"]
        assert token not in answer.text
    for literal in (f'"{token}"', f'{{token: "{token}", more: 1}}', f'{{token: ["{token}"]}}', f'{{tokn: "{token}"}}'):
        answer = await world.anonymous.ask(f"mutation {{ openExternalLink(input: {literal}) {{ errors {{ code }} }} }}")
        assert answer.codes
        assert token not in answer.text
    assert await outside.status() == "SENT"


async def test_no_row_of_any_table_holds_a_token(outside: Outside) -> None:
    world, first = outside.world, await outside.link()
    reader = await outside.open(first)
    await reader.ask(LOOK, id=outside.procedure)
    [second] = await outside.renewed(first)
    await world.anonymous.ask(OPEN, token=f"{second}0")
    await noted(world)
    assert reader.token
    rows = json.dumps(await dump(str(world.database.writer.url)), default=str)
    assert READER in rows
    secrets = [first, second, reader.token]
    secrets += [token.rpartition(".")[2] for token in (first, second)]
    assert [secret for secret in secrets if secret in rows] == []
