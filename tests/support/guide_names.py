"""The names in a guide: $NAME stands for a value, and takes the one it meets first; "…" stands for anything."""

import re
from collections import UserDict
from typing import Any

ANYTHING = "…"
NAME = re.compile(r"\$([A-Z][A-Z0-9_]*)")


class Names(UserDict[str, str]):
    """What the names of a page stand for by now."""

    def filled(self, value: Any) -> Any:
        """The same value, with names replaced by what they stand for."""
        if isinstance(value, dict):
            return {key: self.filled(each) for key, each in value.items()}
        if isinstance(value, list):
            return [self.filled(each) for each in value]
        return NAME.sub(lambda found: self[found[1]], value) if isinstance(value, str) else value

    def fits(self, wanted: Any, found: Any) -> bool:
        """Whether what was found is what the page shows; new names are learned on the way."""
        if isinstance(wanted, dict):
            same = isinstance(found, dict) and wanted.keys() == found.keys()
            return same and all(self.fits(wanted[key], found[key]) for key in wanted)
        if isinstance(wanted, list):
            return isinstance(found, list) and self._list_fits(wanted, found)
        if wanted == ANYTHING:
            return found is not None
        if isinstance(wanted, str) and isinstance(found, str):
            return self._text_fits(wanted, found)
        return type(wanted) is type(found) and bool(wanted == found)

    def _list_fits(self, wanted: list[Any], found: list[Any]) -> bool:
        if len(wanted) > 1 and wanted[-1] == ANYTHING:
            wanted, goes_on = wanted[:-1], len(found) >= len(wanted)
            return goes_on and all(map(self.fits, wanted, found))
        return len(wanted) == len(found) and all(map(self.fits, wanted, found))

    def _text_fits(self, wanted: str, found: str) -> bool:
        if (name := NAME.fullmatch(wanted)) and name[1] not in self:
            self[name[1]] = found
            return True
        pattern = ".*".join(re.escape(self.filled(part)) for part in wanted.split(ANYTHING))
        return re.fullmatch(pattern, found, re.DOTALL) is not None
