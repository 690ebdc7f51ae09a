/** One goal in the list: what it is, by when, where it came from, and what can be done with it. */
import { el, link } from "./dom.js";
import { t } from "./language.js";
import { dayInWords, problem } from "./messages.js";
import { serverNow } from "./server-clock.js";

/** @typedef {import("./goal-form.js").Goal} Goal */

/**
 * @param {Goal} goal
 * @param {{ change: (goal: Goal) => void, complete: (goal: Goal) => Promise<void>, remove: (goal: Goal) => void }} ways
 */
export function openEntry(goal, { change, complete, remove }) {
  return entry(goal, due(goal), [
    button("goal.complete", goal, () => complete(goal).catch(problem)),
    button("goal.change", goal, () => change(goal)),
    button("goal.delete", goal, () => remove(goal)),
  ]);
}

/**
 * @param {Goal} goal
 * @param {{ remove: (goal: Goal) => void }} ways
 */
export function doneEntry(goal, { remove }) {
  const when = el("p", { class: "soft" }, t("goal.doneAt", { date: dayInWords(goal.doneAt ?? "") }));
  return entry(goal, when, [button("goal.delete", goal, () => remove(goal))]);
}

/**
 * @param {Goal} goal
 * @param {Element} when
 * @param {Element[]} buttons
 */
function entry(goal, when, buttons) {
  const { id, title, description } = goal;
  return el(
    "li",
    { class: "entry goal", id },
    el("h3", { tabindex: "-1" }, title),
    description && el("p", { class: "lines" }, description),
    when,
    origin(goal),
    el("p", { class: "buttons" }, buttons),
  );
}

/** @param {Goal} goal */
function due({ dueOn }) {
  if (!dueOn) return el("p", { class: "soft" }, t("goal.noDue"));
  const date = dayInWords(`${dueOn}T12:00`);
  const today = day(serverNow());
  if (dueOn < today) return el("p", { class: "overdue" }, t("goal.overdue", { date }));
  return el("p", {}, dueOn === today ? t("goal.today") : t("goal.by", { date }));
}

/**
 * The suggestion or score that a goal was made from.
 * @param {Goal} goal
 */
function origin({ insight, suggestion }) {
  const score = insight && link(`/insights#score-${insight.key}`, insight.name);
  if (!suggestion) return score && el("p", { class: "soft" }, t("goal.about"), " ", score);
  return el(
    "details",
    { class: "plain" },
    el("summary", {}, t("goal.suggestion")),
    el("p", {}, el("strong", {}, suggestion.title)),
    el("p", {}, suggestion.text),
    score && el("p", { class: "soft" }, t("goal.about"), " ", score),
  );
}

/**
 * @param {string} name of its text
 * @param {Goal} goal
 * @param {() => void} press
 */
function button(name, { title }, press) {
  const look = name === "goal.complete" ? "small" : "plain";
  const made = el("button", { type: "button", class: look, "aria-label": `${t(name)}: ${title}` }, t(name));
  made.onclick = press;
  return made;
}

/**
 * The day of a moment as the reader's calendar has it, such as 2026-03-31.
 * @param {number} moment
 */
function day(moment) {
  return new Date(moment).toLocaleDateString("sv-SE");
}
