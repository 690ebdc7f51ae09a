"""Adding employees directly."""

import strawberry

from db.models.accounts import Locale
from db.refusals import Refusal
from gql.permissions import rules
from gql.resolvers import adding
from gql.resolvers.adding import MOST_AT_ONCE, NewPerson
from gql.schema.errors import Payload, mutation, user_error
from gql.schema.nodes import Info
from gql.schema.people import Employee
from gql.schema.scalars import EmailAddress


@strawberry.input(description="A new employee.")
class AddEmployeeInput:
    first_name: str = strawberry.field(description="First name.")
    last_name: str = strawberry.field(description="Last name, particles included.")
    email: EmailAddress = strawberry.field(description="The work address: one in the organisation, in any letter case.")
    locale: Locale | None = strawberry.field(
        default=None, description="The language of the person; the organisation's when left out."
    )

    def person(self) -> NewPerson:
        """The person described."""
        return NewPerson(self.first_name, self.last_name, self.email, self.locale)


@strawberry.input(description="One row an employee; good rows are kept, bad ones carry their errors.")
class AddEmployeesInput:
    employees: list[AddEmployeeInput] = strawberry.field(description=f"The rows: at most {MOST_AT_ONCE}.")


@strawberry.type(description="The employee that was added.")
class AddEmployeePayload(Payload):
    employee: Employee | None = strawberry.field(default=None, description="The employee; null when refused.")


@strawberry.type(description="What became of each row.")
class AddEmployeesPayload(Payload):
    rows: list[AddEmployeePayload] = strawberry.field(
        default_factory=list,
        description="A payload for each row, in the order of the input; empty when refused.",
    )


@strawberry.type
class AddingMutation:
    @mutation(f"Adds an employee, without a role yet: a role brings an account. {rules.ADD_EMPLOYEES.says}")
    async def add_employee(self, info: Info, input: AddEmployeeInput) -> AddEmployeePayload:
        return AddEmployeePayload(employee=Employee.of(await adding.add_employee(info.context, input.person())))

    @mutation(
        "Adds employees, each by itself: good rows are kept, bad ones carry their errors in `rows`. "
        f"{rules.ADD_EMPLOYEES.says}"
    )
    async def add_employees(self, info: Info, input: AddEmployeesInput) -> AddEmployeesPayload:
        done = await adding.add_employees(info.context, [each.person() for each in input.employees])
        return AddEmployeesPayload(
            rows=[
                AddEmployeePayload(errors=[user_error(each, info.context.locale)])
                if isinstance(each, Refusal)
                else AddEmployeePayload(employee=Employee.of(each))
                for each in done
            ]
        )
