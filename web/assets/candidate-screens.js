/** What a candidate reads before the assessment and after it. */
import { el } from "./dom.js";
import { t } from "./language.js";
import { button } from "./press.js";
import { testsToTake } from "./taking-tests.js";

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

/**
 * Another candidate's link was opened meanwhile, in another tab of the same browser.
 * @param {string} name theirs
 * @param {false | (() => unknown)} open opens one's own again, where its link is known still
 * @returns {Screen}
 */
export function another(name, open) {
  return {
    title: t("taking.anotherTitle"),
    content: [
      el("p", {}, t("candidate.another", { name })),
      el("p", {}, open ? t("candidate.anotherCloses", { name }) : t("candidate.noLink")),
      open && button(t("candidate.goOn"), open, "main"),
    ],
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
  return {
    title: t("candidate.hello", { name: name.first }),
    content: [
      el("p", {}, t("candidate.invited", { organisation: organisationName, procedure: procedureTitle })),
      purpose.map(({ heading, text }) => [el("h2", {}, heading), el("p", {}, text)]).flat(),
      tests.length > 0 && testsToTake(tests, "candidate.together"),
      button(t("candidate.start"), start, "main"),
    ].flat(),
  };
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
