"""Passwords: what is a good one, and how they are hashed, off the event loop and four at a time."""

import anyio.to_thread
from anyio import CapacityLimiter
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

from db.refusals import WeakPassword

SHORTEST, LONGEST = 15, 256
AT_ONCE = 4
# zxcvbn's scale: 0 and 1 fall to the first million guesses.
LEAST_STRENGTH = 2
# The estimate takes time with the square of the length, and a longer password is not weaker.
LONGEST_ESTIMATED = 64


class Passwords:
    """Hashes with argon2id (RFC 9106, low-memory profile), and refuses what an attacker would try first."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._limiter = CapacityLimiter(AT_ONCE)
        self._dummy = self._hasher.hash("nobody's password")

    async def require_strong(self, password: str, *, about: list[str]) -> None:
        """Raises WeakPassword for one outside 15 to 256 characters, a common one, or one made of the given names."""
        if not SHORTEST <= len(password) <= LONGEST:
            raise WeakPassword("input", "password")
        estimate = await anyio.to_thread.run_sync(_strength, password, about, limiter=self._limiter)
        if estimate < LEAST_STRENGTH:
            raise WeakPassword("input", "password")

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
    parts = [part for text in about for part in (text, *text.replace("@", " ").replace(".", " ").split())]
    score: int = zxcvbn(password[:LONGEST_ESTIMATED], user_inputs=[*parts, "inzicht"])["score"]
    return score
