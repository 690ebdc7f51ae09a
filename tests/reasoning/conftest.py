"""Many items of every blueprint, made once; and worlds on either database, in which people take the test."""

import pytest

from psychometrics.reasoning import Item, bank, generate
from tests.api.conftest import either, serve, twin

__all__ = ["either", "serve", "twin"]


def items_of_every_blueprint(first: int, number: int) -> list[Item]:
    """So many items of each blueprint, from consecutive seeds."""
    return [generate(seed, one) for seed in range(first, first + number) for one in bank().blueprints]


@pytest.fixture(scope="session")
def items() -> list[Item]:
    """Some 400 items."""
    return items_of_every_blueprint(0, 12)


@pytest.fixture(scope="session")
def more_items() -> list[Item]:
    """Some 1,000 other items."""
    return items_of_every_blueprint(1000, 30)
