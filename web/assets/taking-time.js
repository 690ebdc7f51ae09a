/** The time that is left, told without haste; where nobody is hurried there is none of it. */
import { el } from "./dom.js";
import { counted } from "./language.js";
import { problem, say } from "./messages.js";
import { countDown } from "./time-left.js";

// Our clock may be a moment early, and the service must agree that the time is over.
const AFTER = 1500;

/** @type {{ deadline: string, minutes: number, stop: () => void }} */
let running = { deadline: "", minutes: 0, stop: () => {} };
/** @type {{ left: HTMLElement, over: () => Promise<unknown> } | undefined} */
let shown;

/**
 * Items of the same deadline have one clock between them, so that what it speaks is heard once.
 * @param {string} deadline
 * @param {() => Promise<unknown>} over
 */
export function timeLeft(deadline, over) {
  shown = { left: el("p", { id: "time-left", class: "soft", role: "timer" }), over };
  if (deadline === running.deadline) tell(running.minutes);
  else start(deadline);
  return shown.left;
}

/** @param {string} deadline */
function start(deadline) {
  running.stop();
  running = { deadline, minutes: 0, stop: () => {} };
  const { stop } = countDown(deadline, {
    tell,
    speak: (minutes) => setTimeout(() => whileShown(() => say("status", () => counted("taking.left", minutes)))),
    over: () => setTimeout(() => whileShown(ended), AFTER),
  });
  running.stop = stop;
}

/** @param {number} minutes */
function tell(minutes) {
  running.minutes = minutes;
  if (shown) shown.left.textContent = counted("taking.left", minutes);
}

/** The same deadline is counted anew should the service find that there is time left. */
function ended() {
  running.deadline = "";
  shown?.over().catch(problem);
}

/** @param {() => void} work */
function whileShown(work) {
  if (shown?.left.isConnected) work();
}
