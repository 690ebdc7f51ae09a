"""People: employees, their roles and invitations."""

from typing import Annotated

import strawberry

from db.models import accounts as account_models
from db.models import people as people_models
from db.models.accounts import AccountStatus, InsightsRoute, Locale, Module
from db.models.outbox import MailStatus
from db.models.people import Role
from db.names import initials
from gql import ids
from gql.permissions import rules
from gql.resolvers import development, goals, mails, people, sittings
from gql.schema.assessments import Assessment, OfferedTest
from gql.schema.connections import After, Connection, First, Search, page_request
from gql.schema.development import SelfAwarenessInsights
from gql.schema.errors import Payload, mutation
from gql.schema.goals import DevelopmentGoal, DevelopmentGoalConnection
from gql.schema.nodes import Info, Node
from gql.schema.scalars import EmailAddress


@strawberry.type(description="A person's name.")
class PersonName:
    first: str = strawberry.field(description="First name.")
    last: str = strawberry.field(description="Last name, particles included.")
    full: str = strawberry.field(description="First and last name.")
    initials: str = strawberry.field(description='First letters of first and last name, such as "A.B.".')


@strawberry.type(description="The tenant: everything else belongs to exactly one. For its own people.")
class Organisation(Node):
    name: str = strawberry.field(description="The organisation's name.")
    modules: list[Module] = strawberry.field(description="The modules in the organisation's package, in a fixed order.")
    insights_routes: list[InsightsRoute] = strawberry.field(
        description="The ways to insights that the modules allow, in a fixed order; empty without the development "
        "module."
    )
    locale: Locale = strawberry.field(description="The language of new people, unless told otherwise.")
    time_zone: str = strawberry.field(description="An IANA time zone, such as Europe/Amsterdam.")

    @classmethod
    def of(cls, row: account_models.Organisation) -> "Organisation":
        return cls(
            id=strawberry.ID(ids.public(ids.ORGANISATION, row.id)),
            name=row.name,
            modules=list(row.modules),
            insights_routes=list(row.insights_routes),
            locale=row.locale,
            time_zone=row.time_zone,
        )


@strawberry.type(
    description=f"A person in the organisation; without a role there is no account. {rules.SEE_PEOPLE.says} "
    "Everybody sees themself."
)
class Employee(Node):
    name: PersonName = strawberry.field(description="The person's name.")
    email: EmailAddress = strawberry.field(description="The work address, which is also the one to sign in with.")
    locale: Locale = strawberry.field(description="The language the person reads.")
    roles: list[Role] = strawberry.field(
        description="The roles held, in this order: owner, recruitment role, development role."
    )
    account_status: AccountStatus = strawberry.field(description="How far the person's way in is.")
    row: strawberry.Private[people_models.Employee]

    @strawberry.field(
        description="What became of the mails to this person: FAILED when one of them was, WAITING when one still is, "
        f"else SENT; null when there were none, and for whoever may not know. {rules.UPDATE_PEOPLE.says}"
    )
    async def mail_status(self, info: Info) -> MailStatus | None:
        return await mails.status_of(info.context, self.row)

    @strawberry.field(
        description="The assessment the person takes or took last; null before the first, and for everybody but the "
        f"person themself. {rules.OWN_INSIGHTS.says}"
    )
    async def assessment(self, info: Info) -> Assessment | None:
        found = await sittings.sitting_of_employee(info.context, self.row)
        return Assessment.of(found) if found else None

    @strawberry.field(
        description="The tests that a new assessment would hold, in the order in which most people take them, to read "
        f"before one is started; null for everybody but the person themself. {rules.OWN_INSIGHTS.says}"
    )
    def offered_tests(self, info: Info) -> list[OfferedTest] | None:
        offered = sittings.tests_offered(info.context, self.row)
        return None if offered is None else [OfferedTest.of(each, info.context.locale) for each in offered]

    @strawberry.field(
        description="The newest insights; null before the first results, and for everybody but the person themself. "
        f"{rules.OWN_INSIGHTS.says}"
    )
    async def self_awareness_insights(self, info: Info) -> SelfAwarenessInsights | None:
        own = await development.insights_of(info.context, self.row)
        return SelfAwarenessInsights.of(own) if own else None

    @strawberry.field(
        description="The person's goals, the newest first; null for everybody but the person themself. "
        f"{rules.OWN_INSIGHTS.says}"
    )
    async def development_goals(
        self, info: Info, first: First = 20, after: After = None
    ) -> DevelopmentGoalConnection | None:
        page = await goals.goals_of(info.context, self.row, page_request(info, first, after))
        return DevelopmentGoalConnection.of(page, DevelopmentGoal.of) if page else None

    @strawberry.field(description="The organisation the person belongs to, which is the asker's own.")
    def organisation(self, info: Info) -> Organisation:
        return Organisation.of(rules.signed_in(info.context.viewer).organisation)

    @classmethod
    def of(cls, row: people_models.Employee) -> "Employee":
        return cls(
            id=strawberry.ID(ids.public(ids.EMPLOYEE, row.id)),
            name=person_name(row.first_name, row.last_name),
            email=EmailAddress(row.email),
            locale=row.locale,
            roles=list(row.roles),
            account_status=row.account_status,
            row=row,
        )


