"""What `inzicht score` writes: whole files under names of their own, or nothing."""

from pathlib import Path

import pytest

from tests.commands.weather import ANSWERS, NORMS, QUESTIONNAIRE, Score


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with the files, in which one works."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (("--out", "o.csv", "--alphas", "./o.csv"), "o.csv cannot be written: o.csv is that file too."),
        (("--out", "answers.csv"), "answers.csv cannot be written: {here}/answers.csv is that file too."),
        (("--alphas", "any-name.toml"), "any-name.toml cannot be written: {here}/any-name.toml is that file too."),
        (
            ("--norms", "norms.toml", "--out", "norms.toml"),
            "norms.toml cannot be written: norms.toml is that file too.",
        ),
        (("--out", "link.csv"), "link.csv cannot be written: {here}/answers.csv is that file too."),
        (("--out", "/dev/null"), "/dev/null cannot be written: it is no ordinary file."),
        (("--out", "no/o.csv"), "no/o.csv cannot be written: No such file or directory."),
        (("--out", "o.csv", "--alphas", "no/a.csv"), "no/a.csv cannot be written: No such file or directory."),
    ],
    ids=["one name twice", "answers", "instrument", "norms", "link", "device", "no folder", "no folder of one"],
)
def test_what_cannot_be_written_is_refused_and_leaves_everything_as_it_was(
    score: Score, here: Path, options: tuple[str, ...], complaint: str
) -> None:
    (here / "link.csv").symlink_to("answers.csv")
    done = score(*options)
    assert (done.exit_code, done.stderr) == (1, f"Error: {complaint.format(here=here)}\n")
    assert {file.name: file.read_text(encoding="utf-8") for file in here.iterdir()} == {
        "any-name.toml": QUESTIONNAIRE,
        "norms.toml": NORMS,
        "answers.csv": ANSWERS,
        "link.csv": ANSWERS,
    }


def test_alphas_of_yesterday_stay_when_the_answers_are_refused(score: Score, here: Path) -> None:
    (here / "alphas.csv").write_text("of yesterday", encoding="utf-8")
    done = score("--alphas", "alphas.csv", answers=ANSWERS.replace("cas", '"cas'))
    assert (done.exit_code, (here / "alphas.csv").read_text(encoding="utf-8")) == (1, "of yesterday")


def test_a_link_keeps_leading_to_what_is_written(score: Score, here: Path) -> None:
    (here / "scores.csv").write_text("of yesterday", encoding="utf-8")
    (here / "link.csv").symlink_to("scores.csv")
    assert score("--out", "link.csv").exit_code == 0
    assert (here / "link.csv").is_symlink()
    assert (here / "scores.csv").read_text(encoding="utf-8") == score().stdout


def test_a_file_that_is_named_like_a_part_is_not_touched(score: Score, here: Path) -> None:
    (here / "scores.csv.part").write_text("mine", encoding="utf-8")
    assert score("--out", "scores.csv").exit_code == 0
    assert (here / "scores.csv.part").read_text(encoding="utf-8") == "mine"
