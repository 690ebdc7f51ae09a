/** The dialog in which a goal is made or changed. */
import { refusal } from "./api.js";
import { byId, inputOf } from "./dom.js";
import { onSubmit, pointAt } from "./forms.js";
import { t } from "./language.js";
import { problem, say } from "./messages.js";
import { askSignedIn } from "./session.js";

/**
 * @typedef {object} Goal
 * @property {string} id
 * @property {string} title
 * @property {string} description
 * @property {"OPEN" | "DONE"} status
 * @property {string | null} dueOn
 * @property {string | null} doneAt
 * @property {{ key: string, name: string } | null} insight
 * @property {{ title: string, text: string } | null} suggestion
 * @typedef {{ title?: string, from?: Record<string, string>, goal?: Goal }} Wanted a goal to change, or what to begin with
 */

export const GOAL = "{ id title description status dueOn doneAt insight { key name } suggestion { title text } }";
const CREATE = `mutation Make($input: CreateDevelopmentGoalInput!) {
  saved: createDevelopmentGoal(input: $input) { goal ${GOAL} errors { code message path } }
}`;
const UPDATE = `mutation Change($input: UpdateDevelopmentGoalInput!) {
  saved: updateDevelopmentGoal(input: $input) { goal ${GOAL} errors { code message path } }
}`;
/** @type {Record<string, string>} */
const FIELDS = { title: "goal-title", description: "goal-description", dueOn: "goal-due" };

/** @type {Wanted} */
let wanted = {};
/** @type {(goal: Goal) => void} */
let tell = () => {};

export function startGoalForm() {
  onSubmit("goal-form", () => save().catch(trouble));
  byId("goal-cancel").onclick = () => dialog().close();
}

/**
 * @param {Wanted} what
 * @param {(goal: Goal) => void} done called with the goal as it was saved
 */
export function askForGoal(what, done) {
  [wanted, tell] = [what, done];
  const { goal } = what;
  say("goal-heading", () => t(goal ? "goal.changing" : "goal.making"));
  say("goal-problem", () => "");
  for (const id of Object.values(FIELDS)) byId(id).removeAttribute("aria-invalid");
  inputOf("goal-title").value = goal?.title ?? what.title ?? "";
  inputOf("goal-description").value = goal?.description ?? "";
  inputOf("goal-due").value = goal?.dueOn ?? "";
  dialog().showModal();
}

async function save() {
  say("goal-problem", () => "");
  const [title, description, dueOn] = Object.values(FIELDS).map((id) => inputOf(id).value);
  if (!title.trim()) return refuse(() => t("goal.untitled"), "title");
  if (inputOf("goal-due").validity.badInput) return refuse(() => t("goal.noDay"), "dueOn");
  const { goal, from } = wanted;
  const written = { title, description, dueOn: dueOn || null };
  const input = goal ? { goalId: goal.id, ...written } : { ...from, ...written };
  const { saved } = await askSignedIn(goal ? UPDATE : CREATE, { input });
  const refused = refusal(saved);
  if (refused) return explain(refused);
  dialog().close();
  tell(saved.goal);
}

/** @param {import("./api.js").UserError & { path?: string[] }} refused */
function explain({ message, path }) {
  const field = path?.at(-1) ?? "";
  refuse(() => (field === "dueOn" ? t("goal.past") : message), field);
}

/**
 * @param {() => string} words
 * @param {string} field
 */
function refuse(words, field) {
  say("goal-problem", words);
  if (FIELDS[field]) pointAt(FIELDS[field], "goal-problem");
}

/** @param {unknown} error */
function trouble(error) {
  dialog().close();
  problem(error);
}

function dialog() {
  return /** @type {HTMLDialogElement} */ (byId("goal"));
}
