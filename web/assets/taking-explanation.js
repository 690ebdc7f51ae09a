/** The screen before a test: what it asks and how long it takes, with the choice to start or to follow a tour first. */
import { el } from "./dom.js";
import { counted, t } from "./language.js";
import { button } from "./press.js";
import { adapts } from "./taking-questions.js";

/**
 * @typedef {import("./taking-questions.js").Test} Test
 * @param {Test} test
 * @param {Test[]} tests all of the assessment
 * @param {{ start: () => void, tour: () => void }} ways
 * @param {() => string} [notice] what is to be said first
 * @returns {import("./screens.js").Screen}
 */
export function explanation(test, tests, { start, tour }, notice) {
  const done = tests.filter(({ status }) => status === "COMPLETED").length;
  const left = tests.length - done;
  const toGo = done > 0 && test.status === "NOT_STARTED" && counted("taking.toGo", left);
  const tourFirst = test.tourRequired && test.status === "NOT_STARTED";
  return {
    title: test.name,
    content: [
      notice && el("p", { class: "notice" }, notice(), " ", toGo),
      el("p", { class: "soft facts" }, facts(test, done, tests.length)),
      el("p", { class: "explanation" }, test.explanation),
      tourFirst && el("p", {}, t("taking.tourFirst")),
      el(
        "p",
        { class: "buttons choices-of-two" },
        !tourFirst && button(t("taking.startNow"), start, "main"),
        button(t(test.status === "TOUR_DONE" ? "taking.tourAgain" : "taking.tour"), tour, tourFirst ? "main" : ""),
      ),
    ],
  };
}

/**
 * @param {Test} test
 * @param {number} done
 * @param {number} total
 */
function facts(test, done, total) {
  const { durationMinutes, total: items } = test;
  return [
    total > 1 && el("span", {}, t("taking.which", { number: done + 1, total })),
    el("span", {}, counted(adapts(test) ? "taking.itemsAtMost" : "taking.items", items)),
    el("span", {}, counted(adapts(test) ? "taking.minutesAtMost" : "taking.minutes", durationMinutes)),
  ];
}
