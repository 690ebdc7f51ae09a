/** Who is signed in on this page, and what happens when nobody is. */
import "./fresh.js";
import { ApiError, ask, refusal } from "./api.js";
import { byId, el, fill } from "./dom.js";
import { followAccount, t } from "./language.js";
import { problem } from "./messages.js";
import { placesOf } from "./places.js";
import { signInPath } from "./safe-path.js";

/**
 * @typedef {object} Employee
 * @property {string} id
 * @property {{ first: string, full: string }} name
 * @property {string} email
 * @property {"EN" | "NL"} locale
 * @property {string[]} roles
 * @property {{ id: string, name: string, modules: string[] }} organisation
 */

/** The selection that `signedIn` needs in the page's own query. */
export const VIEWER = `viewer {
  __typename
  ... on Employee { id name { first full } email locale roles organisation { id name modules } }
}`;

const CHANGE_LANGUAGE = `mutation Language($input: UpdateEmployeeInput!) {
  updateEmployee(input: $input) { errors { code message } }
}`;
const CLOSED = ["FORBIDDEN", "MODULE_NOT_AVAILABLE", "NOT_FOUND", "BAD_REQUEST"];

/**
 * The data of a page for people with an account, where a door that is closed to them is null like a missing one.
 * Leads anybody else to the sign-in page, and never returns then.
 * @param {string} query
 * @param {Record<string, unknown>} [variables]
 */
export async function askSignedIn(query, variables) {
  try {
    return await ask(query, variables);
  } catch (error) {
    if (error instanceof ApiError && error.has("UNAUTHENTICATED")) return leave(signInPath());
    if (error instanceof ApiError && error.data && error.codes.every((code) => CLOSED.includes(code))) return error.data;
    throw error;
  }
}

/**
 * The account behind a page's data; shows the name, where else to go, and the way out.
 * @param {{ viewer: any }} data
 * @returns {Promise<Employee>}
 */
export async function signedIn({ viewer }) {
  if (viewer?.__typename !== "Employee") return leave(signInPath());
  followAccount(viewer.locale, (locale) => changeLanguage(viewer.id, locale));
  byId("who").textContent = viewer.name.full;
  byId("account").hidden = false;
  showPlaces(viewer);
  byId("sign-out").onclick = signOut;
  return viewer;
}

/**
 * The ways between the pages in the bar, for whoever has more than one.
 * @param {Employee} viewer
 */
function showPlaces(viewer) {
  const places = placesOf(viewer);
  const ways = places.map(({ path, title }) => {
    const way = el("a", { href: path, "data-text": title }, t(title));
    if (location.pathname === path) way.setAttribute("aria-current", "page");
    return way;
  });
  fill(byId("places"), ...ways);
  byId("places").hidden = places.length < 2;
}

/**
 * Goes to another page; what waits for this waits until the page is gone.
 * @param {string} path
 * @returns {Promise<any>}
 */
export function leave(path) {
  location.replace(path);
  return new Promise(() => {});
}

async function signOut() {
  try {
    await ask("mutation { signOut { errors { code } } }");
  } catch (error) {
    return problem(error);
  }
  return leave("/sign-in");
}

/**
 * Changes the account's language, and reads the page again in it.
 * @param {string} employeeId
 * @param {"EN" | "NL"} locale
 */
async function changeLanguage(employeeId, locale) {
  try {
    const { updateEmployee } = await ask(CHANGE_LANGUAGE, { input: { employeeId, locale } });
    const refused = refusal(updateEmployee);
    if (refused) return problem(() => refused.message);
    location.reload();
  } catch (error) {
    problem(error);
  }
}
