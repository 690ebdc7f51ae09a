"""A small set of data files, whose numbers are easy to work with by hand."""

from collections.abc import Callable
from pathlib import Path

import pytest

from psychometrics.catalogue import Catalogue, load

POLES = """
{part}.low.en = "{{name}} is {key} low {part}."
{part}.low.nl = "{{name}} is {key} laag {part}."
{part}.high.en = "{{name}} is {key} high {part}."
{part}.high.nl = "{{name}} is {key} hoog {part}."
"""

TEXTS = """
key = "{key}"
name.en = "{key} in English"
name.nl = "{key} in het Nederlands"
interpretation.low.en = "Little {key}."
interpretation.low.nl = "Weinig {key}."
interpretation.average.en = "Some {key}."
interpretation.average.nl = "Wat {key}."
interpretation.high.en = "Much {key}."
interpretation.high.nl = "Veel {key}."
"""

SCALE = """
description.en = "About {key}."
description.nl = "Over {key}."
low_pole.en = "less {key}"
low_pole.nl = "minder {key}"
high_pole.en = "more {key}"
high_pole.nl = "meer {key}"
"""

BEFORE = """
languages = ["en", "nl"]
duration_minutes = 5
explanation.en = "Answer as you are."
explanation.nl = "Antwoord zoals je bent."
[[tour]]
heading.en = "First"
heading.nl = "Eerst"
text.en = "Look."
text.nl = "Kijk."
[[tour]]
heading.en = "Then"
heading.nl = "Dan"
text.en = "Choose."
text.nl = "Kies."
"""

SECTION = """
[[sections]]
section = "{section}"
summary.heading.en = "{section} summary"
summary.heading.nl = "{section} samenvatting"
summary.balanced.en = "{{name}} is balanced in {section}."
summary.balanced.nl = "{{name}} is in balans in {section}."
onboarding.heading.en = "{section} onboarding"
onboarding.heading.nl = "{section} inwerken"
onboarding.balanced.en = "Let {{name}} start in {section}."
onboarding.balanced.nl = "Laat {{name}} beginnen in {section}."
"""

PURPOSE = """
version = 1
[[blocks]]
heading.en = "Why"
heading.nl = "Waarom"
text.en = "To know."
text.nl = "Om te weten."
"""

NORMS = """
version = "provisional-1"
provisional = true
[scales]
openness            = { mean = 3.5, sd = 0.5, reliability = 0.84 }
emotional_stability = { mean = 3.0, sd = 0.5, reliability = 0.75 }
reasoning           = { mean = 13.0, sd = 4.0, reliability = 0.75 }
intensity           = { mean = 3.0, sd = 0.5, reliability = 0.75 }
mental_agility      = { mean = 3.0, sd = 0.5, reliability = 0.75 }
achievement         = { mean = 3.0, sd = 0.5, reliability = 0.75 }
[correlations.emotional_stability]
intensity = -0.50
[correlations.openness]
mental_agility = 0.40
"""

LENS = """
key = "work"
version = 1
name.en = "Work"
name.nl = "Werk"
description.en = "A lens."
description.nl = "Een lens."
"""

ADVICE = """
[[entries]]
key = "{key}"
"""
ADVICE_IN_BAND = """
[entries.{band}]
meaning.en = "For you, {key} is {band}."
meaning.nl = "Voor jou is {key} {band}."
tips = [
    {{ en = "{key} {band} 1.", nl = "{key} {band} één." }},
    {{ en = "{key} {band} 2.", nl = "{key} {band} twee." }},
    {{ en = "{key} {band} 3.", nl = "{key} {band} drie." }},
]
[[entries.{band}.suggestions]]
title.en = "Do {key} {band}"
title.nl = "Doe {key} {band}"
text.en = "Do it."
text.nl = "Doe het."
[[entries.{band}.suggestions]]
title.en = "Try {key} {band}"
title.nl = "Probeer {key} {band}"
text.en = "Try it."
text.nl = "Probeer het."
"""


