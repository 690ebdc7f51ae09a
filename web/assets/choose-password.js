/** Choosing a password with the link out of a mail. Only the button uses the link up. */
import { refusal } from "./api.js";
import { byId, inputOf } from "./dom.js";
import { onSubmit, pointAt, startPasswordFields } from "./forms.js";
import { startLanguage, t } from "./language.js";
import { noProblem, problem, say } from "./messages.js";

const SHORTEST = 15;
const LONGEST = 256;

let token = "";

/**
 * Starts the page.
 * @param {string} page what the names of its texts begin with
 * @param {(input: { token: string, password: string }) => Promise<{ errors: import("./api.js").UserError[] }>} choose
 *   uses the link, and leads on unless that is refused
 */
export function startChoosing(page, choose) {
  takeToken();
  startLanguage();
  startPasswordFields();
  onSubmit("choose", () => send(page, choose));
  addEventListener("hashchange", takeToken);
  if (!token) withoutLink(`${page}.noToken`);
}

/** Takes the token out of the address at once, so that no history or bookmark keeps it. */
function takeToken() {
  const found = new URLSearchParams(location.hash.slice(1)).get("token");
  if (!found) return;
  token = found;
  history.replaceState(null, "", location.pathname);
  noProblem();
  byId("choose").hidden = false;
  byId("no-link").hidden = true;
}

/**
 * @param {string} page
 * @param {(input: { token: string, password: string }) => Promise<{ errors: import("./api.js").UserError[] }>} choose
 */
async function send(page, choose) {
  noProblem();
  const password = inputOf("password").value;
  const length = [...password].length;
  if (length < SHORTEST) return refuse(() => t("password.short", { length }), "password");
  if (length > LONGEST) return refuse(() => t("password.long"), "password");
  if (password !== inputOf("again").value) return refuse(() => t("password.differ"), "again");
  try {
    const refused = refusal(await choose({ token, password }));
    if (refused) explain(page, refused);
  } catch (error) {
    problem(error);
  }
}

/**
 * @param {string} page
 * @param {import("./api.js").UserError} refused
 */
function explain(page, refused) {
  if (refused.code === "LINK_NOT_VALID") return withoutLink(`${page}.notValid`);
  if (refused.code === "WEAK_PASSWORD") return refuse(() => t("password.weak"), "password");
  if (refused.code === "TOO_MANY_ATTEMPTS") return problem(() => t("password.tooMany"));
  return refuse(() => refused.message, "password");
}

/** @param {string} why the name of the text that says why there is no form */
function withoutLink(why) {
  token = "";
  byId("choose").hidden = true;
  byId("no-link").hidden = false;
  say("no-link-why", () => t(why));
  byId("title").focus();
}

/**
 * @param {() => string} words
 * @param {string} field
 */
function refuse(words, field) {
  problem(words);
  pointAt(field);
}
