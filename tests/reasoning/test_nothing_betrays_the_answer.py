"""Whoever sees only the options knows no more than that one of eight is right."""

import sys
from collections import Counter
from collections.abc import Callable
from statistics import fmean

import pytest

from psychometrics.languages import Language
from psychometrics.reasoning import OPTION_KEYS, Item, bank, data_uri, describe_option, generate, matrix_svg, option_svg
from psychometrics.reasoning.cells import Cell
from tests.reasoning.attackers import ATTACKERS, Learner, features
from tests.reasoning.conftest import items_of_every_blueprint

CHANCE = 1 / 8
MARGIN = 0.05
"""Of 1,000 guesses an eighth comes out with a standard error under 0.0105: five points are nearly five of those."""


@pytest.mark.parametrize("name", ATTACKERS)
def test_an_attacker_that_sees_only_options_does_no_better_than_chance(name: str, more_items: list[Item]) -> None:
    right = sum(ATTACKERS[name](item.options) == item.answer for item in more_items)
    assert right / len(more_items) <= CHANCE + MARGIN


def test_nor_does_one_that_learns_from_a_thousand_items(more_items: list[Item]) -> None:
    learner, unseen = Learner(more_items), items_of_every_blueprint(5000, 30)
    right = sum(learner.guess(item) == item.answer for item in unseen)
    assert right / len(unseen) <= CHANCE + MARGIN


def test_no_option_is_more_alike_to_the_others_than_another(items: list[Item]) -> None:
    for item in items:
        alike = {tuple(sorted(_shared(option, other) for other in item.options)) for option in item.options}
        assert len(alike) == 1


def test_each_of_three_things_parts_the_options_in_halves(items: list[Item]) -> None:
    for item in items:
        numbers = Counter(name for option in item.options for name, _ in set(features(option)))
        values = Counter(feature for option in item.options for feature in features(option))
        halves = {name for (name, _), count in values.items() if count == 4 and "how many" not in name}
        assert len(halves) == 3
        assert all(count in (4, 8) for (name, _), count in values.items() if "how many" not in name)
        assert set(numbers.values()) == {8}


def test_the_answer_is_any_of_the_eight_as_often(more_items: list[Item]) -> None:
    counts = Counter(item.answer_key for item in more_items)
    assert set(counts) == set(OPTION_KEYS)
    expected = len(more_items) / 8
    # Chi-square with 7 degrees of freedom: 24.3 is passed once in a thousand.
    assert sum((counts[key] - expected) ** 2 / expected for key in OPTION_KEYS) < 24.3


def test_the_pictures_of_options_are_all_as_long(items: list[Item]) -> None:
    drawn = [option_svg(option) for item in items for option in item.options]
    assert {len(svg.encode()) for svg in drawn} == {3072}
    assert len({len(data_uri(svg)) for svg in drawn}) == 1


def test_the_empty_place_of_every_matrix_is_drawn_the_same(items: list[Item]) -> None:
    assert len({matrix_svg(item).rpartition("<g ")[2] for item in items}) == 1


def test_pictures_and_descriptions_of_options_tell_all_options_apart(items: list[Item]) -> None:
    for item in items:
        assert len({option_svg(option) for option in item.options}) == 8
        for language in Language:
            assert len({describe_option(option, language) for option in item.options}) == 8


def test_an_item_in_a_log_does_not_tell_its_answer() -> None:
    item = generate(b"any", bank().blueprints[0])
    for held in ("answer", "rules"):
        assert held not in repr(item)


def _shared(one: Cell, other: Cell) -> int:
    # How many dots or lines there are is not a feature of its own: it follows from which.
    return len({feature for feature in set(features(one)) & set(features(other)) if "how many" not in feature[0]})


@pytest.mark.parametrize("key", ["lines-or", "lines-xor", "count-shading"])
def test_as_much_work_goes_into_an_item_whatever_is_right(key: str) -> None:
    work: dict[int, list[int]] = {}
    for seed in range(200):
        calls, item = _counting_calls(lambda seed=seed: generate(seed, bank().blueprint(key)))
        # The right option by its size among all: a set of few parts might be easier to lead to than one of many.
        sizes = sorted(sum(value for _, value in features(option)) for option in item.options)
        place = sizes.index(sum(value for _, value in features(item.options[item.answer])))
        work.setdefault(place // 4, []).append(calls)
    small, large = (fmean(calls) for calls in work.values())
    assert small == pytest.approx(large, rel=0.1)


def _counting_calls(make: Callable[[], Item]) -> tuple[int, Item]:
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        item = make()
    finally:
        sys.setprofile(None)
    return calls, item
