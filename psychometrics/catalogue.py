"""Everything the data files hold, loaded once and found by key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from psychometrics.checks import check_development, check_instruments, check_lens, check_norms
from psychometrics.files import DataFile, DataFileError, Development, Instrument, Lens, Norms, Overviews, Scale, read
from psychometrics.sections import Section

ORDER = ("personality", "reasoning", "pressure", "learning-agility", "motives")

M = TypeVar("M", bound=DataFile)
K = TypeVar("K", Instrument, Lens)


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """The instruments, norms, lenses and texts, in their latest versions unless a version is asked for."""

    instruments: tuple[Instrument, ...]
    norms: Norms
    lenses: tuple[Lens, ...]
    overviews: Overviews
    answer_keys: tuple[str, ...]
    instruments_by_version: Mapping[tuple[str, int], Instrument]
    norms_by_version: Mapping[str, Norms]
    lenses_by_version: Mapping[tuple[str, int], Lens]
    scales_by_key: Mapping[str, Scale]
    scales_by_section: Mapping[Section, tuple[Scale, ...]]
    developments: Mapping[str, Development]
    developments_by_version: Mapping[tuple[str, int], Development]

    def instrument(self, key: str, version: int) -> Instrument:
        """One version of an instrument; raises KeyError."""
        return self.instruments_by_version[key, version]

    def norms_of(self, version: str) -> Norms:
        """One version of the norms; raises KeyError."""
        return self.norms_by_version[version]

    def lens(self, key: str, version: int | None = None) -> Lens:
        """One version of a lens, or its latest; raises KeyError."""
        if version is not None:
            return self.lenses_by_version[key, version]
        for lens in self.lenses:
            if lens.key == key:
                return lens
        raise KeyError(key)

    def scale(self, key: str) -> Scale:
        """A scale of the latest instruments; raises KeyError."""
        return self.scales_by_key[key]

    def development(self, section: Section, lens_key: str) -> Development:
        """The newest advice on a section; on competencies, on those of the lens. Raises KeyError."""
        if section is Section.COMPETENCIES:
            return self.developments[lens_key]
        return next(self.developments[one.key] for one in self.instruments if one.section is section)

    def scales(self, section: Section) -> tuple[Scale, ...]:
        """The scales of a section in the instruments' order; none for competencies, which a lens makes."""
        return self.scales_by_section[section]


@cache
def catalogue() -> Catalogue:
    """The catalogue of the packaged data files, read once in a process."""
    return load(files("psychometrics").joinpath("data"))


def load(folder: Traversable) -> Catalogue:
    """The catalogue of a folder with `instruments`, `norms`, `lenses`, `texts` and `development`.

    Raises DataFileError for the first file that does not hold what it must, or does not fit the others.
    """
    instruments = {(one.key, one.version): one for one in _read(folder, "instruments", Instrument)}
    lenses = {(one.key, one.version): one for one in _read(folder, "lenses", Lens)}
    norms = {one.version: one for one in _read(folder, "norms", Norms)}
    overviews = _read(folder, "texts", Overviews, "overviews-")
    developments = {(one.key, one.version): one for one in _read(folder, "development", Development)}
    ordered = _in_order(_latest(instruments.values()))
    check_instruments(ordered)
    scales = tuple(scale for instrument in ordered for scale in instrument.scales)
    latest_norms = max(norms.values(), key=lambda one: one.number)
    check_norms(latest_norms, scales)
    for lens in lenses.values():
        check_lens(lens, latest_norms)
    newest_development = {one.key: one for one in sorted(developments.values(), key=lambda one: one.version)}
    check_development(newest_development, ordered, _latest(lenses.values()))
    # Numbers correct come last: whoever gives that test reports them, nobody answers them.
    answered = sorted(scales, key=lambda scale: scale.maximum is not None)
    return Catalogue(
        instruments=ordered,
        norms=latest_norms,
        lenses=_latest(lenses.values()),
        overviews=max(overviews, key=lambda one: one.version),
        answer_keys=tuple(key for scale in answered for key in scale.answer_keys),
        instruments_by_version=instruments,
        norms_by_version=norms,
        lenses_by_version=lenses,
        scales_by_key={scale.key: scale for scale in scales},
        scales_by_section={
            section: tuple(scale for one in ordered if one.section is section for scale in one.scales)
            for section in Section
        },
        developments=newest_development,
        developments_by_version=developments,
    )


def _read(folder: Traversable, kind: str, model: type[M], begins: str = "") -> list[M]:
    within = folder.joinpath(kind)
    names = sorted(file.name for file in within.iterdir())
    found = [read(within.joinpath(name), model) for name in names if fnmatch(name, f"{begins}*.toml")]
    if not found:
        raise DataFileError(kind, "", f"there is no {begins}*.toml here")
    return found


def _latest(versions: Iterable[K]) -> tuple[K, ...]:
    newest: dict[str, K] = {}
    for one in sorted(versions, key=lambda one: one.version):
        newest[one.key] = one
    return tuple(newest[key] for key in sorted(newest))


def _in_order(instruments: Iterable[Instrument]) -> tuple[Instrument, ...]:
    by_key = {instrument.key: instrument for instrument in instruments}
    for key in sorted({*ORDER} ^ by_key.keys()):
        reason = "this instrument is missing" if key in ORDER else "this instrument has no place in the order"
        raise DataFileError(f"{key}-1.toml", "key", reason)
    return tuple(by_key[key] for key in ORDER)
