"""A reader who tries everything a guide says, on a demo of their own, and finds out whether it is true."""

import json
import re
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from graphql import OperationType, get_operation_ast, parse

from tests.support.browser import open_browser
from tests.support.client import SIGN_IN, Client
from tests.support.guide import Block, Step
from tests.support.guide_names import NAME, Names
from tests.support.guide_programs import Console, Script
from tests.support.postbox import Postbox
from tests.support.processes import Server

ASKER = re.compile(r"# As (\S+)\n")
# Names whose values come by mail: where the link in the mail leads, and whose mail it is if there may be others.
MAILED = {
    "ACTIVATION_TOKEN": ("/activate#token=", ""),
    "RESET_TOKEN": ("/reset-password#token=", ""),
    "LINK_TOKEN": ("/open#token=", ""),
    "NEW_LINK_TOKEN": ("/open#token=", ""),
    "CANDIDATE_TOKEN": ("/candidate#token=", "nadia.kaya@example.com"),
    "NEW_CANDIDATE_TOKEN": ("/candidate#token=", "nadia.kaya@example.com"),
}


class Reader:
    """Works through a page, step by step; `frontend` is the address of the page they are making."""

    def __init__(
        self, server: Server, names: Names, postbox: Postbox, frontend: str, folder: Path, rooms: AsyncExitStack
    ) -> None:
        self.server, self.names, self.postbox, self.frontend = server, names, postbox, frontend
        self.folder, self.rooms = folder, rooms
        self._tokens: dict[str, str] = {}
        self._console: Console | None = None
        self._running: Script | Console | None = None

    async def take(self, step: Step) -> None:
        """Carries the step out, and compares what comes of it with the page."""
        await self._open_mail(step.block.text + json.dumps(step.variables))
        match step.block.language:
            case "graphql":
                self._compare(step.answer, await self._asked(step))
            case "js":
                await self._typed(step)
            case "text":
                await self._compare_lines(step.block)
            case _:
                await self._run(step)

    async def _asked(self, step: Step) -> Any:
        variables = self.names.filled(step.variables or {})
        asker = ASKER.match(step.block.text)
        client = Client(self.server.http, await self._token(asker[1]) if asker and asker[1] != "nobody" else None)
        operation = get_operation_ast(parse(step.block.text))
        if operation and operation.operation is OperationType.SUBSCRIPTION:
            return await self._watched(client, step.block.text, variables)
        body = (await client.ask(step.block.text, **variables)).body
        data = body.get("data") or {}
        if token := (data.get("signIn") or {}).get("accessToken"):
            self._tokens[variables["input"]["email"]] = token
        if token := (opened := data.get("openExternalLink") or {}).get("accessToken"):
            self._tokens[opened["reader"]["email"]] = token
        if token := (data.get("openCandidateLink") or {}).get("accessToken"):
            self._tokens["candidate"] = token
        return body

    async def _watched(self, client: Client, query: str, variables: Any) -> Any:
        """What somebody who begins to watch is told first."""
        headers = {"authorization": f"Bearer {client.token}", "accept": "text/event-stream"}
        body = {"query": query, "variables": variables}
        async with client.http.stream("POST", "/graphql", json=body, headers=headers) as answer:
            async for line in answer.aiter_lines():
                if line.startswith("data: "):
                    return json.loads(line.removeprefix("data: "))

    async def _token(self, email: str) -> str:
        if email not in self._tokens:
            signed_in = await Client(self.server.http).change(SIGN_IN, email=email, password=self.names["PASSWORD"])
            self._tokens[email] = signed_in["accessToken"]
        return self._tokens[email]

    async def _run(self, step: Step) -> None:
        script = await Script.start(step.block.language, step.block.text, self.names, self.folder)
        self._running = script
        self.rooms.push_async_callback(script.end)
        if step.answer and step.answer.language == "text" and step.block.language == "bash":
            # It may go on, as somebody who watches does.
            await self._compare_lines(step.answer)
            return
        printed = await script.everything(self.names)
        if step.answer and step.answer.language == "text":
            assert self.names.fits(step.answer.text, printed), f"{step.answer.place}: {printed}"
        elif step.answer:
            self._compare(step.answer, json.loads(printed))

    async def _typed(self, step: Step) -> None:
        if self._console is None:
            browser = await self.rooms.enter_async_context(open_browser())
            self._console = await Console.open(await browser.new_page(), self.frontend)
        self._running = self._console
        await self._console.type(step.block.text, self.names)
        if step.answer and step.answer.language == "text":
            await self._compare_lines(step.answer)
        elif step.answer:
            self._compare(step.answer, await self._console.value())

    async def _compare_lines(self, block: Block) -> None:
        assert self._running is not None, f"{block.place}: nothing runs that could say this"
        wanted = block.text.rstrip("\n").split("\n")
        found = await self._running.lines(len(wanted))
        assert self.names.fits(wanted, found), f"{block.place}: {found}"

    def _compare(self, block: Block | None, found: Any) -> None:
        assert block is not None, f"no answer is shown: {json.dumps(found, indent=2, ensure_ascii=False)}"
        shown = json.dumps(found, indent=2, ensure_ascii=False)
        assert self.names.fits(json.loads(block.text), found), f"{block.place}: {shown}"

    async def _open_mail(self, text: str) -> None:
        for name in set(NAME.findall(text)) & MAILED.keys() - self.names.keys():
            leading_to, to = MAILED[name]
            mail = await self.postbox.anybodys(leading_to, to=to, known=self.names.values())
            self.names[name] = mail.token
