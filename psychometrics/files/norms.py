"""The file of norms: where the norm group lies on each scale, and how its scales go together."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

from pydantic import Field, StringConstraints, field_validator

from psychometrics.files.texts import ColumnKey, DataFile, Part

Correlation = Annotated[float, Field(gt=-1, lt=1)]


class ScaleNorm(Part):
    """The norm group on one scale, in raw scores (means of the values of options, or numbers correct)."""

    mean: float
    sd: float = Field(gt=0)
    reliability: float = Field(gt=0, lt=1)


class Norms(DataFile):
    """A norm group; `provisional` as long as the numbers are estimates and nobody has been measured."""

    version: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*-[1-9][0-9]*$", max_length=64)]
    provisional: bool
    scales: Mapping[ColumnKey, ScaleNorm]
    correlations: Mapping[ColumnKey, Mapping[ColumnKey, Correlation]] = {}

    @field_validator("correlations")
    @classmethod
    def _pairs_once(cls, correlations: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
        again = [
            f"{scale} and {other} are one pair too many"
            for scale, others in correlations.items()
            for other in others
            if other == scale or scale in correlations.get(other, {})
        ]
        if again:
            raise ValueError("; ".join(again))
        return correlations

    @property
    def file_name(self) -> str:
        """The name of the file in which this belongs."""
        return f"{self.version}.toml"

    @property
    def series(self) -> str:
        """What its versions have in common: the name before the number."""
        return self.version.rpartition("-")[0]

    @property
    def number(self) -> int:
        """The number at the end of the version; the highest one of a series is the newest."""
        return int(self.version.rpartition("-")[2])

    @cached_property
    def pairs(self) -> Mapping[frozenset[str], float]:
        """The correlation of every two scales that go together."""
        return {
            frozenset((scale, other)): correlation
            for scale, others in self.correlations.items()
            for other, correlation in others.items()
        }
