"""Live views: what is watched rather than asked for."""

from collections.abc import AsyncGenerator
from typing import Annotated

import strawberry

from gql.permissions import rules
from gql.resolvers import live
from gql.schema.nodes import Info
from gql.schema.shared_views import SharedView


@strawberry.type(description="Everything that can be watched, over graphql-transport-ws or as server-sent events.")
class Subscription:
    @strawberry.subscription(
        description="The saved view of a procedure on subscribing, and again within a second of each save. Ends with "
        "an error of code ACCESS_ENDED as soon as the view is not (or no longer) open to the asker, and of code "
        f"SESSION_EXPIRED when their session runs out, which watching does not prolong. {rules.SEE_SHARED_VIEW}"
    )
    async def shared_view_changed(
        self,
        info: Info,
        procedure_id: Annotated[strawberry.ID, strawberry.argument(description="The procedure's id.")],
    ) -> AsyncGenerator[SharedView, None]:
        async for view in live.shared_view_changes(info.context, procedure_id):
            yield SharedView.of(view)
