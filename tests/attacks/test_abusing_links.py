"""Links: nothing but the link that was mailed opens what it was mailed for, once, in time, and for its own account."""

import shutil
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from db.database import sqlite_url
from db.demo import DemoOrganisation
from db.demo_names import PASSWORD
from mail.links import PASSWORD_RESET, LinkSigner
from tests.support.clock import HandClock
from tests.support.mails import delivered
from tests.support.operations import address, code, do
from tests.support.world import BASE_URL, World, running, settings

IZA = address("iza")
CHOSEN, OTHER = "nine otters in a wide fen", "eleven geese under the bridge"
OLD_KEY, NEW_KEY = "an older key of many bytes, 0123456789", "a newer key of many bytes, 9876543210"


async def reset_token(world: World, email: str) -> str:
    await do(world.anonymous, "requestPasswordReset", email=email)
    await world.service.later.finish()
    [token] = [mail.token for mail in await delivered(world) if mail.to == email and mail.token]
    return token


async def activation(world: World) -> str:
    person = {"firstName": "Iza", "lastName": "Bos", "email": IZA, "role": "RECRUITER"}
    await do(await world.as_("owner"), "addRecruitmentUser", **person)
    [token] = [mail.token for mail in await delivered(world) if mail.to == IZA and mail.token]
    return token


async def reset(world: World, token: str, password: str = CHOSEN) -> str | None:
    return await code(world.anonymous, "resetPassword", token=token, password=password)


async def test_a_link_to_a_new_password_is_used_once(world: World) -> None:
    token = await reset_token(world, address("owner"))
    assert [await reset(world, token), await reset(world, token, OTHER)] == [None, "LINK_NOT_VALID"]
    await world.sign_in(address("owner"), CHOSEN)


async def test_a_link_to_a_new_password_works_for_an_hour(world: World, clock: HandClock) -> None:
    token = await reset_token(world, address("owner"))
    clock.forward(hours=1)
    assert await reset(world, token) == "LINK_NOT_VALID"
    clock.forward(seconds=-1)
    assert await reset(world, token) is None


async def test_a_newer_link_to_a_new_password_takes_the_place_of_the_one_before(world: World) -> None:
    before, newer = [await reset_token(world, address("owner")) for _ in range(2)]
    assert [await reset(world, before), await reset(world, newer)] == ["LINK_NOT_VALID", None]


async def test_a_changed_password_makes_the_links_of_before_worthless(world: World) -> None:
    token = await reset_token(world, address("owner"))
    await do(await world.as_("owner"), "changePassword", currentPassword=PASSWORD, newPassword=OTHER)
    assert await reset(world, token) == "LINK_NOT_VALID"


async def test_a_link_of_one_kind_opens_nothing_of_another(world: World) -> None:
    invitation, forgotten = await activation(world), await reset_token(world, address("owner"))
    assert await reset(world, invitation) == "LINK_NOT_VALID"
    crossed = await code(world.anonymous, "activateAccount", token=forgotten, password=CHOSEN)
    assert crossed == "LINK_NOT_VALID"


async def test_a_link_of_one_organisation_changes_nothing_in_another(world: World) -> None:
    person = {"firstName": "Ingrid", "lastName": "Hofstra", "email": address("owner"), "role": "RECRUITER"}
    await do(await world.as_("their owner"), "addRecruitmentUser", **person)
    [theirs] = [mail.token for mail in await delivered(world) if mail.token]
    await do(world.anonymous, "activateAccount", token=theirs, password=OTHER)
    ours = await world.sign_in(address("owner"), PASSWORD)
    assert (await ours.ask("{ organisation { name } }")).data["organisation"]["name"] == "Noorderlicht Zorg"


