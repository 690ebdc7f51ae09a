"""The packaged texts: all there, in both languages, and no two of them the same."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

import pytest

from psychometrics.bands import Band
from psychometrics.catalogue import catalogue
from psychometrics.files import Advice, Competency, Scale
from psychometrics.languages import Language
from psychometrics.sections import Section

CATALOGUE = catalogue()
SCALES = tuple(CATALOGUE.scales_by_key.values())
COMPETENCIES = tuple(one for lens in CATALOGUE.lenses for one in lens.competencies)
MEASURED: tuple[Scale | Competency, ...] = (*SCALES, *COMPETENCIES)
LANGUAGES = [language.value for language in Language]
# Names and answer options are labels: they may, and options must, be the same in several places.
LABELS = ("name", "options", "languages")


def texts() -> Iterator[tuple[str, str]]:
    """Every text of the latest data files with where it stands."""
    for kind in ("instruments", "lenses", "texts", "development"):
        for file in _newest(files("psychometrics").joinpath("data", kind)):
            yield from _texts_in(file.name, tomllib.loads(file.read_text(encoding="utf-8")))


def _newest(folder: Traversable) -> list[Traversable]:
    """The highest version of each file: earlier ones say much the same."""
    found: dict[str, list[tuple[int, Traversable]]] = defaultdict(list)
    for file in folder.iterdir():
        key, _, version = file.name.removesuffix(".toml").rpartition("-")
        found[key].append((int(version), file))
    return [max(versions, key=lambda each: each[0])[1] for versions in found.values()]


def _texts_in(place: str, here: object) -> Iterator[tuple[str, str]]:
    if isinstance(here, list):
        for number, entry in enumerate(here):
            yield from _texts_in(f"{place}.{number}", entry)
    elif isinstance(here, dict):
        for key, value in here.items():
            if key in LANGUAGES and isinstance(value, str):
                yield f"{place}.{key}", value
            elif key not in LABELS:
                yield from _texts_in(f"{place}.{key}", value)


def bare(text: str) -> str:
    """The text without the names of scales, competencies and the person, in small letters, blanks folded."""
    names = {one.name.in_(language).casefold() for one in MEASURED for language in Language}
    pattern = "|".join(re.escape(name) for name in sorted({*names, "{name}"}, key=len, reverse=True))
    return " ".join(re.sub(pattern, "", text.casefold()).split())


def test_no_two_texts_are_the_same_once_names_are_taken_out() -> None:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for place, text in texts():
        places[bare(text)].append(place)
    assert len(places) > 2000
    assert [found for found in places.values() if len(found) > 1] == []


@pytest.mark.parametrize("one", MEASURED, ids=lambda one: one.key)
def test_every_scale_and_competency_has_its_texts_in_both_languages(one: Scale | Competency) -> None:
    for language in Language:
        for band in Band:
            assert len(one.interpretation.of(band).in_(language).split()) >= 15
        for poles in (one.summary, one.onboarding):
            assert poles.of(Band.AVERAGE) is None
            for band in (Band.LOW, Band.HIGH):
                text = poles.of(band)
                assert text is not None
                assert text.in_(language).count("{name}") == 1


ADVICE = [
    pytest.param(entry.of(band), id=f"{entry.key}-{band}")
    for file, *_ in CATALOGUE.developments.values()
    for entry in file.entries
    for band in Band
]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("advice", ADVICE)
def test_advice_is_as_long_as_it_takes_and_no_longer(advice: Advice, language: Language) -> None:
    assert 35 <= len(advice.meaning.in_(language).split()) <= 60
    for suggestion in advice.suggestions:
        assert 2 <= len(suggestion.title.in_(language).split()) <= 12
        assert 30 <= len(suggestion.text.in_(language).split()) <= 110
    for tip in advice.tips:
        assert 8 <= len(tip.in_(language).split()) <= 45


YOU = {Language.EN: r"\byou(r|rs|rself)?\b", Language.NL: r"\b(je|jij|jou|jouw|jezelf)\b"}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("advice", ADVICE)
def test_what_a_place_means_is_said_to_the_person_in_their_language(advice: Advice, language: Language) -> None:
    other = next(one for one in Language if one is not language)
    assert re.search(YOU[language], advice.meaning.in_(language), re.IGNORECASE)
    assert not re.search(YOU[other], advice.meaning.in_(language), re.IGNORECASE)


def test_there_is_advice_on_everything_that_insights_show_and_on_nothing_else() -> None:
    advised = [(file.key, entry.key) for file, *_ in CATALOGUE.developments.values() for entry in file.entries]
    shown = [(lens.key, one.key) for lens in CATALOGUE.lenses for one in lens.competencies]
    for section in (Section.PRESSURE_BEHAVIOUR, Section.LEARNING_AGILITY):
        [instrument] = [one for one in CATALOGUE.instruments if one.section is section]
        shown += [(instrument.key, scale.key) for scale in instrument.scales]
    assert sorted(advised) == sorted(shown)


@pytest.mark.parametrize("scale", [scale for scale in SCALES if scale.items], ids=lambda scale: scale.key)
def test_every_scale_has_enough_items(scale: Scale) -> None:
    personality = scale in CATALOGUE.scales(Section.APTITUDE)
    assert len(scale.items) >= (10 if personality else 6)
    assert 0 < sum(item.reversed for item in scale.items) < len(scale.items)
