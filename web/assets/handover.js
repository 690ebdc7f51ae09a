/** Hands on to the sign-in page what was just done, in this browser tab and once. */

const KEY = "handover";

/**
 * @typedef {{ notice: string, email: string }} Handover the name of a text, and the address to sign in with if known
 * @param {Handover} what
 */
export function handOver(what) {
  sessionStorage.setItem(KEY, JSON.stringify(what));
}

/**
 * What was handed over, or null; forgotten once taken.
 * @returns {Handover | null}
 */
export function takeOver() {
  const what = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return what && JSON.parse(what);
}
