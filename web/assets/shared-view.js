/** /shared-views/{id}: reads the view and its candidates page by page, and follows every save. */
import { byId, fill } from "./dom.js";
import { counted, inEveryLanguage, startLanguage, t } from "./language.js";
import { watchView } from "./live.js";
import { noProblem, problem, say } from "./messages.js";
import { askSignedIn, signedIn } from "./session.js";
import { viewPage } from "./view-page.js";
import { startPrinting } from "./view-print.js";
import { candidatesQuery, HEAD } from "./view-query.js";

/** @typedef {import("./view-page.js").View} View */

const id = location.pathname.split("/")[2] ?? "";
const TRIES = 3;

/** @type {View | null} */
let view = null;
/** @type {Set<string>} */
const opened = new Set();

async function start() {
  startLanguage();
  view = await readView();
  inEveryLanguage(show);
  byId("more").onclick = () => more().catch(problem);
  startPrinting(() => view?.candidates ?? []);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) followChanges().catch(problem);
  });
  if (view) {
    watchView(id, (version) => {
      if (version !== view?.version) followChanges().catch(problem);
    });
  }
}

/**
 * The view with its first candidates; null when there is nothing for this reader, whatever the reason.
 * @returns {Promise<View | null>}
 */
async function readView(tries = TRIES) {
  const head = await readHead();
  if (!head) return null;
  const whole = { ...head, candidates: [], totalCount: 0, after: null };
  if (await readCandidates(whole)) return whole.totalCount ? whole : null;
  return tries > 1 ? readView(tries - 1) : null;
}

/** @returns {Promise<View | null>} */
async function readHead() {
  const data = await askSignedIn(HEAD, { id });
  await signedIn(data);
  return data.sharedView;
}

/**
 * Adds the next page of candidates; false when the view was saved anew since its head was read.
 * @param {View} whole
 */
async function readCandidates(whole) {
  const { sharedView } = await askSignedIn(candidatesQuery(whole.visibleSections), { id, after: whole.after });
  if (sharedView?.version !== whole.version) return false;
  const { nodes, pageInfo, totalCount } = sharedView.candidates;
  whole.candidates.push(...nodes);
  whole.lensName = sharedView.lensName;
  whole.totalCount = totalCount;
  whole.after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  return true;
}

async function more() {
  noProblem();
  const before = view?.candidates.length ?? 0;
  if (!view || !(await readCandidates(view))) return startOver();
  const { length } = view.candidates;
  show();
  say("status", () => counted("view.shown", length));
  /** @type {HTMLElement | undefined} */ (document.querySelectorAll("main .candidate > summary")[before])?.focus();
}

/** Reads the view again if it was saved, withdrawn or closed to this reader since. */
async function followChanges() {
  const head = await readHead();
  if (head?.version !== view?.version) await startOver();
}

async function startOver() {
  view = await readView();
  show();
  if (view) say("status", () => t("view.changed"));
  byId("title").focus();
}

function show() {
  byId("more").hidden = !view?.after;
  byId("title").textContent = view?.procedureTitle ?? t("views.title");
  document.title = `${view?.procedureTitle ?? t("views.title")} · Inzicht`;
  if (view) fill(byId("content"), ...viewPage(view, opened));
  else fill(byId("content"));
  say("status", () => (view ? "" : t("view.nothing")));
}

start().catch(problem);
