/** /account: one's own password, and the places where one is signed in. */
import { ask, refusal } from "./api.js";
import { byId, el, fill, inputOf } from "./dom.js";
import { onSubmit, startPasswordFields } from "./forms.js";
import { inEveryLanguage, startLanguage, t } from "./language.js";
import { dateInWords, noProblem, problem, say, whenAgain } from "./messages.js";
import { chosenPassword, refuse, startCounting, unsuitable } from "./new-password.js";
import { askSignedIn, leave, signedIn, VIEWER } from "./session.js";

/** @typedef {{ id: string, createdAt: string, lastSeenAt: string, current: boolean }} Session */

const ACCOUNT = `{ ${VIEWER} sessions { id createdAt lastSeenAt current } }`;
const CHANGE = `mutation Change($input: ChangePasswordInput!) {
  changePassword(input: $input) { errors { code message ... on TooManyAttemptsError { retryAt } } }
}`;
const END = `mutation End($input: EndSessionInput!) { endSession(input: $input) { errors { code message } } }`;
const EVERYWHERE = "mutation { signOutEverywhere { errors { code message } } }";

/** @type {Session[]} */
let sessions = [];

async function start() {
  startLanguage();
  startPasswordFields();
  startCounting();
  onSubmit("choose", () => changePassword().catch(problem));
  byId("everywhere").onclick = () => signOutEverywhere().catch(problem);
  const { email, organisation } = await read();
  inputOf("email").value = email;
  inEveryLanguage(() => {
    byId("whose").textContent = t("account.whose", { email, organisation: organisation.name });
    showSessions();
  });
  byId("content").hidden = false;
}

async function read() {
  const data = await askSignedIn(ACCOUNT);
  sessions = data.sessions ?? [];
  return signedIn(data);
}

async function changePassword() {
  noProblem();
  const currentPassword = inputOf("current").value;
  if (!currentPassword) return void refuse(() => t("account.currentMissing"), "current");
  const newPassword = chosenPassword();
  if (!newPassword) return;
  const { changePassword: payload } = await askSignedIn(CHANGE, { input: { currentPassword, newPassword } });
  const refused = refusal(payload);
  if (refused) return explain(refused);
  /** @type {HTMLFormElement} */ (byId("choose")).reset();
  await read();
  showSessions();
  say("status", () => t("account.changed"));
  byId("title").focus();
}

/** @param {import("./api.js").UserError} refused */
function explain(refused) {
  if (refused.code === "WRONG_CREDENTIALS") return void refuse(() => t("account.wrong"), "current");
  if (refused.code !== "TOO_MANY_ATTEMPTS") return unsuitable(refused);
  return problem(() => t("signIn.tooMany", { when: whenAgain(refused.retryAt ?? "") }));
}

function showSessions() {
  fill(byId("sessions"), ...sessions.map(entry));
}

/** @param {Session} session */
function entry(session) {
  const words = t(session.current ? "account.here" : "account.since", { date: dateInWords(session.createdAt) });
  const end = el("button", { type: "button", class: "plain" }, t("account.end"));
  end.setAttribute("aria-label", t("account.endLong", { date: dateInWords(session.createdAt) }));
  end.onclick = () => endSession(session).catch(problem);
  const used = el("p", { class: "soft" }, t("account.used", { date: dateInWords(session.lastSeenAt) }));
  return el("li", { class: "entry" }, el("strong", {}, words), used, !session.current && end);
}

/** @param {Session} session */
async function endSession({ id }) {
  noProblem();
  const refused = refusal((await askSignedIn(END, { input: { sessionId: id } })).endSession);
  if (refused) return problem(() => refused.message);
  await read();
  showSessions();
  say("status", () => t("account.ended"));
  byId("sessions-title").focus();
}

async function signOutEverywhere() {
  noProblem();
  await ask(EVERYWHERE);
  await leave("/sign-in");
}

start().catch(problem);
