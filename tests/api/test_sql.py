"""What is hidden is not read, what is not asked for is not read, and lists within lists cost no statement a row."""

import re

import pytest

from tests.support.operations import do
from tests.support.visible import FILTERS, SECTIONS
from tests.support.visible_sql import cost, sections_read, statements
from tests.support.visible_stage import newcomer, save, staged
from tests.support.visible_ways import TO_A_VIEW, TO_PEOPLE, VIEW, go
from tests.support.world import World

NAMES = re.compile(r"candidates\.(first_name|last_name|sort_name|search_text|email|email_key)\b")
SEE = "query ($id: ID!, $yes: Boolean! = true, $no: Boolean! = false) {{ sharedView(procedureId: $id) {{ {view} }} }}"
WHOLE = f"query ($id: ID!) {{ sharedView(procedureId: $id) {{ {VIEW} }} }}"
MINE = """
    { sharedViews { totalCount nodes { lensName candidates { totalCount nodes {
        fullName competencies { score } motives { band } aptitude { gma { score } }
        overviews { candidateSummary { text } }
    } } } } }
"""
PROCEDURES = """
    { recruitmentProcedures { totalCount nodes {
        candidates { totalCount nodes { name { full } } } team { totalCount nodes { name { full } } }
        sharedView { version lensName candidates { totalCount nodes { fullName motives { score } } } }
        selectedCandidates { totalCount nodes { name { full } } }
    } } }
"""
RESULTS = """
    query ($id: ID!, $first: Int!) { recruitmentProcedure(id: $id) { candidates(first: $first) { nodes {
        procedure { title } results { completedAt motives { score } overviews { candidateSummary { text } } }
    } } } }
"""


async def more_procedures(world: World, *filters: tuple[str, ...]) -> None:
    """One more procedure for each choice of filters, with its view of one candidate, and the manager on its team."""
    recruiter, manager = await world.as_("recruiter"), await world.employee_id("manager@noorderlicht.example")
    for number, on in enumerate(filters):
        title = f"Procedure {len(on)}/{number}"
        made = await do(recruiter, "createRecruitmentProcedure", "procedure { id }", title=title, lensKey="leadership")
        procedure = made["procedure"]["id"]
        await do(recruiter, "inviteToRecruitmentTeam", procedureId=procedure, employeeId=manager)
        await save(recruiter, procedure, [await newcomer(world, procedure, number, "Xanthor", f"Quill{number}")], on)


@pytest.mark.parametrize("hidden", SECTIONS)
async def test_a_hidden_section_is_not_asked_of_the_database(world: World, hidden: str) -> None:
    stage, manager = await staged(world), await world.as_("manager")
    await stage.show(*(each for each in FILTERS if each != hidden))
    for way in TO_A_VIEW | TO_PEOPLE:
        with statements(world) as seen:
            await go(way, manager, stage)
        assert sections_read(seen) == set(SECTIONS) - {hidden}


async def test_without_scores_no_number_is_read(world: World) -> None:
    stage, manager = await staged(world), await world.as_("manager")
    for on, read in ((FILTERS, True), ([each for each in FILTERS if each != "scores"], False)):
        await stage.show(*on)
        for way in TO_A_VIEW | TO_PEOPLE:
            with statements(world) as seen:
                await go(way, manager, stage)
            assert any("result_sections.scores" in each for each in seen) is read


async def test_without_full_names_no_name_is_read(world: World) -> None:
    stage, manager = await staged(world), await world.as_("manager")
    for on, read in ((FILTERS, True), ([each for each in FILTERS if each != "fullNames"], False)):
        await stage.show(*on)
        for way in TO_A_VIEW | TO_PEOPLE:
            with statements(world) as seen:
                await go(way, manager, stage)
            assert any(NAMES.search(each) for each in seen) is read


async def test_no_view_ever_reads_an_address_or_an_answer(world: World) -> None:
    stage, manager = await staged(world), await world.as_("manager")
    await stage.show(*FILTERS)
    with statements(world) as seen:
        for way in TO_A_VIEW | TO_PEOPLE:
            await go(way, manager, stage)
    assert not [each for each in seen if re.search(r"candidates\.(email|search_text)|\banswers\b", each)]


async def test_with_nothing_on_no_result_is_read(world: World) -> None:
    stage, manager = await staged(world), await world.as_("manager")
    await stage.show("scores", "fullNames")
    with statements(world) as seen:
        for way in TO_A_VIEW | TO_PEOPLE:
            await go(way, manager, stage)
    assert not [each for each in seen if "result_sections" in each]


