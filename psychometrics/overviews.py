"""The candidate summary and the onboarding insights, made of the sections that are on and of nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from psychometrics.bands import Band
from psychometrics.catalogue import Catalogue
from psychometrics.files import Competency, Lens, Scale
from psychometrics.files.overviews import OverviewPart
from psychometrics.files.texts import NAME, PersonText
from psychometrics.languages import Language
from psychometrics.sections import Section

Bands = Mapping[Section, Mapping[str, Band]]
"""The bands of the sections that are on, by the key of the scale or competency."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph under its heading."""

    heading: str
    text: str


def candidate_summary(
    bands: Bands, *, name: str, language: Language, lens: Lens | None, catalogue: Catalogue
) -> list[TextBlock]:
    """What stands out in a candidate, for a hiring manager: a block for each section in `bands` with anything in it.

    Blocks follow Section, sentences the order of the instruments or the lens, never that of scores. Raises
    ValueError when competencies are on without the lens they belong to.
    """
    blocks = []
    for section, found in _found(bands, lens, catalogue):
        sentences = [one.summary.of(band) for one, band in found]
        blocks.append(_block(catalogue.overviews.of(section).summary, sentences, name, language))
    return blocks


def onboarding_insights(
    bands: Bands, *, name: str, language: Language, lens: Lens | None, catalogue: Catalogue
) -> list[TextBlock]:
    """What helps a person in the first months, for their manager; order and errors as in the summary."""
    blocks = []
    for section, found in _found(bands, lens, catalogue):
        sentences = [one.onboarding.of(band) for one, band in found]
        blocks.append(_block(catalogue.overviews.of(section).onboarding, sentences, name, language))
    return blocks


def _found(
    bands: Bands, lens: Lens | None, catalogue: Catalogue
) -> Iterable[tuple[Section, list[tuple[Scale | Competency, Band]]]]:
    for section in Section:
        if section in bands:
            parts = _parts(section, lens, catalogue)
            found = [(one, bands[section][one.key]) for one in parts if one.key in bands[section]]
            # Of a section in which nothing was measured, nobody can say that it is in balance.
            if found:
                yield section, found


def _parts(section: Section, lens: Lens | None, catalogue: Catalogue) -> tuple[Scale | Competency, ...]:
    if section is not Section.COMPETENCIES:
        return catalogue.scales(section)
    if lens is None:
        raise ValueError("competencies belong to a lens, and none is given")
    return lens.competencies


def _block(opening: OverviewPart, sentences: list[PersonText | None], name: str, language: Language) -> TextBlock:
    striking = [sentence for sentence in sentences if sentence is not None] or [opening.balanced]
    # One replacement over the whole block, so that braces in a name are left alone.
    text = " ".join(sentence.in_(language) for sentence in striking).replace(NAME, name)
    return TextBlock(opening.heading.in_(language), text)
