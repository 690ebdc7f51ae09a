"""Further folders of data files: tests of an organisation's own on top of ours."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from psychometrics.catalogue import catalogue, load, take_up
from psychometrics.files import DataFileError
from psychometrics.scoring import score_assessment
from psychometrics.sections import Section

OURS = Path("psychometrics/data").absolute()
EXAMPLE = Path("docs/instruments/example").absolute()
KOMPASS = "instruments/kompass-1.toml"
THEIRS = "organisation_00000000000000000000000000000000"

Edit = Callable[[str, str, str], None]


@pytest.fixture
def more(tmp_path: Path) -> Path:
    """A folder with the example, to be changed at will."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "more"))


def rewrite(source: Path, old: str, new: str, target: Path | None = None) -> None:
    text = source.read_text(encoding="utf-8")
    assert old in text
    (target or source).write_text(text.replace(old, new), encoding="utf-8")


def test_a_new_test_comes_after_ours_and_only_to_those_who_take_it(more: Path) -> None:
    assert load(OURS, more).battery("organisation_1")[-1].key == "kompass"
    rewrite(more / KOMPASS, "duration_minutes = 2", f'duration_minutes = 2\norganisations = ["{THEIRS}"]')
    known = load(OURS, more)
    ours = ["personality", "reasoning", "pressure", "learning-agility", "motives"]
    assert [one.key for one in known.instruments] == [*ours, "kompass"]
    assert [one.key for one in known.battery(THEIRS)] == [*ours, "kompass"]
    assert [one.key for one in known.battery("organisation_1")] == ours
    assert [scale.key for scale in known.scales(Section.MOTIVES)][-3:] == ["commerce", "elbow_room", "lasting_use"]


def test_items_are_shown_in_turns_of_the_scales_in_each_language_of_the_test() -> None:
    kompass = load(OURS, EXAMPLE).instrument("kompass", 1)
    assert [each.item.key for each in kompass.items][:4] == [
        *("elbow_room_1", "lasting_use_1", "elbow_room_2", "lasting_use_2")
    ]
    assert kompass.items[1].scale.key == "lasting_use"
    item, option = kompass.items[0].item, kompass.options[0]
    assert (item.said_in("de"), item.said_in("en")) == (
        "Ich lege gern selbst fest, wann ich arbeite.",
        "I like to settle for myself when I work.",
    )
    assert option.label is not None
    assert option.label.said_in("de") == "Trifft gar nicht zu"
    with pytest.raises(KeyError):
        item.said_in("nl")


def test_results_name_the_norms_of_what_was_taken_and_no_others() -> None:
    known = load(OURS, EXAMPLE)
    kompass, motives, lens = known.instrument("kompass", 1), known.instrument("motives", 1), known.lens("leadership")
    asked = {"provisional-1": [motives], "kompass-1": [kompass], "provisional-1 + kompass-1": [motives, kompass]}
    for version, instruments in asked.items():
        answers = {key: 2 for one in instruments for key in one.answer_keys}
        scored = score_assessment(answers, lens=lens, instruments=instruments, norms=known.norms)
        assert scored.norm_version == version
        measured = {scale.key for one in instruments for scale in one.scales}
        assert known.norms_of(version).scales.keys() >= measured


def test_items_are_turned_round_between_the_lowest_and_the_highest_option() -> None:
    known = load(OURS, EXAMPLE)
    answers = dict.fromkeys(known.instrument("kompass", 1).answer_keys, 6)
    [kompass], lens = [known.instrument("kompass", 1)], known.lens("leadership")
    scored = score_assessment(answers, lens=lens, instruments=[kompass], norms=known.norms)
    # Three sixes and two of 1 + 6 - 6: means of 4. elbow_room: z = 0; lasting_use: z = -0.2 / 0.7, C = 4.43.
    assert [(each.key, each.score) for each in scored.sections[Section.MOTIVES]] == [
        ("elbow_room", 5.0),
        ("lasting_use", 4.4),
    ]


