"""Recruitment procedures, their teams and their candidates."""

from datetime import datetime
from typing import Annotated

import strawberry

from db.models import recruiting as models
from db.models.accounts import Locale
from db.models.outbox import MailStatus
from db.models.recruiting import CandidateStatus, ProcedureStatus
from gql import ids
from gql.permissions import rules
from gql.resolvers import assessments, candidate_links, external, recruiting, shared_views, sittings
from gql.schema.assessments import Assessment
from gql.schema.connections import After, Connection, First, Search, page_request
from gql.schema.errors import Payload, mutation
from gql.schema.external_shares import ExternalShare, ExternalShareConnection
from gql.schema.nodes import Info, Node, or_none
from gql.schema.people import Employee, EmployeeConnection, PersonName, person_name
from gql.schema.results import LANGUAGES, CandidateResults, Competency, candidate_results, competencies_of
from gql.schema.scalars import EmailAddress
from gql.schema.shared_views import SharedView
from psychometrics.catalogue import catalogue
from psychometrics.files import Lens as LensFile


@strawberry.type(
    description="A competency framework: it weighs scales into competencies. A procedure keeps its version for good."
)
class Lens(Node):
    key: str = strawberry.field(description="Names the lens in every language and version, such as `leadership`.")
    name: str = strawberry.field(description="The lens's name.")
    description: str = strawberry.field(description="What the lens looks at.")
    version: int = strawberry.field(description="The version; a higher one is newer.")
    competencies: list[Competency] = strawberry.field(description="The competencies, in the lens's order.")

    @classmethod
    def of(cls, lens: LensFile, locale: Locale) -> "Lens":
        language = LANGUAGES[locale]
        return cls(
            id=strawberry.ID(ids.lens(lens.key, lens.version)),
            key=lens.key,
            name=lens.name.in_(language),
            description=lens.description.in_(language),
            version=lens.version,
            competencies=competencies_of(lens.key, lens.version, locale),
        )


@strawberry.type(description=f"One vacancy being filled. {rules.RUN_PROCEDURES.says}")
class RecruitmentProcedure(Node):
    title: str = strawberry.field(description="What the procedure is called.")
    status: ProcedureStatus = strawberry.field(description="Whether it still runs.")
    created_at: datetime = strawberry.field(description="When it was made.")
    row: strawberry.Private[models.RecruitmentProcedure]

    @strawberry.field(description="The lens through which competencies are seen, fixed when the procedure was made.")
    def lens(self, info: Info) -> Lens:
        return Lens.of(catalogue().lens(self.row.lens_key, self.row.lens_version), info.context.locale)

    @strawberry.field(
        description="Who is on the team, in the order of their invitations: those who run the procedure, and "
        "the hiring managers who see its saved view."
    )
    async def team(self, info: Info, first: First = 20, after: After = None) -> EmployeeConnection | None:
        page = await recruiting.team_of(info.context, self.row, page_request(info, first, after))
        return EmployeeConnection.of(page, lambda place: Employee.of(place.employee))

    @strawberry.field(description="The candidates, by last name. `search` looks in names and addresses.")
    async def candidates(
        self, info: Info, first: First = 20, after: After = None, search: Search = None
    ) -> "CandidateConnection | None":
        page = await recruiting.candidates_of(
            info.context, self.row, page_request(info, first, after), search=search, selected=False
        )
        return CandidateConnection.of(page, Candidate.of)

    @strawberry.field(description="The saved view, as a hiring manager sees it; null when nothing is shared.")
    async def shared_view(self, info: Info) -> SharedView | None:
        view = await shared_views.shared_view_of(info.context, self.row)
        return SharedView.of(view) if view else None

    @strawberry.field(
        description="The candidates in the saved view, by last name, so that it can be opened again and changed; "
        "empty when nothing is shared."
    )
    async def selected_candidates(
        self, info: Info, first: First = 20, after: After = None
    ) -> "CandidateConnection | None":
        page = await recruiting.candidates_of(
            info.context, self.row, page_request(info, first, after), search=None, selected=True
        )
        return CandidateConnection.of(page, Candidate.of)

    @strawberry.field(description="The people outside the organisation the view was shared with, the newest first.")
    async def external_shares(
        self, info: Info, first: First = 20, after: After = None
    ) -> ExternalShareConnection | None:
        page = await external.shares_of(info.context, self.row, page_request(info, first, after))
        return ExternalShareConnection.of(page, ExternalShare.of)

    @classmethod
    def of(cls, row: models.RecruitmentProcedure) -> "RecruitmentProcedure":
        return cls(
            id=strawberry.ID(ids.public(ids.PROCEDURE, row.id)),
            title=row.title,
            status=row.status,
            created_at=row.created_at,
            row=row,
        )


