"""Loaders: questions that sibling fields ask one by one and the database is asked once."""

from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

from strawberry.dataloader import DataLoader

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Loaders:
    """The loaders of one operation, made when first asked for, one for each question and its arguments."""

    def __init__(self) -> None:
        self._loaders: dict[Hashable, DataLoader[Any, Any]] = {}

    def load(self, question: Hashable, key: K, ask: Callable[[list[K]], Awaitable[dict[K, V]]]) -> Awaitable[V | None]:
        """The answer for one key; `ask` gets all keys of the moment, opens its own short reading, and is asked once."""
        loader = self._loaders.get(question)
        if loader is None:

            async def batch(keys: list[K]) -> list[V | None]:
                answers = await ask(keys)
                return [answers.get(each) for each in keys]

            loader = self._loaders[question] = DataLoader(batch)
        return loader.load(key)

    def clear(self) -> None:
        """Forgets every answer, because a mutation has changed what they may be."""
        self._loaders.clear()
