"""How far somebody reaches: the condition that keeps every question inside one organisation, or inside one's teams."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists

from db.models.recruiting import RecruitmentProcedure, TeamMember


@dataclass(frozen=True, slots=True)
class Reach:
    """All procedures of an organisation, only those on whose team one person is, or only one."""

    organisation_id: UUID
    on_team: UUID | None = None
    only: UUID | None = None

    def covers(self) -> ColumnElement[bool]:
        """The condition on RecruitmentProcedure; part of the one query, never applied afterwards."""
        inside = RecruitmentProcedure.organisation_id == self.organisation_id
        if self.only is not None:
            inside = and_(inside, RecruitmentProcedure.id == self.only)
        return inside if self.on_team is None else and_(inside, on_team(self.on_team))


def on_team(employee_id: UUID) -> ColumnElement[bool]:
    """The condition that a person is on the team of a RecruitmentProcedure."""
    return exists().where(TeamMember.procedure_id == RecruitmentProcedure.id, TeamMember.employee_id == employee_id)
