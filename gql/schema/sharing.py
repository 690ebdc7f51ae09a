"""Sharing: saving the one view of a procedure, withdrawing it, and the views open to the asker."""

from typing import Annotated

import strawberry

from db.models import recruiting as models
from db.models.sharing import SharedViewFilter
from gql.permissions import rules
from gql.resolvers import shared_views, sharing
from gql.schema.connections import After, First, page_request
from gql.schema.errors import Payload, mutation
from gql.schema.nodes import Info
from gql.schema.recruiting import RecruitmentProcedure
from gql.schema.shared_views import SharedView, SharedViewConnection


@strawberry.input(description="Which filters are to be on. What is left out is off.")
class SharedViewFiltersInput:
    competencies: bool = strawberry.field(default=False, description="Show results on the lens's competencies.")
    pressure_behaviour: bool = strawberry.field(default=False, description="Show results on behaviour under pressure.")
    learning_agility: bool = strawberry.field(default=False, description="Show results on learning agility.")
    motives: bool = strawberry.field(default=False, description="Show results on motives.")
    aptitude: bool = strawberry.field(default=False, description="Show the Big Five and reasoning (GMA).")
    scores: bool = strawberry.field(default=False, description="Show numbers and intervals, beside bands.")
    full_names: bool = strawberry.field(default=False, description="Show first and last names, instead of initials.")
    overviews: bool = strawberry.field(
        default=False, description="Show candidate summary and onboarding insights, from the sections that are on."
    )

    def chosen(self) -> frozenset[SharedViewFilter]:
        """The filters that are on."""
        return frozenset(each for each in SharedViewFilter if getattr(self, each.value.lower()))


@strawberry.input(description="The view to save over the one before.")
class ShareViewInput:
    procedure_id: strawberry.ID = strawberry.field(description="The procedure, which has one view.")
    candidate_ids: list[strawberry.ID] = strawberry.field(
        description="The candidates to show: 1 to 1,000, each with complete results."
    )
    filters: SharedViewFiltersInput = strawberry.field(description="What of them to show.")
    expected_version: int | None = strawberry.field(
        default=None,
        description="The version the asker looked at: another one is refused with STALE_VERSION. 0 expects no view. "
        "Left out, the view is saved over whatever there is.",
    )


@strawberry.input(description="The view to end.")
class WithdrawViewInput:
    procedure_id: strawberry.ID = strawberry.field(description="The procedure whose view ends.")


@strawberry.type(description="The procedure with the view that was saved.")
class ShareViewPayload(Payload):
    procedure: RecruitmentProcedure | None = strawberry.field(
        default=None, description="The procedure; null when refused."
    )
    row: strawberry.Private[models.RecruitmentProcedure | None] = None

    @strawberry.field(description="The view as a hiring manager sees it now; null when refused.")
    async def shared_view(self, info: Info) -> SharedView | None:
        view = await shared_views.shared_view_of(info.context, self.row) if self.row else None
        return SharedView.of(view) if view else None


@strawberry.type(description="The procedure without its view.")
class WithdrawViewPayload(Payload):
    procedure: RecruitmentProcedure | None = strawberry.field(
        default=None, description="The procedure; null when refused."
    )


@strawberry.type
class SharingQuery:
    @strawberry.field(
        description="The saved view of a procedure; null when nothing is shared, or not with the asker. "
        f"{rules.SEE_SHARED_VIEW}"
    )
    async def shared_view(
        self,
        info: Info,
        procedure_id: Annotated[strawberry.ID, strawberry.argument(description="The procedure's id.")],
    ) -> SharedView | None:
        view = await shared_views.shared_view(info.context, procedure_id)
        return SharedView.of(view) if view else None

    @strawberry.field(
        description="The views open to the asker as a member of teams, the newest procedure first. "
        f"{rules.READ_SHARED_VIEWS.says}"
    )
    async def shared_views(self, info: Info, first: First = 20, after: After = None) -> SharedViewConnection | None:
        page = await shared_views.shared_views(info.context, page_request(info, first, after))
        return SharedViewConnection.of(page, SharedView.of)


@strawberry.type
class SharingMutation:
    @mutation(
        "Saves the view of a procedure over the one before. From then on it is what every hiring manager of the "
        f"procedure sees. {rules.RUN_PROCEDURES.says}"
    )
    async def share_view(self, info: Info, input: ShareViewInput) -> ShareViewPayload:
        procedure = await sharing.share_view(
            info.context,
            procedure_id=input.procedure_id,
            candidate_ids=input.candidate_ids,
            filters=input.filters.chosen(),
            expected_version=input.expected_version,
        )
        return ShareViewPayload(procedure=RecruitmentProcedure.of(procedure), row=procedure)

    @mutation(
        "Ends the view for everybody. External shares are revoked: after the next save, share anew with whom it "
        f"concerns. {rules.RUN_PROCEDURES.says}"
    )
    async def withdraw_view(self, info: Info, input: WithdrawViewInput) -> WithdrawViewPayload:
        procedure = await sharing.withdraw_view(info.context, procedure_id=input.procedure_id)
        return WithdrawViewPayload(procedure=RecruitmentProcedure.of(procedure))
