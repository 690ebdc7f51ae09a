/** What somebody with an account can open on these pages. */

const RECRUITMENT = ["OWNER", "RECRUITMENT_ADMIN", "RECRUITER", "RECRUITMENT_MEMBER"];

/**
 * @typedef {{ roles: string[], organisation: { modules: string[] } }} Person
 * @typedef {{ path: string, title: string, about: string }} Place its texts by name
 */

/**
 * @param {Person} person
 * @returns {Place[]}
 */
export function placesOf(person) {
  return [...(readsResults(person) ? [VIEWS] : []), ...(closedToThem(person) ? [] : [INSIGHTS, GOALS, ASSESSMENT])];
}

/**
 * Where somebody begins: whoever comes for their own development and nothing else has no choice to make.
 * @param {Person} person
 */
export function startOf(person) {
  return placesOf(person)[0] === INSIGHTS ? INSIGHTS.path : "/";
}

/**
 * The text that says why insights and goals are closed to somebody; null when they are open.
 * @param {Person} person
 */
export function closedToThem({ roles, organisation }) {
  if (!organisation.modules.includes("DEVELOPMENT")) return "insights.noModule";
  return roles.includes("DEVELOPMENT_MEMBER") ? null : "insights.noRole";
}

/** @param {Person} person */
function readsResults({ roles, organisation }) {
  return organisation.modules.includes("RECRUITMENT") && roles.some((role) => RECRUITMENT.includes(role));
}

const VIEWS = { path: "/shared-views", title: "views.title", about: "home.views" };
const INSIGHTS = { path: "/insights", title: "insights.title", about: "home.insights" };
const GOALS = { path: "/goals", title: "goals.title", about: "home.goals" };
const ASSESSMENT = { path: "/assessment", title: "assessment.place", about: "home.assessment" };
