/** A question with its answers: pressing an answer, or its number, chooses it, once. */
import { el, fill } from "./dom.js";
import { t } from "./language.js";
import { button } from "./press.js";
import { matrix } from "./taking-drawing.js";
import { answerKeys } from "./taking-keys.js";

/**
 * @typedef {import("./taking-questions.js").Option} Option
 * @typedef {import("./taking-questions.js").Question} Question
 * @param {Question} shown
 * @param {string} language in which it is asked
 * @param {(optionKey: string) => Promise<unknown>} answer
 * @param {string} [about] the ids of what is to be read out after what is asked
 * @returns {HTMLElement}
 */
export function question({ prompt, image, description, options }, language, answer, about = "place") {
  const made = options.map((option, index) => answerButton(option, index, (pressed) => choose(option, pressed)));
  const asked = el("h2", { id: "prompt", tabindex: "-1", "aria-describedby": about }, prompt);
  const answers = el("div", { class: image ? "answers pictures" : "answers" }, made);
  const group = el(
    "fieldset",
    { class: "item", lang: language },
    el("legend", {}, asked),
    image ? matrix(image, description, answers) : answers,
  );
  answerKeys(group, made);
  return group;

  /**
   * @param {Option} option
   * @param {HTMLElement} pressed
   */
  async function choose({ key }, pressed) {
    if (group.getAttribute("aria-busy")) return;
    group.setAttribute("aria-busy", "true");
    pressed.dataset.chosen = "";
    try {
      await answer(key);
    } finally {
      group.removeAttribute("aria-busy");
      delete pressed.dataset.chosen;
    }
  }
}

/**
 * What an answer shows. Its label is its name, also where a drawing stands for it.
 * @param {Option} option
 * @param {string} [digit]
 */
export function shownOf({ label, image }, digit) {
  return [
    image && el("img", { src: image, alt: "" }),
    digit && el("span", { class: "digit", "aria-hidden": "true" }, digit),
    el("span", { class: "label" }, label),
  ];
}

/** @param {number} last */
export function keysHint(last) {
  return el("p", { class: "soft keys" }, t("taking.keys", { last }));
}

/**
 * @param {Option} option
 * @param {number} index
 * @param {(made: HTMLElement) => Promise<void>} choose
 */
function answerButton(option, index, choose) {
  const made = button("", () => choose(made), "answer");
  const digit = index < 9 ? String(index + 1) : undefined;
  fill(made, shownOf(option, digit));
  if (digit) made.setAttribute("aria-keyshortcuts", digit);
  return made;
}
