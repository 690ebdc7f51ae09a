"""`inzicht score`: answers to any questionnaire, scored beside a textbook."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gql.__main__ import main

QUESTIONNAIRE = """
key = "weather"
version = 1
options = [{value = 1}, {value = 2}, {value = 3}, {value = 4}, {value = 5}, {value = 6}]

[[scales]]
key = "calm"
items = [
    { key = "C1" }, { key = "C2", reversed = true, en = "I blow hot and cold." }, { key = "C3" }, { key = "C4" },
    { key = "C5" },
]

[[scales]]
key = "Bright"
items = [{ key = "B1" }, { key = "B2", reversed = true }]
"""
NORMS = """
version = "sailors-1"
provisional = false
[scales]
calm = { mean = 3.5, sd = 1.0, reliability = 0.75 }
Bright = { mean = 3.0, sd = 2.0, reliability = 0.51 }
"""
ANSWERS = """who,C1,C2,C3,C4,C5,place,B1,B2
ann,6,1,5,4,3,"sea, or land",6,1
ben,2,5,NA,3,1,,1,6
cas,,.,6,6,6,,3.0, 3
"""

Score = Callable[..., Result]


@pytest.fixture
def score(tmp_path: Path) -> Score:
    """Runs `inzicht score` on these answers."""
    (tmp_path / "any-name.toml").write_text(QUESTIONNAIRE, encoding="utf-8")
    (tmp_path / "norms.toml").write_text(NORMS, encoding="utf-8")

    def run(*options: str | Path, answers: str = ANSWERS, instrument: str = "any-name.toml") -> Result:
        (tmp_path / "answers.csv").write_text(answers, encoding="utf-8")
        command = ["score", str(tmp_path / "answers.csv"), "--instrument", str(tmp_path / instrument)]
        return CliRunner().invoke(main, [*command, *(str(each) for each in options)])

    return run


def test_raw_scores_are_means_of_answered_items_with_reversed_ones_turned_round(score: Score) -> None:
    # Ann: 6, 7-1, 5, 4 and 3 make 24/5. Ben: 2, 7-5, 3 and 1 make 8/4. Cas misses two of five.
    # Bright: (6 + 6) / 2, (1 + 1) / 2, (3 + 4) / 2.
    done = score()
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "who,place,calm,Bright",
        'ann,"sea, or land",4.8000,6.0000',
        "ben,,2.0000,1.0000",
        "cas,,,3.5000",
    ]


def test_norms_add_c_scores_with_their_intervals_and_bands(score: Score, tmp_path: Path) -> None:
    # Ann: z = (4.8 - 3.5) / 1, C = 5 + 2.6; the margin is 1.28155 * 2 * sqrt(0.25) = 1.28155. Ben: z = -1.5, C = 2.
    # Bright: z = 1.5, -1 and 0.25, C = 8, 3 and 5.5; the margin is 1.28155 * 2 * 0.7 = 1.79417.
    lines = score("--norms", tmp_path / "norms.toml").stdout.splitlines()
    assert lines[0].endswith(
        ",calm,calm_c,calm_low,calm_high,calm_band,Bright,Bright_c,Bright_low,Bright_high,Bright_band"
    )
    assert lines[1].endswith(",4.8000,7.6,6.3,8.9,HIGH,6.0000,8.0,6.2,9.8,HIGH")
    assert lines[2].endswith(",2.0000,2.0,0.7,3.3,LOW,1.0000,3.0,1.2,4.8,LOW")
    assert lines[3].endswith(",,,,,,3.5000,5.5,3.7,7.3,AVERAGE")


def test_alphas_are_of_the_turned_answers_listwise_and_pairwise(score: Score, tmp_path: Path) -> None:
    # B2 turned round is 6, 1 and 4 beside 6, 1 and 3. Variances 19/3 and 19/3, sums 12, 2 and 7 with a variance of
    # 25: 2 * (1 - (38/3) / 25) = 74/75. Of calm Ann alone answered everything.
    done = score("--alphas", tmp_path / "alphas.csv", "--out", tmp_path / "scores.csv")
    assert (done.exit_code, done.stdout) == (0, "")
    calm, bright = csv.DictReader((tmp_path / "alphas.csv").read_text(encoding="utf-8").splitlines())
    assert (calm["n_listwise"], calm["alpha_listwise"]) == ("1", "")
    assert bright == {
        "scale": "Bright",
        "items": "2",
        "n_listwise": "3",
        "alpha_listwise": "0.9867",
        "n_pairwise": "3",
        "alpha_pairwise": "0.9867",
    }


def test_a_whole_instrument_is_scored_as_well(score: Score) -> None:
    example = Path("docs/instruments/example").absolute()
    keys = [f"{scale}_{number}" for scale in ("elbow_room", "lasting_use") for number in range(1, 6)]
    done = score(
        *("--norms", example / "norms/kompass-1.toml"),
        answers=f"{';'.join(keys)}\n{';'.join('6142326253')}\n",
        instrument=str(example / "instruments/kompass-1.toml"),
    )
    # elbow_room: 6, 7-1, 4, 7-2, 3 make 24/5: z = 1, C = 7. lasting_use: 2, 6, 7-2, 5, 7-3 make 22/5: z = 2/7.
    assert done.stdout.splitlines()[1] == "4.8000,7.0,5.8,8.2,HIGH,4.4000,5.6,4.3,6.9,AVERAGE"


def test_a_text_for_no_answer_can_be_told(score: Score) -> None:
    told = score("--missing", "0", answers=ANSWERS.replace("ben,2,5,NA", "ben,2,5,0"))
    assert told.stdout == score().stdout


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (
            "ben,2,5",
            "ben,7,5",
            "answers.csv: line 3, column C1: the answer is a whole number from 1 to 6, and not '7'.",
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
        ("[[scales]]", "[[scale]]", "scales: Field required"),
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
