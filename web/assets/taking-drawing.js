/** A drawing, with what it shows in words: for who listens always there, for who would rather read when they want it. */
import { el } from "./dom.js";
import { t } from "./language.js";

const KEY = "in-words";

/**
 * A drawing and its answers: beside each other where there is room.
 * @param {string} image
 * @param {string | null} description a line for each row
 * @param {HTMLElement} answers
 */
export function matrix(image, description, answers) {
  const lines = (description ?? "").split("\n").map((line) => el("p", {}, line));
  return el(
    "div",
    { class: "matrix" },
    el("div", { class: "drawing" }, el("img", { src: image, alt: t("taking.drawing") }), el("div", { class: "in-words" }, lines)),
    answers,
  );
}

/** The switch that shows the words beside every drawing, and what answers show under each; it stays as it was left. */
export function wordsSwitch() {
  const made = el("button", { type: "button", class: "small words-switch" }, t("taking.inWords"));
  const tell = () => {
    const on = localStorage.getItem(KEY) !== null;
    made.setAttribute("aria-pressed", String(on));
    document.body.toggleAttribute("data-in-words", on);
  };
  made.onclick = () => {
    if (made.getAttribute("aria-pressed") === "true") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "");
    tell();
  };
  tell();
  return made;
}
