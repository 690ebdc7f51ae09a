"""Programs that count what the pictures of a matrix have, and know no rules, score low: the test adapts to them."""

from collections import Counter
from collections.abc import Iterable
from random import Random
from statistics import fmean

import pytest

from psychometrics.catalogue import catalogue
from psychometrics.reasoning import Item, bank, families, generate
from psychometrics.reasoning.c_scores import c_score
from psychometrics.reasoning.estimation import estimate
from psychometrics.reasoning.model import Response
from psychometrics.reasoning.selection import choose
from psychometrics.reasoning.stopping import Stopping
from tests.reasoning.attackers import features

FAMILIES = tuple(families().values())
PLACES = {"row": (6, 7), "column": (2, 5), "row and column": (2, 5, 6, 7), "matrix": range(8)}
PEOPLE = 30


def counted(item: Item, places: Iterable[int], sign: int, chance: Random) -> int:
    """The option that has most, or least, of what the pictures at these places have."""
    seen = Counter(feature for place in places for feature in set(features(item.matrix[place])))
    scores = [sign * sum(seen[feature] for feature in features(option)) for option in item.options]
    return chance.choice([number for number, score in enumerate(scores) if score == max(scores)])


@pytest.mark.parametrize("sign", [1, -1], ids=["most", "least"])
@pytest.mark.parametrize("places", PLACES.values(), ids=PLACES)
def test_what_pictures_have_most_or_least_leads_to_a_low_score(places: Iterable[int], sign: int) -> None:
    chance = Random(1)
    assert fmean(score(places, sign, chance) for _ in range(PEOPLE)) < 4


def score(places: Iterable[int], sign: int, chance: Random) -> float:
    """The C-score of a whole test taken this way."""
    responses: list[Response] = []
    ability, stopping = estimate(responses), Stopping()
    while stopping.ended(ability.standard_error, len(responses), elapsed=0) is None:
        family = choose(responses, FAMILIES, chance)
        item = generate(chance.randbytes(16), bank().blueprint(family.key))
        responses.append(Response(family, counted(item, places, sign, chance) == item.answer))
        ability = estimate(responses)
    [scale] = catalogue().instrument("reasoning", 2).scales
    return c_score(ability, catalogue().norms.scales[scale.norm_key]).score
