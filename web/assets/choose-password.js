/** Choosing a password with the link out of a mail. Only the button uses the link up. */
import { onAnotherLink, takeToken } from "./link-token.js";
import { refusal } from "./api.js";
import { byId } from "./dom.js";
import { onSubmit, startPasswordFields } from "./forms.js";
import { startLanguage, t } from "./language.js";
import { noProblem, problem, say } from "./messages.js";
import { chosenPassword, startCounting, unsuitable } from "./new-password.js";

let token = "";

/**
 * Starts the page.
 * @param {string} page what the names of its texts begin with
 * @param {(input: { token: string, password: string }) => Promise<{ errors: import("./api.js").UserError[] }>} choose
 *   uses the link, and leads on unless that is refused
 */
export function startChoosing(page, choose) {
  arrive();
  startLanguage();
  startPasswordFields();
  startCounting();
  onSubmit("choose", () => send(page, choose));
  onAnotherLink(arrive);
  if (!token) withoutLink(`${page}.noToken`);
}

function arrive() {
  const found = takeToken();
  if (!found) return;
  token = found;
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
  const password = chosenPassword();
  if (!password) return;
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
  if (refused.code === "TOO_MANY_ATTEMPTS") return problem(() => t("password.tooMany"));
  return unsuitable(refused);
}

/** @param {string} why the name of the text that says why there is no form */
function withoutLink(why) {
  token = "";
  byId("choose").hidden = true;
  byId("no-link").hidden = false;
  say("no-link-why", () => t(why));
  byId("title").focus();
}
