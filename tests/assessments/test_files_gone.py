"""Files of instruments that come and go between an invitation, a beginning and an end."""

import asyncio
from pathlib import Path

from tests.api.conftest import Serve
from tests.commands.conftest import command
from tests.commands.desk import Command
from tests.support.ahead import nearly_done
from tests.support.development import url_of
from tests.support.taking import begun, come_in, finish_test, invited, link_token, newcomer, own, under_way
from tests.support.world import World, running, settings

__all__ = ["command"]


async def test_the_service_does_not_start_without_a_test_that_somebody_is_at(timed: World, command: Command) -> None:
    await begun(await newcomer(timed))
    ended = await asyncio.to_thread(command, "serve", "--port", "0", database=url_of(timed))
    assert ended.exit_code == 1
    assert ended.output.startswith(
        "Error: People are at tests of which the files are not there any more: haste-1.toml."
    )
    assert len(ended.output.splitlines()) == 1


async def test_what_is_finished_is_shown_without_the_tests_that_are_gone(
    serve: Serve, timed_folder: Path, tmp_path: Path
) -> None:
    async with serve(instruments_dir=timed_folder) as before:
        who = await newcomer(before)
        test = await nearly_done(before, who)
        await finish_test(who, test)
        told, url = [before.ours, before.theirs], url_of(before)
    async with running(settings(url, tmp_path), before.clock, told) as after:
        again = await after.sign_in("sofie@noorderlicht.example", "nine otters in the fen")
        found = await own(again)
        assert (found["status"], len(found["tests"])) == ("COMPLETED", 5)
        node = "query ($id: ID!) { node(id: $id) { id } }"
        assert (await again.ask(node, id=test["id"])).data["node"] is None


async def test_a_test_that_came_after_the_invitation_reaches_who_had_not_begun(
    serve: Serve, timed_folder: Path, tmp_path: Path
) -> None:
    async with serve() as before:
        await invited(before)
        told, url = [before.ours, before.theirs], url_of(before)
        token = await link_token(before)
    with_more = settings(url, tmp_path).model_copy(update={"instruments_dir": timed_folder})
    async with running(with_more, before.clock, told) as after:
        who = await come_in(after, token)
        assert [test["key"] for test in (await own(who))["tests"]][-1] == "haste"
        assert [test["key"] for test in (await begun(who))["tests"]][-1] == "haste"
        assert (await under_way(who, 5))["item"]["prompt"] == "I hurry, 1."


async def test_a_test_that_is_gone_keeps_nobody_from_beginning_without_it(
    serve: Serve, timed_folder: Path, tmp_path: Path
) -> None:
    async with serve(instruments_dir=timed_folder) as before:
        await invited(before)
        told, url = [before.ours, before.theirs], url_of(before)
        token = await link_token(before)
    async with running(settings(url, tmp_path), before.clock, told) as after:
        assert len((await begun(await come_in(after, token)))["tests"]) == 5
