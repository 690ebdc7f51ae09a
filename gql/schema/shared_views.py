"""The saved view of a procedure, exactly as a hiring manager sees it, whoever asks."""

from datetime import datetime

import strawberry

from db.models.sharing import SharedViewFilter
from db.queries.shared_people import Person
from db.queries.sharing import OpenView
from gql import ids
from gql.permissions.filters import VisibleWhen
from gql.resolvers import shared_views
from gql.schema.connections import After, Connection, First, page_request
from gql.schema.nodes import Info, Node
from gql.schema.results import AptitudeResult, CompetencyResult, Overviews, Reading, ScaleResult
from gql.schema.scalars import URL
from gql.schema.selection import wanted
from psychometrics.sections import Section


@strawberry.type(description="The eight filters of a saved view.")
class SharedViewFilters:
    competencies: bool = strawberry.field(description="Whether results on competencies show.")
    pressure_behaviour: bool = strawberry.field(description="Whether results on behaviour under pressure show.")
    learning_agility: bool = strawberry.field(description="Whether results on learning agility show.")
    motives: bool = strawberry.field(description="Whether results on motives show.")
    aptitude: bool = strawberry.field(description="Whether the Big Five and reasoning (GMA) show.")
    scores: bool = strawberry.field(description="Whether numbers and intervals show, beside bands.")
    full_names: bool = strawberry.field(description="Whether first and last names show, instead of initials.")
    overviews: bool = strawberry.field(description="Whether candidate summary and onboarding insights show.")

    @classmethod
    def of(cls, visible: frozenset[SharedViewFilter]) -> "SharedViewFilters":
        return cls(**{each.value.lower(): each in visible for each in SharedViewFilter})


@strawberry.type(
    description="A candidate in a saved view. The id belongs to this place in this view alone: taken out "
    "and put back, a candidate has a new one."
)
class SharedCandidate(Node):
    display_name: str = strawberry.field(
        description="What to call the candidate: the full name when FULL_NAMES is on, else initials; equal "
        "initials are told apart by a number that means nothing."
    )
    initials: str = strawberry.field(description="The candidate's initials.")
    provisional_norms: bool = strawberry.field(
        description="Whether the norms behind bands and numbers are provisional."
    )
    person: strawberry.Private[Person]
    reading: strawberry.Private[Reading]
    visible: strawberry.Private[frozenset[SharedViewFilter]]

    @strawberry.field(
        description="First and last name; null unless FULL_NAMES is on.",
        extensions=[VisibleWhen(SharedViewFilter.FULL_NAMES)],
    )
    def full_name(self) -> str | None:
        return self.display_name

    @strawberry.field(
        description="Results on the lens's competencies, in the lens's order; null unless COMPETENCIES is on.",
        extensions=[VisibleWhen(SharedViewFilter.COMPETENCIES)],
    )
    def competencies(self) -> list[CompetencyResult] | None:
        return self.reading.competencies(self.person.sections[Section.COMPETENCIES])

    @strawberry.field(
        description="Results on behaviour under pressure, in the instrument's order; "
        "null unless PRESSURE_BEHAVIOUR is on.",
        extensions=[VisibleWhen(SharedViewFilter.PRESSURE_BEHAVIOUR)],
    )
    def pressure_behaviour(self) -> list[ScaleResult] | None:
        return self.reading.scales(self.person.sections[Section.PRESSURE_BEHAVIOUR])

    @strawberry.field(
        description="Results on learning agility, in the instrument's order; null unless LEARNING_AGILITY is on.",
        extensions=[VisibleWhen(SharedViewFilter.LEARNING_AGILITY)],
    )
    def learning_agility(self) -> list[ScaleResult] | None:
        return self.reading.scales(self.person.sections[Section.LEARNING_AGILITY])

    @strawberry.field(
        description="Results on motives, in the instrument's order; null unless MOTIVES is on.",
        extensions=[VisibleWhen(SharedViewFilter.MOTIVES)],
    )
    def motives(self) -> list[ScaleResult] | None:
        return self.reading.scales(self.person.sections[Section.MOTIVES])

    @strawberry.field(
        description="Personality and reasoning; null unless APTITUDE is on.",
        extensions=[VisibleWhen(SharedViewFilter.APTITUDE)],
    )
    def aptitude(self) -> AptitudeResult | None:
        return self.reading.aptitude(self.person.sections[Section.APTITUDE])

    @strawberry.field(
        description="Candidate summary and onboarding insights, from the sections that are on; "
        "null unless OVERVIEWS is on.",
        extensions=[VisibleWhen(SharedViewFilter.OVERVIEWS)],
    )
    def overviews(self) -> Overviews | None:
        return self.reading.overviews(self.person.sections, self.display_name)

    @classmethod
    def of(cls, person: Person, reading: Reading) -> "SharedCandidate":
        return cls(
            id=strawberry.ID(ids.public(ids.SHARED_CANDIDATE, person.id)),
            display_name=person.display_name,
            initials=person.initials,
            provisional_norms=person.provisional_norms,
            person=person,
            reading=reading,
            visible=reading.visible,
        )


