"""The enums of the domain as enums of the schema, with what each value means to a client."""

from enum import StrEnum

import strawberry
from strawberry.types.enum import StrawberryEnumDefinition

from db.models.accounts import AccountStatus, InsightsRoute, Locale, Module
from db.models.development import GoalStatus, InsightsSource
from db.models.external import ExternalShareStatus
from db.models.outbox import MailStatus
from db.models.people import Role
from db.models.recruiting import CandidateStatus, ProcedureStatus
from db.models.sharing import SharedViewFilter
from db.models.sittings import AssessmentStatus, TestStatus
from psychometrics.bands import Band


def describe(enum: type[StrEnum], description: str, **values: str) -> None:
    """Makes an enum known to the schema; every value must be described."""
    strawberry.enum(enum, description=description)
    definition: StrawberryEnumDefinition = enum.__strawberry_definition__  # type: ignore[attr-defined]
    for value in definition.values:
        value.description = values.pop(value.name)
    if values:
        raise ValueError(f"{enum.__name__} has no values {', '.join(values)}")


describe(
    Locale,
    "A language in which the service writes texts, messages and mails.",
    EN="English.",
    NL="Dutch.",
)
describe(
    Module,
    "A part of the product that an organisation's package may hold.",
    RECRUITMENT="Procedures, candidates, and sharing their results with hiring managers.",
    DEVELOPMENT="Self-awareness insights for employees.",
)
describe(
    InsightsRoute,
    "A way in which an employee comes to their insights.",
    FROM_CANDIDATE="From the results earned as a candidate, carried over when the person is hired.",
    DIRECT="From an assessment the employee takes themself.",
)
describe(
    Role,
    "What a person may do. A person holds at most one recruitment role and one development role, and may be owner.",
    OWNER="Everything in the organisation, except to see anyone's development results.",
    RECRUITMENT_ADMIN="All procedures; recruitment users and their roles; marks candidates hired.",
    RECRUITER="Creates procedures; runs those on whose team they are; invites recruitment members.",
    RECRUITMENT_MEMBER="A hiring manager: sees the saved view of procedures on whose team they are, and nothing else.",
    DEVELOPMENT_ADMIN="Employees, pending employees and the role DEVELOPMENT_MEMBER; sees no results.",
    DEVELOPMENT_MEMBER="Their own assessment, insights and goals.",
)
describe(
    AccountStatus,
    "How far a person's way in is.",
    NONE="There is no account: the person never had a role.",
    INVITED="Invited; the account is not activated yet, and nobody can sign in to it.",
    ACTIVE="Activated by choosing a password.",
    DEACTIVATED="The person has no role any more; nobody can sign in.",
)
describe(
    CandidateStatus,
    "How far a candidate is.",
    INVITED="Added; no test has been started.",
    IN_PROGRESS="Some of the assessment has been taken.",
    COMPLETED="The assessment is complete, and there are results.",
    HIRED="Marked as hired.",
)
describe(
    ProcedureStatus,
    "Whether a procedure still runs.",
    OPEN="Candidates can be added, and results shared.",
    CLOSED="Ended: nothing is shared from it any more, and nothing in it changes.",
)
describe(
    SharedViewFilter,
    "One of the eight filters of a saved view. All are off until somebody turns them on.",
    COMPETENCIES="Results on the competencies of the procedure's lens.",
    PRESSURE_BEHAVIOUR="Results on behaviour under pressure.",
    LEARNING_AGILITY="Results on learning agility.",
    MOTIVES="Results on motives.",
    APTITUDE="Results on aptitude: the Big Five and reasoning (GMA).",
    SCORES="Numbers and intervals; without it, bands and their interpretations alone.",
    FULL_NAMES="First and last names; without it, initials alone.",
    OVERVIEWS="The candidate summary and the onboarding insights, written from the sections that are on.",
)
describe(
    Band,
    "Where a score lies in the norm group; cut on the shown score, rounded half up.",
    LOW="0 to 3: clearly below average, which is neither good nor bad in itself.",
    AVERAGE="4 to 6: like most people in the norm group.",
    HIGH="7 to 10: clearly above average, which is neither good nor bad in itself.",
)


describe(
    ExternalShareStatus,
    "Where the way in of an external hiring manager stands.",
    SENT="A link was sent, and can be opened.",
    OPENED="The view is open to them now.",
    CLOSED="They opened the link, and the visit is over; they may ask for a new link.",
    EXPIRED="The link was not opened in time; they may ask for a new one.",
    REVOKED="Ended: no link opens, and none can be asked for, until the view is shared with them again.",
)
describe(
    MailStatus,
    "What became of a mail.",
    WAITING="It is to be delivered, or to be tried again.",
    SENT="The receiver's mail server took it.",
    FAILED="It was refused, or tried too often; it is not tried again.",
)


describe(
    InsightsSource,
    "Where the assessment behind insights was taken.",
    CANDIDATE="In recruitment, as a candidate; carried over when the person was added as an employee.",
    EMPLOYEE="In development, as an employee.",
)
describe(
    GoalStatus,
    "Whether a development goal is done.",
    OPEN="Still to be done.",
    DONE="Done.",
)


describe(
    AssessmentStatus,
    "How far an assessment is.",
    NOT_STARTED="Given, and not yet started.",
    IN_PROGRESS="Started; it can be left and gone on with at any time.",
    COMPLETED="Every test is finished, and there are results; or they came by another way.",
)
describe(
    TestStatus,
    "How far a test is.",
    NOT_STARTED="Not yet started.",
    TOUR_DONE="Not yet started, and its tour was followed to the end.",
    IN_PROGRESS="Started: there is an item to answer.",
    COMPLETED="Finished: its last item was answered, or its time is over.",
)


class SessionTransport(StrEnum):
    COOKIE = "COOKIE"
    TOKEN = "TOKEN"


describe(
    SessionTransport,
    "How a new session reaches the client.",
    COOKIE="As an HttpOnly cookie: for pages in a browser.",
    TOKEN="As `accessToken`, to be sent as `Authorization: Bearer …`; no cookie is set. For scripts and apps.",
)
