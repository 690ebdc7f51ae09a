"""Who may do what: the rules as one table, asked of the running service cell by cell."""

import re

import pytest
from graphql import GraphQLObjectType

from db.models.accounts import Module
from gql import ids
from gql.resolvers import organisations
from gql.schema import schema
from tests.support.client import Client
from tests.support.every_field import INPUTS, QUERIES, Stage, outcome
from tests.support.external import a_reader
from tests.support.taking import candidate
from tests.support.world import World

# yes: it is done, or shown. none: as if it did not exist. no: FORBIDDEN. out: UNAUTHENTICATED.
# recruiter and manager are on the team of the procedure that is asked about; recruiter2 and manager2 are on none.
# reader is an external hiring manager who has opened a link to the view of that procedure, guest a candidate in it who
# has opened theirs; the tests that are asked about are the member's, or the guest's.
# The session to be ended is one of the owner's. Each column is walked from top to bottom.
# The last column is the module without which nobody may; with BOTH, neither of the two can be missed.
TABLE = """
                           nobody owner admin recruiter recruiter2 manager manager2 development member reader guest module
node                       none   yes   yes   yes       none       none    none     none        none   none   none  -
nodes                      none   yes   yes   yes       none       none    none     none        none   none   none  -
viewer                     none   yes   yes   yes       yes        yes     yes      yes         yes    yes    yes   -
sessions                   out    yes   yes   yes       yes        yes     yes      yes         yes    no     no    -
organisation               out    yes   yes   yes       yes        yes     yes      yes         yes    no     no    -
employees                  out    yes   yes   yes       yes        no      no       yes         no     no     no    -
lenses                     out    yes   yes   yes       yes        no      no       no          no     no     no    RECRUITMENT
recruitmentProcedures      out    yes   yes   yes       yes        no      no       no          no     no     no    RECRUITMENT
recruitmentProcedure       out    yes   yes   yes       none       no      no       no          no     no     no    RECRUITMENT
sharedView                 out    yes   yes   yes       none       yes     none     no          no     yes    no    RECRUITMENT
sharedViews                out    yes   yes   yes       yes        yes     yes      no          no     no     no    RECRUITMENT
pendingEmployees           out    yes   no    no        no         no      no       yes         no     no     no    BOTH
signIn                     yes    yes   yes   yes       yes        yes     yes      yes         yes    yes    yes   -
activateAccount            yes    yes   yes   yes       yes        yes     yes      yes         yes    yes    yes   -
requestPasswordReset       yes    yes   yes   yes       yes        yes     yes      yes         yes    yes    yes   -
resetPassword              yes    yes   yes   yes       yes        yes     yes      yes         yes    yes    yes   -
updateEmployee             out    yes   yes   no        no         no      yes      yes         no     no     no    -
assignRole                 out    yes   yes   yes       yes        no      no       yes         no     no     no    -
resendInvitation           out    yes   yes   yes       yes        no      no       yes         no     no     no    -
addRecruitmentUser         out    yes   yes   yes       yes        no      no       no          no     no     no    RECRUITMENT
createRecruitmentProcedure out    yes   yes   yes       yes        no      no       no          no     no     no    RECRUITMENT
addCandidate               out    yes   yes   yes       none       no      no       no          no     no     no    RECRUITMENT
inviteToRecruitmentTeam    out    yes   yes   yes       none       no      no       no          no     no     no    RECRUITMENT
removeFromRecruitmentTeam  out    yes   yes   yes       none       no      no       no          no     no     no    RECRUITMENT
shareView                  out    yes   yes   yes       none       no      no       no          no     no     no    RECRUITMENT
shareViewExternally        out    yes   yes   yes       none       no      no       no          no     no     no    RECRUITMENT
revokeExternalShare        out    yes   yes   yes       none       no      no       no          no     no     no    RECRUITMENT
previewExternalLink        yes    yes   yes   yes       yes        yes     yes      yes         yes    yes    yes   -
openExternalLink           yes    yes   yes   yes       yes        yes     yes      yes         yes    yes    yes   -
requestNewExternalLink     yes    yes   yes   yes       yes        yes     yes      yes         yes    yes    yes   -
updateExternalReader       out    no    no    no        no         no      no       no          no     yes    no    -
withdrawView               out    yes   yes   yes       none       no      no       no          no     no     no    RECRUITMENT
markCandidateHired         out    yes   yes   yes       none       no      no       no          no     no     no    BOTH
addAsEmployee              out    yes   no    no        no         no      no       yes         no     no     no    BOTH
addEmployee                out    yes   no    no        no         no      no       yes         no     no     no    DEVELOPMENT
addEmployees               out    yes   no    no        no         no      no       yes         no     no     no    DEVELOPMENT
retryMails                 out    yes   yes   no        no         no      no       yes         no     no     no    -
createDevelopmentGoal      out    no    no    no        no         no      no       no          yes    no     no    DEVELOPMENT
updateDevelopmentGoal      out    no    no    no        no         no      no       no          yes    no     no    DEVELOPMENT
completeDevelopmentGoal    out    no    no    no        no         no      no       no          yes    no     no    DEVELOPMENT
deleteDevelopmentGoal      out    no    no    no        no         no      no       no          yes    no     no    DEVELOPMENT
resendCandidateLink        out    yes   yes   yes       none       no      no       no          no     no     no    RECRUITMENT
openCandidateLink          yes    yes   yes   yes       yes        yes     yes      yes         yes    yes    yes   -
updateCandidateGuest       out    no    no    no        no         no      no       no          no     no     yes   -
startAssessment            out    no    no    no        no         no      no       no          yes    no     yes   DEVELOPMENT
completeTour               out    no    no    no        no         no      no       no          yes    no     yes   DEVELOPMENT
startTest                  out    no    no    no        no         no      no       no          yes    no     yes   DEVELOPMENT
answerItem                 out    no    no    no        no         no      no       no          yes    no     yes   DEVELOPMENT
closeRecruitmentProcedure  out    yes   yes   yes       none       no      no       no          no     no     no    RECRUITMENT
removeRole                 out    yes   yes   no        no         no      no       yes         no     no     no    -
endSession                 out    yes   none  none      none       none    none     none        none   no     no    -
changePassword             out    yes   yes   yes       yes        yes     yes      yes         yes    no     no    -
signOutEverywhere          out    yes   yes   yes       yes        yes     yes      yes         yes    no     no    -
signOut                    yes    yes   yes   yes       yes        yes     yes      yes         yes    yes    yes   -
"""  # noqa: E501 - a table
HEAD, *LINES = TABLE.strip("\n").splitlines()
WHO = HEAD.split()[:-1]
ROWS = {field: dict(zip([*WHO, "module"], cells, strict=True)) for field, *cells in map(str.split, LINES)}
WORDS = {
    "owner": "owners",
    "admin": "recruitment admins",
    "recruiter": "recruiters",
    "manager": "recruitment members",
    "development": "development admins",
    "member": "development members",
}
# Those who came in by a link, and those who take the assessment.
VISITORS = {"reader": "external readers", "guest": "candidates"}
TAKERS = ("member", "guest")


