"""Pending employees become employees, under a work address, with one mail that says so."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.models.accounts import Locale
from tests.support.development import PENDING, WORK, added, from_candidate, hired, own_insights, url_of
from tests.support.mails import delivered
from tests.support.operations import address, do, refused
from tests.support.tables import counts
from tests.support.world import World, running, settings

ADDED = "pendingEmployeeId employee { id name { full } email locale roles accountStatus mailStatus }"


async def private_email(world: World) -> str:
    nodes = (await (await world.as_("owner")).ask(PENDING)).data["pendingEmployees"]["nodes"]
    [email] = [each["privateEmail"] for each in nodes]
    return str(email)


@pytest.mark.parametrize("who", ["owner", "development"])
async def test_somebody_pending_becomes_an_employee_without_a_role_and_leaves_the_list(world: World, who: str) -> None:
    pending_id, admin = await hired(world), await world.as_(who)
    [person] = (await admin.ask(PENDING)).data["pendingEmployees"]["nodes"]
    payload = await do(admin, "addAsEmployee", ADDED, pendingEmployeeId=pending_id, workEmail=WORK)
    employee = payload["employee"]
    assert payload["pendingEmployeeId"] == pending_id
    assert employee["name"] == person["name"]
    assert (employee["email"], employee["roles"], employee["accountStatus"]) == (WORK, [], "NONE")
    assert (await admin.ask(PENDING)).data["pendingEmployees"]["totalCount"] == 0


@pytest.mark.parametrize("spelled", [str, str.upper, str.title])
async def test_the_private_address_stays_only_when_somebody_says_so(
    world: World, spelled: Callable[[str], str]
) -> None:
    pending_id, admin = await hired(world), await world.as_("development")
    email = spelled(await private_email(world))
    given = {"pendingEmployeeId": pending_id, "workEmail": email}
    assert await refused(admin, "addAsEmployee", **given) == ("WORK_EMAIL_REQUIRED", "input.workEmail")
    assert await refused(admin, "addAsEmployee", **given, keepPrivateEmail=False) == (
        "WORK_EMAIL_REQUIRED",
        "input.workEmail",
    )
    kept = await do(admin, "addAsEmployee", ADDED, **given, keepPrivateEmail=True)
    assert kept["employee"]["email"].casefold() == email.casefold()


@pytest.mark.parametrize("spelled", [str, str.upper, str.title])
async def test_an_address_of_somebody_else_is_refused_in_any_letter_case(
    world: World, spelled: Callable[[str], str]
) -> None:
    pending_id, admin = await hired(world), await world.as_("development")
    given = {"pendingEmployeeId": pending_id, "workEmail": spelled(address("manager"))}
    assert await refused(admin, "addAsEmployee", **given) == ("EMAIL_IN_USE", "input.workEmail")
    assert (await admin.ask(PENDING)).data["pendingEmployees"]["totalCount"] == 1
    assert await delivered(world) == []


async def test_nobody_is_added_twice(world: World) -> None:
    pending_id, admin = await hired(world), await world.as_("development")
    await do(admin, "addAsEmployee", pendingEmployeeId=pending_id, workEmail=WORK)
    again = {"pendingEmployeeId": pending_id, "workEmail": "another@noorderlicht.example"}
    assert await refused(admin, "addAsEmployee", **again) == ("ALREADY_EMPLOYEE", "input.pendingEmployeeId")
    assert len(await delivered(world)) == 1


@pytest.mark.parametrize("id", ["pending_" + "0" * 32, "candidate_" + "0" * 32, "nonsense", ""])
async def test_nobody_is_added_who_is_not_pending(world: World, id: str) -> None:
    found = await refused(await world.as_("owner"), "addAsEmployee", pendingEmployeeId=id, workEmail=WORK)
    assert found == ("NOT_FOUND", "input.pendingEmployeeId")


async def test_an_address_that_is_none_is_refused(world: World) -> None:
    found = await refused(
        await world.as_("owner"), "addAsEmployee", pendingEmployeeId=await hired(world), workEmail="anna at work"
    )
    assert found == ("INVALID_INPUT", "input.workEmail")


@pytest.mark.parametrize("place", [0, 1, 2, 3])
async def test_the_mail_goes_to_the_work_address_in_english_whatever_anybody_speaks(world: World, place: int) -> None:
    await added(world, place)
    [mail] = await delivered(world)
    assert (mail.to, mail.language, mail.token) == (WORK, "en", "")
    assert mail.subject == "You were added as an employee of Noorderlicht Zorg"
    assert "available to you for your development" in " ".join(mail.text.split())


async def test_a_setting_of_its_own_says_that_the_mail_is_in_dutch(world: World, tmp_path: Path) -> None:
    wanted = settings(url_of(world), tmp_path, added_mail_locale=Locale.NL)
    async with running(wanted, world.clock, [world.ours, world.theirs]) as dutch:
        await added(dutch)
        [mail] = await delivered(dutch)
    assert (mail.language, mail.subject) == ("nl", "Je bent toegevoegd als medewerker van Noorderlicht Zorg")


async def test_the_results_are_carried_over_with_when_by_whom_and_what(world: World) -> None:
    world.clock.forward(minutes=20)
    insights = await own_insights(await from_candidate(world))
    assert insights["source"] == "CANDIDATE"
    assert insights["carriedOver"] == {
        "at": world.clock.now().isoformat(),
        "byName": "Femke Jansen",
        "sections": ["COMPETENCIES", "PRESSURE_BEHAVIOUR", "LEARNING_AGILITY"],
    }
    assert insights["completedAt"] < insights["carriedOver"]["at"]


async def test_each_who_is_added_gets_one_set_of_insights_and_one_mail(world: World) -> None:
    before = await counts(url_of(world))
    await added(world)
    after = await counts(url_of(world))
    assert [after[table] - before[table] for table in ("employees", "insights", "outgoing_mails")] == [1, 1, 1]
