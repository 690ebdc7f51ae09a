"""`inzicht create-organisation` and `inzicht set-modules`, by which operators decide who is there and with what."""

import asyncio

import pytest
from click.testing import Result

from tests.commands.desk import Command
from tests.support.tables import counts, dump
from tests.support.world import World

GOOD = {
    "--name": "Stichting De Waterlinie",
    "--modules": "RECRUITMENT,DEVELOPMENT",
    "--owner-email": "ilse@waterlinie.example",
    "--owner-first-name": "Ilse",
    "--owner-last-name": "de Graaf",
}
INSIGHTS = "{ organisation { modules insightsRoutes } }"


@pytest.mark.parametrize(
    ("option", "value", "complaint"),
    [
        ("--name", " ", "Error: name: Fill this in."),
        ("--name", "n" * 101, "Error: name: This is too long."),
        ("--name", "De\x07Waterlinie", "Error: name: This holds characters that cannot be printed."),
        ("--owner-email", "ilse at waterlinie", "Error: owner-email: This is not an e-mail address."),
        ("--owner-first-name", "", "Error: owner-first-name: Fill this in."),
        ("--owner-last-name", "\n", "Error: owner-last-name: Fill this in."),
        ("--time-zone", "Europe/Atlantis", "Error: time-zone: This value cannot be used."),
        ("--time-zone", "../../etc/passwd", "Error: time-zone: This value cannot be used."),
        ("--modules", "RECRUITMENT,CATERING", "'RECRUITMENT,CATERING' is not a list of RECRUITMENT, DEVELOPMENT"),
        ("--locale", "FR", "'FR' is not one of"),
    ],
)
def test_an_organisation_with_bad_details_is_not_made_and_the_option_is_named(
    command: Command, prepared_url: str, option: str, value: str, complaint: str
) -> None:
    before = asyncio.run(counts(prepared_url))
    refused = create(command, prepared_url, {**GOOD, option: value})
    assert refused.exit_code != 0
    assert complaint in refused.stderr
    assert isinstance(refused.exception, SystemExit)
    assert asyncio.run(counts(prepared_url)) == before


def test_making_an_organisation_makes_its_owner_and_writes_two_mails(command: Command, prepared_url: str) -> None:
    before = asyncio.run(counts(prepared_url))
    made = create(command, prepared_url, GOOD)
    assert made.exit_code == 0
    after = asyncio.run(counts(prepared_url))
    added = {table: after[table] - before[table] for table in after if after[table] != before[table]}
    assert added == {
        "organisations": 1,
        "employees": 1,
        "accounts": 1,
        "activation_links": 1,
        "outgoing_mails": 2,
        "audit_entries": 1,
    }


async def test_what_a_package_no_longer_holds_is_gone_with_the_next_request(
    world: World, command: Command, prepared_url: str
) -> None:
    owner = await world.as_("owner")
    assert (await owner.ask(INSIGHTS)).data["organisation"]["insightsRoutes"] == ["FROM_CANDIDATE", "DIRECT"]
    organisation = (await owner.ask("{ organisation { id } }")).data["organisation"]["id"]
    for modules, routes in (("development", ["DIRECT"]), ("RECRUITMENT", []), ("", [])):
        done = await asyncio.to_thread(command, "set-modules", organisation, modules, database=prepared_url)
        assert done.output == f"{organisation} now has {modules.upper() or 'no modules'}.\n"
        held = [modules.upper()] if modules else []
        assert (await owner.ask(INSIGHTS)).data["organisation"] == {"modules": held, "insightsRoutes": routes}
    assert (await owner.ask("{ recruitmentProcedures { totalCount } }")).codes == ["MODULE_NOT_AVAILABLE"]


@pytest.mark.parametrize("unknown", ["organisation_" + "0" * 32, "nonsense"])
def test_modules_of_an_unknown_organisation_are_not_set(command: Command, prepared_url: str, unknown: str) -> None:
    before = asyncio.run(dump(prepared_url))
    refused = command("set-modules", unknown, "RECRUITMENT", database=prepared_url)
    assert (refused.exit_code, refused.stderr) == (
        1,
        "Error: organisation: This does not exist, or is not for you to see.\n",
    )
    assert asyncio.run(dump(prepared_url)) == before


def create(command: Command, url: str, details: dict[str, str]) -> Result:
    return command("create-organisation", *(part for option in details.items() for part in option), database=url)
