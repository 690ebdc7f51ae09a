/** As whom GraphiQL asks: with the access token in the box, else with the session of the pages, else as nobody. */
import { byId, inputOf } from "./dom.js";

const KEY = "graphiql-token";
const WHO = `query Who {
  viewer { __typename ... on Employee { name { full } roles organisation { name } } }
}`;

/** Brings back the token of this browser tab, and says as whom it asks. */
export function startSession() {
  const box = inputOf("token");
  box.value = sessionStorage.getItem(KEY) ?? "";
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
  const answer = await post({ query, variables }, headers);
  const { signIn, signOut } = answer.data ?? {};
  if (signIn?.accessToken) take(signIn.accessToken);
  else if (signOut && !signOut.errors?.length) take("");
  else if (signIn) sayWho();
  return answer;
}

/**
 * @param {object} operation
 * @param {Record<string, string>} headers
 */
async function post(operation, headers) {
  const token = sessionStorage.getItem(KEY);
  const response = await fetch("/graphql", {
    method: "POST",
    credentials: "same-origin",
    cache: "no-store",
    headers: {
      "Content-Type": "application/json",
      Accept: "application/graphql-response+json",
      ...(token && { Authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify(operation),
  });
  return response.json();
}

/** @param {string} token */
function keep(token) {
  if (token) sessionStorage.setItem(KEY, token);
  else sessionStorage.removeItem(KEY);
}

/** @param {string} token */
function take(token) {
  inputOf("token").value = token;
  keep(token);
  sayWho();
}

async function sayWho() {
  const { data } = await post({ query: WHO }, {}).catch(() => ({ data: null }));
  byId("who").textContent = inWords(data?.viewer);
}

/** @param {any} viewer */
function inWords(viewer) {
  if (!viewer) return "You ask as nobody: not signed in.";
  if (viewer.__typename !== "Employee") return `You ask as ${viewer.__typename}.`;
  return `You ask as ${viewer.name.full} (${viewer.roles.join(", ")}) of ${viewer.organisation.name}.`;
}
