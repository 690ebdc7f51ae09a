/** An open view: reads it page by page, shows it, and follows every save until it is closed. */
import { byId, fill } from "./dom.js";
import { counted, inEveryLanguage, t } from "./language.js";
import { watchView } from "./live.js";
import { noProblem, problem, say } from "./messages.js";
import { shownCandidate, startTurning, turnTo } from "./view-history.js";
import { viewPage } from "./view-page.js";
import { startPrinting, stopPrinting } from "./view-print.js";
import { candidatesQuery, headQuery } from "./view-query.js";

/**
 * @typedef {import("./view-page.js").View} View
 * @typedef {object} Reader who reads, and what becomes of the page when there is nothing for them
 * @property {string} selection what the query for the view's head asks about them
 * @property {(query: string, variables: Record<string, unknown>) => Promise<any>} ask
 * @property {(data: any) => unknown} met with what `selection` brought, each time the head is read
 * @property {() => string} name what stands on paper
 * @property {() => void} nothing there is no view, or no longer
 * @property {(codes: string[]) => void} ended watching ended for these reasons
 */

const TRIES = 3;

/**
 * @param {string} id the procedure's
 * @param {Reader} reader
 */
export async function openView(id, reader) {
  /** @type {View | null} */
  let view = null;
  let closed = false;
  let unwatch = () => {};

  const whole = await readView();
  if (closed) return { follow, startOver, close };
  view = whole;
  inEveryLanguage(show);
  byId("more").onclick = () => more().catch(trouble);
  startTurning(turn);
  startPrinting(() => view?.candidates ?? [], reader.name);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) follow().catch(trouble);
  });
  if (view) unwatch = watchView(id, { changed, ended: reader.ended });
  return { follow, startOver, close };

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
    const data = await reader.ask(headQuery(reader.selection), { id });
    if (!closed) await reader.met(data);
    return data.sharedView;
  }

  /**
   * Adds the next page of candidates; false when the view was saved anew since its head was read.
   * @param {View} whole
   */
  async function readCandidates(whole) {
    const { sharedView } = await reader.ask(candidatesQuery(whole.visibleSections), { id, after: whole.after });
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
    if (closed) return;
    const { length } = view.candidates;
    show();
    say("status", () => counted("view.shown", length));
    /** @type {HTMLElement | undefined} */ (document.querySelectorAll("#people button")[before])?.focus();
  }

  /** @param {number} version */
  function changed(version) {
    if (version !== view?.version) follow().catch(trouble);
  }

  /** Reads the view again if it was saved, withdrawn or closed to this reader since. */
  async function follow() {
    if (closed) return;
    const head = await readHead();
    if (head?.version === view?.version) return;
    await startOver();
    if (view && !closed) say("status", () => t("view.changed"));
  }

  async function startOver() {
    if (closed) return;
    const now = await readView();
    if (closed) return;
    const reading = byId("content").contains(document.activeElement);
    view = now;
    show();
    if (reading) byId("title").focus();
  }

  /** @param {unknown} error */
  function trouble(error) {
    if (!closed) problem(error);
  }

  /** Shows the candidate that was turned to, or all of them. */
  function turn() {
    if (closed || !view) return;
    const before = document.querySelector(".profile")?.getAttribute("data-profile");
    if ((before ?? null) === shownCandidate(view)) return;
    show();
    const target = document.querySelector(".profile h2") ?? document.querySelector(`[data-candidate="${before}"]`);
    /** @type {HTMLElement | null} */ (target)?.focus();
  }

  function show() {
    if (closed) return;
    if (!view) {
      fill(byId("content"));
      byId("more").hidden = true;
      return reader.nothing();
    }
    const candidate = shownCandidate(view);
    byId("more").hidden = !view.after || candidate !== null;
    byId("title").textContent = view.procedureTitle;
    document.title = `${view.procedureTitle} · Inzicht`;
    fill(byId("content"), ...viewPage(view, candidate, turnTo));
    say("status", () => "");
  }

  /** Forgets the view: nothing of it stays on the page or in its memory. */
  function close() {
    closed = true;
    view = null;
    unwatch();
    stopPrinting();
    fill(byId("content"));
    byId("more").hidden = true;
    byId("title").textContent = document.title = "Inzicht";
    say("status", () => "");
    noProblem();
  }
}