def _texts(key: str) -> str:
    poles = (POLES.format(part=part, key=key) for part in ("summary", "onboarding"))
    return TEXTS.format(key=key) + "".join(poles)


def _scale(key: str, measured: str) -> str:
    return "[[scales]]" + _texts(key) + SCALE.format(key=key) + measured + "\n"


def _items(key: str, plain: int, turned: int) -> str:
    lines = []
    for number in range(1, plain + turned + 1):
        turn = "true" if number > plain else "false"
        texts = f'en = "I {key} {number}.", nl = "Ik {key} {number}."'
        lines.append(f'{{ key = "{key}_{number:02}", reversed = {turn}, {texts} }}')
    return "items = [" + ", ".join(lines) + "]"


def _instrument(key: str, section: str, *scales: str) -> str:
    head = f'key = "{key}"\nversion = 1\nsection = "{section}"\nname.en = "{key}"\nname.nl = "{key}"\n' + BEFORE
    labels = (f'[[options]]\nvalue = {value}\nlabel.en = "a{value}"\nlabel.nl = "b{value}"\n' for value in range(1, 6))
    return head + ("".join(labels) if "items" in scales[0] else "") + "".join(scales)


def _competency(key: str, weights: str) -> str:
    definition = f'definition.en = "Does {key}."\ndefinition.nl = "Doet {key}."\n'
    return "[[competencies]]" + _texts(key) + definition + f"weights = {{ {weights} }}\n"


def _development(key: str, *about: str) -> str:
    bands = ("low", "average", "high")
    entries = (
        ADVICE.format(key=one) + "".join(ADVICE_IN_BAND.format(key=one, band=band) for band in bands) for one in about
    )
    return f'key = "{key}"\nversion = 1\n' + "".join(entries)


def _files() -> dict[str, str]:
    openness = _scale("openness", _items("openness", 5, 5))
    stability = _scale("emotional_stability", _items("emotional_stability", 5, 0))
    sections = ("COMPETENCIES", "PRESSURE_BEHAVIOUR", "LEARNING_AGILITY", "MOTIVES", "APTITUDE")
    agility = _scale("mental_agility", _items("mental_agility", 8, 0))
    return {
        "instruments/personality-1.toml": _instrument("personality", "APTITUDE", openness, stability),
        "instruments/reasoning-1.toml": _instrument("reasoning", "APTITUDE", _scale("reasoning", "maximum = 24")),
        "instruments/pressure-1.toml": _instrument(
            "pressure", "PRESSURE_BEHAVIOUR", _scale("intensity", _items("intensity", 6, 0))
        ),
        "instruments/learning-agility-1.toml": _instrument("learning-agility", "LEARNING_AGILITY", agility),
        "instruments/motives-1.toml": _instrument(
            "motives", "MOTIVES", _scale("achievement", _items("achievement", 5, 0))
        ),
        "lenses/work-1.toml": LENS
        + _competency("calm_decisions", "emotional_stability = 0.6, intensity = -0.4")
        + _competency("thinking", "openness = 0.5, reasoning = 0.5"),
        "development/pressure-1.toml": _development("pressure", "intensity"),
        "development/learning-agility-1.toml": _development("learning-agility", "mental_agility"),
        "development/work-1.toml": _development("work", "calm_decisions", "thinking"),
        "norms/provisional-1.toml": NORMS,
        "texts/overviews-1.toml": "version = 1\n" + "".join(SECTION.format(section=one) for one in sections),
        "texts/purpose-1.toml": PURPOSE,
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small set of data files."""
    for name, text in _files().items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def edit(folder: Path) -> Callable[[str, str, str], None]:
    """Puts one text in a data file in the place of another, at its first occurrence."""

    def edit(name: str, old: str, new: str) -> None:
        file = folder / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


@pytest.fixture
def small(folder: Path) -> Catalogue:
    """The catalogue of the small set."""
    return load(folder)


@pytest.fixture
def answers(small: Catalogue) -> dict[str, int]:
    """A 3 to every item, and 13 correct."""
    return {key: 13 if key == "reasoning_correct" else 3 for key in small.answer_keys}