EmployeeConnection = Connection[Employee]


@strawberry.input(description="A new recruitment user.")
class AddRecruitmentUserInput:
    first_name: str = strawberry.field(description="First name; left as it is for somebody who is an employee already.")
    last_name: str = strawberry.field(description="Last name; left as it is for somebody who is an employee already.")
    email: EmailAddress = strawberry.field(description="The work address, which the invitation goes to.")
    role: Role = strawberry.field(description="RECRUITMENT_ADMIN, RECRUITER or RECRUITMENT_MEMBER.")
    locale: Locale | None = strawberry.field(
        default=None, description="The language of the person; the organisation's when left out."
    )


@strawberry.input(description="A role for a person.")
class AssignRoleInput:
    employee_id: strawberry.ID = strawberry.field(description="Who gets the role.")
    role: Role = strawberry.field(description="The role; it takes the place of another one of the same module.")


@strawberry.input(description="A role to take away from a person.")
class RemoveRoleInput:
    employee_id: strawberry.ID = strawberry.field(description="Who loses the role.")
    role: Role = strawberry.field(description="The role.")


@strawberry.input(description="Whose invitation is to be sent anew.")
class ResendInvitationInput:
    employee_id: strawberry.ID = strawberry.field(description="Somebody who has not activated their account yet.")


@strawberry.input(description="Whose mails are to be sent again.")
class RetryMailsInput:
    employee_id: strawberry.ID = strawberry.field(description="To whom a mail could not be delivered.")


@strawberry.input(description="What is to change of a person; what is left out or null stays.")
class UpdateEmployeeInput:
    employee_id: strawberry.ID = strawberry.field(description="Whose details change.")
    first_name: str | None = strawberry.field(default=None, description="The new first name.")
    last_name: str | None = strawberry.field(default=None, description="The new last name.")
    locale: Locale | None = strawberry.field(default=None, description="The new language.")


@strawberry.type(description="The person as they are now.")
class AddRecruitmentUserPayload(Payload):
    employee: Employee | None = strawberry.field(default=None, description="The person; null when refused.")


@strawberry.type(description="The person as they are now.")
class AssignRolePayload(Payload):
    employee: Employee | None = strawberry.field(default=None, description="The person; null when refused.")


@strawberry.type(description="The person as they are now.")
class RemoveRolePayload(Payload):
    employee: Employee | None = strawberry.field(default=None, description="The person; null when refused.")


@strawberry.type(description="The person as they are now.")
class ResendInvitationPayload(Payload):
    employee: Employee | None = strawberry.field(default=None, description="The person; null when refused.")


@strawberry.type(description="The person as they are now.")
class RetryMailsPayload(Payload):
    employee: Employee | None = strawberry.field(default=None, description="The person; null when refused.")


