/** Candidates side by side: a table of one section, scales in rows and candidates in columns. */
import { el } from "./dom.js";
import { currentLanguage, t } from "./language.js";
import { marks, poles } from "./view-marks.js";
import { lacksReasoning, resultsOf } from "./view-query.js";

let rowsMade = 0;

/**
 * @param {any[]} candidates
 * @param {string} section
 * @param {(candidate: string | null) => void} [turnTo] where names lead; on paper nowhere
 */
export function table(candidates, section, turnTo) {
  const columns = candidates.map((candidate) => new Map(keyed(candidate, section)));
  const scales = new Map(columns.flatMap((column) => [...column].map(([key, result]) => [key, result.scale])));
  const head = el(
    "tr",
    {},
    el("td", { class: "corner" }),
    candidates.map((candidate) =>
      el("th", { scope: "col" }, turnTo ? nameButton(candidate, turnTo) : candidate.displayName),
    ),
  );
  const names = candidates.map(({ displayName }) => displayName);
  const rows = [...scales.values()].flatMap((scale) => {
    return row(scale, columns.map((column) => column.get(scale.key)), names);
  });
  return el("table", {}, el("thead", {}, head), el("tbody", {}, rows));
}

/**
 * Says of whom the table holds no score for reasoning, and why.
 * @param {any[]} candidates
 * @param {string} section
 */
export function withoutReasoning(candidates, section) {
  const those = candidates.filter((candidate) => lacksReasoning(candidate, section));
  if (!those.length) return null;
  const language = currentLanguage() === "nl" ? "nl" : "en-GB";
  const names = new Intl.ListFormat(language).format(those.map(({ displayName }) => displayName));
  return el("p", { class: "soft note" }, t("view.noReasoningOf", { names }));
}

/**
 * A candidate's name, which leads to their profile.
 * @param {any} candidate
 * @param {(candidate: string | null) => void} turnTo
 */
export function nameButton({ id, displayName }, turnTo) {
  const name = el("button", { type: "button", class: "name", "data-candidate": id }, displayName);
  name.onclick = () => turnTo(id);
  return name;
}

/**
 * @param {any} candidate
 * @param {string} section
 * @returns {[string, import("./view-query.js").Result][]}
 */
function keyed(candidate, section) {
  return resultsOf(candidate, section).map((result) => [result.scale.key, result]);
}

/**
 * A scale's row, and below it the description that its name opens.
 * @param {import("./view-query.js").Result["scale"]} scale
 * @param {(import("./view-query.js").Result | undefined)[]} results
 * @param {string[]} names whose they are
 */
function row(scale, results, names) {
  const id = `about-${++rowsMade}`;
  const name = el("button", { type: "button", class: "about", "aria-expanded": "false", "aria-controls": id }, scale.name);
  const words = el("div", { class: "words" }, el("p", {}, scale.about), poles(scale));
  const about = el("tr", { id, class: "about-row" }, el("td", { colspan: String(results.length + 1) }, words));
  about.hidden = true;
  name.onclick = () => {
    about.hidden = !about.hidden;
    name.setAttribute("aria-expanded", String(!about.hidden));
  };
  const cells = results.map((result, place) => cell(result, names[place]));
  return [el("tr", {}, el("th", { scope: "row" }, name), cells), about];
}

/**
 * Where there is no room for columns, the name stands in the cell.
 * @param {import("./view-query.js").Result | undefined} result
 * @param {string} name
 */
function cell(result, name) {
  return el("td", {}, el("span", { class: "whose" }, name), result ? marks(result) : t("view.none"));
}