def test_a_newer_version_is_for_new_assessments_and_what_it_dropped_is_still_known(more: Path) -> None:
    first = (more / KOMPASS).read_text(encoding="utf-8")
    second = first.replace("version = 1", "version = 2").replace('"Elbow room"', '"Freedom"')
    second = second[: second.rindex("[[scales]]")]
    (more / "instruments/kompass-2.toml").write_text(second, encoding="utf-8")
    known = load(OURS, more)
    assert [one.version for one in known.battery(THEIRS) if one.key == "kompass"] == [2]
    assert known.instrument("kompass", 1).scales[1].key == "lasting_use"
    assert (known.scale("elbow_room").name.en, known.scale("lasting_use").name.en) == ("Freedom", "Lasting use")
    assert [scale.key for scale in known.scales(Section.MOTIVES)][-2:] == ["elbow_room", "lasting_use"]
    assert known.answer_keys[-6:-1] == tuple(f"elbow_room_{number}" for number in range(1, 6))


def test_a_newer_version_of_ours_may_be_taken_in_further_languages(tmp_path: Path) -> None:
    (tmp_path / "more/instruments").mkdir(parents=True)
    rewrite(
        OURS / "instruments/motives-1.toml",
        "version = 1",
        "version = 2",
        tmp_path / "more/instruments/motives-2.toml",
    )
    known = load(OURS, tmp_path / "more")
    assert {one.key: one.version for one in known.instruments}["motives"] == 2
    assert known.instrument("motives", 1).version == 1


WRONG = {
    "a language that an item lacks": (
        (KOMPASS, ', en = "A fixed routine is good for me."', ""),
        ("kompass-1.toml", "scales.elbow_room.items.elbow_room_2.en", "is missing"),
    ),
    "a scale that is ours": (
        (KOMPASS, 'key = "elbow_room"', 'key = "autonomy"'),
        ("kompass-1.toml", "scales.autonomy", "taken already, by motives"),
    ),
    "a norm of a scale of ours": (
        ("norms/kompass-1.toml", "[scales]", "[scales]\nautonomy = { mean = 3, sd = 1, reliability = 0.8 }"),
        ("kompass-1.toml", "scales.autonomy", "has a norm in provisional-1.toml already"),
    ),
    "no norm": (
        ("norms/kompass-1.toml", "lasting_use = {", "lasting_uses = {"),
        ("kompass-1.toml", "scales.lasting_use", "no norm"),
    ),
    "a norm of other options": (
        ("norms/kompass-1.toml", "mean = 4.0", "mean = 6.5"),
        ("kompass-1.toml", "scales.elbow_room.mean", "lie between 1 and 6"),
    ),
    "advice that is missing": (
        (KOMPASS, 'section = "MOTIVES"', 'section = "LEARNING_AGILITY"'),
        ("kompass-1.toml", "", "no file of development advice"),
    ),
    "another aptitude": (
        (KOMPASS, 'section = "MOTIVES"', 'section = "APTITUDE"'),
        ("kompass-1.toml", "section", "nothing else"),
    ),
}


@pytest.mark.parametrize(("change", "told"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_file_is_refused_with_file_place_and_reason(
    change: tuple[str, str, str], told: tuple[str, str, str], more: Path
) -> None:
    rewrite(more / change[0], *change[1:])
    with pytest.raises(DataFileError) as refused:
        load(OURS, more)
    first = refused.value.problems[0]
    assert (refused.value.file, first.place) == told[:2]
    assert told[2] in first.reason


def test_a_file_of_ours_is_not_replaced(tmp_path: Path) -> None:
    shutil.copytree(OURS / "norms", tmp_path / "more/norms")
    with pytest.raises(DataFileError, match=r"more/norms/provisional-1\.toml: version: there is a file of this name"):
        load(OURS, tmp_path / "more")


def test_names_of_norms_that_do_not_fit_beside_each_other_in_a_result_are_refused(more: Path) -> None:
    long = "kompass-of-an-organisation-that-likes-its-names-long-1"
    rewrite(more / "norms/kompass-1.toml", "kompass-1", long, more / f"norms/{long}.toml")
    (more / "norms/kompass-1.toml").unlink()
    with pytest.raises(DataFileError, match="longer than the 64 characters"):
        load(OURS, more)


def test_a_folder_without_any_of_the_folders_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="there is none of the folders instruments, norms, lenses, development"):
        load(OURS, tmp_path)


def test_what_is_taken_up_is_the_catalogue_of_the_process() -> None:
    try:
        assert take_up(EXAMPLE) is catalogue() is take_up(EXAMPLE)
        assert catalogue().scale("elbow_room").name.nl == "Speelruimte"
    finally:
        take_up()
    assert len(catalogue().instruments) == 5
