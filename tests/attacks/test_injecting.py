"""Injection: what somebody types stays what they typed, in statements, in patterns and in inputs."""

import base64
import json

import pytest

from tests.support.client import SIGN_IN
from tests.support.operations import address, do, refused
from tests.support.world import World

IZA = {"lastName": "Bos", "email": address("iza"), "role": "RECRUITER"}
STATEMENTS = [
    "'; DROP TABLE sessions; --",
    "' OR '1'='1",
    '" OR ""="',
    "') UNION SELECT password_hash FROM accounts --",
    "%' OR 1=1 --",
    "\\'; SELECT pg_sleep(100); --",
    "$$; SELECT 1; $$",
    ":name %(name)s ? {0}",
]


async def test_a_statement_in_a_text_is_a_text(either: World) -> None:
    owner = await either.as_("owner")
    search = "query ($s: String) { recruitmentProcedures(search: $s) { nodes { title } } }"
    for statement in STATEMENTS:
        given = {"title": statement, "lensKey": "professional"}
        made = await do(owner, "createRecruitmentProcedure", "procedure { title }", **given)
        assert made["procedure"]["title"] == statement
        found = (await owner.ask(search, s=statement)).data["recruitmentProcedures"]["nodes"]
        assert found == [{"title": statement}]
        assert await either.anonymous.refusal(SIGN_IN, email=statement, password=statement) == "WRONG_CREDENTIALS"


async def test_a_statement_in_an_id_or_a_cursor_is_nothing_at_all(either: World) -> None:
    owner, page = await either.as_("owner"), "query ($s: String) { employees(after: $s) { nodes { id } } }"
    for statement in STATEMENTS:
        for place in ("node(id: $s)", "recruitmentProcedure(id: $s)", "sharedView(procedureId: $s)"):
            [found] = (await owner.ask(f"query ($s: ID!) {{ {place} {{ id }} }}", s=statement)).data.values()
            assert found is None
        assert (await owner.ask(page, s=statement)).codes == ["BAD_REQUEST"]
        assert (await owner.ask(page, s=cursor(statement, statement))).codes == ["BAD_REQUEST"]
        past_everybody = cursor("\U0010ffff" + statement, "00000000-0000-0000-0000-000000000000")
        assert (await owner.ask(page, s=past_everybody)).data["employees"]["nodes"] == []


def cursor(*values: str) -> str:
    """A cursor of an attacker's own making."""
    return base64.urlsafe_b64encode(json.dumps(values, ensure_ascii=False).encode()).decode().rstrip("=")


async def test_a_pattern_in_a_search_finds_nobody_it_would_fit(either: World) -> None:
    owner = await either.as_("owner")
    for pattern in ("%", "_", "%%", "o%r", "_wner", "[a-z]", "*", ".*", "\\", "%\\%"):
        for field in ("employees", "recruitmentProcedures"):
            query = f"query ($s: String) {{ {field}(search: $s) {{ totalCount }} }}"
            assert (await owner.ask(query, s=pattern)).data[field]["totalCount"] == 0


SMUGGLED = {
    "signIn": ("SignInInput", {"email": "a@b.example", "password": "x", "role": "OWNER"}),
    "updateEmployee": ("UpdateEmployeeInput", {"employeeId": "x", "email": "thief@evil.example"}),
    "updateEmployee with a role": ("UpdateEmployeeInput", {"employeeId": "x", "owner": True}),
    "addRecruitmentUser": ("AddRecruitmentUserInput", {"firstName": "I", **IZA, "organisationId": "x"}),
    "activateAccount": ("ActivateAccountInput", {"token": "x", "password": "x", "employeeId": "x"}),
    "resetPassword": ("ResetPasswordInput", {"token": "x", "password": "x", "email": "a@b.example"}),
    "createRecruitmentProcedure": ("CreateRecruitmentProcedureInput", {"title": "x", "lensKey": "x", "status": "OPEN"}),
    "shareView": ("ShareViewInput", {"procedureId": "x", "candidateIds": [], "filters": {"all": True}}),
    "addCandidate": (
        "AddCandidateInput",
        {"procedureId": "x", "firstName": "x", "lastName": "x", "email": "a@b.example", "status": "COMPLETED"},
    ),
}


@pytest.mark.parametrize("name", SMUGGLED)
async def test_a_field_that_an_input_does_not_have_is_not_filled_in_all_the_same(world: World, name: str) -> None:
    mutation, (kind, given) = name.split(maxsplit=1)[0], SMUGGLED[name]
    document = f"mutation ($input: {kind}!) {{ {mutation}(input: $input) {{ errors {{ code }} }} }}"
    assert (await (await world.as_("owner")).ask(document, input=given)).codes == ["BAD_REQUEST"]


@pytest.mark.parametrize("role", ["OWNER", "DEVELOPMENT_ADMIN", "DEVELOPMENT_MEMBER"])
async def test_a_role_of_another_kind_does_not_come_in_with_a_new_recruitment_user(world: World, role: str) -> None:
    given = {**IZA, "firstName": "Iza", "role": role}
    assert await refused(await world.as_("admin"), "addRecruitmentUser", **given) == ("INVALID_INPUT", "input.role")