@strawberry.type(description="The person as they are now.")
class UpdateEmployeePayload(Payload):
    employee: Employee | None = strawberry.field(default=None, description="The person; null when refused.")


def person_name(first: str, last: str) -> PersonName:
    """A name as the schema shows it."""
    return PersonName(first=first, last=last, full=f"{first} {last}", initials=initials(first, last))


@strawberry.type
class PeopleQuery:
    @strawberry.field(description="The asker's organisation. For everybody who is signed in.")
    def organisation(self, info: Info) -> Organisation | None:
        return Organisation.of(rules.signed_in(info.context.viewer).organisation)

    @strawberry.field(
        description="The organisation's people, by last name. `search` looks in names and addresses. "
        f"{rules.SEE_PEOPLE.says}"
    )
    async def employees(
        self,
        info: Info,
        first: First = 20,
        after: After = None,
        search: Search = None,
        role: Annotated[Role | None, strawberry.argument(description="Only people who hold this role.")] = None,
    ) -> EmployeeConnection | None:
        page = await people.employees(info.context, page_request(info, first, after), search=search, role=role)
        return EmployeeConnection.of(page, Employee.of)


@strawberry.type
class PeopleMutation:
    @mutation(
        "Adds a recruitment user and sends the two e-mails of an invitation. Somebody who is an employee already gets "
        f"the role, and only the second e-mail if their account is active. {rules.ADD_RECRUITMENT_USERS.says}"
    )
    async def add_recruitment_user(self, info: Info, input: AddRecruitmentUserInput) -> AddRecruitmentUserPayload:
        added = await people.add_recruitment_user(
            info.context,
            first_name=input.first_name,
            last_name=input.last_name,
            email=input.email,
            role=input.role,
            locale=input.locale,
        )
        return AddRecruitmentUserPayload(employee=Employee.of(added))

    @mutation(
        "Gives a person a role. The first role brings an account, and the two e-mails of an invitation. "
        f"{rules.GRANT_ROLES.says}"
    )
    async def assign_role(self, info: Info, input: AssignRoleInput) -> AssignRolePayload:
        person = await people.assign_role(info.context, employee_id=input.employee_id, role=input.role)
        return AssignRolePayload(employee=Employee.of(person))

    @mutation(
        "Takes a role away from a person, and what it allowed with the next request. Without any role left the account "
        f"is deactivated and every session of it ends. {rules.REMOVE_ROLES.says}"
    )
    async def remove_role(self, info: Info, input: RemoveRoleInput) -> RemoveRolePayload:
        person = await people.remove_role(info.context, employee_id=input.employee_id, role=input.role)
        return RemoveRolePayload(employee=Employee.of(person))

    @mutation(
        "Sends the two e-mails of an invitation again; the link in the ones before stops working. "
        f"{rules.GRANT_ROLES.says}"
    )
    async def resend_invitation(self, info: Info, input: ResendInvitationInput) -> ResendInvitationPayload:
        person = await people.resend_invitation(info.context, employee_id=input.employee_id)
        return ResendInvitationPayload(employee=Employee.of(person))

    @mutation(
        "Sends the mails to a person again that could not be delivered, the same ones under the same Message-ID; where "
        "there are none, nothing happens. "
        f"{rules.UPDATE_PEOPLE.says}"
    )
    async def retry_mails(self, info: Info, input: RetryMailsInput) -> RetryMailsPayload:
        person = await mails.retry(info.context, employee_id=input.employee_id)
        return RetryMailsPayload(employee=Employee.of(person))

    @mutation(f"Changes a person's name or language. {rules.UPDATE_PEOPLE.says}")
    async def update_employee(self, info: Info, input: UpdateEmployeeInput) -> UpdateEmployeePayload:
        person = await people.update_employee(
            info.context,
            employee_id=input.employee_id,
            first_name=input.first_name,
            last_name=input.last_name,
            locale=input.locale,
        )
        return UpdateEmployeePayload(employee=Employee.of(person))
