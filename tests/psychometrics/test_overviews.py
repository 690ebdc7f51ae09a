"""The overviews say what stands out in the sections that are on, and nothing of the others."""

import pytest

from psychometrics.bands import Band
from psychometrics.catalogue import Catalogue
from psychometrics.languages import Language
from psychometrics.overviews import Bands, TextBlock, candidate_summary, onboarding_insights
from psychometrics.sections import Section

EVERYTHING: Bands = {
    Section.APTITUDE: {"openness": Band.LOW, "emotional_stability": Band.AVERAGE, "reasoning": Band.HIGH},
    Section.MOTIVES: {"achievement": Band.AVERAGE},
    Section.LEARNING_AGILITY: {"mental_agility": Band.HIGH},
    Section.PRESSURE_BEHAVIOUR: {"intensity": Band.LOW},
    Section.COMPETENCIES: {"calm_decisions": Band.AVERAGE, "thinking": Band.HIGH},
}


def summary(bands: Bands, small: Catalogue, name: str = "J.V.") -> list[TextBlock]:
    return candidate_summary(bands, name=name, language=Language.EN, lens=small.lens("work"), catalogue=small)


def test_blocks_follow_the_order_of_sections_whatever_order_they_come_in(small: Catalogue) -> None:
    assert [block.heading for block in summary(EVERYTHING, small)] == [f"{one} summary" for one in Section]


def test_a_section_that_is_off_leaves_no_trace(small: Catalogue) -> None:
    bands = {Section.MOTIVES: EVERYTHING[Section.MOTIVES]}
    assert summary(bands, small) == [TextBlock("MOTIVES summary", "J.V. is balanced in MOTIVES.")]


def test_nothing_on_says_nothing(small: Catalogue) -> None:
    assert summary({}, small) == []


def test_low_and_high_are_told_in_the_instruments_order_and_average_is_passed_over(small: Catalogue) -> None:
    turned = dict(reversed(list(EVERYTHING[Section.APTITUDE].items())))
    (block,) = summary({Section.APTITUDE: turned}, small)
    assert block.text == "J.V. is openness low summary. J.V. is reasoning high summary."


def test_of_a_section_in_which_nothing_was_measured_nothing_is_said(small: Catalogue) -> None:
    assert summary({Section.MOTIVES: {}, Section.APTITUDE: {"forgotten": Band.HIGH}}, small) == []


def test_competencies_come_from_the_lens(small: Catalogue) -> None:
    (block,) = summary({Section.COMPETENCIES: EVERYTHING[Section.COMPETENCIES]}, small)
    assert block.text == "J.V. is thinking high summary."


def test_competencies_without_their_lens_are_an_error(small: Catalogue) -> None:
    with pytest.raises(ValueError, match="lens"):
        candidate_summary(EVERYTHING, name="J.V.", language=Language.EN, lens=None, catalogue=small)


def test_other_sections_need_no_lens(small: Catalogue) -> None:
    bands = {Section.LEARNING_AGILITY: EVERYTHING[Section.LEARNING_AGILITY]}
    blocks = candidate_summary(bands, name="J.V.", language=Language.NL, lens=None, catalogue=small)
    assert blocks == [TextBlock("LEARNING_AGILITY samenvatting", "J.V. is mental_agility hoog summary.")]


def test_onboarding_insights_have_headings_and_sentences_of_their_own(small: Catalogue) -> None:
    bands = {one: EVERYTHING[one] for one in (Section.PRESSURE_BEHAVIOUR, Section.MOTIVES)}
    blocks = onboarding_insights(bands, name="Jo", language=Language.NL, lens=None, catalogue=small)
    assert blocks == [
        TextBlock("PRESSURE_BEHAVIOUR inwerken", "Jo is intensity laag onboarding."),
        TextBlock("MOTIVES inwerken", "Laat Jo beginnen in MOTIVES."),
    ]


def test_a_name_that_holds_braces_stays_as_it_is(small: Catalogue) -> None:
    (block,) = summary({Section.MOTIVES: {"achievement": Band.HIGH}}, small, name="{name} {0} Vos")
    assert block.text == "{name} {0} Vos is achievement high summary."


def test_scales_of_which_nothing_is_known_are_passed_over(small: Catalogue) -> None:
    (block,) = summary({Section.APTITUDE: {"reasoning": Band.LOW, "forgotten": Band.HIGH}}, small)
    assert block.text == "J.V. is reasoning low summary."
