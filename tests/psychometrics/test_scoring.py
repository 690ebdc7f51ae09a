"""From answers to scores, worked out by hand on the small set."""

import pytest

from psychometrics.answers import AnswersNotValid, check_answers
from psychometrics.bands import Band
from psychometrics.catalogue import Catalogue
from psychometrics.scoring import Score, ScoredAssessment, score_assessment
from psychometrics.sections import Section

Answers = dict[str, int]


def scored_by(answers: Answers, small: Catalogue, *without: str) -> ScoredAssessment:
    """The results of these answers, from an assessment without some of the instruments."""
    asked = [one for one in small.instruments if one.key not in without]
    keys = {key for one in asked for key in one.answer_keys}
    given = {key: value for key, value in answers.items() if key in keys}
    return score_assessment(given, lens=small.lens("work"), instruments=asked, norms=small.norms)


def score_of(key: str, section: Section, answers: Answers, small: Catalogue) -> Score:
    return next(score for score in scored_by(answers, small).sections[section] if score.key == key)


def test_reversed_items_are_turned_round_before_the_mean_is_taken(answers: Answers, small: Catalogue) -> None:
    answers |= {f"openness_{number:02}": 4 if number <= 5 else 2 for number in range(1, 11)}
    # All ten come to 4: z = (4 - 3.5) / 0.5 = 1, C = 7; the margin is 1.28155 * 0.8 = 1.025.
    score = score_of("openness", Section.APTITUDE, answers, small)
    assert score == Score("openness", 7.0, 6.0, 8.0, Band.HIGH)


def test_the_number_correct_is_the_raw_score_of_reasoning(answers: Answers, small: Catalogue) -> None:
    answers["reasoning_correct"] = 8
    # z = (8 - 13) / 4 = -1.25, C = 2.5; the margin is 1.28155 * 2 * sqrt(0.25) = 1.28155.
    score = score_of("reasoning", Section.APTITUDE, answers, small)
    assert score == Score("reasoning", 2.5, 1.2, 3.8, Band.LOW)


def test_a_missing_answer_leaves_the_mean_of_the_others(answers: Answers, small: Catalogue) -> None:
    answers |= {f"intensity_0{number}": 4 for number in (1, 2)}
    del answers["intensity_06"]
    # (4 + 4 + 3 + 3 + 3) / 5 = 3.4: z = 0.8, C = 6.6.
    assert score_of("intensity", Section.PRESSURE_BEHAVIOUR, answers, small).score == 6.6


def test_competencies_are_restandardised_composites(answers: Answers, small: Catalogue) -> None:
    answers |= {f"emotional_stability_0{number}": 4 for number in range(1, 6)}
    answers |= {f"intensity_0{number}": 2 for number in range(1, 7)}
    # z are 2 and -2: (0.6 * 2 + 0.4 * 2) / sqrt(0.76) = 2.2942, C = 9.588. The reliability is 0.828947, so
    # the margin is 1.28155 * 2 * sqrt(0.171053) = 1.0601: 8.528 to 10.648, clipped.
    score = score_of("calm_decisions", Section.COMPETENCIES, answers, small)
    assert score == Score("calm_decisions", 9.6, 8.5, 10.0, Band.HIGH)


def test_a_test_that_was_not_taken_has_no_scores(answers: Answers, small: Catalogue) -> None:
    scored = scored_by(answers, small, "reasoning", "motives")
    assert [score.key for score in scored.sections[Section.APTITUDE]] == ["openness", "emotional_stability"]
    assert scored.sections[Section.MOTIVES] == ()
    assert scored.instrument_versions == {"personality": 1, "pressure": 1, "learning-agility": 1}


def test_a_competency_is_made_of_what_was_measured_from_half_of_its_weight_on(
    answers: Answers, small: Catalogue
) -> None:
    answers |= {f"openness_{number:02}": 4 if number <= 5 else 2 for number in range(1, 11)}
    scored = scored_by(answers, small, "reasoning", "pressure")
    # thinking: openness alone, half of the weight: z = 1, C = 7, and the reliability is its own, 0.84.
    # calm_decisions: emotional_stability alone, 0.6: z = 0, C = 5; the margin is 1.28155 * 2 * sqrt(0.25).
    assert scored.sections[Section.COMPETENCIES] == (
        Score("calm_decisions", 5.0, 3.7, 6.3, Band.AVERAGE),
        Score("thinking", 7.0, 6.0, 8.0, Band.HIGH),
    )


