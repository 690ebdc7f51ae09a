"""Things with an id of their own, which `node` and `nodes` can find again."""

from collections.abc import Awaitable
from typing import TypeVar

import strawberry

from db.refusals import NotFound
from gql.context import Context

Info = strawberry.Info[Context, None]
T = TypeVar("T")


@strawberry.interface(description="A thing that `node` finds again by its id, as long as the asker may see it.")
class Node:
    id: strawberry.ID = strawberry.field(
        description="Identifies the thing among all others; opaque, and stable as long as the thing exists."
    )


async def or_none(finding: Awaitable[T]) -> T | None:
    """What was found, or None: in a query, what is not there and what is not to be seen are the same silence."""
    try:
        return await finding
    except NotFound:
        return None
