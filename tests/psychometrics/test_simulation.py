"""Imagined respondents spread, and go together, as the norms say."""

from random import Random
from statistics import correlation, fmean, stdev

import pytest

from psychometrics.answers import check_answers
from psychometrics.catalogue import catalogue
from psychometrics.scoring import score_assessment
from psychometrics.simulation import simulate_answers

Scores = dict[str, list[float]]


@pytest.fixture(scope="module", params=["taken here", "imported"])
def scores(request: pytest.FixtureRequest) -> Scores:
    """The C-scores of 500 imagined respondents, by scale and competency."""
    random, known = Random(1), catalogue()
    asked = known.imported if request.param == "imported" else known.instruments
    found: Scores = {}
    for _ in range(500):
        answers = simulate_answers(random, known, asked)
        scored = score_assessment(answers, lens=known.lens("leadership"), instruments=asked, norms=known.norms)
        for section in scored.sections.values():
            for score in section:
                found.setdefault(score.key, []).append(score.score)
    return found


def test_answers_are_complete_and_valid() -> None:
    answers = simulate_answers(Random(2), catalogue())
    check_answers(answers, catalogue().imported)
    assert answers.keys() == set(catalogue().answer_keys)


def test_the_same_chance_gives_the_same_answers_and_the_next_respondent_others() -> None:
    random = Random(3)
    first, second = simulate_answers(random, catalogue()), simulate_answers(random, catalogue())
    assert first == simulate_answers(Random(3), catalogue())
    assert first != second


def test_every_scale_and_competency_has_a_mean_near_5_and_a_spread_near_2(scores: Scores) -> None:
    assert len(scores) == len(catalogue().scales_by_key) + len(catalogue().lens("leadership").competencies)
    for key, values in scores.items():
        assert fmean(values) == pytest.approx(5, abs=0.3), key
        assert stdev(values) == pytest.approx(2, abs=0.3), key


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("intensity", "emotional_stability", -0.50),
        ("mental_agility", "openness", 0.45),
        ("mental_agility", "reasoning", 0.25),
        ("achievement", "agreeableness", 0.0),
    ],
)
def test_scales_go_together_as_in_the_norms(one: str, other: str, expected: float, scores: Scores) -> None:
    assert correlation(scores[one], scores[other]) == pytest.approx(expected, abs=0.12)


def test_noise_of_items_does_not_blur_how_scales_go_together(scores: Scores) -> None:
    # The slope of what is seen on what the norms say, over all pairs: noise that stayed in would make it 0.8.
    pairs = [(tuple(pair), expected) for pair, expected in catalogue().norms.pairs.items()]
    seen = sum(expected * correlation(scores[one], scores[other]) for (one, other), expected in pairs)
    assert seen / sum(expected**2 for _, expected in pairs) == pytest.approx(1, abs=0.12)
