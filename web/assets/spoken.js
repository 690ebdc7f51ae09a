/** What only a screen reader says: it stays long enough to be heard, and is gone before anyone who reads on meets it. */
import { byId } from "./dom.js";

const STAYS = 10_000;

let gone = 0;
let holds = () => false;

/**
 * @param {string} words
 * @param {() => boolean} stillTrue asked whenever another screen is shown
 */
export function speak(words, stillTrue) {
  holds = stillTrue;
  clearTimeout(gone);
  gone = setTimeout(silence, STAYS);
  byId("spoken").textContent = words;
}

/** Takes back what is not true any more, such as the time that was left for the item before. */
export function hush() {
  if (!holds()) silence();
}

function silence() {
  byId("spoken").textContent = "";
}
