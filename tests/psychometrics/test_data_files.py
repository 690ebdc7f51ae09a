"""A data file that is wrong is refused with the file, the place and the reason."""

from collections.abc import Callable
from pathlib import Path

import pytest

from psychometrics.catalogue import load
from psychometrics.files import DataFileError, Problem

LENS = "lenses/work-1.toml"
NORMS = "norms/provisional-1.toml"
MOTIVES = "instruments/motives-1.toml"
REASONING = "instruments/reasoning-1.toml"
OVERVIEWS = "texts/overviews-1.toml"

WRONG = {
    "weights that do not sum to one": (
        (LENS, "emotional_stability = 0.6", "emotional_stability = 0.5"),
        ("competencies.calm_decisions.weights", "sum to 0.900"),
    ),
    "a weight that is not a number": (
        (LENS, "emotional_stability = 0.6", "emotional_stability = nan"),
        ("competencies.calm_decisions.weights.emotional_stability", "should be a finite number"),
    ),
    "a weight that weighs nothing": (
        (LENS, "openness = 0.5, reasoning = 0.5", "openness = 0.5, reasoning = 0.5, intensity = 0"),
        ("competencies.thinking.weights", "a weight of 0"),
    ),
    "a weight on an unknown scale": (
        (LENS, "emotional_stability = 0.6", "stability = 0.6"),
        ("competencies.calm_decisions.weights.stability", "'stability' is no scale"),
    ),
    "two competencies of one key": (
        (LENS, 'key = "thinking"', 'key = "calm_decisions"'),
        ("competencies", "'calm_decisions' occurs twice"),
    ),
    "a competency that is mostly error": (
        (LENS, "emotional_stability = 0.6, intensity = -0.4", "emotional_stability = 0.5, intensity = 0.5"),
        ("competencies.calm_decisions.weights", "the reliability is 0.50"),
    ),
    "a language that is missing": (
        (MOTIVES, 'summary.low.nl = "{name} is achievement laag summary."', ""),
        ("scales.achievement.summary.low.nl", "this field is missing"),
    ),
    "an empty text": (
        (MOTIVES, '"Over achievement."', '"  "'),
        ("scales.achievement.description.nl", "at least 1 character"),
    ),
    "a name that stands there twice": (
        (MOTIVES, "{name} is achievement low summary.", "{name} is {name}."),
        ("scales.achievement.summary.low.en", "{name} stands here 2 times"),
    ),
    "a name that is missing": (
        (MOTIVES, "{name} is achievement low onboarding.", "Be kind."),
        ("scales.achievement.onboarding.low.en", "{name} stands here 0 times"),
    ),
    "a name where nobody is meant": (
        (MOTIVES, "Much achievement.", "{name} has much."),
        ("scales.achievement.interpretation.high.en", "no place for a name"),
    ),
    "a misspelt name": (
        (MOTIVES, "{name} is achievement low summary.", "{name} is {naam}."),
        ("scales.achievement.summary.low.en", "the only braces here are those of {name}"),
    ),
    "a key that nobody reads": (
        (MOTIVES, "description.en", "descripton.en"),
        ("scales.achievement.description.en", "this field is missing"),
    ),
    "two items of one key": (
        (MOTIVES, '"achievement_02"', '"achievement_01"'),
        ("scales.achievement.items", "'achievement_01' occurs twice"),
    ),
    "a scale measured in two ways": (
        (MOTIVES, "items =", "maximum = 10\nitems ="),
        ("scales.achievement", "either items or a maximum"),
    ),
    "a scale that is not measured": (
        (REASONING, "maximum = 24", ""),
        ("scales.reasoning", "either items or"),
    ),
    "options in no order": (
        (MOTIVES, "value = 5", "value = 4"),
        ("options", "go up from the lowest to the highest"),
    ),
    "options to nothing": (
        (REASONING, "[[tour]]", '[[options]]\nvalue = 1\nlabel.en = "a"\nlabel.nl = "b"\n[[tour]]'),
        ("options", "no items to answer"),
    ),
    "a language that is none": (
        (MOTIVES, 'languages = ["en", "nl"]', 'languages = ["en", "dutch"]'),
        ("languages.1", "'dutch' is no language tag"),
    ),
    "a language that nobody speaks": (
        (MOTIVES, 'languages = ["en", "nl"]', 'languages = ["en", "qq"]'),
        ("languages.1", "'qq' is no language tag"),
    ),
    "one language twice": (
        (MOTIVES, 'languages = ["en", "nl"]', 'languages = ["en", "nl", "NL"]'),
        ("languages", "'nl' occurs twice"),
    ),
    "an item without one of the languages": (
        (MOTIVES, 'languages = ["en", "nl"]', 'languages = ["nl", "en", "de"]'),
        ("options.0.label.de", "is missing"),
    ),
    "an item that lacks a language": (
        (MOTIVES, 'en = "I achievement 3.", ', ""),
        ("scales.achievement.items.achievement_03.en", "is missing"),
    ),
    "an item in a language too many": (
        (MOTIVES, 'en = "I achievement 3."', 'en = "I achievement 3.", "pt-br" = "Eu."'),
        ("scales.achievement.items.achievement_03.pt-BR", "languages are en, nl"),
    ),
    "an item with a misspelt key": (
        (MOTIVES, "reversed = false", "revesred = false"),
        ("scales.achievement.items.achievement_01.revesred", "no language tag"),
    ),
    "an item that says nothing": (
        (MOTIVES, '"I achievement 2."', '" "'),
        ("scales.achievement.items.achievement_02.en", "at least 1 character"),
    ),
    "no time at all": ((MOTIVES, "duration_minutes = 5", "duration_minutes = 0"), ("duration_minutes", "greater than")),
    "a tour of one step": (
        (MOTIVES, '[[tour]]\nheading.en = "First"\nheading.nl = "Eerst"\ntext.en = "Look."\ntext.nl = "Kijk."\n', ""),
        ("tour", "at least 2 belong here"),
    ),
    "a third test of aptitude": (
        (MOTIVES, '"MOTIVES"', '"APTITUDE"'),
        ("section", "personality and reasoning measure"),
    ),
    "a scale that another instrument has": (
        (MOTIVES, 'key = "achievement"', 'key = "openness"'),
        ("scales.openness", "'openness' is taken already"),
    ),
    "an instrument of competencies": (
        (MOTIVES, '"MOTIVES"', '"COMPETENCIES"'),
        ("section", "come from a lens"),
    ),
    "a file under another version's name": (
        (MOTIVES, "version = 1", "version = 2"),
        ("version", "belongs in motives-2.toml"),
    ),
    "a norm without a scale": (
        (NORMS, "[scales]", "[scales]\nzeal = { mean = 3.0, sd = 0.5, reliability = 0.75 }"),
        ("scales.zeal", "no scale"),
    ),
    "a mean that nobody can have": (
        (NORMS, "mean = 13.0", "mean = 31.0"),
        ("scales.reasoning.mean", "0 and 24"),
    ),
    "a spread of nothing": ((NORMS, "sd = 4.0", "sd = 0"), ("scales.reasoning.sd", "greater than 0")),
    "a correlation with an unknown scale": (
        (NORMS, "intensity = -0.50", "zeal = -0.50"),
        ("correlations.emotional_stability", "'zeal' is no scale"),
    ),
    "a pair that is there twice": (
        (
            NORMS,
            "[correlations.openness]",
            "[correlations.intensity]\nemotional_stability = -0.50\n[correlations.openness]",
        ),
        ("correlations", "one pair too many"),
    ),
    "correlations that nobody can have": (
        (
            NORMS,
            "mental_agility = 0.40",
            "mental_agility = 0.90\nachievement = 0.90\n[correlations.mental_agility]\nachievement = -0.90",
        ),
        ("correlations.achievement", "not positive definite"),
    ),
    "a section without an overview": (
        (OVERVIEWS, 'section = "MOTIVES"', 'section = "APTITUDE"'),
        ("sections", "'APTITUDE' occurs twice"),
    ),
    "an overview that names nobody": (
        (OVERVIEWS, "{name} is balanced in MOTIVES.", "All is well."),
        ("sections.MOTIVES.summary.balanced.en", "{name} stands here 0 times"),
    ),
    "a file that is no TOML": ((MOTIVES, "version = 1", "version 1"), ("", "line 2")),
}


