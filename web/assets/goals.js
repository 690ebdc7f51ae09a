/** /goals: what somebody means to work on, and what is done; twenty at a time. */
import { refusal } from "./api.js";
import { byId, fill } from "./dom.js";
import { doneEntry, openEntry } from "./goal-entry.js";
import { askForGoal, GOAL, startGoalForm } from "./goal-form.js";
import { counted, inEveryLanguage, startLanguage, t } from "./language.js";
import { noProblem, problem, say } from "./messages.js";
import { closedToThem } from "./places.js";
import { askSignedIn, signedIn, VIEWER } from "./session.js";

/** @typedef {import("./goal-form.js").Goal} Goal */

const PAGE = `viewer { ... on Employee { developmentGoals(first: 20, after: $after) {
  nodes ${GOAL} pageInfo { hasNextPage endCursor }
} } }`;
const FIRST = `query Goals($after: String) { ${VIEWER} ${PAGE} }`;
const MORE = `query Goals($after: String) { ${PAGE} }`;
const COMPLETE = `mutation Complete($input: CompleteDevelopmentGoalInput!) {
  completeDevelopmentGoal(input: $input) { goal ${GOAL} errors { code message } }
}`;
const DELETE = `mutation Delete($input: DeleteDevelopmentGoalInput!) {
  deleteDevelopmentGoal(input: $input) { errors { code message } }
}`;

/** @type {Goal[]} */
let goals = [];
/** @type {string | null} */
let after = null;

async function start() {
  startLanguage();
  const data = await askSignedIn(FIRST, { after });
  const closed = closedToThem(await signedIn(data));
  if (closed) return void say("status", () => t(closed));
  startGoalForm();
  take(data);
  byId("make").onclick = () => askForGoal({}, made);
  byId("more").onclick = () => more().catch(problem);
  byId("keep").onclick = () => sure().close();
  byId("content").hidden = false;
  inEveryLanguage(show);
}

/** @param {{ viewer: { developmentGoals?: { nodes: Goal[], pageInfo: { hasNextPage: boolean, endCursor: string } } } }} data */
function take({ viewer: { developmentGoals: page } }) {
  const known = new Set(goals.map(({ id }) => id));
  goals.push(...(page?.nodes ?? []).filter(({ id }) => !known.has(id)));
  after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
}

async function more() {
  noProblem();
  const before = goals.length;
  take(await askSignedIn(MORE, { after }));
  show();
  say("status", () => counted("goals.shown", goals.length));
  moveTo(goals.slice(before).find(({ status }) => status === "OPEN"));
}

function show() {
  const open = goals.filter(({ status }) => status === "OPEN");
  const done = goals.filter(({ status }) => status === "DONE");
  fill(byId("open"), ...open.map((goal) => openEntry(goal, { change, complete, remove })));
  fill(byId("done"), ...done.map((goal) => doneEntry(goal, { remove })));
  byId("done-count").textContent = t("goals.done", { count: done.length });
  byId("none").hidden = open.length > 0 || after !== null;
  byId("folded").hidden = done.length === 0;
  byId("more").hidden = after === null;
}

/** @param {Goal} goal */
function made(goal) {
  goals.unshift(goal);
  show();
  say("status", () => t("goal.madeOf", { title: goal.title }));
  moveTo(goal);
}

/** @param {Goal} goal */
function change(goal) {
  askForGoal({ goal }, (now) => {
    replace(now);
    say("status", () => t("goal.changed", { title: now.title }));
    moveTo(now);
  });
}

/** @param {Goal} goal */
async function complete({ id }) {
  noProblem();
  const { completeDevelopmentGoal: payload } = await askSignedIn(COMPLETE, { input: { goalId: id } });
  const refused = refusal(payload);
  if (refused) return problem(() => refused.message);
  replace(payload.goal);
  say("status", () => t("goal.completed", { title: payload.goal.title }));
  byId("open-title").focus();
}

/**
 * Asks whether it is meant, since what is deleted is gone.
 * @param {Goal} goal
 */
function remove(goal) {
  byId("sure-what").textContent = goal.title;
  byId("delete").onclick = () => {
    sure().close();
    drop(goal).catch(problem);
  };
  sure().showModal();
}

/** @param {Goal} goal */
async function drop({ id, title }) {
  noProblem();
  const refused = refusal((await askSignedIn(DELETE, { input: { goalId: id } })).deleteDevelopmentGoal);
  if (refused && refused.code !== "NOT_FOUND") return problem(() => refused.message);
  goals = goals.filter((each) => each.id !== id);
  show();
  say("status", () => t("goal.deleted", { title }));
  byId("open-title").focus();
}

/** @param {Goal} goal */
function replace(goal) {
  goals = goals.map((each) => (each.id === goal.id ? goal : each));
  show();
}

/** @param {Goal | undefined} goal */
function moveTo(goal) {
  /** @type {HTMLElement | null | undefined} */ (goal && document.querySelector(`#${goal.id} h3`))?.focus();
}

function sure() {
  return /** @type {HTMLDialogElement} */ (byId("sure"));
}

start().catch(problem);
