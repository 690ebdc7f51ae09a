"""`inzicht import-answers` where not everybody took every test, or took one of the organisation's own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from psychometrics.catalogue import catalogue, take_up
from tests.commands.desk import Desk
from tests.support.answers import COLUMNS, Row, row, write

EXAMPLE = Path("docs/instruments/example").absolute()
SCORED = "score interval { low high } band interpretation"
SECTIONS = f"""
    competencies {{ competency {{ key }} {SCORED} }}
    pressureBehaviour {{ scale {{ key }} {SCORED} }} learningAgility {{ scale {{ key }} {SCORED} }}
    motives {{ scale {{ key name }} {SCORED} }}
    aptitude {{ bigFive {{ scale {{ key }} {SCORED} }} gma {{ scale {{ key }} {SCORED} }} }}
    overviews {{ candidateSummary {{ heading text }} onboardingInsights {{ heading text }} }}
"""
RESULTS = f"""
    query ($id: ID!, $search: String) {{ recruitmentProcedure(id: $id) {{ candidates(search: $search) {{ nodes {{
        id results {{ normVersion {SECTIONS} }}
    }} }} }} }}
"""
SHARE = """
    mutation ($id: ID!, $candidates: [ID!]!) { shareView(input: {procedureId: $id, candidateIds: $candidates, filters: {
        competencies: true, pressureBehaviour: true, learningAgility: true, motives: true, aptitude: true,
        scores: true, overviews: true
    }}) { errors { code } } }
"""
VIEW = f"query ($id: ID!) {{ sharedView(procedureId: $id) {{ candidates {{ nodes {{ {SECTIONS} }} }} }} }}"


@pytest.fixture
def example() -> Iterator[Path]:
    """A folder with a test of an organisation's own; others come back to ours alone."""
    yield EXAMPLE
    take_up()


def without(person: Row, *tests: str) -> Row:
    """The row of somebody who did not take these tests."""
    left_out = {key for one in catalogue().imported if one.key in tests for key in one.answer_keys}
    return {column: "" if column in left_out else cell for column, cell in person.items()}


async def results(desk: Desk, search: str) -> list[Any]:
    recruiter = await desk.world.as_("recruiter")
    data = (await recruiter.ask(RESULTS, id=desk.procedure, search=search)).data
    nodes: list[Any] = data["recruitmentProcedure"]["candidates"]["nodes"]
    return nodes


async def test_a_test_that_was_not_taken_has_no_results_for_recruiters_and_hiring_managers(desk: Desk) -> None:
    everything = row("Zoë", "Quist")
    done = await desk.imported(without(everything, "reasoning", "motives"), row("Zeno", "Quist"))
    assert (done.exit_code, done.stdout) == (0, "2 candidates scored, 0 rows refused.\n")
    zeno, zoe = await results(desk, "quist")
    assert (zoe["results"]["motives"], zoe["results"]["aptitude"]["gma"]) == ([], None)
    assert len(zoe["results"]["aptitude"]["bigFive"]) == 5
    summary = [block["heading"] for block in zoe["results"]["overviews"]["candidateSummary"]]
    assert len(summary) == len(zeno["results"]["overviews"]["candidateSummary"]) - 1
    recruiter, manager = await desk.world.as_("recruiter"), await desk.world.as_("manager")
    shared = await recruiter.change(SHARE, id=desk.procedure, candidates=[zoe["id"]])
    assert shared["errors"] == []
    [seen] = (await manager.ask(VIEW, id=desk.procedure)).data["sharedView"]["candidates"]["nodes"]
    for section in ("competencies", "pressureBehaviour", "learningAgility", "motives", "aptitude"):
        assert seen[section] == zoe["results"][section]


async def test_competencies_of_which_less_than_half_was_measured_are_left_out(desk: Desk) -> None:
    first, *others = catalogue().imported
    done = await desk.imported(without(row("Zoë", "Quist"), *(one.key for one in others)))
    assert done.exit_code == 0
    [zoe] = await results(desk, "quist")
    measured = {scale.key for scale in first.scales}
    [lens] = [one for one in catalogue().lenses if one.key == "leadership"]
    expected = [
        one.key
        for one in lens.competencies
        if sum(abs(weight) for key, weight in one.weights.items() if key in measured) >= 0.5
    ]
    assert [each["competency"]["key"] for each in zoe["results"]["competencies"]] == expected
    assert 0 < len(expected) < len(lens.competencies)


async def test_the_columns_of_a_test_may_be_left_out_together_and_not_one_by_one(desk: Desk) -> None:
    file = write(desk.folder / "answers.csv", [row("Zoë", "Quist")])
    header, line = (text.split(",") for text in file.read_text(encoding="utf-8").splitlines())
    for left_out, status in (({"reasoning_correct"}, 0), ({"achievement_01", "commerce_06"}, 1)):
        kept = [place for place, column in enumerate(header) if column not in left_out]
        rows = (",".join(cells[place] for place in kept) for cells in (header, line))
        file.write_text("\n".join(rows), encoding="utf-8")
        done = await desk.run(desk.procedure, file)
        assert done.exit_code == status
    assert done.stderr == "Error: answers.csv: no column achievement_01, commerce_06. See --help.\n"


async def test_a_test_of_the_organisation_s_own_is_imported_like_ours(
    desk: Desk, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INZICHT_INSTRUMENTS_DIR", str(example))
    columns = (await desk.run("--columns")).stdout.strip().split(",")
    own = [column for column in columns if column not in COLUMNS]
    assert own == [f"{scale}_{number}" for scale in ("elbow_room", "lasting_use") for number in range(1, 6)]
    person = row("Zoë", "Quist") | dict.fromkeys(own, "6")
    file = desk.folder / "answers.csv"
    file.write_text("\n".join([",".join(columns), ",".join(person[column] for column in columns)]), encoding="utf-8")
    assert (await desk.run(desk.procedure, file)).exit_code == 0
    [zoe] = await results(desk, "quist")
    assert zoe["results"]["normVersion"] == "provisional-1 + kompass-1"
    # Reversed items turn a 6 into a 1: both means are 4, where the norm group has 4.0 and 4.2.
    assert [(each["scale"]["name"], each["score"]) for each in zoe["results"]["motives"][-2:]] == [
        ("Elbow room", 5.0),
        ("Lasting use", 4.4),
    ]


async def test_a_wrong_file_is_told_with_a_line_for_each_place(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own/instruments").mkdir(parents=True)
    text = (EXAMPLE / "instruments/kompass-1.toml").read_text(encoding="utf-8")
    wrong = text.replace(', en = "A fixed routine is good for me."', "").replace(', en = "Applies well"', "")
    (tmp_path / "own/instruments/kompass-1.toml").write_text(wrong, encoding="utf-8")
    monkeypatch.setenv("INZICHT_INSTRUMENTS_DIR", str(tmp_path / "own"))
    for arguments in (["--columns"], [desk.procedure, write(desk.folder / "answers.csv", [])]):
        done = await desk.run(*arguments)
        assert done.exit_code == 1
        assert done.stderr == (
            "Error: kompass-1.toml: options.4.label.en: the text in this language of the instrument is missing\n"
            "kompass-1.toml: scales.elbow_room.items.elbow_room_2.en: "
            "the text in this language of the instrument is missing\n"
        )
