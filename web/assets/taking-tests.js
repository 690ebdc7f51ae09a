/** Which tests there are to take, and how long they take. */
import { el } from "./dom.js";
import { counted, t } from "./language.js";

/**
 * @param {{ name: string, durationMinutes: number }[]} tests
 * @param {string} together the name of the text that tells how long in all
 */
export function testsToTake(tests, together) {
  const minutes = tests.reduce((sum, { durationMinutes }) => sum + durationMinutes, 0);
  return [
    el("h2", {}, t("taking.tests")),
    el("ol", { class: "tests" }, tests.map(line)),
    el("p", {}, t(together, { minutes })),
  ];
}

/** @param {{ name: string, durationMinutes: number }} test */
function line({ name, durationMinutes }) {
  return el("li", {}, name, " ", el("span", { class: "soft" }, counted("taking.minutes", durationMinutes)));
}
