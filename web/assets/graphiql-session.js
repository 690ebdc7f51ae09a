/** As whom GraphiQL asks: with the access token in the box, else with the session of the pages, else as nobody. */
import { byId, inputOf } from "./dom.js";
import { subscriptionIn, watch } from "./graphiql-live.js";

const KEY = "graphiql-token";
const WHO = `query Who {
  viewer { __typename ... on Employee { name { full } roles organisation { name } } }
}`;

/** Brings back the token of this browser tab, and says as whom it asks. */
export function startSession() {
  const box = inputOf("token");
  box.value = token() ?? "";
  box.addEventListener("input", () => keep(box.value.trim()));
  box.addEventListener("change", sayWho);
  byId("session").addEventListener("submit", (event) => {
    event.preventDefault();
    sayWho();
  });
  sayWho();
}

/**
 * GraphiQL's way to the API. A session that begins or ends in an answer is that of what is asked next.
 * The operation's name is left out: a document holds only one, and GraphiQL may still give that of the tab before.
 * @param {{ query: string, variables?: object }} operation
 * @param {{ headers?: Record<string, string> }} [options] what was typed into the headers' editor
 */
export async function ask({ query, variables }, { headers = {} } = {}) {
  const subscription = subscriptionIn(query);
  if (subscription) return watch({ query, variables }, subscription, token());
  const answer = await post({ query, variables }, headers);
  const { signIn, openExternalLink, openCandidateLink, signOut, signOutEverywhere } = answer.data ?? {};
  const signedOut = signOut ?? signOutEverywhere;
  const begun = (signIn ?? openExternalLink ?? openCandidateLink)?.accessToken;
  if (begun) take(begun);
  else if (signedOut && !signedOut.errors?.length) take("");
  else if (signIn) sayWho();
  return answer;
}

/**
 * The service's answer; where none can be read, one that says what came instead.
 * @param {object} operation
 * @param {Record<string, string>} headers
 * @returns {Promise<{ data?: any, errors?: object[] }>}
 */
async function post(operation, headers) {
  const bearer = token();
  let status = "no answer at all";
  try {
    const response = await fetch("/graphql", {
      method: "POST",
      credentials: "same-origin",
      cache: "no-store",
      headers: {
        "Content-Type": "application/json",
        Accept: "application/graphql-response+json",
        ...(bearer && { Authorization: `Bearer ${bearer}` }),
        ...headers,
      },
      body: JSON.stringify(operation),
    });
    status = `status ${response.status} and no JSON`;
    return await response.json();
  } catch {
    return { errors: [{ message: `The service cannot be asked now: there came ${status}.` }] };
  }
}

function token() {
  return sessionStorage.getItem(KEY);
}

/** @param {string} given */
function keep(given) {
  if (given) sessionStorage.setItem(KEY, given);
  else sessionStorage.removeItem(KEY);
}

/** @param {string} given */
function take(given) {
  inputOf("token").value = given;
  keep(given);
  sayWho();
}

async function sayWho() {
  const { data } = await post({ query: WHO }, {});
  byId("who").textContent = inWords(data?.viewer);
}

/** @param {any} viewer */
function inWords(viewer) {
  if (!viewer) return "You ask as nobody: not signed in.";
  if (viewer.__typename !== "Employee") return `You ask as ${viewer.__typename}.`;
  return `You ask as ${viewer.name.full} (${viewer.roles.join(", ")}) of ${viewer.organisation.name}.`;
}
