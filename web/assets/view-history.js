/** Which candidate's profile is shown. It stands in the browser's history, so that going back leads back. */

/**
 * The candidate to show at length; null for all of them side by side.
 * @param {import("./view-page.js").View} view
 * @returns {string | null}
 */
export function shownCandidate({ candidates }) {
  if (candidates.length === 1) return candidates[0].id;
  const wanted = history.state?.candidate;
  return candidates.some(({ id }) => id === wanted) ? wanted : null;
}

/** @type {() => void} */
let turned = () => {};

/** @param {() => void} turn what to do when another candidate, or none, is to be shown */
export function startTurning(turn) {
  turned = turn;
  addEventListener("popstate", turn);
}

/**
 * Turns to a candidate's profile; null leads back to all of them.
 * @param {string | null} candidate
 */
export function turnTo(candidate) {
  if (candidate === null) return history.back();
  if (history.state?.candidate) history.replaceState({ candidate }, "");
  else history.pushState({ candidate }, "");
  turned();
}
