"""`inzicht score`: answers to any questionnaire, scored beside a textbook."""

import csv
import os
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner

from gql.__main__ import main
from tests.commands.weather import ANSWERS, Score


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
    "answers",
    [
        ANSWERS.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + ANSWERS.encode(),
        ANSWERS.replace(",", ";").replace("sea; or", "sea, or").encode(),
        ANSWERS.replace("\n", "\n\n").encode(),
    ],
    ids=["lines end as on Windows", "a byte order mark", "semicolons", "empty lines"],
)
def test_csv_is_read_as_spreadsheets_write_it(score: Score, answers: bytes) -> None:
    assert score(answers=answers).stdout == score().stdout


def test_answers_are_read_from_a_pipe(score: Score, tmp_path: Path) -> None:
    expected = score().stdout
    os.mkfifo(tmp_path / "pipe")
    fill = threading.Thread(target=lambda: (tmp_path / "pipe").write_text(ANSWERS, encoding="utf-8"), daemon=True)
    fill.start()
    command = ["score", str(tmp_path / "pipe"), "--instrument", str(tmp_path / "any-name.toml")]
    assert CliRunner().invoke(main, command).stdout == expected
