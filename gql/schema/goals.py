"""Development goals: what somebody means to work on, and how that goes."""

from datetime import date, datetime

import strawberry

from db.models import development as models
from db.models.development import GoalStatus
from gql import ids
from gql.permissions import rules
from gql.resolvers import development, goals
from gql.schema.connections import Connection
from gql.schema.development import DevelopmentSuggestion, InsightScore
from gql.schema.errors import Payload, mutation
from gql.schema.nodes import Info, Node, or_none


@strawberry.type(description=f"What somebody means to work on; theirs alone. {rules.OWN_INSIGHTS.says}")
class DevelopmentGoal(Node):
    title: str = strawberry.field(description="What it is about.")
    description: str = strawberry.field(description="What is meant by it; may have several lines, or be empty.")
    status: GoalStatus = strawberry.field(description="Whether it is done.")
    due_on: date | None = strawberry.field(description="The day it is to be done by; null when there is none.")
    created_at: datetime = strawberry.field(description="When it was made.")
    done_at: datetime | None = strawberry.field(description="When it was completed; null before.")
    row: strawberry.Private[models.DevelopmentGoal]

    @strawberry.field(description="The score it was made from; null for a goal made freely.")
    async def insight(self, info: Info) -> InsightScore | None:
        if self.row.insight_score_id is None:
            return None
        own = await or_none(development.score_by_key(info.context, self.row.insight_score_id))
        return InsightScore.of(own, info.context.locale) if own else None

    @strawberry.field(description="The suggestion it was made from; null for any other goal.")
    def suggestion(self, info: Info) -> DevelopmentSuggestion | None:
        found = development.suggestion(self.row.suggestion) if self.row.suggestion else None
        return DevelopmentSuggestion.of(*found, info.context.locale) if found else None

    @classmethod
    def of(cls, row: models.DevelopmentGoal) -> "DevelopmentGoal":
        return cls(
            id=strawberry.ID(ids.public(ids.GOAL, row.id)),
            title=row.title,
            description=row.description,
            status=row.status,
            due_on=row.due_on,
            created_at=row.created_at,
            done_at=row.done_at,
            row=row,
        )


DevelopmentGoalConnection = Connection[DevelopmentGoal]

TITLE = "What it is about: 1 to 200 characters."
DESCRIPTION = "What is meant by it: at most 2,000 characters."
DUE_ON = "The day it is to be done by: today or later, where the organisation is."


@strawberry.input(description="A new goal: made from a score, from a suggestion, or freely.")
class CreateDevelopmentGoalInput:
    title: str = strawberry.field(description=TITLE)
    description: str = strawberry.field(default="", description=DESCRIPTION)
    insight_id: strawberry.ID | None = strawberry.field(default=None, description="The score it is made from.")
    suggestion_id: strawberry.ID | None = strawberry.field(
        default=None, description="The suggestion it is made from, which goes with one of the newest scores."
    )
    due_on: date | None = strawberry.field(default=None, description=DUE_ON)


@strawberry.input(description="What is to change of a goal; what is left out stays.")
class UpdateDevelopmentGoalInput:
    goal_id: strawberry.ID = strawberry.field(description="The goal.")
    title: str | None = strawberry.field(default=None, description=TITLE)
    description: str | None = strawberry.field(default=None, description=DESCRIPTION)
    due_on: date | None = strawberry.field(default=strawberry.UNSET, description=f"{DUE_ON} Null takes the day away.")


@strawberry.input(description="The goal that is done.")
class CompleteDevelopmentGoalInput:
    goal_id: strawberry.ID = strawberry.field(description="The goal.")


@strawberry.input(description="The goal to delete.")
class DeleteDevelopmentGoalInput:
    goal_id: strawberry.ID = strawberry.field(description="The goal.")


@strawberry.type(description="The goal that was made.")
class CreateDevelopmentGoalPayload(Payload):
    goal: DevelopmentGoal | None = strawberry.field(default=None, description="The goal; null when refused.")


@strawberry.type(description="The goal as it is now.")
class UpdateDevelopmentGoalPayload(Payload):
    goal: DevelopmentGoal | None = strawberry.field(default=None, description="The goal; null when refused.")


@strawberry.type(description="The goal as it is now.")
class CompleteDevelopmentGoalPayload(Payload):
    goal: DevelopmentGoal | None = strawberry.field(default=None, description="The goal; null when refused.")


@strawberry.type(description="What is gone.")
class DeleteDevelopmentGoalPayload(Payload):
    deleted_id: strawberry.ID | None = strawberry.field(
        default=None, description="The id of the goal that is gone; null when refused."
    )


@strawberry.type
class GoalsMutation:
    @mutation(f"Makes a development goal. {rules.OWN_INSIGHTS.says}")
    async def create_development_goal(
        self, info: Info, input: CreateDevelopmentGoalInput
    ) -> CreateDevelopmentGoalPayload:
        made = await goals.create_goal(
            info.context,
            title=input.title,
            description=input.description,
            insight_id=input.insight_id,
            suggestion_id=input.suggestion_id,
            due_on=input.due_on,
        )
        return CreateDevelopmentGoalPayload(goal=DevelopmentGoal.of(made))

    @mutation(f"Changes a goal, done or not. {rules.OWN_INSIGHTS.says}")
    async def update_development_goal(
        self, info: Info, input: UpdateDevelopmentGoalInput
    ) -> UpdateDevelopmentGoalPayload:
        changed = await goals.update_goal(
            info.context,
            goal_id=input.goal_id,
            title=input.title,
            description=input.description,
            change_due_on=input.due_on is not strawberry.UNSET,
            due_on=input.due_on or None,
        )
        return UpdateDevelopmentGoalPayload(goal=DevelopmentGoal.of(changed))

    @mutation(f"Marks a goal as done; one that is done stays as it was. {rules.OWN_INSIGHTS.says}")
    async def complete_development_goal(
        self, info: Info, input: CompleteDevelopmentGoalInput
    ) -> CompleteDevelopmentGoalPayload:
        done = await goals.complete_goal(info.context, goal_id=input.goal_id)
        return CompleteDevelopmentGoalPayload(goal=DevelopmentGoal.of(done))

    @mutation(f"Deletes a goal for good. {rules.OWN_INSIGHTS.says}")
    async def delete_development_goal(
        self, info: Info, input: DeleteDevelopmentGoalInput
    ) -> DeleteDevelopmentGoalPayload:
        await goals.delete_goal(info.context, goal_id=input.goal_id)
        return DeleteDevelopmentGoalPayload(deleted_id=input.goal_id)
