"""The file of matrices: blueprints, and what rules, attributes and layers add to difficulty."""

from collections.abc import Mapping, Sequence
from typing import Self

from pydantic import Field, field_validator, model_validator

from psychometrics.files.texts import FileKey, KeyedFile, Part, refuse_doubles
from psychometrics.reasoning.cells import DOMAINS, Attribute, Kind
from psychometrics.reasoning.rules import Rule

DIFFERENCES = 3
"""In so many things options differ: two values of each make eight options."""
BEHIND = (Kind.WALKER, Kind.MARKS, Kind.LINES, Kind.FRAME)
"""What leaves room in the middle for a second layer."""
BEFORE = (Kind.FIGURE, Kind.POLYGON, Kind.POINTER, Kind.LINES)
"""What can still be read when it is drawn small, in the middle."""


class LayerPlan(Part):
    """What one layer shows, and the rule of each attribute that does not stay the same in all nine cells."""

    kind: Kind
    rules: Mapping[Attribute, Rule] = Field(min_length=1)

    @model_validator(mode="after")
    def _rules_fit(self) -> Self:
        for attribute, rule in self.rules.items():
            domain = DOMAINS[self.kind].get(attribute)
            if domain is None:
                raise ValueError(f"{self.kind} have no {attribute}")
            if (attribute is Attribute.PARTS) != (rule.operation is not None):
                raise ValueError(f"{rule} is no rule for {attribute}")
            if rule is Rule.PROGRESSION and not (domain.ordered or domain.cyclic):
                raise ValueError(f"{attribute} of {self.kind} has no order to progress in")
        return self


class BlueprintPlan(Part):
    """One family of items, the hindmost layer first."""

    key: FileKey
    layers: tuple[LayerPlan, ...] = Field(min_length=1, max_length=2)

    @model_validator(mode="after")
    def _can_be_drawn_and_answered(self) -> Self:
        kinds = [layer.kind for layer in self.layers]
        if len(kinds) == 2 and (kinds[0] not in BEHIND or kinds[1] not in BEFORE or kinds[0] is kinds[1]):
            raise ValueError(f"{kinds[1]} cannot be read before {kinds[0]}")
        share_out(self.rules)
        if all(rule is Rule.CONSTANT for rule in self.rules):
            raise ValueError("nothing changes within a row")
        return self

    @property
    def rules(self) -> list[Rule]:
        """The rules of all layers."""
        return [rule for layer in self.layers for rule in layer.rules.values()]


def share_out(rules: Sequence[Rule]) -> list[int]:
    """In how many things options differ by each rule: one, and what is left by the first about parts.

    Raises ValueError when that does not make three.
    """
    shares = [1] * len(rules)
    about_parts = [place for place, rule in enumerate(rules) if rule.operation is not None]
    if about_parts and len(rules) < DIFFERENCES:
        shares[about_parts[0]] += DIFFERENCES - len(rules)
    if sum(shares) != DIFFERENCES:
        raise ValueError(f"options differ in {DIFFERENCES} things, and these rules make {sum(shares)}")
    return shares


class Weights(Part):
    """What each of these adds to the difficulty of an item, in logits."""

    intercept: float
    further_rule: float
    second_layer: float
    rules: Mapping[Rule, float]
    attributes: Mapping[Attribute, float]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        for one in (*Rule, *Attribute):
            if one not in (self.rules if isinstance(one, Rule) else self.attributes):
                raise ValueError(f"{one} has no weight")
        return self


class MatricesFile(KeyedFile):
    """The blueprints of one version, and what their difficulty is predicted from."""

    provisional: bool
    discrimination: float = Field(gt=0)
    weights: Weights
    blueprints: tuple[BlueprintPlan, ...] = Field(min_length=1)

    @field_validator("blueprints")
    @classmethod
    def _blueprints_once(cls, blueprints: tuple[BlueprintPlan, ...]) -> tuple[BlueprintPlan, ...]:
        refuse_doubles(blueprint.key for blueprint in blueprints)
        return blueprints

    def difficulty(self, plan: BlueprintPlan) -> float:
        """The predicted difficulty in logits: a sum of weights, as in Fischer's linear logistic test model.

        Sources: Fischer (1973), Acta Psychologica 37, 359-374; that the number and the kind of rules make matrices
        hard: Carpenter, Just & Shell (1990), Embretson (1998), Psychological Methods 3, 380-396, and Primi (2001),
        Intelligence 30, 41-70, who adds how elements are grouped in the eye.
        """
        weights = self.weights
        total = weights.intercept + weights.second_layer * (len(plan.layers) - 1)
        total += weights.further_rule * (sum(rule is not Rule.CONSTANT for rule in plan.rules) - 1)
        for layer in plan.layers:
            for attribute, rule in layer.rules.items():
                total += weights.rules[rule]
                total += weights.attributes[attribute] if rule is not Rule.CONSTANT else 0
        return total
