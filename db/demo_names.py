"""Who the demo is about: its organisations, the people who sign in, and names for candidates."""

from dataclasses import dataclass

from db.models.accounts import Locale, Module
from db.models.people import Role
from db.models.sharing import SharedViewFilter

PASSWORD = "seven herons over the polder"
# Who can take the assessment as an employee at once.
NEWCOMER = "newmember@noorderlicht.example"


@dataclass(frozen=True, slots=True)
class AccountPlan:
    """Somebody who can sign in; the note says what is worth trying as this person.

    `has_insights`: whether they took the assessment in development already.
    """

    role: Role
    first_name: str
    last_name: str
    email: str
    note: str = ""
    locale: Locale = Locale.EN
    has_insights: bool = False


@dataclass(frozen=True, slots=True)
class ProcedurePlan:
    """A procedure with its team, the first of whom made it, and a range of candidates' numbers.

    `invited`: the numbers of those who are to be mailed a link to the assessment.
    """

    title: str
    lens_key: str
    team: tuple[str, ...]
    candidates: tuple[int, int]
    shared: frozenset[SharedViewFilter] = frozenset()
    invited: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationPlan:
    """An organisation of the demo."""

    name: str
    locale: Locale
    modules: frozenset[Module]
    accounts: tuple[AccountPlan, ...]
    procedures: tuple[ProcedurePlan, ...]


ORGANISATIONS = (
    OrganisationPlan(
        name="Noorderlicht Zorg",
        locale=Locale.EN,
        modules=frozenset(Module),
        accounts=(
            AccountPlan(Role.OWNER, "Ingrid", "Hofstra", "owner@noorderlicht.example"),
            AccountPlan(Role.RECRUITMENT_ADMIN, "Samir", "Bouali", "admin@noorderlicht.example"),
            AccountPlan(Role.RECRUITER, "Roos", "de Wit", "recruiter@noorderlicht.example", "on both teams"),
            AccountPlan(Role.RECRUITER, "Teun", "Postma", "recruiter2@noorderlicht.example", "on no team yet"),
            AccountPlan(
                Role.RECRUITMENT_MEMBER, "Hanna", "Smit", "manager@noorderlicht.example", "sees a saved view already"
            ),
            AccountPlan(
                Role.RECRUITMENT_MEMBER,
                "Bram",
                "van Leeuwen",
                "manager2@noorderlicht.example",
                "on no team yet",
                Locale.NL,
            ),
            AccountPlan(Role.DEVELOPMENT_ADMIN, "Femke", "Jansen", "development@noorderlicht.example"),
            AccountPlan(
                Role.DEVELOPMENT_MEMBER,
                "Daan",
                "Visser",
                "member@noorderlicht.example",
                "has own insights",
                Locale.NL,
                has_insights=True,
            ),
            AccountPlan(Role.DEVELOPMENT_MEMBER, "Jesse", "Vink", NEWCOMER, "has taken nothing yet"),
        ),
        procedures=(
            ProcedurePlan(
                title="Team lead home care, Groningen",
                lens_key="leadership",
                team=("recruiter@noorderlicht.example", "manager@noorderlicht.example"),
                candidates=(0, 17),
                shared=frozenset(
                    {
                        SharedViewFilter.COMPETENCIES,
                        SharedViewFilter.PRESSURE_BEHAVIOUR,
                        SharedViewFilter.SCORES,
                        SharedViewFilter.OVERVIEWS,
                    }
                ),
                invited=(14, 15),
            ),
            ProcedurePlan(
                title="Data analyst",
                lens_key="professional",
                team=("recruiter@noorderlicht.example",),
                candidates=(17, 31),
            ),
        ),
    ),
    OrganisationPlan(
        name="Zuiderzee Techniek",
        locale=Locale.NL,
        modules=frozenset({Module.RECRUITMENT}),
        accounts=(
            AccountPlan(Role.OWNER, "Klaas", "Dekker", "owner@zuiderzee.example", "", Locale.NL),
            AccountPlan(Role.RECRUITER, "Yara", "Meijer", "recruiter@zuiderzee.example", "", Locale.NL),
            AccountPlan(Role.RECRUITMENT_MEMBER, "Joost", "Bakker", "manager@zuiderzee.example", "", Locale.NL),
        ),
        procedures=(
            ProcedurePlan(
                title="Projectleider offshore",
                lens_key="professional",
                team=("recruiter@zuiderzee.example", "manager@zuiderzee.example"),
                candidates=(31, 40),
                shared=frozenset({SharedViewFilter.COMPETENCIES, SharedViewFilter.FULL_NAMES}),
            ),
        ),
    ),
)

# First and last names of nobody in particular, from the many backgrounds found in the Netherlands.
CANDIDATES = (
    ("Anna", "van den Berg"),
    ("Lucas", "Bakker"),
    ("Noor", "El Amrani"),
    ("Thijs", "Mulder"),
    ("Sofie", "de Boer"),
    ("Mehmet", "Yıldız"),
    ("Julia", "Kowalska"),
    ("Adam", "Vermeulen"),
    ("Priya", "Ramdin"),
    ("Ruben", "Dijkstra"),
    ("Fatima", "Benali"),
    ("Jasper", "van der Meer"),
    ("Chen", "Li"),
    ("Lotte", "Hendriks"),
    ("Amir", "Haddad"),
    ("Emma", "Brouwer"),
    ("Kwame", "Mensah"),
    ("Iris", "Peeters"),
    ("Joris", "Kuipers"),
    ("Sanne", "van Dam"),
    ("Omar", "Hassan"),
    ("Eva", "Schouten"),
    ("Milan", "Jovanović"),
    ("Fleur", "Willems"),
    ("Rohan", "Sital"),
    ("Marit", "Hoekstra"),
    ("Diego", "Martina"),
    ("Nina", "Verhoeven"),
    ("Stijn", "Kramer"),
    ("Leila", "Karimi"),
    ("Pieter", "Groen"),
    ("Zoë", "Maas"),
    ("Hugo", "Blom"),
    ("Amber", "Timmermans"),
    ("Yusuf", "Demir"),
    ("Tess", "Scholten"),
    ("Levi", "Coenen"),
    ("Maud", "Driessen"),
    ("Sem", "Jacobs"),
    ("Britt", "Koster"),
    ("Ali", "Rahimi"),
)
