"""`inzicht demo`: everything there is to try in one folder, and no more of it however often it is run."""

import json
from pathlib import Path
from typing import Any

from httpx import AsyncClient
from sqlalchemy import delete

from db.database import Database, sqlite_url
from db.demo_names import NEWCOMER, PASSWORD
from db.models.people import Employee
from tests.support.client import SIGN_IN, Client
from tests.support.postbox import Postbox
from tests.support.processes import Environment, environment, serving
from tests.support.tables import counts
from tests.support.taking import OPEN, begun

WHO = "{ viewer { ... on Employee { email roles organisation { id name modules } } } }"
PROCEDURE = """
    query ($id: ID!) { recruitmentProcedure(id: $id) { title candidates { totalCount } } }
"""


async def test_run_twice_on_one_folder_it_adds_nothing(tmp_path: Path) -> None:
    folder, file = tmp_path / "demo", tmp_path / "facts.json"
    seen = []
    for _ in range(2):
        async with serving("demo", "--data-dir", folder, "--candidates", "150", "--json", file, env=alone(tmp_path)):
            organisations = json.loads(file.read_text())["organisations"]
            rows = await counts(sqlite_url(folder / "inzicht.sqlite3"))
            seen.append((rows, organisations, (folder / "secret").read_text()))
    first, again = seen
    assert first == again
    procedures = [each for organisation in organisations for each in organisation["procedures"]]
    assert rows["candidates"] == sum(len(each["candidateIds"]) for each in procedures)
    assert {each["title"]: len(each["candidateIds"]) for each in procedures}["Load: 150 candidates"] == 150


async def test_what_it_tells_to_scripts_is_true(tmp_path: Path) -> None:
    asked = ("demo", "--data-dir", tmp_path / "demo", "--json", tmp_path / "facts.json")
    async with serving(*asked, env=alone(tmp_path)) as server:
        facts = json.loads((tmp_path / "facts.json").read_text())
        assert (facts["baseUrl"], facts["graphql"]) == (server.url, f"{server.url}/graphql")
        assert facts["mailbox"] == {"url": f"{server.url}/mailbox", "folder": str(tmp_path / "demo" / "mail")}
        assert (await server.http.get("/mailbox")).status_code == 200
        for organisation in facts["organisations"]:
            told = {key: organisation[key] for key in ("id", "name", "modules")}
            clients = {
                account["role"]: await signed_in(server.http, account, told) for account in organisation["accounts"]
            }
            owner = clients["OWNER"]
            for procedure in organisation["procedures"]:
                found = (await owner.ask(PROCEDURE, id=procedure["id"])).data["recruitmentProcedure"]
                assert found["title"] == procedure["title"]
                assert found["candidates"]["totalCount"] == len(procedure["candidateIds"])


async def test_a_candidate_in_each_language_and_an_employee_can_take_the_assessment_at_once(
    tmp_path: Path, postbox: Postbox
) -> None:
    env = alone(tmp_path) | {"INZICHT_SMTP_URL": postbox.url}
    async with serving("demo", "--data-dir", tmp_path / "demo", env=env) as server:
        await postbox.so_many(2)
        assert {mail.language for mail in postbox.taken} == {"en", "nl"}
        for mail in postbox.taken:
            opened = await Client(server.http).change(OPEN, token=mail.token)
            assert opened["candidate"]["locale"] == mail.language.upper()
            assert (await begun(Client(server.http, opened["accessToken"])))["status"] == "IN_PROGRESS"
        signed_in = await Client(server.http).change(SIGN_IN, email=NEWCOMER, password=PASSWORD)
        assert (await begun(Client(server.http, signed_in["accessToken"])))["status"] == "IN_PROGRESS"


async def test_in_a_folder_of_an_earlier_version_whoever_is_missing_is_added(tmp_path: Path) -> None:
    folder, file = tmp_path / "demo", tmp_path / "facts.json"
    url = sqlite_url(folder / "inzicht.sqlite3")
    asked = ("demo", "--data-dir", folder, "--json", file)
    async with serving(*asked, env=alone(tmp_path)):
        before = await counts(url)
    database = Database(url)
    async with database.write() as session:
        await session.execute(delete(Employee).where(Employee.email == NEWCOMER))
    await database.close()
    async with serving(*asked, env=alone(tmp_path)) as server:
        assert await counts(url) == before
        payload = await Client(server.http).change(SIGN_IN, email=NEWCOMER, password=PASSWORD)
        assert payload["errors"] == []


def alone(folder: Path) -> Environment:
    """An environment without any setting of the service."""
    return {name: value for name, value in environment(folder).items() if not name.startswith("INZICHT_")}


async def signed_in(http: AsyncClient, account: dict[str, str], organisation: dict[str, Any]) -> Client:
    """The account's client, once it has turned out to be who it is said to be."""
    payload = await Client(http).change(SIGN_IN, email=account["email"], password=account["password"])
    client = Client(http, payload["accessToken"])
    viewer = {"email": account["email"], "roles": [account["role"]], "organisation": organisation}
    assert (await client.ask(WHO)).data["viewer"] == viewer
    return client