def fields(of: str) -> dict[str, str]:
    kind = schema._schema.type_map[of]
    assert isinstance(kind, GraphQLObjectType)
    return {name: field.description or "" for name, field in kind.fields.items()}


async def somebody(world: World, who: str) -> Client:
    if who == "reader":
        return await a_reader(world)
    if who == "guest":
        return await candidate(world)
    return world.anonymous if who == "nobody" else await world.as_(who)


def test_the_table_forgets_no_query_and_no_mutation() -> None:
    assert set(ROWS) == fields("Query").keys() | fields("Mutation").keys() == QUERIES.keys() | INPUTS.keys()


@pytest.mark.parametrize("who", WHO)
async def test_everybody_may_do_what_their_column_says_and_nothing_else(world: World, who: str) -> None:
    it = await Stage.of(world, module="DEVELOPMENT" if who == "development" else "RECRUITMENT")
    client = await somebody(world, who)
    if who in TAKERS:
        await it.sit_down(client)
    found = {field: await outcome(client, field, it) for field in ROWS}
    assert found == {field: row[who] for field, row in ROWS.items()}


@pytest.mark.parametrize("module", Module)
@pytest.mark.parametrize("who", WHO)
async def test_what_belongs_to_a_module_ends_with_it_for_everybody(world: World, who: str, module: Module) -> None:
    it = await Stage.of(world, module="RECRUITMENT")
    client = await somebody(world, who)
    if who in TAKERS:
        await it.sit_down(client)
    ours = ids.public(ids.ORGANISATION, world.ours.id)
    await organisations.set_modules(world.database, world.clock, ours, frozenset(Module) - {module})
    belonging = [field for field, row in ROWS.items() if row["module"] in {module, "BOTH"}]
    found = {field: await outcome(client, field, it) for field in belonging}
    if who in VISITORS and module is Module.DEVELOPMENT:
        # No visitor ever had anything of it, nor takes a candidate the assessment by it.
        assert found == {field: ROWS[field][who] for field in belonging}
    else:
        refused = "out" if who == "nobody" or who in VISITORS else "MODULE_NOT_AVAILABLE"
        assert found == dict.fromkeys(belonging, refused)


@pytest.mark.parametrize("field", ROWS)
def test_the_description_of_every_field_says_who_may(field: str) -> None:
    description = {**fields("Query"), **fields("Mutation")}[field]
    said = re.search(r"\bFor ([a-z, ]+?)[.;]", description)
    assert said, "it does not say who may"
    allowed, row = {WORDS[who] for who in WORDS if ROWS[field][who] != "no"}, ROWS[field]
    visitors = {VISITORS[who] for who in VISITORS if row[who] != "no"}
    if len(allowed) == len(WORDS):
        assert said[1].startswith(("everybody", "whoever"))
    else:
        assert set(re.split(r", | and ", said[1])) == (allowed or visitors)
        assert {words for words in VISITORS.values() if f"or {words}" in description} == visitors
