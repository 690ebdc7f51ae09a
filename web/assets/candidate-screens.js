/** What a candidate reads before the assessment and after it. */
import { el } from "./dom.js";
import { counted, t } from "./language.js";
import { button } from "./press.js";

/**
 * @typedef {import("./screens.js").Screen} Screen
 * @typedef {import("./candidate-visit.js").Candidate} Candidate
 */

/**
 * @param {() => unknown} open
 * @returns {Screen}
 */
export function offer(open) {
  return {
    title: t("taking.title"),
    content: [
      el("p", {}, t("candidate.offer")),
      el("p", { class: "soft" }, t("candidate.yours")),
      button(t("candidate.open"), open, "main"),
    ],
  };
}

/**
 * The visit came to an end; the answers did not.
 * @param {() => unknown} open
 * @returns {Screen}
 */
export function over(open) {
  return {
    title: t("candidate.overTitle"),
    content: [el("p", {}, t("candidate.over")), button(t("candidate.goOn"), open, "main")],
  };
}

/** @returns {Screen} */
export function noLink() {
  return { title: t("taking.title"), content: [el("p", {}, t("candidate.noLink"))] };
}

/** @returns {Screen} */
export function linkNotValid() {
  return {
    title: t("candidate.notValidTitle"),
    content: [el("p", {}, t("candidate.notValid")), el("p", {}, t("candidate.askContact"))],
  };
}

/** @returns {Screen} */
export function left() {
  return { title: t("candidate.leftTitle"), content: [el("p", {}, t("candidate.left"))] };
}

/**
 * @param {Candidate} candidate
 * @param {() => unknown} start
 * @returns {Screen}
 */
export function welcome({ name, organisationName, procedureTitle, purpose, assessment }, start) {
  const tests = assessment?.tests ?? [];
  const minutes = tests.reduce((sum, { durationMinutes }) => sum + durationMinutes, 0);
  return {
    title: t("candidate.hello", { name: name.first }),
    content: [
      el("p", {}, t("candidate.invited", { organisation: organisationName, procedure: procedureTitle })),
      purpose.map(({ heading, text }) => [el("h2", {}, heading), el("p", {}, text)]).flat(),
      tests.length > 0 && [
        el("h2", {}, t("candidate.tests")),
        el("ol", { class: "tests" }, tests.map(line)),
        el("p", {}, t("candidate.together", { minutes })),
      ],
      button(t("candidate.start"), start, "main"),
    ].flat(),
  };
}

/** @param {{ name: string, durationMinutes: number }} test */
function line({ name, durationMinutes }) {
  return el("li", {}, name, " ", el("span", { class: "soft" }, counted("taking.minutes", durationMinutes)));
}

/**
 * @param {Candidate} candidate
 * @param {() => string} [notice] what is to be said first
 * @returns {Screen}
 */
export function thanks({ name, organisationName, procedureTitle }, notice) {
  return {
    title: t("candidate.thanks", { name: name.first }),
    content: [
      notice && el("p", { class: "notice" }, notice()),
      el("p", {}, t("candidate.done")),
      el("h2", {}, t("candidate.nextTitle")),
      el("p", {}, t("candidate.next", { organisation: organisationName, procedure: procedureTitle })),
      el("p", {}, t("candidate.questions", { organisation: organisationName })),
      el("p", { class: "soft" }, t("candidate.close")),
    ],
  };
}
