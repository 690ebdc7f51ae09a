"""A seed makes the same item everywhere, and another seed another."""

import subprocess
import sys
from hashlib import sha256

import pytest

from psychometrics.reasoning import bank, generate

MADE = "055d87bba662113f5b0a81bc4d894ad73d88b3bb6d4203def9d5a70ded69c20e"
ELSEWHERE = """
from hashlib import sha256
from psychometrics.reasoning import bank, generate
made = [generate(b"one seed", blueprint) for blueprint in bank().blueprints]
print(sha256(repr([(item, item.answer) for item in made]).encode()).hexdigest())
"""


def test_a_seed_makes_today_what_it_made_before() -> None:
    made = [generate(b"one seed", blueprint) for blueprint in bank().blueprints]
    assert sha256(repr([(item, item.answer) for item in made]).encode()).hexdigest() == MADE


@pytest.mark.parametrize("hashing", ["1", "2"])
def test_a_seed_makes_the_same_in_every_process(hashing: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE], env={"PYTHONHASHSEED": hashing}, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == MADE


def test_a_number_is_a_seed_like_its_bytes_and_a_negative_one_is_refused() -> None:
    blueprint = bank().blueprint("turn")
    assert generate(258, blueprint) == generate(b"\x01\x02", blueprint)
    with pytest.raises(ValueError, match="not negative"):
        generate(-1, blueprint)


def test_other_seeds_make_other_items() -> None:
    for blueprint in bank().blueprints:
        assert len({generate(seed, blueprint) for seed in range(10)}) == 10


def test_one_seed_makes_unrelated_items_of_two_blueprints() -> None:
    lines = [generate(seed, bank().blueprint("lines-and")).answer for seed in range(100)]
    marks = [generate(seed, bank().blueprint("lines-xor")).answer for seed in range(100)]
    assert sum(one == other for one, other in zip(lines, marks, strict=True)) < 30
