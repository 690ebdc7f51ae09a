/** The tabs that GraphiQL opens with: the operations of journeys.graphql, and variables to go with them. */

const FILTERS = {
  competencies: true,
  pressureBehaviour: true,
  learningAgility: false,
  motives: true,
  aptitude: false,
  scores: true,
  fullNames: false,
  overviews: true,
};
const CHOSEN = { token: "…", password: "four otters near the lighthouse" };
const LINK = { token: "…" };
const UNKNOWN = {
  accounts: [
    { role: "RECRUITER", email: "recruiter@example.org", password: "…" },
    { role: "RECRUITMENT_MEMBER", email: "manager@example.org", password: "…" },
    { role: "RECRUITMENT_MEMBER", email: "manager2@example.org", employeeId: "employee_…" },
    { role: "DEVELOPMENT_ADMIN", email: "development@example.org", password: "…" },
    { role: "DEVELOPMENT_MEMBER", email: "member@example.org", password: "…" },
    { role: "DEVELOPMENT_MEMBER", email: "newmember@example.org", password: "…" },
  ],
  procedures: [{ id: "procedure_…", candidateIds: ["candidate_…", "candidate_…", "candidate_…"] }],
};
const COLLEAGUES = [
  { firstName: "Mila", lastName: "Vos", email: "mila.vos@example.org", locale: "NL" },
  { firstName: "Bo", lastName: "de Haan", email: "bo.dehaan@example.org" },
];

/**
 * One operation a tab.
 * @typedef {{ query: string, variables: string }} Tab
 * @param {string} document operations with an empty line between them, and nowhere else
 * @param {any} [facts] what a demo tells about itself; without it the variables hold placeholders
 * @returns {Tab[]}
 */
export function tabs(document, facts) {
  const variables = variablesFor(facts);
  return document.split("\n\n").map((query) => {
    const name = query.match(/^(?:query|mutation|subscription) (\w+)/m)?.[1] ?? "";
    return { query, variables: JSON.stringify(variables[name] ?? {}, null, 2) };
  });
}

/**
 * @param {any} facts
 * @returns {Record<string, object>}
 */
function variablesFor(facts) {
  const organisation = facts?.organisations[0] ?? UNKNOWN;
  const [recruiter] = withRole(organisation, "RECRUITER");
  const [manager, newcomer] = withRole(organisation, "RECRUITMENT_MEMBER");
  const [developmentAdmin] = withRole(organisation, "DEVELOPMENT_ADMIN");
  const [member, newMember] = withRole(organisation, "DEVELOPMENT_MEMBER");
  const { id: procedureId, candidateIds } = procedureOf(organisation);
  const testId = "test_…";
  return {
    SignIn: { input: credentials(recruiter) },
    NewProcedure: { input: { title: "Nurse", lensKey: "professional" } },
    AddCandidate: { input: { procedureId, firstName: "Mila", lastName: "Vos", email: "mila@example.org" } },
    Candidates: { procedureId, search: "" },
    AddHiringManager: {
      input: { firstName: "Sara", lastName: "Bos", email: "sara@example.org", role: "RECRUITMENT_MEMBER" },
    },
    ActivateAccount: { input: CHOSEN },
    InviteToTeam: { input: { procedureId, employeeId: newcomer.employeeId } },
    ShareView: { input: { procedureId, candidateIds: candidateIds.slice(0, 3), filters: FILTERS } },
    ShareExternally: { input: { procedureId, email: "hedda@elders.example", locale: "EN" } },
    ExternalShares: { procedureId },
    RevokeExternalShare: { input: { externalShareId: "share_…" } },
    HiringManagerSignsIn: { input: credentials(manager) },
    WhatTheHiringManagerSees: { procedureId },
    WatchTheView: { procedureId },
    PreviewLink: { input: LINK },
    OpenLink: { input: { ...LINK, transport: "TOKEN" } },
    RequestNewLink: { input: LINK },
    OpenCandidateLink: { input: { ...LINK, transport: "TOKEN" } },
    NewcomerSignsIn: { input: credentials(newMember) },
    CompleteTour: { input: { testId, practiceOptionKey: "a" } },
    StartTest: { input: { testId, language: "en" } },
    AnswerItem: { input: { testId, itemId: "item_…", optionKey: "3" } },
    Progress: { procedureId, search: "" },
    ResendCandidateLink: { input: { candidateId: candidateIds.at(-1) } },
    MarkHired: { input: { candidateId: candidateIds[0] } },
    DevelopmentAdminSignsIn: { input: credentials(developmentAdmin) },
    PendingEmployees: { search: "" },
    AddAsEmployee: { input: { pendingEmployeeId: "pending_…", workEmail: "work@example.org" } },
    AddEmployees: { input: { employees: COLLEAGUES } },
    AssignRole: { input: { employeeId: "employee_…", role: "DEVELOPMENT_MEMBER" } },
    MemberSignsIn: { input: credentials(member) },
    CreateGoal: { input: { title: "Ask one open question in every meeting", dueOn: null } },
    RequestPasswordReset: { input: { email: newcomer.email } },
    ResetPassword: { input: CHOSEN },
    OrganisationAndPeople: { search: "" },
    Node: { id: procedureId },
    WithdrawView: { input: { procedureId } },
  };
}

/**
 * The newest procedure that has candidates enough; there may be younger ones without any.
 * @param {any} organisation
 */
function procedureOf({ procedures }) {
  return procedures.find((/** @type {any} */ each) => each.candidateIds.length > 2) ?? UNKNOWN.procedures[0];
}

/**
 * @param {any} organisation
 * @param {string} role
 */
function withRole({ accounts }, role) {
  return accounts.filter((/** @type {any} */ account) => account.role === role);
}

/** @param {{ email: string, password: string }} account */
function credentials({ email, password }) {
  return { email, password, transport: "TOKEN" };
}
