"""`inzicht score` tells all that is wrong with a file, in its place, and leaves nothing half done."""

from pathlib import Path

import pytest

from tests.commands.weather import ANSWERS, NORMS, QUESTIONNAIRE, Score


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (
            "ben,2,5",
            "ben,7,5",
            "answers.csv: line 3: column C1: the answer is a whole number from 1 to 6, and not '7'.",
        ),
        ("6,1\nben", "6,1,\nben", "answers.csv: line 2: 10 cells, where the header has 9 columns"),
        ("who,C1", "who,c1", "answers.csv: no column C1. See --help."),
        ("who,C1", "C1,C1", "answers.csv: column C1 is there more than once."),
        ("who", "calm", "answers.csv: column calm would come out twice: rename it."),
    ],
    ids=["no option", "too long", "no column", "column twice", "a name that is taken"],
)
def test_a_file_that_is_wrong_is_refused_with_its_place_and_leaves_nothing_behind(
    score: Score, tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    (tmp_path / "scores.csv").write_text("of yesterday", encoding="utf-8")
    done = score("--out", tmp_path / "scores.csv", answers=ANSWERS.replace(old, new, 1))
    assert (done.exit_code, done.stderr) == (1, f"Error: {complaint}\n")
    assert (tmp_path / "scores.csv").read_text(encoding="utf-8") == "of yesterday"
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("reversed = true, en", "reverse = true, en", "scales.calm.items.C2.reverse: 'reverse' is no language tag"),
        ("{value = 2}", "{value = 1}", "options: the values of options go up"),
        ('key = "B1"', 'key = "C1"', "scales: the key 'C1' occurs twice"),
        ("[[scales]]", "[[scale]]", "scales: this field is missing"),
    ],
    ids=["a misspelt key", "options in no order", "an item twice", "no scales"],
)
def test_an_instrument_that_is_wrong_is_refused_with_place_and_reason(
    score: Score, tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    changed = QUESTIONNAIRE.replace(old, new, -1 if new == "[[scale]]" else 1)
    (tmp_path / "wrong.toml").write_text(changed, encoding="utf-8")
    done = score(instrument="wrong.toml")
    assert done.exit_code == 1
    assert done.stderr.startswith(f"Error: wrong.toml: {complaint}")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("Bright = {", "Dark = {", "norms.toml: scales.Bright: this scale has no norm"),
        ("mean = 3.5", "mean = 6.5", "norms.toml: scales.calm.mean: raw scores lie between 1 and 6"),
    ],
    ids=["no norm", "a norm of other options"],
)
def test_norms_that_do_not_fit_are_refused(score: Score, tmp_path: Path, old: str, new: str, complaint: str) -> None:
    (tmp_path / "norms.toml").write_text(NORMS.replace(old, new), encoding="utf-8")
    done = score("--norms", tmp_path / "norms.toml")
    assert (done.exit_code, done.stderr) == (1, f"Error: {complaint}\n")


def test_what_is_an_answer_does_not_stand_for_a_missing_one(score: Score) -> None:
    done = score("--missing", "6")
    assert (done.exit_code, done.stderr) == (1, "Error: --missing 6: on calm, 6 is an answer.\n")


def test_every_cell_that_is_wrong_is_told_at_once(score: Score) -> None:
    done = score(answers=ANSWERS.replace("ann,6,1", "ann,0,x").replace("ben,2", "ben,8"))
    assert done.stderr.splitlines() == [
        "Error: answers.csv: line 2: column C1: the answer is a whole number from 1 to 6, and not '0'.",
        "answers.csv: line 2: column C2: the answer is a whole number from 1 to 6, and not 'x'.",
        "answers.csv: line 3: column C1: the answer is a whole number from 1 to 6, and not '8'.",
    ]


def test_of_a_file_that_is_wrong_throughout_twenty_cells_are_told(score: Score) -> None:
    told = score(answers=ANSWERS + "dan,9,9,9,9,9,,9,9\n" * 100).stderr.splitlines()
    assert (len(told), told[-1]) == (21, "answers.csv: and more")


def test_everything_that_is_wrong_with_an_instrument_is_told_at_once(score: Score, tmp_path: Path) -> None:
    wrong = QUESTIONNAIRE.replace("version = 1", "version = 0").replace('"C3"', '"C 3"').replace('{ key = "B1" }', "{}")
    (tmp_path / "wrong.toml").write_text(wrong, encoding="utf-8")
    told = score(instrument="wrong.toml").stderr.removeprefix("Error: ").splitlines()
    assert [line.rpartition(": ")[0] for line in told] == [
        "wrong.toml: version",
        "wrong.toml: scales.calm.items.C 3.key",
        "wrong.toml: scales.Bright.items.0.key",
    ]