async def test_every_link_that_does_not_work_is_refused_in_the_same_words(world: World) -> None:
    used = await reset_token(world, address("manager"))
    await reset(world, used)
    replaced = await reset_token(world, address("owner"))
    await reset_token(world, address("owner"))
    invitation = await activation(world)
    say = 'mutation ($t: String!) { resetPassword(input: {token: $t, password: "%s"}) { errors { code message } } }'
    answers = {
        (await world.anonymous.ask(say % CHOSEN, t=token)).text
        for token in (used, replaced, invitation, "forged", "", used[:-1], f"{used}=", used.swapcase())
    }
    assert len(answers) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"x-forwarded-host": "evil.example"},
        {"forwarded": "host=evil.example;proto=https"},
        {"x-forwarded-proto": "https", "x-forwarded-server": "evil.example"},
    ],
)
async def test_links_in_mails_lead_here_whatever_host_a_request_names(world: World, headers: dict[str, str]) -> None:
    body = {
        "query": "mutation ($e: EmailAddress!) { requestPasswordReset(input: {email: $e}) { errors { code } } }",
        "variables": {"e": address("owner")},
    }
    await world.http.post("/graphql", json=body, headers=headers)
    await world.service.later.finish()
    [mail] = await delivered(world)
    assert mail.link.startswith(f"{BASE_URL}/reset-password#token=")


async def test_a_token_stands_in_the_part_of_an_address_that_no_server_sees(world: World) -> None:
    token = await activation(world)
    for path in ("/activate", "/reset-password"):
        page = await world.http.get(path)
        assert (page.status_code, page.headers["referrer-policy"]) == (200, "no-referrer")
        assert token not in page.text


async def test_looking_at_the_page_of_a_link_does_not_use_it_up(world: World) -> None:
    token = await activation(world)
    for method in ("GET", "HEAD", "OPTIONS"):
        await world.http.request(method, "/activate", params={"token": token})
    assert await code(world.anonymous, "activateAccount", token=token, password=CHOSEN) is None


async def test_an_address_that_only_looks_like_somebodys_gets_no_link_of_theirs(world: World) -> None:
    kim = {"firstName": "Kim", "lastName": "Bos", "email": address("kim"), "role": "RECRUITER"}
    await do(await world.as_("owner"), "addRecruitmentUser", **kim)
    [token] = [mail.token for mail in await delivered(world) if mail.token]
    await do(world.anonymous, "activateAccount", token=token, password=OTHER)
    for lookalike in ("\u212aim", "ｋim", "kım", "кim", "kim\u200b"):
        await do(world.anonymous, "requestPasswordReset", email=address(lookalike))
    await world.service.later.finish()
    assert {mail.to for mail in await delivered(world)} <= {address("kim")}


async def test_a_key_that_leaked_opens_nothing_once_it_is_taken_away(
    prepared: tuple[Path, list[DemoOrganisation]], tmp_path: Path, clock: HandClock
) -> None:
    file = shutil.copy(prepared[0], tmp_path / "rotated.sqlite3")

    def signing_with(*keys: str) -> AbstractAsyncContextManager[World]:
        wanted = settings(sqlite_url(file), tmp_path).model_copy(update={"secret_keys": keys})
        return running(wanted, clock, prepared[1])

    async with signing_with(OLD_KEY) as world:
        tokens = [await reset_token(world, address(name)) for name in ("owner", "manager")]
    async with signing_with(NEW_KEY) as world:
        assert await reset(world, tokens[0]) == "LINK_NOT_VALID"
    async with signing_with(NEW_KEY, OLD_KEY) as world:
        assert await reset(world, tokens[0]) is None
    async with signing_with(NEW_KEY) as world:
        assert await reset(world, tokens[1]) == "LINK_NOT_VALID"


async def test_the_id_of_a_link_is_no_link_without_a_key_of_the_service(world: World) -> None:
    token = await reset_token(world, address("owner"))
    link_id = world.service.links.link_id(PASSWORD_RESET, token)
    forged = LinkSigner([OLD_KEY]).token(PASSWORD_RESET, link_id)
    assert [await reset(world, each) for each in (forged, str(link_id), link_id.hex)] == ["LINK_NOT_VALID"] * 3
