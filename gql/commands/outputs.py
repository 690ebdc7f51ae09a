"""Files that a command writes: under their names once all of them are whole, or not at all."""

import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TextIO

from gql.commands.running import refuse


def require_apart(read: Sequence[Path], written: Sequence[Path]) -> None:
    """Refuses to write over what is read, to write two files under one name, and what is no ordinary file."""
    for place, path in enumerate(written):
        if path.exists() and not path.is_file():
            raise refuse(f"{path} cannot be written: it is no ordinary file.")
        for other in (*read, *written[:place]):
            if _same(path, other):
                raise refuse(f"{path} cannot be written: {other} is that file too.")


def _same(one: Path, other: Path) -> bool:
    # Of files that are there, the system knows which are one: by links, or where letter case makes no difference.
    if one.exists() and other.exists():
        return one.samefile(other)
    return one.resolve() == other.resolve()


@contextmanager
def written_whole(*files: Path) -> Iterator[list[TextIO]]:
    """Files to write to, which take their names, and the places of older ones, when all of them are on the disk."""
    # Where a name is a link, the link stays, and what it leads to is written.
    targets = [file.resolve() for file in files]
    parts = [target.with_name(f"{target.name}.{secrets.token_hex(4)}.part") for target in targets]
    try:
        with ExitStack() as open_files:
            lines = [open_files.enter_context(_opened(part, file)) for part, file in zip(parts, files, strict=True)]
            yield lines
            for each in lines:
                each.flush()
                os.fsync(each.fileno())
        for part, target in zip(parts, targets, strict=True):
            part.replace(target)
    except BrokenPipeError:
        raise  # The screen's, and no file's: the command line ends quietly.
    except OSError as error:
        raise refuse(f"{' and '.join(map(str, files))} cannot be written: {error.strerror}.") from error
    finally:
        for part in parts:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _opened(part: Path, file: Path) -> TextIO:
    try:
        return part.open("x", encoding="utf-8", newline="")
    except OSError as error:
        raise refuse(f"{file} cannot be written: {error.strerror}.") from error
