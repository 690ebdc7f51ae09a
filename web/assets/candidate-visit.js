/** A candidate's visit: who came in, in which language, and how it ends. */
import { ApiError, ask } from "./api.js";
import { left } from "./candidate-screens.js";
import { byId } from "./dom.js";
import { followAccount, t } from "./language.js";
import { forgetToken } from "./link-token.js";
import { problem, say } from "./messages.js";
import { onPress } from "./press.js";
import { show } from "./screens.js";
import { ASSESSMENT } from "./taking-questions.js";

/**
 * @typedef {object} Candidate
 * @property {string} id
 * @property {"EN" | "NL"} locale
 * @property {{ first: string, full: string }} name
 * @property {string} organisationName
 * @property {string} procedureTitle
 * @property {{ heading: string, text: string }[]} purpose
 * @property {import("./taking-questions.js").Assessment | null} assessment
 */

/** The selection of a candidate. */
export const NAMED = `{
  id locale name { first full } organisationName procedureTitle purpose { heading text } assessment ${ASSESSMENT}
}`;
const CHANGE_LANGUAGE = `mutation Language($input: UpdateCandidateGuestInput!) {
  updateCandidateGuest(input: $input) { errors { code } }
}`;
const ENDED = ["UNAUTHENTICATED", "FORBIDDEN", "MODULE_NOT_AVAILABLE"];

/**
 * Asks as long as the visit goes on; from then on it never comes back.
 * @param {() => void} ended shows that it does not
 */
export function askWhileVisiting(ended) {
  return async (/** @type {string} */ query, /** @type {Record<string, unknown>} */ variables = {}) => {
    try {
      return await ask(query, variables);
    } catch (error) {
      if (!(error instanceof ApiError) || !error.codes.some((code) => ENDED.includes(code))) throw error;
      ended();
      return new Promise(() => {});
    }
  };
}

/**
 * Says whose visit it is, speaks the candidate's language, and shows the way out.
 * @param {Candidate} candidate
 * @param {(query: string, variables?: Record<string, unknown>) => Promise<any>} askHere
 * @param {"EN" | "NL"} [chosen] the language to change to first
 */
export async function startVisiting(candidate, askHere, chosen) {
  const { locale, name, procedureTitle: procedure, organisationName: organisation } = candidate;
  say("visitor", () => t("candidate.visitor", { name: name.full, procedure, organisation }));
  byId("visit").hidden = false;
  onPress(byId("leave"), leave);
  const change = async (/** @type {"EN" | "NL"} */ wanted) => {
    await askHere(CHANGE_LANGUAGE, { input: { locale: wanted } });
    location.reload();
  };
  if (chosen && chosen !== locale) return change(chosen);
  followAccount(locale, (wanted) => change(wanted).catch(problem));
}

/** Leaves nothing on a device that others use too. */
async function leave() {
  forgetToken();
  await ask("mutation { signOut { errors { code } } }");
  stopVisiting();
  show(left);
}

/** From here on the page is nobody's. */
export function stopVisiting() {
  byId("visit").hidden = true;
  say("visitor", () => "");
}