@strawberry.type(description=f"An external person tested in one procedure. {rules.RUN_PROCEDURES.says}")
class Candidate(Node):
    name: PersonName = strawberry.field(description="The candidate's name.")
    email: EmailAddress = strawberry.field(description="The candidate's private address; never part of a shared view.")
    status: CandidateStatus = strawberry.field(description="How far the candidate is.")
    hired_at: datetime | None = strawberry.field(description="When the candidate was marked as hired; null before.")
    link_expires_at: datetime | None = strawberry.field(
        description="Until when the newest link to the assessment opens; null for somebody who was never sent one."
    )
    row: strawberry.Private[models.Candidate]

    @strawberry.field(description="The procedure the candidate is tested in; null when it is there no more.")
    async def procedure(self, info: Info) -> RecruitmentProcedure | None:
        found = await recruiting.procedure_of(info.context, self.row)
        return RecruitmentProcedure.of(found) if found else None

    @strawberry.field(
        description="How far the candidate is; never an item or an answer. Null for somebody who was never given the "
        "assessment here."
    )
    async def assessment(self, info: Info) -> Assessment | None:
        found = await sittings.sitting_of_candidate(info.context, self.row)
        return Assessment.of(found) if found else None

    @strawberry.field(
        description="What became of the mail with the candidate's newest link; null for somebody who was never sent "
        "one."
    )
    async def mail_status(self, info: Info) -> MailStatus | None:
        return await candidate_links.mail_status_of(info.context, self.row)

    @strawberry.field(description="All results; null until the assessment is complete.")
    async def results(self, info: Info) -> CandidateResults | None:
        found = await assessments.results_of(info.context, self.row)
        return candidate_results(found.result, found.sections, self.row.name, info.context.locale) if found else None

    @classmethod
    def of(cls, row: models.Candidate) -> "Candidate":
        return cls(
            id=strawberry.ID(ids.public(ids.CANDIDATE, row.id)),
            name=person_name(row.first_name, row.last_name),
            email=EmailAddress(row.email),
            status=row.status,
            hired_at=row.hired_at,
            link_expires_at=row.link_expires_at,
            row=row,
        )


RecruitmentProcedureConnection = Connection[RecruitmentProcedure]
CandidateConnection = Connection[Candidate]


@strawberry.input(description="A new procedure.")
class CreateRecruitmentProcedureInput:
    title: str = strawberry.field(description="What it is called: 1 to 200 characters.")
    lens_key: str = strawberry.field(description="The key of a lens; its newest version is kept for good.")


@strawberry.input(description="The procedure to close.")
class CloseRecruitmentProcedureInput:
    procedure_id: strawberry.ID = strawberry.field(description="The procedure.")


@strawberry.input(description="A new candidate.")
class AddCandidateInput:
    procedure_id: strawberry.ID = strawberry.field(description="The procedure they are tested in.")
    first_name: str = strawberry.field(description="First name.")
    last_name: str = strawberry.field(description="Last name, particles included.")
    email: EmailAddress = strawberry.field(description="The private address; once in each procedure.")
    locale: Locale | None = strawberry.field(
        default=None, description="The candidate's language; the organisation's when left out."
    )


@strawberry.input(description="Somebody for a procedure's team.")
class InviteToRecruitmentTeamInput:
    procedure_id: strawberry.ID = strawberry.field(description="The procedure.")
    employee_id: strawberry.ID = strawberry.field(description="Somebody with a recruitment role, or an owner.")


@strawberry.input(description="Somebody to take off a procedure's team.")
class RemoveFromRecruitmentTeamInput:
    procedure_id: strawberry.ID = strawberry.field(description="The procedure.")
    employee_id: strawberry.ID = strawberry.field(description="Somebody on its team.")


@strawberry.type(description="The procedure as it is now.")
class CreateRecruitmentProcedurePayload(Payload):
    procedure: RecruitmentProcedure | None = strawberry.field(
        default=None, description="The procedure; null when refused."
    )


@strawberry.type(description="The procedure as it is now.")
class CloseRecruitmentProcedurePayload(Payload):
    procedure: RecruitmentProcedure | None = strawberry.field(
        default=None, description="The procedure; null when refused."
    )


