"""Searching: by words, in any letter case, with or without accents, and by nothing else."""

from typing import Any

import pytest

from tests.support.client import Client
from tests.support.operations import do
from tests.support.world import World

CANDIDATES = """
    query ($id: ID!, $search: String) {
        recruitmentProcedure(id: $id) { candidates(search: $search) { totalCount nodes { name { full } } } }
    }
"""
EMPLOYEES = """
    query ($search: String, $role: Role) {
        employees(search: $search, role: $role) { totalCount nodes { name { full } } }
    }
"""
PROCEDURES = "query ($search: String) { recruitmentProcedures(search: $search) { totalCount nodes { title } } }"
ODD = {
    "50%_off": "Fifty",
    "back\\slash": "Back",
    "for/ward": "Forward",
    "Øyvind Łukasz": "Ægir Straße",
    "İpek Işıl": "Đuro",
}


async def candidates(who: Client, world: World, search: str) -> list[str]:
    answer = await who.ask(CANDIDATES, id=world.procedure().id, search=search)
    found = answer.data["recruitmentProcedure"]["candidates"]
    assert found["totalCount"] == len(found["nodes"])
    return [node["name"]["full"] for node in found["nodes"]]


async def employees(who: Client, **wanted: Any) -> list[str]:
    found = (await who.ask(EMPLOYEES, **wanted)).data["employees"]
    assert found["totalCount"] == len(found["nodes"])
    return [node["name"]["full"] for node in found["nodes"]]


async def with_odd_names(world: World) -> Client:
    recruiter = await world.as_("recruiter")
    for number, (first, last) in enumerate(ODD.items()):
        name = {"firstName": first, "lastName": last, "email": f"odd{number}@b.example"}
        await do(recruiter, "addCandidate", procedureId=world.procedure().id, **name)
    return recruiter


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("berg", ["Anna van den Berg"]),
        ("BERG anna", ["Anna van den Berg"]),
        ("  an   ber ", ["Anna van den Berg"]),
        ("anna berg bakker", []),
        ("yildiz", ["Mehmet Yıldız"]),
        ("YILDIZ", ["Mehmet Yıldız"]),
        ("Yıldız", ["Mehmet Yıldız"]),
        ("yíldïz", ["Mehmet Yıldız"]),
        ("oyvind lukasz aegir strasse", ["Øyvind Łukasz Ægir Straße"]),
        ("ØYVIND straße", ["Øyvind Łukasz Ægir Straße"]),
        ("ipek isil duro", ["İpek Işıl Đuro"]),
        ("%", ["50%_off Fifty"]),
        ("_", ["50%_off Fifty"]),
        ("50%_", ["50%_off Fifty"]),
        ("an%berg", []),
        ("ann_", []),
        ("\\", ["back\\slash Back"]),
        ("/", ["for/ward Forward"]),
        ("'", []),
        ('" OR 1=1 --', []),
        ("odd0@b.example", ["50%_off Fifty"]),
    ],
)
async def test_every_word_is_looked_for_as_it_stands(world: World, search: str, found: list[str]) -> None:
    assert await candidates(await with_odd_names(world), world, search) == found


@pytest.mark.parametrize("search", ["", " ", "\t\n", "\u0301", "\0", "\u200b"])
async def test_without_a_word_everything_is_found(world: World, search: str) -> None:
    assert len(await candidates(await world.as_("recruiter"), world, search)) == 17


async def test_a_search_of_any_length_is_answered_or_refused_by_either_database(either: World) -> None:
    recruiter = await either.as_("recruiter")
    for search in ("a " * 100, "a b c d e f g h i j " * 10, "ﷺ" * 200, "%" * 200, "a " * 20_000, "ﷺ" * 5_000):
        answer = await recruiter.ask(CANDIDATES, id=either.procedure().id, search=search)
        assert answer.codes == ([] if len(search) <= 200 else ["BAD_REQUEST"])


async def test_procedures_are_found_by_their_title(world: World) -> None:
    recruiter = await world.as_("recruiter")
    await do(recruiter, "createRecruitmentProcedure", title="Café 100% Zürich", lensKey="leadership")
    for search, title in (
        ("zurich CAFE", "Café 100% Zürich"),
        ("100%", "Café 100% Zürich"),
        ("analyst", "Data analyst"),
    ):
        found = (await recruiter.ask(PROCEDURES, search=search)).data["recruitmentProcedures"]
        assert (found["totalCount"], found["nodes"]) == (1, [{"title": title}])


async def test_people_are_found_by_role_and_words_together_and_listed_by_last_name(world: World) -> None:
    owner = await world.as_("owner")
    assert await employees(owner, role="RECRUITER") == ["Roos de Wit", "Teun Postma"]
    assert await employees(owner, role="RECRUITER", search="post") == ["Teun Postma"]
    assert await employees(owner, role="OWNER") == ["Ingrid Hofstra"]
    assert await employees(owner, role="DEVELOPMENT_MEMBER", search="roos") == []
    everybody = ["Bouali", "de Wit", "Hofstra", "Jansen", "Postma", "Smit", "van Leeuwen", "Vink", "Visser"]
    assert [name.partition(" ")[2] for name in await employees(owner)] == everybody


async def test_a_recruiter_finds_owners_and_recruitment_users_and_nobody_else(world: World) -> None:
    recruiter = await world.as_("recruiter")
    found = ["Bouali", "de Wit", "Hofstra", "Postma", "Smit", "van Leeuwen"]
    assert [name.partition(" ")[2] for name in await employees(recruiter)] == found
    for hidden in ({"search": "femke"}, {"search": "member@"}, {"role": "DEVELOPMENT_MEMBER"}):
        assert await employees(recruiter, **hidden) == []


@pytest.mark.parametrize("search", ["Yara", "zuiderzee", "offshore", "projectleider"])
async def test_nothing_of_another_organisation_is_ever_found(world: World, search: str) -> None:
    owner = await world.as_("owner")
    assert await employees(owner, search=search) == []
    assert (await owner.ask(PROCEDURES, search=search)).data["recruitmentProcedures"]["totalCount"] == 0
