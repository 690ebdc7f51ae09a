/** Buttons that do their work once at a time, and say so when it fails. */
import { el } from "./dom.js";
import { noProblem, problem } from "./messages.js";

/**
 * @param {HTMLElement} button
 * @param {() => unknown} work
 */
export function onPress(button, work) {
  button.onclick = async () => {
    if (button.getAttribute("aria-busy")) return;
    button.setAttribute("aria-busy", "true");
    noProblem();
    try {
      await work();
    } catch (error) {
      problem(error);
    }
    button.removeAttribute("aria-busy");
  };
}

/**
 * A button to put on a page.
 * @param {string} words
 * @param {() => unknown} work
 * @param {string} [kind] its class
 */
export function button(words, work, kind = "") {
  const made = el("button", { type: "button", class: kind }, words);
  onPress(made, work);
  return made;
}
