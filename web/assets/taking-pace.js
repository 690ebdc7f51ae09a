/** The time that is left for one item, second by second: written without haste, and spoken only when little is left. */
import { el } from "./dom.js";
import { counted } from "./language.js";
import { problem } from "./messages.js";
import { serverNow } from "./server-clock.js";
import { speak } from "./spoken.js";

const SECOND = 1000;
// Our clock may be a moment early, and the service must agree that the time is over.
const GRACE = 1500;
const SPOKEN = [5, 20];

/**
 * Whether the time was over a while ago, so that the service is sure to agree.
 * @param {string | null} deadline
 */
export function isOver(deadline) {
  return deadline !== null && serverNow() >= Date.parse(deadline) + GRACE;
}

/**
 * @param {string} deadline
 * @param {() => Promise<unknown>} over is called again should the service find that there is time left
 */
export function itemTime(deadline, over) {
  const left = el("span", { role: "timer" });
  const mark = (/** @type {number} */ seconds) => SPOKEN.find((each) => seconds <= each) ?? Infinity;
  let spoken = mark(secondsTo(deadline));
  tell();
  setTimeout(look);
  return left;

  async function look() {
    if (!left.isConnected) return;
    const seconds = tell();
    if (mark(seconds) < spoken) speak(left.textContent ?? "", () => left.isConnected);
    spoken = mark(seconds);
    if (isOver(deadline)) await over().catch(problem);
    setTimeout(look, seconds ? (Date.parse(deadline) - serverNow()) % SECOND || SECOND : GRACE);
  }

  function tell() {
    const seconds = Math.max(0, secondsTo(deadline));
    left.textContent = counted("taking.itemLeft", seconds);
    return seconds;
  }
}

/** @param {string} deadline */
function secondsTo(deadline) {
  return Math.ceil((Date.parse(deadline) - serverNow()) / SECOND);
}
