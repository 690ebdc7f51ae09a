/** The token out of a mailed link. It leaves the address at once, so that no history or bookmark keeps it. */

// Of each page: in the tab where a view was opened, its link is no use to a candidate.
const KEY = `link-token ${location.pathname}`;

/** Whether a mailed link led here: the skip link, too, leads to a place on the page. */
export function carriesToken() {
  return tokenInAddress() !== "";
}

/**
 * Does this whenever another mailed link is followed while the page is open.
 * @param {() => void} work
 */
export function onAnotherLink(work) {
  addEventListener("hashchange", () => carriesToken() && work());
}

/** The token in the address, if there is one. */
export function takeToken() {
  const found = tokenInAddress();
  if (found) history.replaceState(null, "", location.pathname);
  return found;
}

/** The same, and else the one that this browser tab was given last: a used link may still ask for a new one. */
export function takeAndKeepToken() {
  const found = takeToken();
  if (found) sessionStorage.setItem(KEY, found);
  return found || (sessionStorage.getItem(KEY) ?? "");
}

/** Forgets it, for whoever leaves a device to others. */
export function forgetToken() {
  sessionStorage.removeItem(KEY);
}

function tokenInAddress() {
  return new URLSearchParams(location.hash.slice(1)).get("token") ?? "";
}
