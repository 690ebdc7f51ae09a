/** How long a page stays open: told each minute, spoken rarely, and over at the server's moment. */
import { serverNow } from "./server-clock.js";

const MINUTE = 60_000;
const SPOKEN = [5, 15];

/**
 * @param {string} moment when it closes
 * @param {{ tell: (minutes: number) => void, speak: (minutes: number) => void, over: () => void }} ways
 * @returns {{ look: () => void, stop: () => void }} `look`: looks at the clock now, as after a sleep
 */
export function countDown(moment, { tell, speak, over }) {
  let timer = 0;
  let spoken = Infinity;
  const stop = () => clearTimeout(timer);
  const look = () => {
    stop();
    const left = Date.parse(moment) - serverNow();
    if (left <= 0) return over();
    const minutes = Math.ceil(left / MINUTE);
    tell(minutes);
    const mark = SPOKEN.find((each) => minutes <= each) ?? Infinity;
    if (mark < spoken) speak(minutes);
    spoken = mark;
    timer = setTimeout(look, left % MINUTE || MINUTE);
  };
  look();
  return { look, stop };
}
