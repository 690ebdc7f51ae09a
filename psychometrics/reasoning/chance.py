"""Chance out of a seed: the same on every machine, and not to be reckoned back from what was drawn."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Even draws out of a seed, by SHAKE-256 (NIST, 2015, FIPS 202).

    The methods of `random.Random` may draw otherwise in another version of Python, and its state can be found from its
    draws; a hash does neither.
    """

    def __init__(self, seed: bytes) -> None:
        self._numbers = _numbers(seed)

    def below(self, bound: int) -> int:
        """A number from 0 up to `bound`, itself not included."""
        # 64 bits for a bound below 2⁸: some numbers come oftener than others by less than 1 in 2⁵⁶.
        return next(self._numbers) % bound

    def pick(self, things: Sequence[T]) -> T:
        """One of the things; raises ZeroDivisionError when there are none."""
        return things[self.below(len(things))]

    def shuffled(self, things: Sequence[T]) -> tuple[T, ...]:
        """The things in any order, each as likely (Durstenfeld, 1964, Algorithm 235)."""
        left = list(things)
        for last in range(len(left) - 1, 0, -1):
            other = self.below(last + 1)
            left[last], left[other] = left[other], left[last]
        return tuple(left)


def _numbers(seed: bytes) -> Iterator[int]:
    block = 0
    # A digest of the seed goes in front, so that no seed followed by a number is another seed followed by another.
    key = hashlib.sha256(seed).digest()
    while True:
        drawn = hashlib.shake_256(key + block.to_bytes(8, "big")).digest(1024)
        for start in range(0, len(drawn), 8):
            yield int.from_bytes(drawn[start : start + 8], "big")
        block += 1
