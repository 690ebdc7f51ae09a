"""Log harvesting: whoever reads the log learns no address, password, token or name, even at its most talkative."""

import json
from pathlib import Path
from uuid import uuid4

from httpx import Response
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from db.demo_names import PASSWORD
from mail.links import EXTERNAL, LinkSigner
from tests.support.client import SIGN_IN, Client
from tests.support.postbox import Postbox
from tests.support.processes import environment, serving

# Whoever starts the service with this finds every line that any library has to say.
TALKATIVE = """
import logging
configured = logging.basicConfig
def talkatively(**options):
    configured(**{**options, "level": 1})
    logging.getLogger("anybody").debug("every line is heard")
logging.basicConfig = talkatively
"""
OWNER, IZA = "owner@noorderlicht.example", "iza.terpstra@noorderlicht.example"
CHOSEN, OTHER = "nine otters in a wide fen", "eleven geese under the bridge"
ADD = """
    mutation ($email: EmailAddress!) { addRecruitmentUser(
        input: {firstName: "Iza", lastName: "Terpstra", email: $email, role: RECRUITER}
    ) { errors { code } } }
"""
ACTIVATE = (
    "mutation ($t: String!, $p: String!) { activateAccount(input: {token: $t, password: $p}) { errors { code } } }"
)
FORGOT = "mutation ($e: EmailAddress!) { requestPasswordReset(input: {email: $e}) { errors { code } } }"
RESET = "mutation ($t: String!, $p: String!) { resetPassword(input: {token: $t, password: $p}) { errors { code } } }"
PAGE = "mutation ($e: EmailAddress!, $p: String!) { signIn(input: {email: $e, password: $p}) { errors { code } } }"
PEOPLE = (
    "{ recruitmentProcedures { nodes { candidates { nodes { name { last } email results { motives { score } } } } } } }"
)


async def test_no_line_at_any_level_holds_what_nobody_may_read_there(
    tmp_path: Path, prepared_url: str, postbox: Postbox
) -> None:
    (tmp_path / "sitecustomize.py").write_text(TALKATIVE)
    env = environment(tmp_path, prepared_url, INZICHT_SMTP_URL=postbox.url, PYTHONPATH=str(tmp_path))
    async with serving(env=env) as server:
        nobody = Client(server.http)
        token = (await nobody.ask(SIGN_IN, email=OWNER, password=PASSWORD)).data["signIn"]["accessToken"]
        owner = Client(server.http, token)
        assert await owner.change(ADD, email=IZA) == {"errors": []}
        invitation = await postbox.mail(IZA, "/activate")
        assert await nobody.change(ACTIVATE, t=invitation.token, p=CHOSEN) == {"errors": []}
        await nobody.ask(FORGOT, e=IZA)
        forgotten = await postbox.mail(IZA, "/reset-password")
        assert await nobody.change(RESET, t=forgotten.token, p=OTHER) == {"errors": []}
        cookie = cookie_of((await nobody.ask(PAGE, e=IZA, p=OTHER)).response)
        await nobody.ask(RESET, t="a-forged-token", p=OTHER)
        await nobody.ask(SIGN_IN, email="guess@work.example", password="no password of hers")
        answer = await owner.ask(PEOPLE)
        await watch(server.url, token)
        await server.http.post("/graphql", content=b'{"query": "guess@work.example', headers=JSON)
        server.told_to_end()
        await server.status()
    log = "\n".join(server.log)
    private = [OWNER, IZA, PASSWORD, CHOSEN, OTHER, token, cookie, invitation.token, forgotten.token]
    private += ["guess@work.example", "no password of hers", "a-forged-token", "Terpstra", "$argon2"]
    for procedure in answer.data["recruitmentProcedures"]["nodes"]:
        private += [each["email"] for each in procedure["candidates"]["nodes"]]
    assert len(private) > 20
    assert [each for each in private if each in log] == []
    assert "every line is heard" in log


JSON = {"content-type": "application/json"}


async def watch(url: str, token: str) -> None:
    """Opens a connection to watch by, in which the token travels."""
    init = {"type": "connection_init", "payload": {"authorization": f"Bearer {token}"}}
    address = f"{url.replace('http', 'ws', 1)}/graphql"
    async with connect(address, subprotocols=[Subprotocol("graphql-transport-ws")]) as connection:
        await connection.send(json.dumps(init))
        assert json.loads(await connection.recv())["type"] == "connection_ack"


def cookie_of(response: Response) -> str:
    """The session's token in the cookie that an answer sets."""
    cookie: str = response.headers["set-cookie"].partition("=")[2].partition(";")[0]
    return cookie


async def test_a_path_adds_neither_lines_nor_addresses_nor_tokens_to_the_log(tmp_path: Path, prepared_url: str) -> None:
    async with serving(env=environment(tmp_path, prepared_url)) as server:
        before, token = len(server.log), LinkSigner(["any key will do for this test"]).token(EXTERNAL, uuid4())
        await server.http.get('/x%0a{"event": "forged"}%0d%0a%1b[2Jforged')
        await server.http.get("/unsubscribe/guess@work.example")
        await server.http.get("/unsubscribe/guess%40work.example")
        for gateway in ("/open%23token=", "/open/", "/open%3Ftoken=", "/open;token="):
            await server.http.get(f"{gateway}{token}")
        server.told_to_end()
        await server.status()
    lines = [json.loads(line) for line in server.log[before:]]
    assert "forged" not in {line["event"] for line in lines}
    assert [each for each in ("\x1b", "work.example", token[:20]) if each in "".join(server.log)] == []
