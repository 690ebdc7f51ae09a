"""Which item comes next."""

from random import Random

import pytest

from psychometrics.reasoning import families
from psychometrics.reasoning.estimation import estimate
from psychometrics.reasoning.model import Family, Response, information
from psychometrics.reasoning.selection import AMONG, NothingLeft, choose

FAMILIES = tuple(families().values())


def test_the_first_item_is_of_average_difficulty_and_not_always_the_same() -> None:
    random = Random(1)
    first = {choose([], FAMILIES, random) for _ in range(200)}
    assert len(first) == AMONG
    assert all(abs(one.b) < 0.8 for one in first)


def test_the_next_item_is_one_of_those_that_tell_most_at_the_ability_so_far() -> None:
    random = Random(2)
    responses = [Response(choose([], FAMILIES, random), True)]
    responses.append(Response(choose(responses, FAMILIES, random), True))
    theta, used = estimate(responses).theta, {one.family for one in responses}
    best = sorted((one for one in FAMILIES if one not in used), key=lambda one: -information(theta, one))[:AMONG]
    assert {choose(responses, FAMILIES, random) for _ in range(200)} == set(best)


def test_right_answers_bring_harder_items_and_wrong_ones_easier() -> None:
    hardness = {}
    for correct in (True, False):
        random, responses = Random(3), list[Response]()
        for _ in range(8):
            responses.append(Response(choose(responses, FAMILIES, random), correct))
        hardness[correct] = responses[-1].family.b
    assert hardness[True] >= 1
    assert hardness[False] < -1


def test_no_family_comes_twice_until_none_is_left() -> None:
    random, responses = Random(4), list[Response]()
    for _ in FAMILIES:
        responses.append(Response(choose(responses, FAMILIES, random), random.random() < 0.5))
    assert {one.family for one in responses} == set(FAMILIES)
    with pytest.raises(NothingLeft):
        choose(responses, FAMILIES, random)


def test_a_family_whose_numbers_were_changed_meanwhile_is_still_the_same() -> None:
    before, after = Family("one", a=1.2, b=0), Family("one", a=1.4, b=0.3)
    with pytest.raises(NothingLeft):
        choose([Response(before, True)], [after], Random(5))


def test_the_same_chance_chooses_the_same() -> None:
    assert choose([], FAMILIES, Random(6)) == choose([], FAMILIES, Random(6))
