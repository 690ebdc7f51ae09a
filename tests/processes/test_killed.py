"""A process that is killed takes nothing with it: what was promised is there, and others go on with it."""

from pathlib import Path

from sqlalchemy import text

from db.database import Database
from db.demo_names import PASSWORD
from tests.support.client import SIGN_IN, Client
from tests.support.operations import address, do
from tests.support.postbox import Postbox
from tests.support.processes import environment, serving
from tests.support.tables import dump
from tests.support.world import Seeded

PERSON = {"firstName": "Iza", "lastName": "Terpstra", "email": "iza@b.example", "role": "RECRUITMENT_MEMBER"}
FIND = "query ($email: String) { employees(search: $email) { totalCount } }"


async def test_mails_of_a_killed_process_are_delivered_by_another_once_its_lease_is_over(
    seeded: Seeded, postbox: Postbox, tmp_path: Path
) -> None:
    env = environment(tmp_path, seeded.url, INZICHT_SMTP_URL=postbox.url)
    postbox.shut = True
    async with serving(env=env) as killed:
        signed_in = await Client(killed.http).change(SIGN_IN, email=address("owner"), password=PASSWORD)
        await do(Client(killed.http, signed_in["accessToken"]), "addRecruitmentUser", **PERSON)
        begun = await postbox.keeping_waiting(2)
        await killed.killed()
    await postbox.keeping_waiting(0)
    await postbox.open()
    async with serving(env=env) as other:
        found = await Client(other.http, signed_in["accessToken"]).ask(FIND, email=PERSON["email"])
        assert found.data["employees"]["totalCount"] == 1
        assert postbox.taken == []
        await end_leases(seeded.url)
        await postbox.holding({PERSON["email"]: 2})
        other.told_to_end()
        await other.status()
    assert {mail.message_id for mail in postbox.taken} == {mail.message_id for mail in begun}
    assert ["SENT" in row for row in (await dump(seeded.url))["outgoing_mails"]] == [True, True]


async def end_leases(url: str) -> None:
    """Lets the clock's minute pass for whoever holds a mail."""
    database = Database(url)
    async with database.write() as session:
        await session.execute(
            text("UPDATE outgoing_mails SET leased_until = created_at WHERE leased_until IS NOT NULL")
        )
    await database.close()