@pytest.mark.parametrize(("change", "told"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_file_is_refused_with_file_place_and_reason(
    change: tuple[str, str, str], told: tuple[str, str], folder: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit(*change)
    with pytest.raises(DataFileError) as refused:
        load(folder)
    first = refused.value.problems[0]
    assert (refused.value.file, first.place) == (Path(change[0]).name, told[0])
    assert told[1] in first.reason


def test_the_message_holds_file_place_and_reason_of_each_problem() -> None:
    assert str(DataFileError("a.toml", Problem("", "no TOML"))) == "a.toml: no TOML"
    both = DataFileError("a.toml", Problem("b.c", "too long"), Problem("d", "too short"))
    assert str(both) == "a.toml: b.c: too long\na.toml: d: too short"


def test_an_instrument_that_is_missing_is_named(folder: Path) -> None:
    (folder / REASONING).unlink()
    with pytest.raises(DataFileError, match=r"reasoning-1\.toml: .* missing"):
        load(folder)


def test_a_scale_without_a_norm_is_named_with_its_instrument(
    folder: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit(NORMS, "achievement         = { mean = 3.0, sd = 0.5, reliability = 0.75 }", "")
    with pytest.raises(DataFileError, match=r"motives-1\.toml: scales\.achievement: this scale has no norm"):
        load(folder)


def test_a_folder_without_lenses_is_refused(folder: Path) -> None:
    (folder / LENS).unlink()
    with pytest.raises(DataFileError, match="lenses"):
        load(folder)
