"""From answers to C-scores: 0 to 10, mean 5 and standard deviation 2 in the norm group."""

from collections.abc import Mapping
from dataclasses import dataclass

from psychometrics.bands import Band, band_of, shown
from psychometrics.catalogue import Catalogue
from psychometrics.composites import composite_reliability, composite_z
from psychometrics.files import Lens, Norms, Scale
from psychometrics.intervals import interval
from psychometrics.sections import Section

MAY_MISS = 5
"""Of every so many items one may be missing: 2 of 10, 1 of 6."""


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


class AnswersNotValid(ValueError):
    """The answers cannot be scored; `problems` says why, in English, a sentence for each key."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def check_answers(answers: Mapping[str, int], catalogue: Catalogue) -> None:
    """Raises AnswersNotValid with every problem: unknown keys, impossible values, too many answers missing.

    Answers are 1..5, a number correct 0..its maximum. A scale may miss at most a fifth of its answers.
    """
    scales = catalogue.scales_by_key.values()
    allowed = {key: _allowed(scale) for scale in scales for key in scale.answer_keys}
    problems = []
    for key, value in answers.items():
        if key not in allowed:
            problems.append(f"{key}: there is no question with this key")
        # True is an int in Python and 3.0 lies in range(1, 6): only a whole number is an answer.
        elif type(value) is not int or value not in allowed[key]:
            lowest, highest = allowed[key][0], allowed[key][-1]
            problems.append(f"{key}: the answer is a whole number from {lowest} to {highest}")
    for scale in scales:
        keys = scale.answer_keys
        missing, most = sum(key not in answers for key in keys), len(keys) // MAY_MISS
        if missing > most:
            problems.append(f"{scale.key}: {missing} of {len(keys)} answers are missing, {most} may be")
    if problems:
        raise AnswersNotValid(tuple(problems))


def score_assessment(answers: Mapping[str, int], *, lens: Lens, catalogue: Catalogue) -> ScoredAssessment:
    """Scores the answers by the latest norms, and weighs the scales into the competencies of this lens.

    Raw scores are means of the answered items, reversed ones turned round, or the number correct; they become
    z-scores by the norms, and C-scores by 5 + 2z (Guilford & Fruchter, 1978, Fundamental Statistics in
    Psychology and Education). Scores stand in the order of the instruments and of the lens.
    Raises AnswersNotValid.
    """
    check_answers(answers, catalogue)
    norms = catalogue.norms
    z_scores = {scale.key: _z(scale, answers, norms) for scale in catalogue.scales_by_key.values()}
    sections = {
        section: tuple(
            _score(scale.key, z_scores[scale.key], norms.scales[scale.key].reliability)
            for scale in catalogue.scales(section)
        )
        for section in Section
    }
    sections[Section.COMPETENCIES] = _competencies(z_scores, lens, norms)
    return ScoredAssessment(
        norm_version=norms.version,
        provisional=norms.provisional,
        lens_key=lens.key,
        lens_version=lens.version,
        instrument_versions={one.key: one.version for one in catalogue.instruments},
        sections=sections,
    )


def _allowed(scale: Scale) -> range:
    return range(1, 6) if scale.maximum is None else range(scale.maximum + 1)


def _z(scale: Scale, answers: Mapping[str, int], norms: Norms) -> float:
    if scale.maximum is None:
        answered = [item for item in scale.items if item.key in answers]
        values = [6 - answers[item.key] if item.reversed else answers[item.key] for item in answered]
        raw = sum(values) / len(values)
    else:
        raw = answers[scale.answer_keys[0]]
    norm = norms.scales[scale.key]
    return (raw - norm.mean) / norm.sd


def _competencies(z_scores: Mapping[str, float], lens: Lens, norms: Norms) -> tuple[Score, ...]:
    reliabilities = {key: norm.reliability for key, norm in norms.scales.items()}
    return tuple(
        _score(
            one.key,
            composite_z(z_scores, one.weights, norms.pairs),
            composite_reliability(one.weights, reliabilities, norms.pairs),
        )
        for one in lens.competencies
    )


def _score(key: str, z: float, reliability: float) -> Score:
    c_score = 5 + 2 * z
    score = shown(c_score)
    # At the ends of the scale the interval lies about the end, lest it look most precise where it is least.
    low, high = interval(min(max(c_score, 0.0), 10.0), reliability)
    return Score(key=key, score=score, low=shown(low), high=shown(high), band=band_of(score))