def test_a_competency_of_which_less_than_half_was_measured_is_left_out(answers: Answers, small: Catalogue) -> None:
    scored = scored_by(answers, small, "personality", "learning-agility")
    # calm_decisions keeps 0.4 of its weight, thinking 0.5: reasoning at 13 of 13.
    assert [score.key for score in scored.sections[Section.COMPETENCIES]] == ["thinking"]


def test_scores_stand_in_the_order_of_instruments_and_lens_whatever_they_are(
    answers: Answers, small: Catalogue
) -> None:
    answers["reasoning_correct"] = 24
    scored = scored_by(answers, small)
    assert list(scored.sections) == list(Section)
    assert [score.key for score in scored.sections[Section.APTITUDE]] == [
        "openness",
        "emotional_stability",
        "reasoning",
    ]
    assert [score.key for score in scored.sections[Section.COMPETENCIES]] == ["calm_decisions", "thinking"]


def test_a_scored_assessment_names_the_versions_it_was_made_with(answers: Answers, small: Catalogue) -> None:
    scored = scored_by(answers, small)
    assert (scored.norm_version, scored.provisional) == ("provisional-1", True)
    assert (scored.lens_key, scored.lens_version) == ("work", 1)
    assert scored.instrument_versions == {
        "personality": 1,
        "reasoning": 1,
        "pressure": 1,
        "learning-agility": 1,
        "motives": 1,
    }


@pytest.mark.parametrize(
    ("scale", "items", "may_miss"), [("openness", 10, 2), ("mental_agility", 8, 1), ("intensity", 6, 1)]
)
def test_a_scale_may_miss_a_fifth_of_its_answers_and_no_more(
    scale: str, items: int, may_miss: int, answers: Answers, small: Catalogue
) -> None:
    for number in range(1, may_miss + 1):
        del answers[f"{scale}_{number:02}"]
    check_answers(answers, small.instruments)
    del answers[f"{scale}_{items:02}"]
    with pytest.raises(AnswersNotValid) as refused:
        check_answers(answers, small.instruments)
    missing = may_miss + 1
    assert refused.value.problems == (f"{scale}: {missing} of {items} answers are missing, {may_miss} may be",)


def test_a_scale_with_too_many_answers_missing_has_no_score(answers: Answers, small: Catalogue) -> None:
    del answers["reasoning_correct"]
    with pytest.raises(AnswersNotValid, match="reasoning: 1 of 1"):
        check_answers(answers, small.instruments)
    assert "reasoning" not in {score.key for score in scored_by(answers, small).sections[Section.APTITUDE]}


def test_all_problems_are_told_at_once(answers: Answers, small: Catalogue) -> None:
    answers |= {"openness_01": 6, "openness_02": 0, "reasoning_correct": 25, "openness_99": 3}
    with pytest.raises(AnswersNotValid) as refused:
        check_answers(answers, small.instruments)
    assert refused.value.problems == (
        "openness_01: the answer is a whole number from 1 to 5",
        "openness_02: the answer is a whole number from 1 to 5",
        "reasoning_correct: the answer is a whole number from 0 to 24",
        "openness_99: there is no question with this key",
    )


@pytest.mark.parametrize("value", [True, 3.0, 2.5, "3", None, float("nan")])
def test_only_a_whole_number_is_an_answer(value: int, answers: Answers, small: Catalogue) -> None:
    with pytest.raises(AnswersNotValid, match="openness_01"):
        check_answers(answers | {"openness_01": value}, small.instruments)


@pytest.mark.parametrize("number", [0, 24])
def test_none_and_all_correct_are_possible(number: int, answers: Answers, small: Catalogue) -> None:
    check_answers(answers | {"reasoning_correct": number}, small.instruments)
