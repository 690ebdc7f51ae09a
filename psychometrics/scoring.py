"""From answers to C-scores: 0 to 10, mean 5 and standard deviation 2 in the norm group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from psychometrics.answers import raw_score
from psychometrics.bands import Band, band_of, shown
from psychometrics.composites import LEAST_RELIABILITY, composite_reliability, composite_z, measured_weights
from psychometrics.files import Competency, Instrument, Lens, Scale, ScaleNorm
from psychometrics.intervals import interval
from psychometrics.norms import NormTable
from psychometrics.reasoning.c_scores import c_score
from psychometrics.reasoning.c_scores import z_score as ability_z
from psychometrics.reasoning.estimation import Ability
from psychometrics.sections import Section


@dataclass(frozen=True, slots=True)
class Score:
    """A C-score on a scale or competency with its interval, all as shown (0..10, one decimal)."""

    key: str
    score: float
    low: float
    high: float
    band: Band


@dataclass(frozen=True, slots=True)
class ScoredAssessment:
    """All results of one assessment, and the versions of everything they were made with."""

    norm_version: str
    provisional: bool
    lens_key: str
    lens_version: int
    instrument_versions: Mapping[str, int]
    sections: Mapping[Section, tuple[Score, ...]]


def score_assessment(
    answers: Mapping[str, float], *, lens: Lens, instruments: Sequence[Instrument], norms: NormTable
) -> ScoredAssessment:
    """Scores the answers to exactly these instruments, and weighs their scales into the competencies of the lens.

    Raw scores become z-scores by the norms, and C-scores by 5 + 2z (Guilford & Fruchter, 1978, Fundamental Statistics
    in Psychology and Education). Every section is there; what was not measured has no score in it, nor has a scale
    with too many answers missing, as where time was up (`check_answers` tells), nor a competency that weighs such a
    scale: else it would pay to leave what one does badly. Scores stand in the order of the instruments and of the
    lens. Raises KeyError for a scale without a norm.
    """
    sections: dict[Section, tuple[Score, ...]] = dict.fromkeys(Section, ())
    z_scores: dict[str, float] = {}
    reliabilities: dict[str, float] = {}
    for instrument in instruments:
        for scale in instrument.scales:
            norm = norms.scales[scale.norm_key]
            if scale.matrices:
                found = _by_matrices(answers, scale, norm)
            else:
                found = _by_answers(answers, scale, instrument, norm)
            if found is not None:
                z_scores[scale.key], score = found
                reliabilities[scale.key] = norm.reliability
                sections[instrument.section] += (score,)
    left = {scale.key for instrument in instruments for scale in instrument.scales} - z_scores.keys()
    competencies = [one for one in lens.competencies if left.isdisjoint(one.weights)]
    sections[Section.COMPETENCIES] = _competencies(z_scores, reliabilities, competencies, norms)
    used = norms.used_for(z_scores)
    return ScoredAssessment(
        norm_version=used.version,
        provisional=used.provisional,
        lens_key=lens.key,
        lens_version=lens.version,
        instrument_versions={one.key: one.version for one in instruments},
        sections=sections,
    )


def _by_answers(
    answers: Mapping[str, float], scale: Scale, instrument: Instrument, norm: ScaleNorm
) -> tuple[float, Score] | None:
    raw = raw_score(answers, scale, instrument)
    if raw is None:
        return None
    z = z_score(raw, norm)
    return z, score_of(scale.key, z, norm.reliability)


def _by_matrices(answers: Mapping[str, float], scale: Scale, norm: ScaleNorm) -> tuple[float, Score] | None:
    """The ability that an adaptive test found, whose interval is this person's own."""
    theta, error = (answers.get(key) for key in scale.answer_keys)
    if theta is None or error is None:
        return None
    ability = Ability(theta, error)
    z, shown_as = ability_z(ability, norm), c_score(ability, norm)
    return z, Score(scale.key, shown_as.score, shown_as.low, shown_as.high, band_of(shown_as.score))


def z_score(raw: float, norm: ScaleNorm) -> float:
    """How many standard deviations of the norm group a raw score lies above its mean."""
    return (raw - norm.mean) / norm.sd


def score_of(key: str, z: float, reliability: float) -> Score:
    """A z-score as the C-score 5 + 2z that people see, with its interval and band.

    Raises ValueError for a reliability outside 0..1.
    """
    c_score = 5 + 2 * z
    score = shown(c_score)
    # At the ends of the scale the interval lies about the end, lest it look most precise where it is least.
    low, high = interval(min(max(c_score, 0.0), 10.0), reliability)
    return Score(key=key, score=score, low=shown(low), high=shown(high), band=band_of(score))


def _competencies(
    z_scores: Mapping[str, float],
    reliabilities: Mapping[str, float],
    competencies: Sequence[Competency],
    norms: NormTable,
) -> tuple[Score, ...]:
    scored = (_competency(one, z_scores, reliabilities, norms) for one in competencies)
    return tuple(score for score in scored if score is not None)


def _competency(
    competency: Competency, z_scores: Mapping[str, float], reliabilities: Mapping[str, float], norms: NormTable
) -> Score | None:
    """The score on a competency; None where too little of it was measured.

    With less than half of its weight it would be called by a name that most of it does not deserve. What is left may
    also be too unreliable to show, as for any competency.
    """
    weights = measured_weights(competency.weights, z_scores)
    if not weights:
        return None
    reliability = composite_reliability(weights, reliabilities, norms.pairs)
    if reliability < LEAST_RELIABILITY:
        return None
    return score_of(competency.key, composite_z(z_scores, weights, norms.pairs), reliability)
