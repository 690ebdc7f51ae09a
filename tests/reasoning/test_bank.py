"""The bank has families from easy to hard, and a file that is wrong is refused with file, place and reason."""

from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from psychometrics.files import DataFileError, read
from psychometrics.reasoning import bank, generate
from psychometrics.reasoning.file import MatricesFile

NAME = "matrices-1.toml"

WRONG = {
    "a layer without such an attribute": (
        ('"figures", rules = { count = "progression"', '"figures", rules = { turn = "progression"'),
        ("blueprints.count.layers.0", "figures have no turn"),
    ),
    "a rule about parts where there are none": (
        ('{ count = "progression", shape = "constant"', '{ count = "xor", shape = "constant"'),
        ("blueprints.count.layers.0", "xor is no rule for count"),
    ),
    "a progression without an order": (
        ('{ count = "progression", shape = "constant"', '{ count = "constant", shape = "progression"'),
        ("blueprints.count.layers.0", "shape of figures has no order"),
    ),
    "too few rules to make eight options": (
        ('{ count = "progression", shape = "constant", shading = "constant" }', '{ count = "progression" }'),
        ("blueprints.count", "these rules make 1"),
    ),
    "an item in which nothing happens": (
        ('{ count = "progression", shape = "constant"', '{ count = "constant", shape = "constant"'),
        ("blueprints.count", "nothing changes"),
    ),
    "layers that hide each other": (
        ('{ kind = "frame", rules = { outline = "constant" } }', '{ kind = "pointer", rules = { turn = "three" } }'),
        ("blueprints.sides", "polygon cannot be read before pointer"),
    ),
    "a rule without a weight": (("xor = 2.3\n", ""), ("weights", "xor has no weight")),
    "an attribute without a weight": (("turn = 0.3\n", ""), ("weights", "turn has no weight")),
    "items that tell nobody apart": (("discrimination = 1.4", "discrimination = 0"), ("discrimination", "than 0")),
    "an unknown rule": (('"progression"', '"regression"'), ("blueprints.count.layers.0.rules.count", "")),
    "two blueprints of one key": (('key = "size"', 'key = "count"'), ("blueprints", "'count' occurs twice")),
    "a file under another version's name": (("version = 1", "version = 2"), ("version", "matrices-2.toml")),
}


def test_difficulties_run_from_easy_to_hard_without_gaps() -> None:
    difficulties = [blueprint.b for blueprint in bank().blueprints]
    assert len(difficulties) >= 24
    assert difficulties == sorted(difficulties)
    assert difficulties[0] <= -2.4
    assert difficulties[-1] >= 2.3
    assert max(hard - easy for easy, hard in pairwise(difficulties)) < 0.6


def test_parameters_are_declared_provisional() -> None:
    assert bank().provisional


def test_an_item_has_the_parameters_of_its_blueprint() -> None:
    blueprint = bank().blueprint("count")
    item = generate(1, blueprint)
    assert (item.blueprint, item.version, item.a, item.b) == ("count", 1, 1.4, -2.45)


def test_a_version_and_a_blueprint_that_do_not_exist_are_refused() -> None:
    with pytest.raises(KeyError):
        bank(99)
    with pytest.raises(KeyError):
        bank().blueprint("nothing")


@pytest.mark.parametrize(("change", "told"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_file_is_refused_with_file_place_and_reason(
    change: tuple[str, str], told: tuple[str, str], tmp_path: Path
) -> None:
    text = files("psychometrics").joinpath("data", "reasoning", NAME).read_text(encoding="utf-8")
    assert change[0] in text
    (tmp_path / NAME).write_text(text.replace(*change, 1), encoding="utf-8")
    with pytest.raises(DataFileError) as refused:
        read(tmp_path / NAME, MatricesFile)
    first = refused.value.problems[0]
    assert (refused.value.file, first.place) == (NAME, told[0])
    assert told[1] in first.reason
