"""Competencies as weighted composites of standardised scales.

A weighted sum of z-scores has a variance of its own, w'Rw, because scales go together: it is divided by that
standard deviation, so that a competency has the same spread in the norm group as a scale.
"""

import math
from collections.abc import Collection, Mapping

Correlations = Mapping[frozenset[str], float]
"""The correlation of each pair of scales; a pair that is not there does not go together (0)."""

LEAST_RELIABILITY = 0.60
"""Below this too much of a competency is error of measurement for it to be shown."""

LEAST_MEASURED = 0.5
"""The share of a composite's weight, signs aside, that must have been measured."""


def measured_weights(weights: Mapping[str, float], measured: Collection[str]) -> Mapping[str, float]:
    """The weights of the scales that were measured, made to sum to 1, signs aside; none below LEAST_MEASURED.

    With half of the weight and more, what was measured says more about the composite than what was not.
    """
    kept = {scale: weight for scale, weight in weights.items() if scale in measured}
    total, whole = (sum(map(abs, each.values())) for each in (kept, weights))
    # A hair below a half: weights are decimal fractions, which binary ones only come near to.
    if total < LEAST_MEASURED * whole - 1e-9:
        return {}
    return {scale: weight / total for scale, weight in kept.items()}


def composite_variance(weights: Mapping[str, float], correlations: Correlations) -> float:
    """The variance w'Rw of the weighted sum of z-scores; positive when R is positive definite."""
    return sum(
        first * second * (1.0 if a == b else correlations.get(frozenset((a, b)), 0.0))
        for a, first in weights.items()
        for b, second in weights.items()
    )


def composite_z(z_scores: Mapping[str, float], weights: Mapping[str, float], correlations: Correlations) -> float:
    """The composite as a z-score: Σ wᵢzᵢ / √(w'Rw).

    Source: Nunnally & Bernstein (1994), Psychometric Theory, chapter 7. Raises KeyError when a weighted scale
    has no z-score.
    """
    weighted = sum(weight * z_scores[scale] for scale, weight in weights.items())
    return weighted / math.sqrt(composite_variance(weights, correlations))


def composite_reliability(
    weights: Mapping[str, float], reliabilities: Mapping[str, float], correlations: Correlations
) -> float:
    """The reliability of the composite: 1 - Σ wᵢ²(1-rᵢ) / (w'Rw).

    Source: Mosier (1943), Psychometrika, 8, 161-168; Nunnally & Bernstein (1994). Raises KeyError when a
    weighted scale has no reliability.
    """
    error = sum(weight**2 * (1 - reliabilities[scale]) for scale, weight in weights.items())
    return 1 - error / composite_variance(weights, correlations)
