"""From candidate to employee: marking as hired, the list of pending employees, adding them."""

from datetime import datetime

import strawberry

from db.models import hiring as models
from gql import ids
from gql.permissions import rules
from gql.resolvers import hiring
from gql.schema.connections import After, Connection, First, Search, page_request
from gql.schema.errors import Payload, mutation
from gql.schema.nodes import Info, Node
from gql.schema.people import Employee, PersonName, person_name
from gql.schema.recruiting import Candidate
from gql.schema.scalars import EmailAddress


@strawberry.type(
    description=f"Somebody who was hired, and is still to be added as an employee. {rules.ADD_HIRED.says} Whoever "
    "marks a candidate as hired sees what becomes of it."
)
class PendingEmployee(Node):
    name: PersonName = strawberry.field(description="The person's name.")
    private_email: EmailAddress = strawberry.field(description="The address they had as a candidate.")
    procedure_title: str = strawberry.field(description="The title of the procedure they were hired in.")
    hired_at: datetime = strawberry.field(description="When they were marked as hired.")

    @classmethod
    def of(cls, row: models.PendingEmployee) -> "PendingEmployee":
        return cls(
            id=strawberry.ID(ids.public(ids.PENDING_EMPLOYEE, row.id)),
            name=person_name(row.first_name, row.last_name),
            private_email=EmailAddress(row.private_email),
            procedure_title=row.procedure_title,
            hired_at=row.hired_at,
        )


PendingEmployeeConnection = Connection[PendingEmployee]


@strawberry.input(description="The candidate who was hired.")
class MarkCandidateHiredInput:
    candidate_id: strawberry.ID = strawberry.field(description="A candidate with complete results.")


@strawberry.input(description="Who is to become an employee, under which address.")
class AddAsEmployeeInput:
    pending_employee_id: strawberry.ID = strawberry.field(description="Somebody on the list of pending employees.")
    work_email: EmailAddress = strawberry.field(description="The work address, which takes the private one's place.")
    keep_private_email: bool = strawberry.field(
        default=False,
        description="Says that the private address is to stay; without it, that address is refused with "
        "WORK_EMAIL_REQUIRED.",
    )


@strawberry.type(description="The candidate, and who they have become.")
class MarkCandidateHiredPayload(Payload):
    candidate: Candidate | None = strawberry.field(default=None, description="The candidate; null when refused.")
    pending_employee: PendingEmployee | None = strawberry.field(
        default=None, description="The pending employee; null when refused."
    )


@strawberry.type(description="The new employee.")
class AddAsEmployeePayload(Payload):
    employee: Employee | None = strawberry.field(default=None, description="The employee; null when refused.")
    pending_employee_id: strawberry.ID | None = strawberry.field(
        default=None, description="Who is not on the list of pending employees any more; null when refused."
    )


@strawberry.type
class HiringQuery:
    @strawberry.field(
        description="Those who were hired and are still to be added, by last name. `search` looks in names and "
        f"addresses. {rules.ADD_HIRED.says}"
    )
    async def pending_employees(
        self, info: Info, first: First = 20, after: After = None, search: Search = None
    ) -> PendingEmployeeConnection | None:
        page = await hiring.pending_employees(info.context, page_request(info, first, after), search)
        return PendingEmployeeConnection.of(page, PendingEmployee.of)


@strawberry.type
class HiringMutation:
    @mutation(
        "Marks a candidate as hired and puts them on the list of pending employees. Marked again, it answers the same. "
        f"{rules.MARK_HIRED.says}"
    )
    async def mark_candidate_hired(self, info: Info, input: MarkCandidateHiredInput) -> MarkCandidateHiredPayload:
        candidate, pending = await hiring.mark_hired(info.context, candidate_id=input.candidate_id)
        return MarkCandidateHiredPayload(
            candidate=Candidate.of(candidate), pending_employee=PendingEmployee.of(pending)
        )

    @mutation(
        "Turns a pending employee into an employee. What insights show of their results is carried over, and they get "
        f"a mail that says so. {rules.ADD_HIRED.says}"
    )
    async def add_as_employee(self, info: Info, input: AddAsEmployeeInput) -> AddAsEmployeePayload:
        person, _ = await hiring.add_as_employee(
            info.context,
            pending_id=input.pending_employee_id,
            work_email=input.work_email,
            keep_private_email=input.keep_private_email,
        )
        return AddAsEmployeePayload(employee=Employee.of(person), pending_employee_id=input.pending_employee_id)
