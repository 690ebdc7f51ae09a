"""A request for every field of Query and Mutation that anybody may try, and what came of it in a word."""

from collections.abc import Callable
from typing import Any

from db.demo_names import PASSWORD
from tests.support.client import Answer, Client
from tests.support.development import hired, mails_died
from tests.support.operations import do
from tests.support.taking import begun
from tests.support.world import World

OTHER_PASSWORD = "nine otters in the fen"
PERSON = {"firstName": "Nora", "lastName": "Prins", "email": "nora.prins@noorderlicht.example"}

QUERIES = {
    "node": "node(id: $procedureId) { id }",
    "nodes": "nodes(ids: [$procedureId]) { id }",
    "viewer": "viewer { __typename }",
    "sessions": "sessions { id }",
    "organisation": "organisation { id }",
    "employees": "employees { totalCount }",
    "lenses": "lenses { id }",
    "recruitmentProcedures": "recruitmentProcedures { totalCount }",
    "recruitmentProcedure": "recruitmentProcedure(id: $procedureId) { id }",
    "sharedView": "sharedView(procedureId: $procedureId) { id }",
    "sharedViews": "sharedViews { totalCount }",
    "pendingEmployees": "pendingEmployees { totalCount }",
}


class Stage:
    """Whom and what the requests are about: a procedure with a team and a view, and people with and without roles."""

    def __init__(self, world: World, people: dict[str, str], session_id: str, share_id: str, module: str) -> None:
        self.procedure_id = world.procedure().id
        self.candidate_id = world.procedure().candidates[0]
        self.people, self.session_id, self.share_id = people, session_id, share_id
        self.pending_id = self.goal_id = ""
        self.untested_id = world.procedure().candidates[-1]
        self.test_id = "test_0"
        self.role = f"{module}_MEMBER"
        self.has_role, self.has_none = ("manager2", "owner") if module == "RECRUITMENT" else ("member", "manager2")

    @classmethod
    async def of(cls, world: World, module: str) -> "Stage":
        """`module`: whose roles are given and taken away."""
        owner = await world.as_("owner")
        people = {
            name: await world.employee_id(f"{name}@noorderlicht.example")
            for name in ("owner", "manager", "manager2", "member")
        }
        invited = {"firstName": "Iza", "lastName": "Bos", "email": "iza@noorderlicht.example"}
        added = await do(owner, "addRecruitmentUser", "employee { id }", role="RECRUITMENT_MEMBER", **invited)
        people["invited"] = added["employee"]["id"]
        await do(owner, "assignRole", employeeId=people["invited"], role="DEVELOPMENT_MEMBER")
        await world.sign_in("owner@noorderlicht.example")
        sessions = (await owner.ask("{ sessions { id current } }")).data["sessions"]
        shared = {"procedureId": world.procedure().id, "email": "ties@elders.example"}
        share = (await do(owner, "shareViewExternally", "externalShare { id }", **shared))["externalShare"]["id"]
        stage = cls(world, people, next(each["id"] for each in sessions if not each["current"]), share, module)
        await mails_died(world)
        stage.pending_id = await hired(world, 1)
        made = await do(await world.as_("member"), "createDevelopmentGoal", "goal { id }", title="Ask first")
        stage.goal_id = made["goal"]["id"]
        return stage

    async def sit_down(self, taker: Client) -> None:
        """From here on the tests that are asked about are those of this taker, who has begun the assessment."""
        self.test_id = (await begun(taker))["tests"][0]["id"]


