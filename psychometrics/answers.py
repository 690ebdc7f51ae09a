"""What answers come to on a scale before any norm: the mean of its items, or the number correct."""

from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

from psychometrics.files import AnsweredScale, Instrument, Questionnaire

Number = TypeVar("Number", int, float)

MAY_MISS = 5
"""Of every so many items one may be missing: 2 of 10, 1 of 6."""


class AnswersNotValid(ValueError):
    """The answers cannot be scored; `problems` says why, in English, a sentence for each key."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def taken(answers: Collection[str], instruments: Iterable[Instrument]) -> tuple[Instrument, ...]:
    """Those of the instruments to which there is an answer by its key."""
    return tuple(one for one in instruments if any(key in answers for key in one.answer_keys))


def check_answers(answers: Mapping[str, int], instruments: Iterable[Questionnaire]) -> None:
    """Raises AnswersNotValid with every problem: unknown keys, impossible values, too many answers missing.

    Answers are the values of the instrument's options, a number correct 0..its maximum. A scale may miss at most a
    fifth of its answers, rounded down.
    """
    scales = [(one, scale) for one in instruments for scale in one.scales]
    allowed = {key: one.allowed(scale) for one, scale in scales for key in scale.answer_keys}
    problems = []
    for key, value in answers.items():
        if key not in allowed:
            problems.append(f"{key}: there is no question with this key")
        # True is an int in Python and 3.0 lies in range(1, 6): only a whole number is an answer.
        elif type(value) is not int or value not in allowed[key]:
            problems.append(f"{key}: {impossible(allowed[key])}")
    for _, scale in scales:
        keys = scale.answer_keys
        missing, most = sum(key not in answers for key in keys), may_miss(scale)
        if missing > most:
            problems.append(f"{scale.key}: {missing} of {len(keys)} answers are missing, {most} may be")
    if problems:
        raise AnswersNotValid(tuple(problems))


def impossible(allowed: Collection[int]) -> str:
    """What is wrong with an answer that is none of these, which ascend."""
    lowest, *_, highest = allowed
    if len(allowed) == highest - lowest + 1:
        return f"the answer is a whole number from {lowest} to {highest}"
    return f"the answer is one of {', '.join(map(str, allowed))}"


def may_miss(scale: AnsweredScale) -> int:
    """How many answers of the scale may be missing: a fifth of them, rounded down."""
    return len(scale.answer_keys) // MAY_MISS


def turned(value: Number, questionnaire: Questionnaire) -> Number:
    """The value of an answer to a reversed item: lowest + highest - value.

    Source: Spector (1992), Summated Rating Scale Construction, chapter 4.
    """
    return questionnaire.values[0] + questionnaire.values[-1] - value


def raw_score(answers: Mapping[str, float], scale: AnsweredScale, questionnaire: Questionnaire) -> float | None:
    """The mean of the answered items, reversed ones turned round, or the number correct.

    None where more than a fifth of the answers are missing. The mean of the answers that are there gives a missing
    one the person's own mean on the scale (Enders, 2010, Applied Missing Data Analysis, section 2.8).
    """
    if scale.items:
        given = [(item, answers[item.key]) for item in scale.items if item.key in answers]
        values = [turned(value, questionnaire) if item.reversed else value for item, value in given]
    else:
        values = [answers[key] for key in scale.answer_keys if key in answers]
    if not values or len(scale.answer_keys) - len(values) > may_miss(scale):
        return None
    return sum(values) / len(values)
