/** /sign-in: address and password, the choice among organisations where they fit several, and on to the next page. */
import { ask, refusal } from "./api.js";
import { byId, el, fill, inputOf } from "./dom.js";
import { onSubmit, pointAt, startPasswordFields } from "./forms.js";
import { takeOver } from "./handover.js";
import { startLanguage, t } from "./language.js";
import { noProblem, problem, say, whenAgain } from "./messages.js";
import { safePath } from "./safe-path.js";
import { leave } from "./session.js";

const SIGN_IN = `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    viewer { __typename }
    errors {
      code message
      ... on TooManyAttemptsError { retryAt }
      ... on ChooseOrganisationError { organisations { organisationId name } }
    }
  }
}`;

const FORGOTTEN = `mutation Forgotten($input: RequestPasswordResetInput!) {
  requestPasswordReset(input: $input) { errors { code message } }
}`;

const next = safePath(new URLSearchParams(location.search).get("next"));

async function start() {
  startLanguage();
  startPasswordFields();
  onSubmit("credentials", () => signIn());
  byId("back").onclick = () => toCredentials("password");
  byId("forgot").onclick = sendLink;
  const handed = takeOver();
  if (handed) {
    inputOf("email").value = handed.email;
    say("notice", () => t(handed.notice));
  } else if (next !== "/") {
    say("notice", () => t("signIn.first"));
  }
  byId(handed?.email ? "password" : "email").focus();
  const { viewer } = await ask("{ viewer { __typename } }").catch(() => ({ viewer: null }));
  if (viewer?.__typename === "Employee" && !handed) await leave(next);
}

/** @param {string} [organisationId] */
async function signIn(organisationId) {
  noProblem();
  const email = inputOf("email").value.trim();
  const password = inputOf("password").value;
  if (!email || !password) return refuse(() => t("signIn.both"), email ? "password" : "email");
  const input = { email, password, organisationId, transport: "COOKIE" };
  try {
    const { signIn: payload } = await ask(SIGN_IN, { input });
    const refused = refusal(payload);
    if (refused) return explain(refused);
    await leave(next);
  } catch (error) {
    problem(error);
  }
}

/** Asks for a link for whoever forgot their password; what comes of it is told by mail alone. */
async function sendLink() {
  noProblem();
  const email = inputOf("email").value.trim();
  if (!email) return refuse(() => t("signIn.whose"), "email");
  try {
    const { requestPasswordReset: payload } = await ask(FORGOTTEN, { input: { email } });
    const refused = refusal(payload);
    if (refused) return refuse(() => refused.message, "email");
    say("notice", () => t("signIn.sent"));
  } catch (error) {
    problem(error);
  }
}

/** @param {import("./api.js").UserError} refused */
function explain(refused) {
  if (refused.code === "CHOOSE_ORGANISATION") return choose(refused.organisations ?? []);
  toCredentials();
  if (refused.code === "TOO_MANY_ATTEMPTS") {
    return problem(() => t("signIn.tooMany", { when: whenAgain(refused.retryAt ?? "") }));
  }
  if (refused.code === "WRONG_CREDENTIALS") return refuse(() => t("signIn.wrong"), "password");
  return refuse(() => refused.message, "email");
}

/** @param {{ organisationId: string, name: string }[]} organisations */
function choose(organisations) {
  const buttons = organisations.map(({ organisationId, name }) => {
    const button = el("button", { type: "button" }, name);
    button.onclick = () => signIn(organisationId);
    return el("li", {}, button);
  });
  fill(byId("organisations"), ...buttons);
  byId("credentials").hidden = true;
  say("notice", () => "");
  byId("choice").hidden = false;
  byId("choice-title").focus();
}

/** @param {string} [focus] */
function toCredentials(focus) {
  byId("choice").hidden = true;
  byId("credentials").hidden = false;
  if (focus) byId(focus).focus();
}

/**
 * @param {() => string} words
 * @param {string} field
 */
function refuse(words, field) {
  problem(words);
  pointAt(field);
}

start();
