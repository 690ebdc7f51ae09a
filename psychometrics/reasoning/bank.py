"""The bank of blueprints: what each prescribes, and how hard its items are expected to be.

Parameters belong to a blueprint and not to an item. A seed that stood in a file would let anybody make its item and
look up the answer, so that each presentation draws a seed of its own, which nobody outside the server ever knows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from psychometrics.files import read
from psychometrics.reasoning.cells import Channel, Kind
from psychometrics.reasoning.file import MatricesFile, share_out
from psychometrics.reasoning.model import Family
from psychometrics.reasoning.rules import Rule


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A family of items that are alike in all but the draw; `a` per logit and `b` in logits.

    `differing` has each channel that a rule governs, its rule, and the number of things in which options differ there.
    """

    key: str
    version: int
    layers: tuple[Kind, ...]
    differing: tuple[tuple[Channel, Rule, int], ...]
    a: float
    b: float


@dataclass(frozen=True, slots=True)
class Bank:
    """All blueprints of one version, from easy to hard; `provisional` as long as nobody has been measured."""

    version: int
    provisional: bool
    blueprints: tuple[Blueprint, ...]
    by_key: Mapping[str, Blueprint]

    def blueprint(self, key: str) -> Blueprint:
        """The blueprint with this key; raises KeyError."""
        return self.by_key[key]


@cache
def bank(version: int = 1) -> Bank:
    """One version of the packaged bank, read once in a process; raises KeyError."""
    file = files("psychometrics").joinpath("data", "reasoning", f"matrices-{version}.toml")
    if not file.is_file():
        raise KeyError(version)
    return bank_of(read(file, MatricesFile))


@cache
def families(version: int = 1) -> Mapping[str, Family]:
    """The blueprints of one version as the model knows them, by key, from easy to hard; raises KeyError."""
    return {one.key: Family(one.key, one.a, one.b) for one in bank(version).blueprints}


def bank_of(file: MatricesFile) -> Bank:
    """The bank that a file describes."""
    blueprints = []
    for plan in file.blueprints:
        channels = [
            (Channel(number, attribute), rule)
            for number, layer in enumerate(plan.layers)
            for attribute, rule in layer.rules.items()
        ]
        rules = [rule for _, rule in channels]
        differing = tuple(
            (channel, rule, number) for (channel, rule), number in zip(channels, share_out(rules), strict=True)
        )
        kinds = tuple(layer.kind for layer in plan.layers)
        b = round(file.difficulty(plan), 2)
        blueprints.append(Blueprint(plan.key, file.version, kinds, differing, file.discrimination, b))
    blueprints.sort(key=lambda one: (one.b, one.key))
    return Bank(file.version, file.provisional, tuple(blueprints), {one.key: one for one in blueprints})
