/** The time that is left, told without haste; where nobody is hurried there is none of it. */
import { el } from "./dom.js";
import { counted } from "./language.js";
import { problem } from "./messages.js";
import { speak } from "./spoken.js";
import { countDown } from "./time-left.js";

// Our clock may be a moment early, and the service must agree that the time is over.
const AFTER = 1500;

/** @type {{ deadline: string, minutes: number, stop: () => void }} */
let running = { deadline: "", minutes: 0, stop: () => {} };
/** @type {{ left: HTMLElement, words: string, over?: () => Promise<unknown> } | undefined} */
let shown;

/**
 * Items of the same deadline have one clock between them, so that what it speaks is heard once.
 * @param {string} deadline
 * @param {string} words the name of the text
 * @param {() => Promise<unknown>} [over]
 */
export function timeLeft(deadline, words, over) {
  shown = { left: el("p", { id: "time-left", class: "soft", role: "timer" }), words, over };
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
    speak: () => setTimeout(() => whileShown(({ left }) => speak(left.textContent ?? "", goesOn))),
    over: () => setTimeout(() => whileShown(ended), AFTER),
  });
  running.stop = stop;

  function goesOn() {
    return deadline === running.deadline && Boolean(shown?.left.isConnected);
  }
}

/** @param {number} minutes */
function tell(minutes) {
  running.minutes = minutes;
  if (shown) shown.left.textContent = counted(shown.words, minutes);
}

/** The same deadline is counted anew should the service find that there is time left. */
function ended() {
  running.deadline = "";
  shown?.over?.().catch(problem);
}

/** @param {(on: NonNullable<typeof shown>) => void} work */
function whileShown(work) {
  if (shown?.left.isConnected) work(shown);
}
