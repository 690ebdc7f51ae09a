"""Passwords: what is a good one, and how they are hashed, off the event loop and four at a time."""

import re

import anyio.to_thread
from anyio import CapacityLimiter
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

from db.names import folded
from db.refusals import WeakPassword

SHORTEST, LONGEST = 15, 256
AT_ONCE = 4
# zxcvbn's scale: 0 and 1 fall to the first million guesses.
LEAST_STRENGTH = 2
# The estimate takes time with the square of the length, and a longer password is not weaker.
LONGEST_ESTIMATED = 64
# Shorter parts of names, such as "de", are found in too many words to mean anything.
SHORTEST_NAME = 3
# The estimate knows English; these are what people here would think of first.
FIRST_GUESSES = ("inzicht", "welkom", "wachtwoord", "geheim")


class Passwords:
    """Hashes with argon2id (RFC 9106, low-memory profile), and refuses what an attacker would try first."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._limiter = CapacityLimiter(AT_ONCE)
        # zxcvbn keeps the words it is given where every thread finds them.
        self._estimating = CapacityLimiter(1)
        self._dummy = self._hasher.hash("nobody's password")

    async def require_strong(self, password: str, *, about: list[str], field: str = "password") -> None:
        """Raises WeakPassword for one outside 15 to 256 characters, a common one, or one made of the given names."""
        if not SHORTEST <= len(password) <= LONGEST:
            raise WeakPassword("input", field)
        estimate = await anyio.to_thread.run_sync(_strength, password, about, limiter=self._estimating)
        if estimate < LEAST_STRENGTH:
            raise WeakPassword("input", field)

    async def hash(self, password: str) -> str:
        """The argon2id hash to keep."""
        return await anyio.to_thread.run_sync(self._hasher.hash, password, limiter=self._limiter)

    async def fits(self, password: str, kept: str | None) -> bool:
        """Whether the password made this hash; without a hash, takes as long and says no."""
        matched = await anyio.to_thread.run_sync(
            self._verify, kept or self._dummy, password[: LONGEST + 1], limiter=self._limiter
        )
        return matched and kept is not None

    def _verify(self, kept: str, password: str) -> bool:
        try:
            return self._hasher.verify(kept, password)
        except (VerificationError, InvalidHashError):
            return False


def _strength(password: str, about: list[str]) -> int:
    """What is left of a password's strength when names in it, however written, count for nothing."""
    names = sorted({name for text in about for name in re.split(r"[\W_]+", folded(text))}, key=len, reverse=True)
    known = [name for name in names if len(name) >= SHORTEST_NAME]
    rest = "".join(re.sub("|".join(map(re.escape, known)), "", folded(password)).split())
    guessed_first = [*about, *known, *FIRST_GUESSES]
    score: int = zxcvbn(rest[:LONGEST_ESTIMATED], user_inputs=guessed_first)["score"] if rest else 0
    return score
