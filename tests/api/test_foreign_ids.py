"""An id of somebody else's answers byte for byte like one that does not exist: in every place, for everybody."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from db.database import sqlite_url
from db.demo import DemoOrganisation
from gql import ids
from tests.support.client import Answer
from tests.support.clock import HandClock
from tests.support.taking import candidate
from tests.support.visible_ids import KEY, KINDS, OWN, SESSION, SHARE, SUGGESTION, Known, of_nothing, ours_and_theirs
from tests.support.visible_places import Asking, places
from tests.support.world import World, running, settings

Both = tuple[Known, Known]

ASKERS = ("owner", "admin", "recruiter", "recruiter2", "manager", "manager2", "development", "member")

# Every place in the schema where a client gives an id, and what of.
PLACES = {
    "node.id": KINDS,
    "nodes.ids": KINDS,
    "recruitmentProcedure.id": (ids.PROCEDURE,),
    "sharedView.procedureId": (ids.PROCEDURE,),
    "signIn.input.organisationId": (ids.ORGANISATION,),
    "endSession.input.sessionId": (SESSION,),
    "updateEmployee.input.employeeId": (ids.EMPLOYEE,),
    "assignRole.input.employeeId": (ids.EMPLOYEE,),
    "removeRole.input.employeeId": (ids.EMPLOYEE,),
    "resendInvitation.input.employeeId": (ids.EMPLOYEE,),
    "closeRecruitmentProcedure.input.procedureId": (ids.PROCEDURE,),
    "addCandidate.input.procedureId": (ids.PROCEDURE,),
    "inviteToRecruitmentTeam.input.procedureId": (ids.PROCEDURE,),
    "inviteToRecruitmentTeam.input.employeeId": (ids.EMPLOYEE,),
    "removeFromRecruitmentTeam.input.procedureId": (ids.PROCEDURE,),
    "removeFromRecruitmentTeam.input.employeeId": (ids.EMPLOYEE,),
    "shareView.input.procedureId": (ids.PROCEDURE,),
    "shareView.input.candidateIds": (ids.CANDIDATE,),
    "shareViewExternally.input.procedureId": (ids.PROCEDURE,),
    "revokeExternalShare.input.externalShareId": (ids.EXTERNAL_SHARE,),
    "resendCandidateLink.input.candidateId": (ids.CANDIDATE,),
    "completeTour.input.testId": (ids.TEST,),
    "startTest.input.testId": (ids.TEST,),
    "answerItem.input.testId": (ids.TEST,),
    "answerItem.input.itemId": (ids.TEST_ITEM,),
    "markCandidateHired.input.candidateId": (ids.CANDIDATE,),
    "addAsEmployee.input.pendingEmployeeId": (ids.PENDING_EMPLOYEE,),
    "retryMails.input.employeeId": (ids.EMPLOYEE,),
    "createDevelopmentGoal.input.insightId": (ids.INSIGHT,),
    "createDevelopmentGoal.input.suggestionId": (SUGGESTION,),
    "updateDevelopmentGoal.input.goalId": (ids.GOAL,),
    "completeDevelopmentGoal.input.goalId": (ids.GOAL,),
    "deleteDevelopmentGoal.input.goalId": (ids.GOAL,),
    "withdrawView.input.procedureId": (ids.PROCEDURE,),
    "sharedViewChanged.procedureId": (ids.PROCEDURE,),
}
# The procedures that somebody runs, or of which they may see the view; nobody else knows of any.
RUN = dict.fromkeys(ASKERS, ()) | {
    "owner": ("Team lead", "Data analyst", "Secret"),
    "admin": ("Team lead", "Data analyst", "Secret"),
    "recruiter": ("Team lead", "Data analyst"),
}
SEE_VIEWS = RUN | {"manager": ("Team lead",)}
# To whom all there is of a kind is open; to nobody else any of it.
OPEN_TO: dict[str, tuple[str, ...]] = {
    ids.ORGANISATION: ASKERS,
    SESSION: ("owner",),
    ids.PENDING_EMPLOYEE: ("owner", "development"),
    **dict.fromkeys((*OWN, ids.TEST_ITEM), ("member",)),
}


@pytest.fixture(scope="module")
def filled(
    prepared: tuple[Path, list[DemoOrganisation]], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Both]:
    """A database that holds something of every kind, and what of it is ours and theirs."""
    file = tmp_path_factory.mktemp("filled") / "inzicht.sqlite3"
    shutil.copy(prepared[0], file)

    async def fill() -> Both:
        async with running(settings(sqlite_url(file), file.parent), HandClock(), prepared[1]) as world:
            return await ours_and_theirs(world)

    return file, asyncio.run(fill())


@pytest.fixture
async def world(
    prepared: tuple[Path, list[DemoOrganisation]], filled: tuple[Path, Both], tmp_path: Path, clock: HandClock
) -> AsyncIterator[World]:
    """The demo's world with something of every kind, to be changed at will."""
    file = tmp_path / "inzicht.sqlite3"
    shutil.copy(filled[0], file)
    async with running(settings(sqlite_url(file), tmp_path), clock, prepared[1]) as there:
        yield there


