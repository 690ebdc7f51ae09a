/** One candidate at length: the overviews, and each result with its interpretation. */
import { el } from "./dom.js";
import { t } from "./language.js";
import { marks, poles } from "./view-marks.js";
import { RESULTS, resultsOf } from "./view-query.js";

/**
 * @param {any} candidate
 * @param {string[]} visible
 * @param {{ describe: boolean }} options `describe`: with what each scale measures, where no table tells that
 */
export function candidateAtLength(candidate, visible, { describe }) {
  const sections = RESULTS.filter((section) => visible.includes(section));
  return [
    visible.includes("OVERVIEWS") && candidate.overviews && overviews(candidate.overviews),
    ...sections.map((section) =>
      el(
        "section",
        {},
        el("h3", {}, t(`section.${section}`)),
        resultsOf(candidate, section).map((result) => interpreted(result, describe)),
      ),
    ),
  ];
}

/** @param {{ candidateSummary: Block[], onboardingInsights: Block[] }} overviews */
function overviews({ candidateSummary, onboardingInsights }) {
  return el(
    "section",
    { class: "overviews" },
    blocks(t("overviews.candidateSummary"), candidateSummary),
    blocks(t("overviews.onboardingInsights"), onboardingInsights),
  );
}

/**
 * @typedef {{ heading: string, text: string }} Block
 * @param {string} title
 * @param {Block[]} texts
 */
function blocks(title, texts) {
  const parts = texts.map(({ heading, text }) => el("div", {}, el("h4", {}, heading), el("p", {}, text)));
  return texts.length > 0 && el("section", {}, el("h3", {}, title), parts);
}

/**
 * @param {import("./view-query.js").Result} result
 * @param {boolean} describe
 */
function interpreted(result, describe) {
  const { scale, interpretation } = result;
  return el(
    "article",
    { class: "result" },
    el("h4", {}, scale.name),
    marks(result),
    el("p", {}, interpretation),
    describe &&
      el("details", { class: "plain" }, el("summary", {}, t("view.about")), el("p", {}, scale.about), poles(scale)),
  );
}
