"""Cells of answers become cells of scores, by a questionnaire and, where there are any, by norms."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from gql.commands.running import refuse
from psychometrics.answers import AnswersNotValid, impossible, raw_score, turned
from psychometrics.files import AnsweredScale, Norms, Questionnaire
from psychometrics.reliability import alpha_listwise, alpha_pairwise
from psychometrics.scoring import score_of, z_score

LONGEST_TOLD = 40
"""Characters of a cell that is no answer; an essay would hide what is wrong with it."""
OF_NORMS = ("c", "low", "high", "band")

Answers = Mapping[str, int]


class Scorer:
    """Reads answers to a questionnaire, and scores them as the service does; keeps them only for alphas."""

    def __init__(self, asked: Questionnaire, norms: Norms | None, missing: set[str], *, for_alphas: bool) -> None:
        self.asked, self.norms = asked, norms
        self._values = {key: _values(asked, scale, missing) for scale in asked.scales for key in scale.answer_keys}
        self._kept: dict[str, list[int | None]] = {key: [] for key in self._values} if for_alphas else {}
        # Means of few items by few options: there are not many different ones.
        self._cells = {scale.key: cache(self._cells_of(scale)) for scale in asked.scales}

    @property
    def keys(self) -> list[str]:
        """The columns in which answers are."""
        return list(self._values)

    @property
    def columns(self) -> Iterator[str]:
        """The names of what comes out."""
        for scale in self.asked.scales:
            yield scale.key
            if self.norms:
                yield from (f"{scale.key}_{what}" for what in OF_NORMS)

    def answers(self, cells: Iterable[str]) -> Answers:
        """The answers in cells in the order of `keys`, without those that are missing.

        Raises AnswersNotValid with the column of each cell that holds no answer.
        """
        found = {}
        wrong = []
        for (key, values), cell in zip(self._values.items(), cells, strict=True):
            told = cell if cell in values else cell.strip()
            if told not in values:
                wrong.append(self._no_answer(key, cell))
                continue
            if (value := values[told]) is not None:
                found[key] = value
            if self._kept:
                self._kept[key].append(value)
        if wrong:
            raise AnswersNotValid(tuple(wrong))
        return found

    def _no_answer(self, key: str, cell: str) -> str:
        scale = next(one for one in self.asked.scales if key in one.answer_keys)
        told = cell if len(cell) <= LONGEST_TOLD else f"{cell[:LONGEST_TOLD]}…"
        return f"column {key}: {impossible(self.asked.allowed(scale))}, and not {told!r}."

    def scored(self, answers: Answers) -> Iterator[str]:
        """The cells that come out, in the order of `columns`."""
        for scale in self.asked.scales:
            yield from self._cells[scale.key](raw_score(answers, scale, self.asked))

    def _cells_of(self, scale: AnsweredScale) -> Callable[[float | None], list[str]]:
        norm = self.norms.scales[scale.key] if self.norms else None

        def cells(raw: float | None) -> list[str]:
            if raw is None:
                return [""] * (1 + len(OF_NORMS) if norm else 1)
            if norm is None:
                return [f"{raw:.4f}"]
            score = score_of(scale.key, z_score(raw, norm), norm.reliability)
            return [f"{raw:.4f}", f"{score.score:.1f}", f"{score.low:.1f}", f"{score.high:.1f}", score.band]

        return cells

    def alphas(self) -> Iterator[tuple[str, ...]]:
        """For each scale its key, its number of items, and n and alpha listwise and pairwise; empty for no alpha."""
        for scale in self.asked.scales:
            items = [self._turned(item.key, item.reversed) for item in scale.items]
            told = [scale.key, str(len(items))]
            for alpha in (alpha_listwise(items), alpha_pairwise(items)):
                told += [str(alpha.respondents), "" if alpha.value is None else f"{alpha.value:.4f}"]
            yield tuple(told)

    def _turned(self, key: str, is_reversed: bool) -> list[int | None]:
        kept = self._kept[key]
        if not is_reversed:
            return kept
        turn: dict[int | None, int | None] = {value: turned(value, self.asked) for value in self.asked.values}
        return [turn.get(each) for each in kept]


def _values(asked: Questionnaire, scale: AnsweredScale, missing: set[str]) -> dict[str, int | None]:
    """What may stand in a cell, and what it means; software without whole numbers that may be missing writes 3.0."""
    values: dict[str, int | None] = dict.fromkeys(missing)
    for value in asked.allowed(scale):
        for text in (str(value), f"{value}.0"):
            if text in missing:
                raise refuse(f"--missing {text}: on {scale.key}, {text} is an answer.")
            values[text] = value
    return values
