/** The item with which a tour ends: tried without a clock, and then told how it works. */
import { el } from "./dom.js";
import { t } from "./language.js";
import { button } from "./press.js";
import { keysHint, question, shownOf } from "./taking-answers.js";
import { matrix, wordsSwitch } from "./taking-drawing.js";

/**
 * @typedef {import("./taking-questions.js").Option} Option
 * @typedef {import("./taking-questions.js").Question} Question
 * @typedef {import("./taking-questions.js").Practised} Practised
 * @typedef {import("./taking-questions.js").Test} Test
 * @param {Test} test
 * @param {Question} shown
 * @param {{ back: () => void, answer: (optionKey: string) => Promise<unknown> }} ways
 * @returns {import("./screens.js").Screen}
 */
export function practice({ name, tour }, shown, { back, answer }) {
  const number = tour.length + 1;
  return {
    title: t("taking.tourOf", { test: name }),
    kind: "item",
    content: [
      el("p", { id: "place", class: "soft" }, t("taking.step", { number, total: number }), ". ", t("taking.practice")),
      el("div", { class: "times" }, wordsSwitch()),
      question(shown, "", answer),
      keysHint(shown.options.length),
      button(t("taking.back"), back, "plain"),
    ],
  };
}

/**
 * @param {Test} test
 * @param {Question} shown
 * @param {Practised} practised
 * @param {string} chosen the key of the option that was chosen
 * @param {() => void} start
 * @returns {import("./screens.js").Screen}
 */
export function practised({ name }, { image, description, options }, { correct, rightOptionKey, explanation }, chosen, start) {
  const answers = options.map((option) => marked(option, option.key === rightOptionKey, option.key === chosen));
  return {
    title: t("taking.tourOf", { test: name }),
    kind: "item",
    content: [
      el("h2", { id: "verdict", tabindex: "-1" }, t(correct ? "taking.right" : "taking.wrong")),
      el("p", { class: "explanation" }, explanation),
      button(t("taking.startTest"), start, "main"),
      el("div", { class: "times" }, wordsSwitch()),
      matrix(image ?? "", description, el("ol", { class: "answers pictures" }, answers)),
    ],
  };
}

/**
 * @param {Option} option
 * @param {boolean} right
 * @param {boolean} chosen
 */
function marked(option, right, chosen) {
  const made = el(
    "li",
    { class: "answer" },
    shownOf(option),
    right && el("span", { class: "mark" }, `✓ ${t("taking.theRightOne")}`),
    chosen && el("span", { class: "mark" }, t("taking.yourChoice")),
  );
  made.toggleAttribute("data-right", right);
  made.toggleAttribute("data-picked", chosen);
  return made;
}
