/** One item with its answers: pressing an answer, or its number, sends it. */
import { el } from "./dom.js";
import { t } from "./language.js";
import { button } from "./press.js";
import { answerKeys } from "./taking-keys.js";
import { timeLeft } from "./taking-time.js";

/**
 * @typedef {import("./taking-questions.js").Item} Item
 * @typedef {import("./taking-questions.js").Option} Option
 * @param {import("./taking-questions.js").Test} test
 * @param {{ answer: (optionKey: string) => Promise<void>, again: () => void, over: () => Promise<unknown> }} ways
 *   `again` chooses another language; `over` when the time is
 * @returns {import("./screens.js").Screen}
 */
export function item({ name, languages, language, answered, total, item: shown }, { answer, again, over }) {
  if (!shown) throw new Error("There is no item to answer");
  const pictures = shown.options.some(({ image }) => image);
  const options = shown.options.map((option, index) => answerButton(option, index, (made) => choose(option, made)));
  const group = el(
    "fieldset",
    { class: "item", lang: language ?? "" },
    el("legend", {}, el("h2", { id: "prompt", tabindex: "-1", "aria-describedby": "place" }, shown.prompt)),
    shown.image && el("img", { class: "drawing", src: shown.image, alt: t("taking.drawing") }),
    el("div", { class: pictures ? "answers pictures" : "answers" }, options),
  );
  answerKeys(group, options);
  return {
    title: name,
    kind: "item",
    content: [
      progress(answered, total),
      shown.deadline && timeLeft(shown.deadline, over),
      group,
      el("p", { class: "soft keys" }, t("taking.keys", { last: options.length })),
      answered === 0 && languages.length > 1 && button(t("taking.otherLanguage"), again, "plain"),
    ],
  };

  /**
   * @param {Option} option
   * @param {HTMLElement} made
   */
  async function choose({ key }, made) {
    if (group.getAttribute("aria-busy")) return;
    group.setAttribute("aria-busy", "true");
    made.dataset.chosen = "";
    try {
      await answer(key);
    } finally {
      group.removeAttribute("aria-busy");
      delete made.dataset.chosen;
    }
  }
}

/**
 * @param {Option} option
 * @param {number} index
 * @param {(made: HTMLElement) => Promise<void>} choose
 */
function answerButton({ label, image }, index, choose) {
  const made = button("", () => choose(made), "answer");
  const digit = index < 9 && String(index + 1);
  made.append(
    ...(image ? [el("img", { src: image, alt: "" })] : []),
    ...(digit ? [el("span", { class: "digit", "aria-hidden": "true" }, digit)] : []),
    el("span", {}, label),
  );
  if (digit) made.setAttribute("aria-keyshortcuts", digit);
  return made;
}

/**
 * @param {number} answered
 * @param {number} total
 */
function progress(answered, total) {
  const place = t("taking.place", { number: answered + 1, total });
  return el(
    "div",
    { class: "progress" },
    el("span", { id: "place" }, place),
    el("progress", { max: String(total), value: String(answered), "aria-label": t("taking.progress") }),
  );
}