def test_every_text_that_lacks_a_language_is_told_at_once(score: Score, tmp_path: Path) -> None:
    text = Path("docs/instruments/example/instruments/kompass-1.toml").read_text(encoding="utf-8")
    (tmp_path / "kompass-1.toml").write_text(text.replace('["de", "en"]', '["de", "en", "fr"]'), encoding="utf-8")
    told = score(instrument="kompass-1.toml").stderr.splitlines()
    assert (len(told), {line.rpartition(": ")[2] for line in told}) == (
        16,
        {"the text in this language of the instrument is missing"},
    )


def test_all_norms_that_do_not_fit_are_told_at_once(score: Score, tmp_path: Path) -> None:
    wrong = NORMS.replace("mean = 3.5", "mean = 6.5").replace("Bright = {", "Dark = {")
    (tmp_path / "norms.toml").write_text(wrong, encoding="utf-8")
    assert score("--norms", tmp_path / "norms.toml").stderr.splitlines() == [
        "Error: norms.toml: scales.calm.mean: raw scores lie between 1 and 6",
        "norms.toml: scales.Bright: this scale has no norm",
    ]


@pytest.mark.parametrize(
    ("held", "complaint"),
    [
        (f"x = {'[' * 10_000}{']' * 10_000}\n{QUESTIONNAIRE}".encode(), "lists or tables are nested too deeply here"),
        (f"x = {'9' * 5_000}\n{QUESTIONNAIRE}".encode(), "a number here has too many digits"),
        (
            QUESTIONNAIRE.replace("version = 1", f"version = 0x{'f' * 5_000}").encode(),
            "version: Input should be less than or equal to 2147483647",
        ),
        (
            QUESTIONNAIRE.replace("{value = 6}", "{value = 1000000000}").encode(),
            "options.5.value: Input should be less than or equal to 1000",
        ),
        (
            f'{QUESTIONNAIRE}[[scales]]\nkey = "right"\nmaximum = 1000000000000\n'.encode(),
            "scales.right.maximum: Input should be less than or equal to 1000",
        ),
        (QUESTIONNAIRE.encode("utf-16"), "this file is not written in UTF-8"),
    ],
    ids=["nested", "digits", "a huge version", "a huge option", "a huge maximum", "another encoding"],
)
def test_an_instrument_that_asks_too_much_is_refused(score: Score, tmp_path: Path, held: bytes, complaint: str) -> None:
    (tmp_path / "wrong.toml").write_bytes(held)
    done = score(instrument="wrong.toml")
    assert (done.exit_code, done.stderr) == (1, f"Error: wrong.toml: {complaint}\n")


@pytest.mark.parametrize("number", ["nan", "inf", "-inf", "1e999"])
@pytest.mark.parametrize("field", ["mean = 3.5", "sd = 1.0", "reliability = 0.75"])
def test_a_norm_that_is_no_finite_number_is_refused(score: Score, tmp_path: Path, field: str, number: str) -> None:
    name = field.partition(" ")[0]
    (tmp_path / "norms.toml").write_text(NORMS.replace(field, f"{name} = {number}"), encoding="utf-8")
    told = score("--norms", tmp_path / "norms.toml").stderr
    assert told == f"Error: norms.toml: scales.calm.{name}: Input should be a finite number\n"


OPEN = "a cell here opens a quotation mark that ends nowhere, or has over 131072 characters"


@pytest.mark.parametrize(
    ("answers", "complaint"),
    [
        (b"", ": there is no header line."),
        (ANSWERS.replace("NA", "\0").encode(), ": line 3: there is a NUL byte here, as in no CSV in UTF-8."),
        (ANSWERS.replace("sea, or land", "zee\u00eb").encode("latin-1"), " cannot be read as CSV in UTF-8: it is wr"),
        (ANSWERS.replace("ben,", '"ben,').encode(), f": line 3: {OPEN}"),
        (ANSWERS.replace("ben,", '"ben,').encode() + b"dan,6,6,6,6,6,,6,6\n" * 10_000, f": line 3: {OPEN}"),
        (ANSWERS.replace("who", '"who').encode(), f": line 1: {OPEN}"),
        (ANSWERS.replace("place", "who").encode(), ": column who would come out twice: rename it."),
        (ANSWERS.replace("who", "w" * 1_000_000).encode(), ": the header line is longer than 1000000 characters."),
        (ANSWERS.replace("who", "," * 900_000).encode(), ": there are 900009 columns, where 10000 are the most."),
    ],
    ids=[
        *("nothing", "NUL", "another encoding", "an open quotation", "a long open quotation", "an open header"),
        *("a column twice", "a long header", "hundreds of thousands of columns"),
    ],
)
def test_what_is_no_file_of_answers_is_refused(score: Score, answers: bytes, complaint: str) -> None:
    done = score(answers=answers)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"Error: answers.csv{complaint}")
