"""Imagined people of known ability take the test: what it finds of them, and what it shows them."""

from collections import Counter
from random import Random
from statistics import fmean, pstdev

import pytest

from psychometrics.files import ScaleNorm
from psychometrics.reasoning import families
from psychometrics.reasoning.c_scores import c_score
from psychometrics.reasoning.simulation import Person, Sitting, sit
from psychometrics.reasoning.stopping import Ended, Stopping

FAMILIES = tuple(families().values())
PEOPLE = 500


@pytest.fixture(scope="module")
def taken() -> list[tuple[float, Sitting]]:
    """The true abilities of people from the norm population, with the test of each."""
    random = Random(1)
    abilities = [random.gauss(0, 1) for _ in range(PEOPLE)]
    return [(theta, sit(Person(theta), FAMILIES, random)) for theta in abilities]


def test_over_the_norm_population_errors_are_small_and_cancel_out(taken: list[tuple[float, Sitting]]) -> None:
    errors = [sitting.ability.theta - theta for theta, sitting in taken]
    assert fmean(errors) == pytest.approx(0, abs=0.06)
    assert pstdev(errors) == pytest.approx(0.4, abs=0.04)


def test_the_error_that_is_reported_is_the_one_that_is_made(taken: list[tuple[float, Sitting]]) -> None:
    made = fmean((sitting.ability.theta - theta) ** 2 for theta, sitting in taken)
    assert fmean(sitting.ability.standard_error**2 for _, sitting in taken) == pytest.approx(made, rel=0.15)


def test_estimates_are_drawn_towards_the_mean(taken: list[tuple[float, Sitting]]) -> None:
    low = [sitting.ability.theta - theta for theta, sitting in taken if theta < -1.5]
    high = [sitting.ability.theta - theta for theta, sitting in taken if theta > 1.5]
    assert 0.1 < fmean(low) < 0.6
    assert -0.6 < fmean(high) < -0.1


def test_c_scores_have_mean_5_and_spread_2_and_intervals_hold_what_they_promise(
    taken: list[tuple[float, Sitting]],
) -> None:
    estimates = [sitting.ability.theta for _, sitting in taken]
    norm = ScaleNorm(mean=fmean(estimates), sd=pstdev(estimates), reliability=0.84)
    scores = [c_score(sitting.ability, norm) for _, sitting in taken]
    assert fmean(one.score for one in scores) == pytest.approx(5, abs=0.05)
    assert pstdev(one.score for one in scores) == pytest.approx(2, abs=0.1)
    true = [min(10.0, max(0.0, 5 + 2 * theta)) for theta, _ in taken]
    assert fmean(one.low <= each <= one.high for one, each in zip(scores, true, strict=True)) == pytest.approx(
        0.8, abs=0.05
    )


def test_tests_are_as_long_as_the_rules_say(taken: list[tuple[float, Sitting]]) -> None:
    lengths = [len(sitting.responses) for _, sitting in taken]
    assert Stopping().least <= min(lengths)
    assert max(lengths) <= Stopping().most
    assert fmean(lengths) == pytest.approx(14.2, abs=0.5)
    precise = [sitting for _, sitting in taken if sitting.ended is Ended.PRECISE]
    assert len(precise) > 0.95 * PEOPLE
    assert all(sitting.ability.standard_error <= 0.4 for sitting in precise)


def test_no_family_comes_twice_in_a_test_and_none_is_seen_by_everybody(
    taken: list[tuple[float, Sitting]],
) -> None:
    seen: Counter[str] = Counter()
    for _, sitting in taken:
        keys = [one.family.key for one in sitting.responses]
        assert len(set(keys)) == len(keys)
        seen.update(keys)
    assert max(seen.values()) <= 0.9 * PEOPLE


def test_guessing_flatters_those_who_know_least() -> None:
    found = {}
    for guessing in (0, 1 / 8):
        random = Random(2)
        found[guessing] = fmean(sit(Person(-2, guessing), FAMILIES, random).ability.theta for _ in range(100))
    assert found[1 / 8] > found[0] + 0.15


def test_an_item_without_an_answer_in_its_own_time_is_wrong() -> None:
    # Nine items of 80 seconds are the 720 of the whole.
    sitting = sit(Person(3, pace=100_000), FAMILIES, Random(3))
    assert [one.correct for one in sitting.responses] == [False] * 9
    assert (sitting.elapsed, sitting.ended) == (720, Ended.TIME)


def test_no_item_begins_that_could_not_have_all_of_its_time() -> None:
    sitting = sit(Person(3, pace=100_000), FAMILIES, Random(4), Stopping(whole=200, each=80))
    assert len(sitting.responses) == 2
    assert (sitting.elapsed, sitting.ended) == (160, Ended.TIME)


def test_the_same_chance_gives_the_same_test() -> None:
    assert sit(Person(0.5), FAMILIES, Random(5)) == sit(Person(0.5), FAMILIES, Random(5))
