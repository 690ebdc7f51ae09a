/** /activate: the link out of the invitation, and the choice of a password. Only the button uses the link up. */
import { ask, refusal } from "./api.js";
import { byId, inputOf } from "./dom.js";
import { onSubmit, pointAt, startPasswordFields } from "./forms.js";
import { giveActivated } from "./handover.js";
import { startLanguage, t } from "./language.js";
import { noProblem, problem, say } from "./messages.js";
import { leave } from "./session.js";

const ACTIVATE = `mutation Activate($input: ActivateAccountInput!) {
  activateAccount(input: $input) { email errors { code message } }
}`;
const SHORTEST = 15;
const LONGEST = 256;

let token = "";

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

async function activate() {
  noProblem();
  const password = inputOf("password").value;
  const length = [...password].length;
  if (length < SHORTEST) return refuse(() => t("activate.short", { length }), "password");
  if (length > LONGEST) return refuse(() => t("activate.long"), "password");
  if (password !== inputOf("again").value) return refuse(() => t("activate.differ"), "again");
  try {
    const { activateAccount: payload } = await ask(ACTIVATE, { input: { token, password } });
    const refused = refusal(payload);
    if (refused) return explain(refused);
    giveActivated(payload.email);
    await leave("/sign-in");
  } catch (error) {
    problem(error);
  }
}

/** @param {import("./api.js").UserError} refused */
function explain(refused) {
  if (refused.code === "LINK_NOT_VALID") return withoutLink("activate.notValid");
  if (refused.code === "WEAK_PASSWORD") return refuse(() => t("activate.weak"), "password");
  if (refused.code === "TOO_MANY_ATTEMPTS") return problem(() => t("activate.tooMany"));
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

takeToken();
startLanguage();
startPasswordFields();
onSubmit("choose", activate);
addEventListener("hashchange", takeToken);
if (!token) withoutLink("activate.noToken");
