/** One item of a test: how far one is, the time that is left, and the item with its answers. */
import { el } from "./dom.js";
import { t } from "./language.js";
import { button } from "./press.js";
import { keysHint, question } from "./taking-answers.js";
import { wordsSwitch } from "./taking-drawing.js";
import { itemTime } from "./taking-pace.js";
import { adapts } from "./taking-questions.js";
import { timeLeft } from "./taking-time.js";

/**
 * @typedef {import("./taking-questions.js").Test} Test
 * @param {Test} test
 * @param {{ answer: (optionKey: string) => Promise<void>, again: () => void, over: () => Promise<unknown> }} ways
 *   `again` chooses another language; `over` when the time is
 * @param {() => string} [notice] what is to be said first
 * @returns {import("./screens.js").Screen}
 */
export function item(test, { answer, again, over }, notice) {
  const { name, languages, language, answered, total, item: shown } = test;
  if (!shown) throw new Error("There is no item to answer");
  return {
    title: name,
    kind: "item",
    content: [
      notice && el("p", { id: "late", class: "notice" }, notice()),
      progress(t(adapts(test) ? "taking.placeAtMost" : "taking.place", { number: answered + 1, total }), answered, total),
      times(test, over),
      question(shown, language ?? "", answer, notice ? "late place" : "place"),
      keysHint(shown.options.length),
      answered === 0 && languages.length > 1 && button(t("taking.otherLanguage"), again, "plain"),
    ],
  };
}

/**
 * The time for the item ends no later than that for the test, so that one of them asks how to go on.
 * @param {Test} test
 * @param {() => Promise<unknown>} over
 */
function times({ deadline, item: shown }, over) {
  const paced = shown?.image && shown.deadline;
  if (!paced) return deadline && timeLeft(deadline, "taking.left", over);
  return el(
    "div",
    { class: "times" },
    el("p", { class: "soft" }, itemTime(paced, over)),
    deadline && timeLeft(deadline, "taking.leftInAll"),
    wordsSwitch(),
  );
}

/**
 * @param {string} place
 * @param {number} answered
 * @param {number} total
 */
function progress(place, answered, total) {
  return el(
    "div",
    { class: "progress" },
    el("span", { id: "place" }, place),
    el("progress", { max: String(total), value: String(answered), "aria-label": t("taking.progress") }),
  );
}
