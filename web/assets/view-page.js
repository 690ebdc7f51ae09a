/** The whole of a view, from its head and the candidates read so far. */
import { el } from "./dom.js";
import { counted, t } from "./language.js";
import { dateInWords } from "./messages.js";
import { candidateAtLength } from "./view-candidate.js";
import { RESULTS, resultsOf } from "./view-query.js";
import { table } from "./view-table.js";

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
 * @param {Set<string>} opened the candidates whose details are open; kept up to date
 */
export function viewPage(view, opened) {
  const { candidates, visibleSections: visible } = view;
  const sections = RESULTS.filter((section) => visible.includes(section));
  return [
    head(view),
    ...notes(view, sections),
    candidates.length === 1 ? alone(candidates[0], visible) : several(candidates, visible, sections, opened),
  ];
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
  return [
    provisional && sections.length > 0 && el("p", { class: "soft note" }, t("view.provisional")),
    confidence !== undefined &&
      el("p", { class: "soft note" }, t("view.numbers", { confidence: Math.round(confidence * 100) })),
  ];
}

/**
 * @param {any} candidate
 * @param {string[]} visible
 */
function alone(candidate, visible) {
  const name = el("h2", {}, candidate.displayName);
  return el("section", { class: "alone" }, name, candidateAtLength(candidate, visible, { describe: true }));
}

/**
 * @param {any[]} candidates
 * @param {string[]} visible
 * @param {string[]} sections
 * @param {Set<string>} opened
 */
function several(candidates, visible, sections, opened) {
  const atLength = sections.length > 0 || visible.includes("OVERVIEWS");
  if (!atLength) return el("ul", {}, candidates.map(({ displayName }) => el("li", {}, displayName)));
  return el(
    "div",
    {},
    contents(sections),
    sections.map((section) => sideBySide(candidates, section)),
    el(
      "section",
      { id: "per-candidate" },
      el("h2", {}, t("view.perCandidate")),
      el("p", { class: "soft noprint" }, t("view.unfold")),
      candidates.map(folded),
    ),
  );

  /** @param {any} candidate */
  function folded(candidate) {
    const unfold = () => candidateAtLength(candidate, visible, { describe: false });
    return details(candidate.displayName, unfold, candidate.id, opened);
  }
}

/**
 * A part of the page that is made when it is first opened: many candidates are a lot of text.
 * @param {string} summary
 * @param {() => import("./dom.js").Child[]} unfold
 * @param {string} id
 * @param {Set<string>} opened
 */
function details(summary, unfold, id, opened) {
  const element = /** @type {HTMLDetailsElement} */ (
    el("details", { class: "candidate" }, el("summary", {}, summary), opened.has(id) && el("div", {}, unfold()))
  );
  element.open = opened.has(id);
  element.ontoggle = () => {
    if (element.open && element.childElementCount === 1) element.append(el("div", {}, unfold()));
    if (element.open) opened.add(id);
    else opened.delete(id);
  };
  return element;
}

/** @param {string[]} sections */
function contents(sections) {
  if (!sections.length) return null;
  const entries = sections.map((section) => [`#${section}`, t(`section.${section}`)]);
  entries.push(["#per-candidate", t("view.perCandidate")]);
  const links = entries.map(([target, text]) => el("li", {}, el("a", { href: target }, text)));
  return el("nav", { class: "contents noprint", "aria-label": t("view.contents") }, el("ul", {}, links));
}

/**
 * @param {any[]} candidates
 * @param {string} section
 */
function sideBySide(candidates, section) {
  const title = t(`section.${section}`);
  const frame = { class: "sideways", role: "region", "aria-label": title, tabindex: "0", "data-section": section };
  return el("section", { id: section }, el("h2", {}, title), el("div", frame, table(candidates, section)));
}
