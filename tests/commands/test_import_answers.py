"""`inzicht import-answers`: a file of raw answers becomes candidates with results, row by row."""

import pytest

from tests.commands.desk import Desk
from tests.support.answers import COLUMNS, row, write

ADD = """
    mutation ($procedureId: ID!) {
        addCandidate(
            input: {procedureId: $procedureId, firstName: "Zita", lastName: "Quist", email: "zita@example.net"}
        ) { candidate { id } errors { code } }
    }
"""
CLOSE = """
    mutation ($procedureId: ID!) { closeRecruitmentProcedure(input: {procedureId: $procedureId}) { errors { code } } }
"""


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-8"), (";", "utf-8")]
)
async def test_rows_become_candidates_with_results(desk: Desk, delimiter: str, encoding: str) -> None:
    rows = row("Zoë", "Quist"), row("Zeno", "Quist", locale="")
    done = await desk.imported(*rows, delimiter=delimiter, encoding=encoding)
    assert (done.exit_code, done.stdout) == (0, "2 candidates scored, 0 rows refused.\n")
    zeno, zoe = await desk.found("quist")
    assert (zeno["name"]["full"], zoe["name"]["full"]) == ("Zeno Quist", "Zoë Quist")
    assert (zeno["status"], zoe["status"]) == ("COMPLETED", "COMPLETED")
    assert all(
        0 <= place["score"] <= 10 for place in (*zeno["results"]["competencies"], *zoe["results"]["competencies"])
    )


async def test_more_right_answers_make_a_higher_score(desk: Desk) -> None:
    one = row("Zoë", "Quist", reasoning_correct="5", email="five@example.org")
    await desk.imported(one, {**one, "reasoning_correct": "20", "email": "twenty@example.org"})
    gma = {each["email"]: each["results"]["aptitude"]["gma"]["score"] for each in await desk.found("quist")}
    assert gma["twenty@example.org"] > gma["five@example.org"] + 5


async def test_a_candidate_who_was_added_already_is_found_by_address_in_any_letter_case(desk: Desk) -> None:
    recruiter = await desk.world.as_("recruiter")
    added = (await recruiter.change(ADD, procedureId=desk.procedure))["candidate"]
    done = await desk.imported(row("Somebody", "Else", email="ZITA@Example.net"))
    assert done.exit_code == 0
    [zita] = await desk.found("zita@example.net")
    assert (zita["id"], zita["name"]["full"], zita["status"]) == (added["id"], "Zita Quist", "COMPLETED")
    assert await desk.found("somebody") == []


async def test_the_columns_it_prints_are_those_it_takes(desk: Desk) -> None:
    printed = await desk.run("--columns")
    assert printed.exit_code == 0
    assert printed.output == ",".join(COLUMNS) + "\n"
    file = desk.folder / "header.csv"
    file.write_text(printed.output)
    assert (await desk.run(desk.procedure, file)).stdout == "0 candidates scored, 0 rows refused.\n"


async def test_nothing_is_imported_into_a_closed_procedure(desk: Desk) -> None:
    recruiter = await desk.world.as_("recruiter")
    assert (await recruiter.change(CLOSE, procedureId=desk.procedure))["errors"] == []
    refused = await desk.imported(row("Zoë", "Quist"))
    assert (refused.exit_code, refused.stderr) == (1, "Error: This procedure is closed.\n")
    assert await desk.found("quist") == []


@pytest.mark.parametrize("unknown", ["procedure_" + "0" * 32, "nonsense"])
async def test_nothing_is_imported_into_an_unknown_procedure(desk: Desk, unknown: str) -> None:
    refused = await desk.run(unknown, write(desk.folder / "answers.csv", [row("Zoë", "Quist")]))
    assert (refused.exit_code, refused.stderr) == (1, "Error: This does not exist, or is not for you to see.\n")