SharedCandidateConnection = Connection[SharedCandidate]


@strawberry.type(
    description="The one saved view of a procedure, exactly as a hiring manager sees it, whoever asks. What its "
    "filters hide is null, without an error."
)
class SharedView(Node):
    row: strawberry.Private[OpenView]

    @property
    def visible(self) -> frozenset[SharedViewFilter]:
        return self.row.visible

    @strawberry.field(description="The procedure it belongs to.")
    def procedure_id(self) -> strawberry.ID:
        return strawberry.ID(ids.public(ids.PROCEDURE, self.row.procedure_id))

    @strawberry.field(description="The title of the procedure.")
    def procedure_title(self) -> str:
        return self.row.procedure_title

    @strawberry.field(
        description="The name of the lens that weighs scales into competencies; null unless COMPETENCIES is on.",
        extensions=[VisibleWhen(SharedViewFilter.COMPETENCIES)],
    )
    def lens_name(self, info: Info) -> str | None:
        return self.reading(info).lens_name

    @strawberry.field(description="Counts the saves of the view: each makes it one higher.")
    def version(self) -> int:
        return self.row.version

    @strawberry.field(description="When it was last saved.")
    def saved_at(self) -> datetime:
        return self.row.saved_at

    @strawberry.field(description="Which filters are on.")
    def filters(self) -> SharedViewFilters:
        return SharedViewFilters.of(self.row.visible)

    @strawberry.field(description="The filters that are on, in a fixed order.")
    def visible_sections(self) -> list[SharedViewFilter]:
        return [each for each in SharedViewFilter if each in self.row.visible]

    @strawberry.field(description="The address of this view for people on the team. It is no credential.")
    def url(self, info: Info) -> URL:
        return URL(info.context.service.addresses.shared_view(ids.public(ids.PROCEDURE, self.row.procedure_id)))

    @strawberry.field(
        description="The chosen candidates: by last name when FULL_NAMES is on, else in an order drawn by chance. "
        "Never by score."
    )
    async def candidates(self, info: Info, first: First = 20, after: After = None) -> SharedCandidateConnection:
        page = await shared_views.people_of(info.context, self.row, page_request(info, first, after), wanted(info))
        reading = self.reading(info)
        return SharedCandidateConnection.of(page, lambda person: SharedCandidate.of(person, reading))

    def reading(self, info: Info) -> Reading:
        """How this view's results are shown to the asker."""
        return reading_of(self.row, info)

    @classmethod
    def of(cls, row: OpenView) -> "SharedView":
        return cls(id=strawberry.ID(ids.public(ids.VIEW, row.id)), row=row)


SharedViewConnection = Connection[SharedView]


def reading_of(view: OpenView, info: Info) -> Reading:
    """How a view's results are shown to the asker: its lens and filters, the asker's language."""
    return Reading(info.context.locale, view.lens_key, view.lens_version, view.visible)
