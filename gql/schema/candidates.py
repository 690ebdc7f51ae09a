"""Candidates who came in by their own link: what they read before they start, and their way in."""

from datetime import datetime

import strawberry

from db.models.accounts import Locale
from gql import ids
from gql.permissions import viewer as viewers
from gql.resolvers import sittings
from gql.schema.assessments import Assessment
from gql.schema.nodes import Info
from gql.schema.people import PersonName, person_name
from gql.schema.results import LANGUAGES, TextBlock
from psychometrics.catalogue import catalogue


@strawberry.type(
    description="A candidate who came in by their own link. It never holds results, nor what recruiters write."
)
class CandidateGuest:
    id: strawberry.ID = strawberry.field(
        description="The candidate's id: by it a page notices that another candidate came in by the same browser."
    )
    locale: Locale = strawberry.field(description="The language of texts, messages and mails.")
    name: PersonName = strawberry.field(description="The candidate's name.")
    organisation_name: str = strawberry.field(description="The organisation that invited them.")
    procedure_title: str = strawberry.field(description="What they are a candidate for.")
    ends_at: datetime = strawberry.field(
        description="When this visit ends, 12 hours after it began; the link opens another one until the assessment is "
        "done."
    )

    @strawberry.field(description="What is measured and why, and who will see it, in the order to read it.")
    def purpose(self, info: Info) -> list[TextBlock]:
        language = LANGUAGES[info.context.locale]
        return [
            TextBlock(heading=block.heading.in_(language), text=block.text.in_(language))
            for block in catalogue().purpose.blocks
        ]

    @strawberry.field(description="Their assessment; null for somebody who was never given one.")
    async def assessment(self, info: Info) -> Assessment | None:
        found = await sittings.own_sitting(info.context)
        return Assessment.of(found) if found else None

    @classmethod
    def of(cls, guest: viewers.CandidateGuest) -> "CandidateGuest":
        return cls(
            id=strawberry.ID(ids.public(ids.CANDIDATE, guest.candidate.id)),
            locale=guest.locale,
            name=person_name(guest.candidate.first_name, guest.candidate.last_name),
            organisation_name=guest.organisation.name,
            procedure_title=guest.procedure.title,
            ends_at=guest.ends_at,
        )
