"""What the catalogue finds, and in which order."""

from collections.abc import Callable
from pathlib import Path

import pytest

from psychometrics.catalogue import Catalogue, catalogue, load
from psychometrics.files import DataFileError
from psychometrics.sections import Section

BIG_FIVE = ("openness", "conscientiousness", "extraversion", "agreeableness", "emotional_stability")


def test_the_packaged_files_load_once() -> None:
    assert catalogue() is catalogue()


def test_instruments_stand_in_their_fixed_order() -> None:
    keys = [instrument.key for instrument in catalogue().instruments]
    assert keys == ["personality", "reasoning", "pressure", "learning-agility", "motives"]


def test_aptitude_is_the_big_five_and_then_reasoning() -> None:
    assert tuple(scale.key for scale in catalogue().scales(Section.APTITUDE)) == (*BIG_FIVE, "reasoning")


@pytest.mark.parametrize(
    ("section", "count"),
    [
        (Section.COMPETENCIES, 0),
        (Section.PRESSURE_BEHAVIOUR, 6),
        (Section.LEARNING_AGILITY, 5),
        (Section.MOTIVES, 10),
        (Section.APTITUDE, 6),
    ],
)
def test_each_section_has_its_scales(section: Section, count: int) -> None:
    assert len(catalogue().scales(section)) == count


def test_answer_keys_are_all_items_in_order_and_then_the_number_correct(small: Catalogue) -> None:
    assert len(small.answer_keys) == 10 + 5 + 6 + 8 + 5 + 1
    assert small.answer_keys[:2] == ("openness_01", "openness_02")
    assert small.answer_keys[15] == "intensity_01"
    assert small.answer_keys[-1] == "reasoning_correct"


def test_other_texts_may_lie_beside_the_overviews(folder: Path) -> None:
    (folder / "texts/suggestions-1.toml").write_text("version = 1\n", encoding="utf-8")
    assert load(folder).overviews.version == 1


def test_what_is_unknown_is_a_key_error(small: Catalogue) -> None:
    for look in (
        lambda: small.lens("play"),
        lambda: small.lens("work", 2),
        lambda: small.scale("zeal"),
        lambda: small.instrument("motives", 2),
        lambda: small.norms_of("provisional-2"),
    ):
        with pytest.raises(KeyError):
            look()


def test_a_lens_keeps_its_pinned_version_and_offers_its_latest(
    folder: Path, edit: Callable[[str, str, str], None]
) -> None:
    first = (folder / "lenses/work-1.toml").read_text(encoding="utf-8")
    for version in (2, 10):
        later = first.replace("version = 1", f"version = {version}").replace("A lens.", "A newer lens.")
        (folder / f"lenses/work-{version}.toml").write_text(later, encoding="utf-8")
    loaded = load(folder)
    assert (loaded.lens("work").version, loaded.lens("work", 1).description.en) == (10, "A lens.")
    assert [lens.version for lens in loaded.lenses] == [10]


def test_the_norms_of_the_highest_number_of_a_series_are_its_newest(folder: Path) -> None:
    first = (folder / "norms/provisional-1.toml").read_text(encoding="utf-8")
    for number in (2, 10):
        later = first.replace("provisional-1", f"provisional-{number}").replace("= true", "= false")
        (folder / f"norms/provisional-{number}.toml").write_text(later, encoding="utf-8")
    loaded = load(folder)
    assert (loaded.norms.version, loaded.norms_of("provisional-1").provisional) == ("provisional-10", True)


def test_a_series_of_norms_ends_with_a_version_without_scales(folder: Path) -> None:
    first = (folder / "norms/provisional-1.toml").read_text(encoding="utf-8")
    (folder / "norms/employees-1.toml").write_text(first.replace("provisional-1", "employees-1"), encoding="utf-8")
    with pytest.raises(DataFileError, match=r"provisional-1\.toml: scales\.openness: .* employees-1\.toml already"):
        load(folder)
    ended = 'version = "provisional-2"\nprovisional = true\n[scales]\n'
    (folder / "norms/provisional-2.toml").write_text(ended, encoding="utf-8")
    assert load(folder).norms.version == "employees-1"
