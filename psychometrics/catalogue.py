"""Everything the data files hold, loaded once and found by key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from psychometrics.checks import check_development, check_instruments, check_lens, check_norms
from psychometrics.files import Development, Instrument, Lens, Norms, Overviews, Purpose, Scale
from psychometrics.folders import in_order, newest_first, read_all
from psychometrics.norms import JOIN, NormTable, newest, together
from psychometrics.sections import Section


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """The instruments, norms, lenses and texts, in their newest versions unless a version is asked for.

    `instruments` are the newest in the order in which they are taken; `scales_by_key` and `scales_by_section` hold the
    scales that a newer version dropped too, as results of earlier years are still read.
    """

    instruments: tuple[Instrument, ...]
    imported: tuple[Instrument, ...]
    norms: NormTable
    lenses: tuple[Lens, ...]
    overviews: Overviews
    purpose: Purpose
    instruments_by_version: Mapping[tuple[str, int], Instrument]
    norms_by_version: Mapping[str, Norms]
    lenses_by_version: Mapping[tuple[str, int], Lens]
    scales_by_key: Mapping[str, Scale]
    scales_by_section: Mapping[Section, tuple[Scale, ...]]
    instrument_keys: Mapping[str, str]
    developments: Mapping[str, tuple[Development, ...]]
    developments_by_version: Mapping[tuple[str, int], Development]

    @property
    def answer_keys(self) -> tuple[str, ...]:
        """The keys of the answers that can be imported; numbers correct last, which nobody answers but are reported."""
        scales = [scale for one in self.imported for scale in one.scales]
        return tuple(key for scale in sorted(scales, key=lambda one: not one.items) for key in scale.answer_keys)

    def battery(self, organisation_id: str) -> tuple[Instrument, ...]:
        """What people of the organisation with this public id take here, in order.

        A test of which the number correct is reported is given elsewhere.
        """
        return tuple(one for one in self.instruments if one.taken_here and one.taken_by(organisation_id))

    def instrument(self, key: str, version: int) -> Instrument:
        """One version of an instrument; raises KeyError."""
        return self.instruments_by_version[key, version]

    def norms_of(self, version: str) -> NormTable:
        """The norms that a result names, of one file or several; raises KeyError."""
        return together(self.norms_by_version[one] for one in version.split(JOIN))

    def lens(self, key: str, version: int | None = None) -> Lens:
        """One version of a lens, or its newest; raises KeyError."""
        if version is not None:
            return self.lenses_by_version[key, version]
        for lens in self.lenses:
            if lens.key == key:
                return lens
        raise KeyError(key)

    def scale(self, key: str) -> Scale:
        """A scale as the newest instrument that has it describes it; raises KeyError."""
        return self.scales_by_key[key]

    def development(self, section: Section, key: str, lens_key: str) -> Development:
        """The newest advice on a scale, or on a competency of the lens; raises KeyError."""
        file_key = lens_key if section is Section.COMPETENCIES else self.instrument_keys[key]
        for development in self.developments[file_key]:
            if any(entry.key == key for entry in development.entries):
                return development
        raise KeyError(key)

    def scales(self, section: Section) -> tuple[Scale, ...]:
        """The scales of a section in the instruments' order; none for competencies, which a lens makes."""
        return self.scales_by_section[section]


class _Process:
    """What this process knows."""

    known: Catalogue | None = None


def catalogue() -> Catalogue:
    """The one catalogue of this process: that of the packaged data files and those taken up."""
    return _Process.known or take_up()


def take_up(*further: Path) -> Catalogue:
    """Makes the catalogue of the packaged data files, and of these folders on top, the process's one catalogue.

    For the composition root, before the catalogue is used; the same folders are read once. Raises DataFileError.
    """
    _Process.known = _loaded(further)
    return _Process.known


@cache
def _loaded(further: tuple[Path, ...]) -> Catalogue:
    return load(files("psychometrics").joinpath("data"), *further)


def load(folder: Traversable, *further: Traversable) -> Catalogue:
    """The catalogue of a folder with `instruments`, `norms`, `lenses`, `texts` and `development`.

    Further folders may lack any of these; what they hold comes on top: a newer version of a key is the newest, a new
    key a further test. Raises DataFileError with all that is wrong with the first file that does not hold what it
    must, or does not fit the others.
    """
    held = read_all(folder, further)
    versions = in_order(newest_first(held.instruments.values()))
    every = tuple(one for group in versions for one in group)
    check_instruments(every)
    norms = together(newest(held.norms.values()))
    check_norms(norms, every)
    for lens in held.lenses.values():
        check_lens(lens, norms)
    developments = newest_first(held.developments.values())
    check_development(developments, every, held.lenses.values())
    instruments, lenses = _first(versions), _first(newest_first(held.lenses.values()).values())
    return Catalogue(
        instruments=instruments,
        imported=_first(tuple(tuple(one for one in group if not one.matrices) for group in versions)),
        norms=norms,
        lenses=lenses,
        overviews=held.overviews,
        purpose=held.purpose,
        instruments_by_version=held.instruments,
        norms_by_version=held.norms,
        lenses_by_version=held.lenses,
        scales_by_key=_scales(every),
        scales_by_section={
            section: tuple(_scales(one for one in every if one.section is section).values()) for section in Section
        },
        instrument_keys={scale.key: one.key for one in every for scale in one.scales},
        developments=developments,
        developments_by_version=held.developments,
    )


K = TypeVar("K")


def _first(versions: Iterable[tuple[K, ...]]) -> tuple[K, ...]:
    return tuple(group[0] for group in versions if group)


def _scales(instruments: Iterable[Instrument]) -> dict[str, Scale]:
    """The scales of instruments, each of which stands with its newest version in front."""
    found: dict[str, Scale] = {}
    for instrument in instruments:
        for scale in instrument.scales:
            found.setdefault(scale.key, scale)
    return found
