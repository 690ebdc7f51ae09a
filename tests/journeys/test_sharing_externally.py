"""Sharing results with a hiring manager outside the organisation, from the first command to the last look."""

from typing import Any

from tests.journeys.telling import Stage
from tests.support.answers import row, write
from tests.support.client import Client
from tests.support.external import OPEN, PREVIEW, RENEW, REVOKE, SHARE_EXTERNALLY, SHARES
from tests.support.operations import do
from tests.support.visible import RESULTS, TRUTH, Truth
from tests.support.visits import VIEWER

OWNER, READER = "ilse@waterlinie.example", "hanna@elders.example"
LINK = "/open#token="
ON = ["competencies", "scores"]

CANDIDATES = "query ($id: ID!) { recruitmentProcedure(id: $id) { candidates { nodes { id } } } }"
LOOK = f"""
    {{ viewer {{ ... on ExternalReader {{ organisationName sharedBy sharedView {{
        lensName procedureTitle candidates {{ nodes {{ displayName initials fullName {RESULTS} }} }}
    }} }} }} }}
"""


async def test_a_hiring_manager_outside_sees_what_is_shared_by_a_link_that_opens_once_until_it_is_revoked(
    stage: Stage,
) -> None:
    owner = await an_owner_comes_in_by_mail(stage)
    procedure = await answers_from_elsewhere_become_candidates(stage, owner)
    people = await all_there_is(owner, procedure)
    await share(owner, procedure, people, competencies=True, scores=True)
    token = await a_link_comes_by_mail(stage, owner, procedure)
    await scanners_and_previews_leave_it_unopened(stage, token)

    reader = await opened(stage, token)
    assert await seen(reader) == {each.name["initials"]: each.shown(ON, each.name["initials"]) for each in people}
    assert await refused(stage, token)

    await share(owner, procedure, people[:1], fullNames=True, motives=True)
    [name] = [each.name["full"] for each in people[:1]]
    assert await seen(reader) == {name: people[0].shown(["fullNames", "motives"], name)}

    newer = await a_new_link_comes_by_itself(stage, token)
    again = await opened(stage, newer)
    assert await seen(again) == await seen(reader)

    [found] = (await owner.ask(SHARES, procedure=procedure)).data["recruitmentProcedure"]["externalShares"]["nodes"]
    assert (found["status"], found["mailStatus"]) == ("OPENED", "SENT")
    assert (await owner.change(REVOKE, id=found["id"]))["errors"] == []
    assert [(await each.ask(VIEWER)).data["viewer"] for each in (reader, again)] == [None, None]
    assert await refused(stage, newer)
    await nothing_secret_was_written_anywhere(stage)


async def an_owner_comes_in_by_mail(stage: Stage) -> Client:
    made = await stage.operator(
        *("create-organisation", "--name", "Stichting De Waterlinie", "--modules", "RECRUITMENT", "--locale", "NL"),
        *("--owner-email", OWNER, "--owner-first-name", "Ilse", "--owner-last-name", "de Graaf"),
    )
    assert (made.status, made.err) == (0, "")
    return await stage.activated(await stage.mail(OWNER, "/activate#token="), "twaalf gele klompen op zolder")


async def answers_from_elsewhere_become_candidates(stage: Stage, owner: Client) -> str:
    title = {"title": "Sluiswachter, Vreeswijk", "lensKey": "professional"}
    procedure: str = (await do(owner, "createRecruitmentProcedure", "procedure { id }", **title))["procedure"]["id"]
    file = write(stage.folder / "answers.csv", [row("Anna", "Wouters"), row("Bram", "Dijkstra")])
    imported = await stage.operator("import-answers", procedure, file)
    assert (imported.status, imported.out) == (0, "2 candidates scored, 0 rows refused.\n")
    return procedure


async def all_there_is(owner: Client, procedure: str) -> list[Truth]:
    nodes = (await owner.ask(CANDIDATES, id=procedure)).data["recruitmentProcedure"]["candidates"]["nodes"]
    return [Truth.of((await owner.ask(TRUTH, id=node["id"])).data["node"]) for node in nodes]


async def share(owner: Client, procedure: str, people: list[Truth], **filters: bool) -> None:
    chosen = [each.id for each in people]
    await do(owner, "shareView", procedureId=procedure, candidateIds=chosen, filters=filters)


async def a_link_comes_by_mail(stage: Stage, owner: Client, procedure: str) -> str:
    shared = await owner.change(SHARE_EXTERNALLY, procedure=procedure, email=READER)
    assert shared["errors"] == []
    mail = await stage.mail(READER, LINK)
    assert (mail.language, mail.subject) == ("nl", "Er zijn resultaten met je gedeeld: Sluiswachter, Vreeswijk")
    assert "Ilse de Graaf deelt assessmentresultaten" in " ".join(mail.text.split())
    return mail.token


async def scanners_and_previews_leave_it_unopened(stage: Stage, token: str) -> None:
    anonymous = Client(stage.server.http)
    for method in ("GET", "HEAD", "GET"):
        assert (await stage.server.http.request(method, "/open")).status_code == 200
        told = (await anonymous.change(PREVIEW, token=token))["preview"]
        assert (told["sharedBy"], told["openHere"]) == ("Ilse de Graaf", False)
    document = f'mutation {{ openExternalLink(input: {{token: "{token}"}}) {{ errors {{ code }} }} }}'
    asked = await stage.server.http.get("/graphql", params={"query": document}, headers={"accept": "application/json"})
    assert asked.status_code == 400


async def opened(stage: Stage, token: str) -> Client:
    payload = await Client(stage.server.http).change(OPEN, token=token)
    assert (payload["errors"], payload["reader"]["email"]) == ([], READER)
    stage.secrets.append(payload["accessToken"])
    return Client(stage.server.http, payload["accessToken"])


async def refused(stage: Stage, token: str) -> bool:
    return await Client(stage.server.http).refusal(OPEN, token=token) == "LINK_NOT_VALID"


async def seen(reader: Client) -> dict[str, Any]:
    """What the reader sees of everybody, by display name."""
    viewer = (await reader.ask(LOOK)).data["viewer"]
    assert (viewer["organisationName"], viewer["sharedBy"]) == ("Stichting De Waterlinie", "Ilse de Graaf")
    return {each["displayName"]: each for each in viewer["sharedView"]["candidates"]["nodes"]}


async def a_new_link_comes_by_itself(stage: Stage, token: str) -> str:
    """The token of the new link, which comes to the same address."""
    assert await Client(stage.server.http).change(RENEW, token=token) == {"errors": []}
    await stage.postbox.so_many(4)
    [newer] = [mail for mail in stage.postbox.taken if mail.to == READER and mail.token != token]
    assert newer.subject == "Je nieuwe link naar resultaten: Sluiswachter, Vreeswijk"
    stage.secrets.append(newer.token)
    return newer.token


async def nothing_secret_was_written_anywhere(stage: Stage) -> None:
    log, rows = await stage.log(), str(await stage.rows())
    assert READER in rows
    assert "/graphql" in log
    assert len(stage.secrets) == 7
    assert [secret for secret in stage.secrets if secret in log or secret in rows] == []
    assert [private for private in (OWNER, READER, "Wouters", "Sluiswachter") if private in log] == []
