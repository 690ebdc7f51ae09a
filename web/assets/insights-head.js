/** What stands above one's results: when, where from, how to read them, and what changed since the ones before. */
import { el, link } from "./dom.js";
import { counted, t } from "./language.js";
import { dayInWords } from "./messages.js";
import { serverNow } from "./server-clock.js";
import { decimal } from "./view-marks.js";

/**
 * @typedef {import("./insight-score.js").Score} Score
 * @typedef {object} Insights
 * @property {string} completedAt
 * @property {"CANDIDATE" | "EMPLOYEE"} source
 * @property {boolean} provisionalNorms
 * @property {string} retakeAvailableAt
 * @property {{ at: string, byName: string, sections: string[] } | null} carriedOver
 * @property {Score[]} competencies
 * @property {Score[]} pressureBehaviour
 * @property {Score[]} learningAgility
 */

/**
 * @param {Insights} insights
 * @param {boolean} begun whether an assessment goes on
 */
export function facts({ completedAt, retakeAvailableAt }, begun) {
  const past = Date.parse(retakeAvailableAt) <= serverNow();
  return el(
    "p",
    { class: "soft facts" },
    el("span", {}, t("insights.completed", { date: dayInWords(completedAt) })),
    el("span", {}, t(past ? "insights.retakeOpen" : "insights.retakeLater", { date: dayInWords(retakeAvailableAt) })),
    past && el("a", { href: "/assessment", class: "noprint" }, t(begun ? "insights.takeOn" : "insights.takeAgain")),
  );
}

/**
 * @param {Insights} insights
 * @param {Score | undefined} any one of the scores: they are all as certain
 */
export function notes({ source, provisionalNorms, carriedOver }, any) {
  const confidence = Math.round((any?.interval.confidence ?? 0) * 100);
  return [
    note(t(source === "CANDIDATE" ? "insights.yoursCarried" : "insights.yours")),
    note(t("insights.notShown")),
    carriedOver && note(t("insights.carried", inWords(carriedOver))),
    provisionalNorms && note(t("insights.provisional")),
    any && note(t("view.numbers", { confidence })),
  ];
}

/**
 * Names what changed more than the error of measurement explains, and says so when nothing did.
 * @param {Score[]} scores
 */
export function since(scores) {
  const compared = scores.flatMap(({ change }) => change ?? []);
  if (!compared.length) return null;
  const changed = scores.filter(({ change }) => change && !change.withinError);
  return el(
    "section",
    {},
    el("h2", {}, t("insights.since", { date: dayInWords(compared[0].previousCompletedAt) })),
    el("p", {}, changed.length ? counted("insights.changed", changed.length) : t("insights.unchanged")),
    changed.length > 0 && el("ul", {}, changed.map(difference)),
    changed.length > 0 && changed.length < compared.length && el("p", { class: "soft" }, t("insights.others")),
  );
}

/** @param {Score} score */
function difference({ key, name, score, change }) {
  const values = { before: decimal(change?.previousScore ?? score), now: decimal(score) };
  return el("li", {}, link(`#score-${key}`, name), ` ${t("insights.fromTo", values)}`);
}

/** @param {string} words */
function note(words) {
  return el("p", { class: "soft note" }, words);
}

/** @param {{ at: string, byName: string, sections: string[] }} carriedOver */
function inWords({ at, byName, sections }) {
  const names = sections.map((section) => t(`section.${section}`)).join(", ");
  return { date: dayInWords(at), name: byName, sections: names };
}
