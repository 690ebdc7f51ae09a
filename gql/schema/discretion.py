"""Discretion: what the library says of a wrong request, without the values in it: they may be tokens or passwords."""

import re

_GIVEN = re.compile(
    r"(?:, found:? | Found: |(?<=Unexpected String) |(?<=Unexpected BlockString) ).*"
    r"|(?<= cannot represent)(?P<kind>[^:]*): .*"
    r"|(?<=Value) '.*'(?= does not exist in )",
    re.DOTALL,
)


def discreet(text: str) -> str:
    """The text with every given value left out."""
    told = _GIVEN.sub(lambda found: found["kind"] or "", text)
    return told if told == text or told.endswith((".", "?")) else f"{told}."
