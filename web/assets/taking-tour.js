/** The tour of a test, step by step. */
import { el } from "./dom.js";
import { t } from "./language.js";
import { button } from "./press.js";

/**
 * @param {import("./taking-questions.js").Test} test
 * @param {number} step
 * @param {{ back: () => void, next: () => unknown }} ways
 * @returns {import("./screens.js").Screen}
 */
export function tour({ name, tour: steps, practice }, step, { back, next }) {
  const { heading, text } = steps[step];
  const total = steps.length + (practice ? 1 : 0);
  const last = step + 1 === total;
  return {
    title: t("taking.tourOf", { test: name }),
    kind: "tour",
    content: [
      el("p", { id: "place", class: "soft" }, t("taking.step", { number: step + 1, total })),
      el("h2", { id: "step", tabindex: "-1", "aria-describedby": "place" }, heading),
      el("p", { class: "explanation" }, text),
      el(
        "p",
        { class: "buttons choices-of-two" },
        button(t(last ? "taking.endTour" : "taking.next"), next, "main"),
        button(t("taking.back"), back),
      ),
    ],
  };
}
