/** /assessment: an employee takes the assessment, for their own eyes alone, and again after a month. */
import { el } from "./dom.js";
import { startLanguage, t } from "./language.js";
import { dayInWords, problem, say } from "./messages.js";
import { closedToThem } from "./places.js";
import { button } from "./press.js";
import { show } from "./screens.js";
import { serverNow } from "./server-clock.js";
import { askSignedIn, signedIn, VIEWER } from "./session.js";
import { begin, goOn } from "./taking.js";
import { ASSESSMENT } from "./taking-questions.js";
import { testsToTake } from "./taking-tests.js";

const PAGE = `{ ${VIEWER} viewer { ... on Employee {
  assessment ${ASSESSMENT} offeredTests { name durationMinutes } selfAwarenessInsights { completedAt retakeAvailableAt }
} } }`;

/** @typedef {{ name: string, durationMinutes: number }[]} Offered the tests that a new assessment would hold */

/** @type {import("./taking.js").Ways} */
const ways = {
  whose: "",
  another: (name) => show(() => another(name)),
  ask: askSignedIn,
  done: (notice) => show(() => done(notice)),
};

async function start() {
  startLanguage();
  const data = await askSignedIn(PAGE);
  const viewer = await signedIn(data);
  ways.whose = viewer.id;
  const closed = closedToThem(viewer);
  if (closed) return say("status", () => t(closed));
  const { assessment, offeredTests: offered, selfAwarenessInsights: insights } = data.viewer;
  if (assessment?.status === "IN_PROGRESS") return goOn(assessment, ways, { focus: "" });
  show(() => (insights ? again(insights, offered) : first(offered)), { focus: "" });
}

/**
 * @param {Offered} offered
 * @returns {import("./screens.js").Screen}
 */
function first(offered) {
  return {
    title: t("taking.title"),
    content: [
      el("p", {}, t("assessment.what")),
      el("p", {}, t("insights.notShown")),
      el("p", {}, t("assessment.forYou")),
      ...testsToTake(offered, "assessment.together"),
      el("p", {}, t("assessment.how")),
      button(t("assessment.start"), take, "main"),
    ],
  };
}

/**
 * @param {{ completedAt: string, retakeAvailableAt: string }} insights
 * @param {Offered} offered
 * @returns {import("./screens.js").Screen}
 */
function again({ completedAt, retakeAvailableAt }, offered) {
  if (Date.parse(retakeAvailableAt) > serverNow()) return tooSoon(retakeAvailableAt);
  return {
    title: t("assessment.againTitle"),
    content: [
      el("p", { class: "soft facts" }, t("insights.completed", { date: dayInWords(completedAt) })),
      el("p", {}, t("assessment.again")),
      el("p", {}, t("insights.notShown")),
      el("p", {}, t("assessment.forYou")),
      ...testsToTake(offered, "assessment.together"),
      button(t("assessment.start"), take, "main"),
      el("p", {}, toInsights("")),
    ],
  };
}

/**
 * @param {string} availableAt
 * @returns {import("./screens.js").Screen}
 */
function tooSoon(availableAt) {
  return {
    title: t("assessment.tooSoonTitle"),
    content: [
      el("p", {}, t("assessment.tooSoon", { date: dayInWords(availableAt) })),
      el("p", {}, t("assessment.meanwhile")),
      toInsights("button"),
    ],
  };
}

/**
 * @param {() => string} [notice] what is to be said first
 * @returns {import("./screens.js").Screen}
 */
function done(notice) {
  return {
    title: t("assessment.doneTitle"),
    content: [
      notice && el("p", { class: "notice" }, notice()),
      el("p", {}, t("assessment.done")),
      el("p", {}, t("insights.notShown")),
      toInsights("button main"),
    ],
  };
}

/**
 * Another employee signed in meanwhile, in another tab of the same browser.
 * @param {string} name
 * @returns {import("./screens.js").Screen}
 */
function another(name) {
  return {
    title: t("taking.anotherTitle"),
    content: [
      el("p", {}, t("assessment.another", { name })),
      el("p", {}, t("assessment.anotherSignOut")),
      button(t("assessment.goOnAs", { name }), () => location.reload()),
    ],
  };
}

/** @param {string} kind */
function toInsights(kind) {
  return el("a", { href: "/insights", class: kind }, t("assessment.toInsights"));
}

async function take() {
  const refused = await begin(ways);
  if (refused?.code === "RETAKE_TOO_SOON") return show(() => tooSoon(refused.availableAt ?? ""));
  if (refused) problem(() => refused.message);
}

start().catch(problem);