@pytest.fixture
def both(filled: tuple[Path, Both]) -> Both:
    """The ids of our organisation, and of theirs."""
    return filled[1]


def forbidden(place: str, asker: str | None, kind: str, ours: Known) -> list[str]:
    """Ids of one's own organisation that are not for the asker here."""
    if kind in OPEN_TO:
        return [] if asker in OPEN_TO[kind] else ours.of(kind)
    if kind == ids.EMPLOYEE:
        hidden = {"recruiter": ("development", "member"), "recruiter2": ("development", "member")}
        if asker in {"owner", "admin", "development"}:
            return []
        names = hidden.get(asker or "", tuple(each for each in ASKERS if each != asker))
        return [ours.people[f"{each}@noorderlicht.example"] for each in names]
    if place == "shareView.input.candidateIds":
        return ours.of(kind, ("Data analyst", "Secret"))
    views = place.startswith("sharedView") or kind in {ids.VIEW, ids.SHARED_CANDIDATE}
    open_to_asker = (SEE_VIEWS if views else RUN).get(asker or "", ())
    return ours.of(kind, [each for each in ours.procedures if each not in open_to_asker])


def everything(answer: Answer) -> tuple[int, str, dict[str, str]]:
    """Status, body and headers of an answer, its own number and the time apart."""
    headers = {name: value for name, value in answer.response.headers.items() if name not in {"x-request-id", "date"}}
    return answer.response.status_code, answer.text, headers


def test_every_place_for_an_id_is_known_here() -> None:
    assert set(places()) == set(PLACES)


@pytest.mark.parametrize("place", PLACES)
async def test_somebody_elses_id_answers_everybody_like_one_that_does_not_exist(
    world: World, both: Both, place: str
) -> None:
    ours, theirs = both
    asking = Asking(world, place, ours)
    world.meet("guest", await candidate(world))
    for asker in (*ASKERS, "guest", None):
        for kind in PLACES[place]:
            unknown = everything(await asking.ask(asker, f"{kind}_{KEY}"))
            for id in [*of_nothing(kind, ours.of(kind)[0]), *theirs.of(kind), *forbidden(place, asker, kind, ours)]:
                assert everything(await asking.ask(asker, id)) == unknown, (asker, id)


# A subscription to one's own goes on and on.
@pytest.mark.parametrize("place", [each for each in PLACES if each != "sharedViewChanged.procedureId"])
async def test_an_id_of_ones_own_answers_otherwise(world: World, both: Both, place: str) -> None:
    ours, _ = both
    asking = Asking(world, place, ours)
    for kind in PLACES[place]:
        own = asking.given.get(asking.name, ours.of(kind)[0])
        asker = "member" if "member" in OPEN_TO.get(kind, ()) and kind != ids.ORGANISATION else "owner"
        answer = await asking.ask(asker, own[0] if isinstance(own, list) else own)
        assert "errors" not in answer.body
        assert answer.text != (await asking.ask(asker, f"{kind}_{KEY}")).text


@pytest.mark.parametrize("neighbours", [[True, None], [None, True], [False, None], [None, False], [None, None]])
async def test_a_candidate_of_somebody_else_among_ones_own_is_refused_in_its_place_like_one_that_does_not_exist(
    world: World, both: Both, neighbours: list[bool | None]
) -> None:
    ours, theirs = both
    recruiter, own = await world.as_("recruiter"), world.procedure()
    complete, incomplete = own.candidates[0], own.candidates[-1]
    answers = set()
    for id in [
        f"candidate_{KEY}",
        *of_nothing(ids.CANDIDATE, complete),
        *theirs.of(ids.CANDIDATE),
        *ours.of(ids.CANDIDATE, ["Data analyst", "Secret"]),
    ]:
        candidates = [{True: complete, False: incomplete, None: id}[each] for each in neighbours]
        answers.add((await recruiter.ask(SHARE, p=own.id, c=candidates)).text)
    assert len(answers) == 1


async def test_among_ids_of_ones_own_somebody_elses_is_a_null_in_its_place(world: World, both: Both) -> None:
    ours, theirs = both
    manager = await world.as_("manager")
    [view] = ours.of(ids.VIEW, ["Team lead"])
    for other in [f"view_{KEY}", "", *theirs.of(ids.VIEW), *ours.of(ids.VIEW, ["Data analyst", "Secret"])]:
        answer = await manager.ask("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=[view, other, view])
        assert answer.data["nodes"] == [{"id": view}, None, {"id": view}]
