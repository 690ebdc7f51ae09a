"""Every item has one right option, and who knows the rules finds it by the descriptions."""

import pytest

from psychometrics.languages import Language
from psychometrics.reasoning import Item, describe_matrix, describe_option
from psychometrics.reasoning.cells import DOMAINS, Attribute, Domain, Kind
from psychometrics.reasoning.chance import Chance
from psychometrics.reasoning.rules import Rule, lay_out, wrong_values
from tests.reasoning.solver import solve

SCALARS = [
    pytest.param(rule, domain, id=f"{rule}-{kind}-{attribute}")
    for rule in (Rule.CONSTANT, Rule.PROGRESSION, Rule.THREE)
    for kind, domains in DOMAINS.items()
    for attribute, domain in domains.items()
    if attribute is not Attribute.PARTS and (rule is not Rule.PROGRESSION or domain.ordered or domain.cyclic)
]


def test_a_solver_of_its_own_finds_the_right_option_and_no_other(items: list[Item]) -> None:
    for item in items:
        options = [describe_option(option, Language.EN) for option in item.options]
        assert solve(describe_matrix(item, Language.EN), options) == [item.answer], item.blueprint


@pytest.mark.parametrize(("rule", "domain"), SCALARS)
def test_a_matrix_can_end_in_either_of_any_two_options(rule: Rule, domain: Domain) -> None:
    for value in domain.values:
        assert wrong_values(rule, domain, value)
        for wrong in wrong_values(rule, domain, value):
            assert value in wrong_values(rule, domain, wrong)
            assert lay_out(rule, domain, value, wrong, Chance(b"any"))[2][2] == value


def test_every_wrong_value_is_an_error_that_somebody_might_make(items: list[Item]) -> None:
    for item in items:
        for channel, rule in item.rules:
            shown = [cell.value(channel) for cell in item.matrix]
            values = {option.value(channel) for option in item.options}
            if rule.operation is not None:
                seen = differing = 0
                for value in shown:
                    seen |= value
                for value in values:
                    differing |= value ^ item.options[0].value(channel)
                # What options differ in can be seen in the matrix: left out, or put in, it is a mistake about the rule.
                assert not differing & ~seen
            elif rule is not Rule.PROGRESSION:
                assert values <= {*shown, item.options[item.answer].value(channel)}
            else:
                domain = DOMAINS[item.options[0].layers[channel.layer].kind][channel.attribute]
                step = shown[7] - shown[6]
                right = item.options[item.answer].value(channel)
                too_far = (right + step) % len(domain.values) if domain.cyclic else right + step
                assert values <= {*shown, right, too_far}


def test_pictures_do_not_move_through_the_rows_as_wholes(items: list[Item]) -> None:
    for item in items:
        if sum(rule is Rule.THREE for _, rule in item.rules) > 1:
            assert set(item.matrix[:3]) != set(item.matrix[3:6]), item.blueprint


def test_every_kind_of_layer_and_every_rule_is_asked_for(items: list[Item]) -> None:
    assert {rule for item in items for _, rule in item.rules} == set(Rule)
    assert {layer.kind for item in items for layer in item.options[0].layers} == set(Kind)
    asked = [[rule for _, rule in item.rules if rule is not Rule.CONSTANT] for item in items]
    assert {len(rules) for rules in asked} == {1, 2, 3}
