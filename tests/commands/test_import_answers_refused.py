"""What `inzicht import-answers` does not take: rows by their line and reason, files as a whole."""

import pytest

from psychometrics.catalogue import catalogue
from tests.commands.desk import Desk
from tests.support.answers import COLUMNS, row, write
from tests.support.tables import counts

[FIRST_ITEM, SECOND_ITEM, *_], CORRECT = catalogue().answer_keys, catalogue().answer_keys[-1]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"email": "nobody at example"}, "email is not an address"),
        ({"first_name": " "}, "first_name is empty, too long, or not printable"),
        ({"last_name": "Qu\u202eist"}, "last_name is empty, too long, or not printable"),
        ({"locale": "FR"}, "locale is none of EN, NL"),
        ({FIRST_ITEM: "6"}, f"{FIRST_ITEM}: the answer is a whole number from 1 to 5"),
        ({FIRST_ITEM: "3.0"}, f"{FIRST_ITEM} is not a whole number"),
        ({FIRST_ITEM: "٣"}, f"{FIRST_ITEM} is not a whole number"),
        ({FIRST_ITEM: "-1", "locale": "FR"}, f"locale is none of EN, NL; {FIRST_ITEM} is not a whole number"),
        ({CORRECT: "25"}, f"{CORRECT}: the answer is a whole number from 0 to 24"),
        (dict.fromkeys(catalogue().answer_keys, ""), "there are no answers in it"),
        ({"email": "ZENO.quist@example.org"}, "the candidate with this address has results already"),
    ],
)
async def test_a_bad_row_is_refused_by_its_line_and_reason_and_the_others_are_kept(
    desk: Desk, cells: dict[str, str], reason: str
) -> None:
    before = await counts(desk.url)
    done = await desk.imported(row("Zeno", "Quist"), row("Zoë", "Quist", **cells), row("Zita", "Quist"))
    assert (done.exit_code, done.stdout) == (1, "2 candidates scored, 1 rows refused.\n")
    assert done.stderr.endswith(f"\nline 3: {reason}\n")
    assert [each["name"]["full"] for each in await desk.found("quist")] == ["Zeno Quist", "Zita Quist"]
    after = await counts(desk.url)
    assert {table: after[table] - before[table] for table in ("candidates", "assessments", "assessment_results")} == {
        "candidates": 2,
        "assessments": 2,
        "assessment_results": 2,
    }


async def test_a_row_with_cells_under_no_column_is_refused(desk: Desk) -> None:
    file = write(desk.folder / "answers.csv", [row("Zeno", "Quist")])
    file.write_text(file.read_text().rstrip("\r\n") + ",5\r\n")
    assert (await desk.run(desk.procedure, file)).stderr.endswith(
        "\nline 2: it has more cells than the header has columns\n"
    )
    assert await desk.found("quist") == []


async def test_up_to_a_fifth_of_a_scale_may_be_unanswered_and_no_more(desk: Desk) -> None:
    scale = catalogue().instruments[0].scales[0]
    assert len(scale.answer_keys) == 10
    two, three = dict.fromkeys(scale.answer_keys[:2], ""), dict.fromkeys(scale.answer_keys[:3], "")
    done = await desk.imported(row("Zeno", "Quist", **two), row("Zita", "Quist", **three))
    assert done.stderr.endswith(f"\nline 3: {scale.key}: 3 of 10 answers are missing, 2 may be\n")
    assert [each["name"]["full"] for each in await desk.found("quist")] == ["Zeno Quist"]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "there is no header line."),
        (b"first_name,last_name,locale\r\n", "no column email, "),
        (",".join(COLUMNS).replace("first_name", "First name").encode(), "no column first_name. See --help."),
        (",".join((*COLUMNS, SECOND_ITEM)).encode(), f"column {SECOND_ITEM} is there more than once."),
        (",".join(COLUMNS).encode("utf-16"), "cannot be read as CSV in UTF-8"),
        (b"\xff\xfe", "cannot be read as CSV in UTF-8"),
    ],
    ids=["empty", "few columns", "another name", "a column twice", "UTF-16", "no text"],
)
async def test_a_file_that_cannot_be_understood_is_refused_as_a_whole(
    desk: Desk, content: bytes, complaint: str
) -> None:
    before = await counts(desk.url)
    file = desk.folder / "answers.csv"
    file.write_bytes(content)
    refused = await desk.run(desk.procedure, file)
    assert refused.exit_code == 1
    assert refused.stderr.startswith("Error: answers.csv")
    assert complaint in refused.stderr
    assert await counts(desk.url) == before
