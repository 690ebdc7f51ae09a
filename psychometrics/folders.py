"""Folders of data files: ours, and those that an organisation adds, read into versions by key."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from importlib.resources.abc import Traversable
from typing import TypeVar

from psychometrics.files import (
    DataFile,
    DataFileError,
    Development,
    Instrument,
    Lens,
    Norms,
    Overviews,
    Problem,
    Purpose,
    read,
)

ORDER = ("personality", "reasoning", "pressure", "learning-agility", "motives")
"""Our own instruments, in the order in which they are taken; others follow by key."""

MAY_BE_ADDED = ("instruments", "norms", "lenses", "development")

M = TypeVar("M", bound=DataFile)
K = TypeVar("K", Instrument, Lens, Development)


@dataclass(frozen=True, slots=True)
class Held:
    """What the files of all folders hold, in every version."""

    instruments: Mapping[tuple[str, int], Instrument]
    norms: Mapping[str, Norms]
    lenses: Mapping[tuple[str, int], Lens]
    developments: Mapping[tuple[str, int], Development]
    overviews: Overviews
    purpose: Purpose


def read_all(folder: Traversable, further: Sequence[Traversable]) -> Held:
    """The files of a whole folder, and of further ones that need not have everything; raises DataFileError."""
    for each in further:
        _require_something(each)
    folders = (folder, *further)
    return Held(
        instruments=_versions(folders, "instruments", Instrument),
        norms={one.version: one for one in _once(folders, "norms", Norms)},
        lenses=_versions(folders, "lenses", Lens),
        developments=_versions(folders, "development", Development),
        overviews=max(_read(folder, "texts", Overviews, "overviews-*.toml"), key=lambda one: one.version),
        purpose=max(_read(folder, "texts", Purpose, "purpose-*.toml"), key=lambda one: one.version),
    )


def newest_first(versions: Iterable[K]) -> dict[str, tuple[K, ...]]:
    """All versions by key, in the order of keys, the newest in front."""
    found: dict[str, list[K]] = {}
    for each in versions:
        found.setdefault(each.key, []).append(each)
    return {key: tuple(sorted(found[key], key=lambda one: -one.version)) for key in sorted(found)}


def in_order(instruments: Mapping[str, tuple[Instrument, ...]]) -> tuple[tuple[Instrument, ...], ...]:
    """The versions of each instrument: ours in their order, then the others by key. Raises DataFileError."""
    for key in ORDER:
        if key not in instruments:
            raise DataFileError(f"{key}-1.toml", Problem("key", "this instrument is missing"))
    others = sorted(instruments.keys() - {*ORDER})
    return tuple(instruments[key] for key in (*ORDER, *others))


def _require_something(folder: Traversable) -> None:
    if not any(folder.joinpath(kind).is_dir() for kind in MAY_BE_ADDED):
        raise DataFileError(str(folder), Problem("", f"there is none of the folders {', '.join(MAY_BE_ADDED)} here"))


def _versions(folders: Sequence[Traversable], kind: str, model: type[K]) -> dict[tuple[str, int], K]:
    return {(one.key, one.version): one for one in _once(folders, kind, model)}


def _once(folders: Sequence[Traversable], kind: str, model: type[M]) -> list[M]:
    """The files of one kind in all folders; a file that another folder has is refused, not replaced."""
    found: dict[str, M] = {}
    for place, folder in enumerate(folders):
        for one in _read(folder, kind, model, required=place == 0):
            if one.file_name in found:
                reason = "there is a file of this name already: what differs from it is a new version"
                raise DataFileError(f"{folder.name}/{kind}/{one.file_name}", Problem("version", reason))
            found[one.file_name] = one
    return list(found.values())


def _read(folder: Traversable, kind: str, model: type[M], like: str = "*.toml", *, required: bool = True) -> list[M]:
    within = folder.joinpath(kind)
    if not required and not within.is_dir():
        return []
    names = sorted(file.name for file in within.iterdir() if file.is_file() and fnmatch(file.name, like))
    found = [read(within.joinpath(name), model) for name in names]
    if required and not found:
        raise DataFileError(kind, Problem("", f"there is no {like} here"))
    return found
