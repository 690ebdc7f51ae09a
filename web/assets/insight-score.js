/** One score of one's own: a bar, and behind its name what it means, suggestions and tips, each a goal in the making. */
import { byId, el, link } from "./dom.js";
import { askForGoal } from "./goal-form.js";
import { t } from "./language.js";
import { say } from "./messages.js";
import { decimal, measured } from "./view-marks.js";

/**
 * @typedef {object} Score
 * @property {string} id
 * @property {string} key
 * @property {string} name
 * @property {string} description
 * @property {"LOW" | "AVERAGE" | "HIGH"} band
 * @property {string} interpretation
 * @property {number} score
 * @property {{ low: number, high: number, confidence: number }} interval
 * @property {{ previousScore: number, previousCompletedAt: string, withinError: boolean } | null} change
 * @property {Suggestion[]} suggestions
 * @property {string[]} tips
 * @typedef {{ id: string, title: string, text: string }} Suggestion
 */

/** @param {Score} score */
export function insight(score) {
  const { key, name, change } = score;
  const opener = el("button", { type: "button", class: "opener", "aria-expanded": "false" }, name);
  opener.setAttribute("aria-controls", `advice-${key}`);
  opener.onclick = () => turn(opener, opener.getAttribute("aria-expanded") === "false");
  return el(
    "article",
    { class: "result insight", id: `score-${key}` },
    el("h3", {}, opener),
    measured(score),
    change && el("div", { class: "meaning" }, el("p", { class: "soft" }, changed(score.score, change))),
    el("div", { class: "advice", id: `advice-${key}`, hidden: "" }, advice(score)),
  );
}

/** The button that opens every score, and closes them again. */
export function expandAll() {
  const button = el("button", { type: "button", class: "small" }, t("insights.openAll"));
  let open = false;
  button.onclick = () => {
    open = !open;
    for (const opener of document.querySelectorAll(".opener")) turn(opener, open);
    button.textContent = t(open ? "insights.closeAll" : "insights.openAll");
  };
  return button;
}

/**
 * Opens the score at this anchor and moves there, if there is one.
 * @param {string} anchor
 */
export function show(anchor) {
  const place = anchor.startsWith("score-") && document.getElementById(anchor);
  const opener = place && place.querySelector("button");
  if (!place || !opener) return;
  turn(opener, true);
  opener.focus();
  place.scrollIntoView();
}

/**
 * @param {Element} opener
 * @param {boolean} open
 */
function turn(opener, open) {
  opener.setAttribute("aria-expanded", String(open));
  byId(opener.getAttribute("aria-controls") ?? "").hidden = !open;
}

/** @param {Score} score */
function advice({ id, name, description, interpretation, suggestions, tips }) {
  return [
    el("p", { class: "soft" }, t("insights.whatItIs", { description })),
    el("p", { class: "interpretation" }, interpretation),
    el("h4", {}, t("insights.suggestions")),
    el("div", { class: "suggestions" }, suggestions.map(suggested)),
    el("h4", {}, t("insights.tips")),
    el("ul", {}, tips.map((tip) => el("li", {}, tip))),
    goalButton(t("goal.fromScore", { name }), { title: t("goal.workOn", { name }), from: { insightId: id }, about: name }),
  ];
}

/** @param {Suggestion} suggestion */
function suggested({ id, title, text }) {
  const button = goalButton(t("goal.make"), { title, from: { suggestionId: id }, about: title });
  return el("div", { class: "suggestion" }, el("h5", {}, title), el("p", {}, text), button);
}

/**
 * @param {string} words
 * @param {{ title: string, from: Record<string, string>, about: string }} wanted
 */
function goalButton(words, { title, from, about }) {
  const button = el("button", { type: "button" }, words);
  if (!words.includes(about)) button.setAttribute("aria-label", `${words}: ${about}`);
  const made = el("span", { class: "made" });
  button.onclick = () =>
    askForGoal({ title, from }, (goal) => {
      made.replaceChildren(t("goal.made"), " ", link("/goals", t("goals.title")));
      say("status", () => t("goal.madeOf", { title: goal.title }));
    });
  return el("p", { class: "to-goal noprint" }, button, made);
}

/**
 * @param {number} now
 * @param {NonNullable<Score["change"]>} change
 */
function changed(now, { previousScore, withinError }) {
  const values = { before: decimal(previousScore) };
  if (withinError) return t("insights.same", values);
  return t(now > previousScore ? "insights.higher" : "insights.lower", values);
}