INPUTS: dict[str, Callable[[Stage], dict[str, Any] | None]] = {
    "signIn": lambda it: {"email": "owner@noorderlicht.example", "password": PASSWORD, "transport": "TOKEN"},
    "activateAccount": lambda it: {"token": "forged", "password": PASSWORD},
    "requestPasswordReset": lambda it: {"email": "owner@noorderlicht.example"},
    "resetPassword": lambda it: {"token": "forged", "password": PASSWORD},
    "updateEmployee": lambda it: {"employeeId": it.people["manager2"], "locale": "EN"},
    "assignRole": lambda it: {"employeeId": it.people[it.has_none], "role": it.role},
    "removeRole": lambda it: {"employeeId": it.people[it.has_role], "role": it.role},
    "resendInvitation": lambda it: {"employeeId": it.people["invited"]},
    "addRecruitmentUser": lambda it: {**PERSON, "role": "RECRUITMENT_MEMBER"},
    "createRecruitmentProcedure": lambda it: {"title": "Night nurse", "lensKey": "professional"},
    "closeRecruitmentProcedure": lambda it: {"procedureId": it.procedure_id},
    "addCandidate": lambda it: {**PERSON, "procedureId": it.procedure_id},
    "inviteToRecruitmentTeam": lambda it: {"procedureId": it.procedure_id, "employeeId": it.people["manager2"]},
    "removeFromRecruitmentTeam": lambda it: {"procedureId": it.procedure_id, "employeeId": it.people["manager"]},
    "shareView": lambda it: {"procedureId": it.procedure_id, "candidateIds": [it.candidate_id], "filters": {}},
    "shareViewExternally": lambda it: {"procedureId": it.procedure_id, "email": "hanna@elders.example"},
    "revokeExternalShare": lambda it: {"externalShareId": it.share_id},
    "previewExternalLink": lambda it: {"token": "forged"},
    "openExternalLink": lambda it: {"token": "forged"},
    "requestNewExternalLink": lambda it: {"token": "forged"},
    "updateExternalReader": lambda it: {"locale": "NL"},
    "withdrawView": lambda it: {"procedureId": it.procedure_id},
    "markCandidateHired": lambda it: {"candidateId": it.candidate_id},
    "addAsEmployee": lambda it: {"pendingEmployeeId": it.pending_id, "workEmail": "hired@noorderlicht.example"},
    "addEmployee": lambda it: {**PERSON, "email": "direct@noorderlicht.example"},
    "addEmployees": lambda it: {"employees": [{**PERSON, "email": "many@noorderlicht.example"}]},
    "retryMails": lambda it: {"employeeId": it.people["invited"]},
    "createDevelopmentGoal": lambda it: {"title": "Listen first"},
    "updateDevelopmentGoal": lambda it: {"goalId": it.goal_id, "title": "Listen well"},
    "completeDevelopmentGoal": lambda it: {"goalId": it.goal_id},
    "deleteDevelopmentGoal": lambda it: {"goalId": it.goal_id},
    "resendCandidateLink": lambda it: {"candidateId": it.untested_id},
    "openCandidateLink": lambda it: {"token": "forged"},
    "updateCandidateGuest": lambda it: {"locale": "NL"},
    "startAssessment": lambda it: None,
    "completeTour": lambda it: {"testId": it.test_id},
    "startTest": lambda it: {"testId": it.test_id, "language": "en"},
    "answerItem": lambda it: {"testId": it.test_id, "itemId": "item_0", "optionKey": "3"},
    "endSession": lambda it: {"sessionId": it.session_id},
    "changePassword": lambda it: {"currentPassword": PASSWORD, "newPassword": OTHER_PASSWORD},
    "signOutEverywhere": lambda it: None,
    "signOut": lambda it: None,
}


async def outcome(who: Client, field: str, it: Stage) -> str:
    """What comes of asking for a field: "yes", "none", "no", "out", or the code of another refusal."""
    if field in QUERIES:
        uses_id = "$procedureId" in QUERIES[field]
        document = f"query{' ($procedureId: ID!)' if uses_id else ''} {{ {QUERIES[field]} }}"
        return _in_a_word(await who.ask(document, **({"procedureId": it.procedure_id} if uses_id else {})), field)
    given = INPUTS[field](it)
    if given is None:
        return _in_a_word(await who.ask(f"mutation {{ {field} {{ errors {{ code }} }} }}"), field)
    kind = f"{field[0].upper()}{field[1:]}Input"
    document = f"mutation ($input: {kind}!) {{ {field}(input: $input) {{ errors {{ code }} }} }}"
    return _in_a_word(await who.ask(document, input=given), field)


def _in_a_word(answer: Answer, field: str) -> str:
    codes = answer.codes
    found = None if codes else answer.data[field]
    if isinstance(found, dict) and found.get("errors"):
        codes = [error["code"] for error in found["errors"]]
    if not codes:
        return "none" if found in (None, [None]) else "yes"
    [code] = codes
    return {
        "UNAUTHENTICATED": "out",
        "FORBIDDEN": "no",
        "NOT_FOUND": "none",
        "LINK_NOT_VALID": "yes",  # whoever holds a link may try it
        "ITEM_NOT_CURRENT": "yes",  # whoever is at a test may answer what is asked there
    }.get(code, code)
