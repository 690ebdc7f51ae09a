/** The keyboard's ways among the answers: arrows move without choosing, and a number chooses. */
import { byId } from "./dom.js";

const FORWARD = ["ArrowDown", "ArrowRight"];
const BACK = ["ArrowUp", "ArrowLeft"];
const ANSWERING = /^([1-9]|Enter| )$/;

/**
 * They count in all of the page's main part, where a click on a picture leaves the focus, as long as the item is there;
 * the bar and the skip link are left alone.
 * @param {HTMLElement} group
 * @param {HTMLElement[]} answers
 */
export function answerKeys(group, answers) {
  // The second press of a double click is meant for the item that was there at the first.
  group.addEventListener("click", (event) => event.detail > 1 && event.stopPropagation(), { capture: true });
  byId("main").addEventListener("keydown", press);

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (!group.isConnected) return byId("main").removeEventListener("keydown", press);
    if (event.ctrlKey || event.altKey || event.metaKey || isTyped(event)) return;
    // A key that is held down would go on to answer the items that follow.
    if (event.repeat && ANSWERING.test(event.key)) return event.preventDefault();
    const wanted = /^[1-9]$/.test(event.key) ? answers[Number(event.key) - 1] : undefined;
    if (wanted) {
      wanted.focus();
      wanted.click();
    } else if (moves(event.key)) {
      neighbour(answers, event.key).focus();
    } else return;
    event.preventDefault();
  }
}

/** @param {KeyboardEvent} event */
function isTyped({ target }) {
  return target instanceof Element && target.matches("input, textarea");
}

/** @param {string} key */
function moves(key) {
  return FORWARD.includes(key) || BACK.includes(key);
}

/**
 * @param {HTMLElement[]} answers
 * @param {string} key
 */
function neighbour(answers, key) {
  const count = answers.length;
  const forward = FORWARD.includes(key);
  const at = answers.findIndex((each) => each === document.activeElement);
  if (at < 0) return answers[forward ? 0 : count - 1];
  const step = key === "ArrowDown" || key === "ArrowUp" ? inARow(answers) : 1;
  return answers[(at + (forward ? step : count - step)) % count];
}

/**
 * How many stand beside each other, which the width of the screen decides.
 * @param {HTMLElement[]} answers
 */
function inARow(answers) {
  return answers.filter(({ offsetTop }) => offsetTop === answers[0].offsetTop).length;
}
