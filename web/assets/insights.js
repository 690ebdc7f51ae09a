/** /insights: one's own results, what changed since the ones before, and what to do with them. */
import { byId, el, fill, link } from "./dom.js";
import { startGoalForm } from "./goal-form.js";
import { expandAll, insight, show } from "./insight-score.js";
import { facts, notes, since } from "./insights-head.js";
import { inEveryLanguage, startLanguage, t } from "./language.js";
import { dateInWords, problem, say } from "./messages.js";
import { closedToThem } from "./places.js";
import { askSignedIn, signedIn, VIEWER } from "./session.js";
import { contents } from "./view-contents.js";
import { axis } from "./view-marks.js";

const SCORE = `{
  id key name description band interpretation score interval { low high confidence }
  change { previousScore previousCompletedAt withinError } suggestions { id title text } tips
}`;
const INSIGHTS = `{ ${VIEWER} viewer { ... on Employee { assessment { status } selfAwarenessInsights {
  completedAt source provisionalNorms retakeAvailableAt carriedOver { at byName sections }
  competencies ${SCORE} pressureBehaviour ${SCORE} learningAgility ${SCORE}
} } } }`;

async function start() {
  startLanguage();
  const data = await askSignedIn(INSIGHTS);
  const viewer = await signedIn(data);
  const closed = closedToThem(viewer);
  if (closed) return void say("status", () => t(closed));
  startGoalForm();
  addEventListener("beforeprint", () => {
    const date = dateInWords(new Date().toISOString());
    byId("printed").textContent = t("insights.printed", { date, reader: viewer.name.full });
  });
  const { selfAwarenessInsights: found, assessment } = data.viewer;
  const begun = assessment?.status === "IN_PROGRESS";
  inEveryLanguage(() => fill(byId("content"), ...(found ? page(found, begun) : nothingYet(begun))));
  showWanted();
  addEventListener("hashchange", showWanted);
}

/**
 * @param {import("./insights-head.js").Insights} insights
 * @param {boolean} begun whether an assessment goes on
 */
function page(insights, begun) {
  /** @type {[string, import("./insight-score.js").Score[]][]} */
  const every = [
    ["COMPETENCIES", insights.competencies],
    ["PRESSURE_BEHAVIOUR", insights.pressureBehaviour],
    ["LEARNING_AGILITY", insights.learningAgility],
  ];
  // A test that was not taken has no place on the page.
  const sections = every.filter(([, scores]) => scores.length > 0);
  const all = sections.flatMap(([, scores]) => scores);
  return [
    facts(insights, begun),
    ...notes(insights, all[0]),
    since(all),
    contents(sections.map(([section]) => section)),
    el("p", { class: "soft noprint" }, t("insights.open")),
    el("p", { class: "noprint" }, expandAll()),
    ...sections.map(([section, scores]) =>
      el("section", { id: section }, el("h2", {}, t(`section.${section}`)), axis(), scores.map(insight)),
    ),
  ];
}

/** Opens the score that the address names. */
function showWanted() {
  show(location.hash.slice(1));
}

/** @param {boolean} begun */
function nothingYet(begun) {
  return [
    el("p", {}, t("insights.later")),
    el("p", {}, t("insights.yours")),
    el("a", { href: "/assessment", class: "button main" }, t(begun ? "insights.takeOn" : "insights.take")),
    el("p", {}, t("insights.meanwhile"), " ", link("/goals", t("goals.title"))),
  ];
}

start().catch(problem);
