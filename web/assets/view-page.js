/** The whole of a view, from its head and the candidates read so far. */
import { el } from "./dom.js";
import { counted, t } from "./language.js";
import { dateInWords } from "./messages.js";
import { hasOverviews, profile } from "./view-candidate.js";
import { contents } from "./view-contents.js";
import { RESULTS, resultsOf } from "./view-query.js";
import { nameButton, table, withoutReasoning } from "./view-table.js";

/**
 * @typedef {object} View
 * @property {number} version
 * @property {string} procedureTitle
 * @property {string} savedAt
 * @property {string[]} visibleSections
 * @property {string | null} [lensName]
 * @property {any[]} candidates those read so far
 * @property {number} totalCount
 * @property {string | null} after where the next page begins; null when there is none
 */

/**
 * @param {View} view
 * @param {string | null} chosen the candidate to show at length
 * @param {(candidate: string | null) => void} turnTo shows another candidate at length, or all of them
 */
export function viewPage(view, chosen, turnTo) {
  const { candidates, visibleSections: visible } = view;
  const sections = RESULTS.filter((section) => visible.includes(section));
  if (sections.length === 0 && !candidates.some(hasOverviews)) return [head(view), ...names(candidates)];
  const atLength = candidates.find(({ id }) => id === chosen);
  return [
    head(view),
    ...notes(view, sections),
    atLength && candidates.length > 1 && turning(candidates, atLength, turnTo),
    atLength ? profile(atLength, visible) : several(candidates, sections, turnTo),
  ];
}

/**
 * Of a view that holds nothing to read: who is in it.
 * @param {any[]} candidates
 */
function names(candidates) {
  const entries = candidates.map(({ displayName }) => el("li", {}, displayName));
  return [el("p", {}, t("view.empty")), el("ul", {}, entries)];
}

/** @param {View} view */
function head({ savedAt, lensName, candidates, totalCount }) {
  const count = candidates.length < totalCount
    ? t("view.part", { shown: candidates.length, total: totalCount })
    : counted("view.candidates", totalCount);
  return el(
    "p",
    { class: "soft facts" },
    el("span", {}, t("view.saved", { date: dateInWords(savedAt) })),
    el("span", {}, count),
    lensName && el("span", {}, t("view.lens", { lens: lensName })),
  );
}

/**
 * @param {View} view
 * @param {string[]} sections
 */
function notes({ candidates }, sections) {
  const provisional = candidates.some((candidate) => candidate.provisionalNorms);
  const results = sections.flatMap((section) => resultsOf(candidates[0], section));
  const confidence = results.find((result) => result.interval)?.interval?.confidence;
  const numbers = confidence !== undefined && t("view.numbers", { confidence: Math.round(confidence * 100) });
  return [
    provisional && sections.length > 0 && el("p", { class: "soft note" }, t("view.provisional")),
    sections.length > 0 && el("p", { class: "soft note" }, numbers || t("view.bands")),
  ];
}

/**
 * @param {any[]} candidates
 * @param {string[]} sections
 * @param {(candidate: string | null) => void} turnTo
 */
function several(candidates, sections, turnTo) {
  return el(
    "div",
    {},
    people(candidates, turnTo),
    contents(sections),
    sections.map((section) => sideBySide(candidates, section, turnTo)),
  );
}

/**
 * @param {any[]} candidates
 * @param {(candidate: string | null) => void} turnTo
 */
function people(candidates, turnTo) {
  const names = candidates.map((candidate) => el("li", {}, nameButton(candidate, turnTo)));
  return el(
    "section",
    { id: "people", class: "noprint" },
    el("h2", {}, t("view.perCandidate")),
    el("p", { class: "soft" }, t("view.unfold")),
    el("ul", { class: "names" }, names),
  );
}

/**
 * The way back to all candidates, and to the ones beside this one.
 * @param {any[]} candidates
 * @param {any} current
 * @param {(candidate: string | null) => void} turnTo
 */
function turning(candidates, current, turnTo) {
  const back = el("button", { type: "button", class: "plain" }, `‹ ${t("view.allCandidates")}`);
  back.onclick = () => turnTo(null);
  const place = candidates.indexOf(current);
  const [before, after] = [candidates[place - 1], candidates[place + 1]];
  return el(
    "nav",
    { class: "turning noprint", "aria-label": t("view.candidatesNav") },
    back,
    before && beside(t("view.before", { name: before.displayName }), before, turnTo),
    after && beside(t("view.after", { name: after.displayName }), after, turnTo),
  );
}

/**
 * @param {string} words
 * @param {any} candidate
 * @param {(candidate: string | null) => void} turnTo
 */
function beside(words, candidate, turnTo) {
  const button = el("button", { type: "button", class: "plain" }, words);
  button.onclick = () => turnTo(candidate.id);
  return button;
}

/**
 * @param {any[]} candidates
 * @param {string} section
 * @param {(candidate: string | null) => void} turnTo
 */
function sideBySide(candidates, section, turnTo) {
  const title = t(`section.${section}`);
  const frame = { class: "sideways", role: "region", "aria-label": title, tabindex: "0", "data-section": section };
  return el(
    "section",
    { id: section },
    el("h2", {}, title),
    el("div", frame, table(candidates, section, turnTo)),
    withoutReasoning(candidates, section),
  );
}