@strawberry.type(description="The candidate as they are now.")
class AddCandidatePayload(Payload):
    candidate: Candidate | None = strawberry.field(default=None, description="The candidate; null when refused.")


@strawberry.type(description="The procedure as it is now.")
class InviteToRecruitmentTeamPayload(Payload):
    procedure: RecruitmentProcedure | None = strawberry.field(
        default=None, description="The procedure; null when refused."
    )


@strawberry.type(description="The procedure as it is now.")
class RemoveFromRecruitmentTeamPayload(Payload):
    procedure: RecruitmentProcedure | None = strawberry.field(
        default=None, description="The procedure; null when refused."
    )


@strawberry.type
class RecruitingQuery:
    @strawberry.field(description=f"The lenses a procedure can be made with, by key. {rules.CREATE_PROCEDURES.says}")
    def lenses(self, info: Info) -> list[Lens] | None:
        return [Lens.of(lens, info.context.locale) for lens in recruiting.lenses(info.context)]

    @strawberry.field(
        description="The procedures the asker runs, newest first. `search` looks in titles. "
        f"{rules.RUN_PROCEDURES.says}"
    )
    async def recruitment_procedures(
        self, info: Info, first: First = 20, after: After = None, search: Search = None
    ) -> RecruitmentProcedureConnection | None:
        page = await recruiting.procedures(info.context, page_request(info, first, after), search)
        return RecruitmentProcedureConnection.of(page, RecruitmentProcedure.of)

    @strawberry.field(
        description=f"One procedure; null when it is unknown or not the asker's to run. {rules.RUN_PROCEDURES.says}"
    )
    async def recruitment_procedure(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The procedure's id.")]
    ) -> RecruitmentProcedure | None:
        found = await or_none(recruiting.procedure(info.context, id))
        return RecruitmentProcedure.of(found) if found else None


@strawberry.type
class RecruitingMutation:
    @mutation(f"Starts a procedure; whoever creates it joins its team. {rules.CREATE_PROCEDURES.says}")
    async def create_recruitment_procedure(
        self, info: Info, input: CreateRecruitmentProcedureInput
    ) -> CreateRecruitmentProcedurePayload:
        made = await recruiting.create_procedure(info.context, title=input.title, lens_key=input.lens_key)
        return CreateRecruitmentProcedurePayload(procedure=RecruitmentProcedure.of(made))

    @mutation(
        "Closes a procedure: its shared view ends for everybody, external shares are revoked, and nothing in it "
        "changes any more. "
        f"{rules.RUN_PROCEDURES.says}"
    )
    async def close_recruitment_procedure(
        self, info: Info, input: CloseRecruitmentProcedureInput
    ) -> CloseRecruitmentProcedurePayload:
        closed = await recruiting.close_procedure(info.context, procedure_id=input.procedure_id)
        return CloseRecruitmentProcedurePayload(procedure=RecruitmentProcedure.of(closed))

    @mutation(
        "Adds a candidate to an open procedure, and mails them a link to the assessment, which opens for 14 days. "
        f"{rules.RUN_PROCEDURES.says}"
    )
    async def add_candidate(self, info: Info, input: AddCandidateInput) -> AddCandidatePayload:
        added = await recruiting.add_candidate(
            info.context,
            procedure_id=input.procedure_id,
            first_name=input.first_name,
            last_name=input.last_name,
            email=input.email,
            locale=input.locale,
        )
        return AddCandidatePayload(candidate=Candidate.of(added))

    @mutation(
        "Puts somebody on the team of an open procedure, and mails them an invitation to look at the results. "
        f"{rules.RUN_PROCEDURES.says}"
    )
    async def invite_to_recruitment_team(
        self, info: Info, input: InviteToRecruitmentTeamInput
    ) -> InviteToRecruitmentTeamPayload:
        procedure = await recruiting.invite_to_team(
            info.context, procedure_id=input.procedure_id, employee_id=input.employee_id
        )
        return InviteToRecruitmentTeamPayload(procedure=RecruitmentProcedure.of(procedure))

    @mutation(
        f"Takes somebody off a team; what they saw through it ends with their next request. {rules.RUN_PROCEDURES.says}"
    )
    async def remove_from_recruitment_team(
        self, info: Info, input: RemoveFromRecruitmentTeamInput
    ) -> RemoveFromRecruitmentTeamPayload:
        procedure = await recruiting.remove_from_team(
            info.context, procedure_id=input.procedure_id, employee_id=input.employee_id
        )
        return RemoveFromRecruitmentTeamPayload(procedure=RecruitmentProcedure.of(procedure))
