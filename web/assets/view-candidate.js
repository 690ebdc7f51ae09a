/** One candidate's profile: the overviews, and each result on its scale with its interpretation. */
import { el } from "./dom.js";
import { t } from "./language.js";
import { contents } from "./view-contents.js";
import { axis, measured, poles } from "./view-marks.js";
import { lacksReasoning, RESULTS, resultsOf } from "./view-query.js";

/**
 * @param {any} candidate
 * @param {string[]} visible
 */
export function profile(candidate, visible) {
  const sections = RESULTS.filter((section) => visible.includes(section));
  return el(
    "section",
    { class: "profile", "data-profile": candidate.id },
    el("h2", { tabindex: "-1" }, candidate.displayName),
    contents(sections),
    visible.includes("OVERVIEWS") && candidate.overviews && overviews(candidate.overviews),
    sections.map((section) => results(section, candidate)),
  );
}

/**
 * @param {string} section
 * @param {any} candidate
 */
function results(section, candidate) {
  const found = resultsOf(candidate, section);
  const scored = found.some(({ score }) => typeof score === "number");
  return el(
    "section",
    { id: section },
    el("h3", {}, t(`section.${section}`)),
    scored && axis(),
    found.length ? found.map(interpreted) : el("p", {}, t("view.none")),
    lacksReasoning(candidate, section) && el("p", { class: "soft note" }, t("view.noReasoning")),
  );
}

/** @param {any} candidate */
export function hasOverviews({ overviews }) {
  return Boolean(overviews?.candidateSummary.length || overviews?.onboardingInsights.length);
}

/** @param {{ candidateSummary: Block[], onboardingInsights: Block[] }} overviews */
function overviews({ candidateSummary, onboardingInsights }) {
  return el(
    "div",
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

/** @param {import("./view-query.js").Result} result */
function interpreted(result) {
  const { scale, interpretation } = result;
  return el(
    "article",
    { class: "result" },
    el("h4", {}, scale.name),
    measured(result),
    el(
      "div",
      { class: "meaning" },
      el("p", {}, interpretation),
      el("details", { class: "plain" }, el("summary", {}, t("view.about")), el("p", {}, scale.about), poles(scale)),
    ),
  );
}