@pytest.mark.parametrize(
    ("view", "read", "numbers"),
    [
        ("version visibleSections", set(), False),
        ("candidates { nodes { displayName fullName } }", set(), False),
        ("candidates { nodes { motives { band } } }", {"motives"}, False),
        ("candidates { nodes { motives { band interval { low } } } }", {"motives"}, True),
        ("candidates { edges { node { a: motives { b: band } } } }", {"motives"}, False),
        ("candidates { nodes { ... on SharedCandidate { aptitude { gma { score } } } } }", {"aptitude"}, True),
        ("candidates { nodes { motives { band } aptitude { gma { band } } } }", {"motives", "aptitude"}, False),
        ("candidates { nodes { overviews { candidateSummary { text } } } }", set(SECTIONS), False),
        ("candidates { nodes { id motives @include(if: $no) { band } } }", set(), False),
        ("candidates { nodes { id motives @skip(if: $yes) { band } aptitude { gma { band } } } }", {"aptitude"}, False),
        ("candidates { nodes { motives @include(if: $yes) { band score @skip(if: $yes) } } }", {"motives"}, False),
        ("candidates { nodes { id ... @skip(if: true) { motives { score } } } }", set(), False),
        ("candidates { nodes { motives { band } motives @skip(if: $yes) { score } } }", {"motives"}, False),
    ],
)
async def test_what_is_not_asked_for_is_not_read(world: World, view: str, read: set[str], numbers: bool) -> None:
    stage, manager = await staged(world), await world.as_("manager")
    await stage.show(*FILTERS)
    uses = "".join(f" {name}: __typename @include(if: ${name})" for name in ("yes", "no"))
    with statements(world) as seen:
        assert (await manager.ask(SEE.format(view=view + uses), id=stage.procedure)).data["sharedView"]
    assert sections_read(seen) == read
    assert any("result_sections.scores" in each for each in seen) is numbers


async def test_rows_and_totals_are_read_only_when_asked_for(world: World) -> None:
    stage, manager = await staged(world), await world.as_("manager")
    costs = {
        page: await cost(
            world, manager, f"query ($id: ID!) {{ sharedView(procedureId: $id) {{ {page} }} }}", id=stage.procedure
        )
        for page in (
            "version",
            "candidates { totalCount }",
            "candidates { nodes { id } }",
            "candidates(first: 1) { totalCount nodes { id } }",
        )
    }
    assert list(costs.values()) == [1, 2, 2, 3]


@pytest.mark.parametrize("names", [FILTERS, SECTIONS])
async def test_a_page_of_the_whole_view_takes_at_most_four_statements_for_one_candidate_as_for_fourteen(
    world: World, names: tuple[str, ...]
) -> None:
    recruiter, manager, known = await world.as_("recruiter"), await world.as_("manager"), world.procedure()
    for count in (1, 14):
        filters = dict.fromkeys(names, True)
        await do(recruiter, "shareView", procedureId=known.id, candidateIds=known.candidates[:count], filters=filters)
        answer = await manager.ask(WHOLE, id=known.id)
        assert answer.data["sharedView"]["candidates"]["totalCount"] == count
        assert await cost(world, manager, WHOLE, id=known.id) <= 4


async def test_many_views_with_filters_of_their_own_take_no_statement_more_than_a_few(world: World) -> None:
    manager = await world.as_("manager")
    await more_procedures(world, (*SECTIONS, "scores", "overviews"), (*SECTIONS, "fullNames"))
    few = await cost(world, manager, MINE)
    await more_procedures(world, FILTERS, ("motives",), ("aptitude", "fullNames"), ("competencies", "scores"), ())
    assert len((await manager.ask(MINE)).data["sharedViews"]["nodes"]) == 8
    assert await cost(world, manager, MINE) == few


@pytest.mark.parametrize("role", ["owner", "recruiter"])
async def test_many_procedures_with_all_that_is_in_them_take_no_statement_more_than_a_few(
    world: World, role: str
) -> None:
    who = await world.as_(role)
    await more_procedures(world, FILTERS, ("motives",))
    few = await cost(world, who, PROCEDURES)
    await more_procedures(world, ("motives", "scores"), ("fullNames", "scores", "motives"), ("aptitude",))
    assert (await who.ask(PROCEDURES)).data["recruitmentProcedures"]["totalCount"] >= 7
    assert await cost(world, who, PROCEDURES) == few


async def test_the_results_of_many_candidates_take_no_statement_more_than_those_of_one(world: World) -> None:
    recruiter, known = await world.as_("recruiter"), world.procedure()
    one = await cost(world, recruiter, RESULTS, id=known.id, first=1)
    assert await cost(world, recruiter, RESULTS, id=known.id, first=14) == one
