/** The visit of an external reader: the view, the time that is left, and its end, after which nothing of it stays. */
import { ApiError, ask } from "./api.js";
import { byId } from "./dom.js";
import { counted, followAccount, t } from "./language.js";
import { problem, say } from "./messages.js";
import { countDown } from "./time-left.js";
import { openView } from "./view-reading.js";

/**
 * @typedef {"over" | "ended" | "closed"} Why the hours are over, the service says so, or the reader has had enough
 * @typedef {{ email: string, locale: "EN" | "NL", closesAt: string, organisationName: string, sharedBy: string | null }} Reader
 */

const READER = `viewer {
  __typename
  ... on ExternalReader { email locale closesAt organisationName sharedBy }
}`;
const WHICH = "{ viewer { __typename ... on ExternalReader { sharedView { procedureId } } } }";
const CHANGE_LANGUAGE = `mutation Language($input: UpdateExternalReaderInput!) {
  updateExternalReader(input: $input) { errors { code message } }
}`;
const ENDED = ["UNAUTHENTICATED", "SESSION_EXPIRED", "ACCESS_ENDED", "FORBIDDEN", "MODULE_NOT_AVAILABLE"];

/** The procedure whose view this browser has open; undefined when it has none. */
export async function readerNow() {
  const { viewer } = await ask(WHICH);
  return viewer?.sharedView?.procedureId;
}

/** @param {"EN" | "NL"} locale */
export async function changeLanguage(locale) {
  await ask(CHANGE_LANGUAGE, { input: { locale } });
}

/** @param {(why: Why) => void} ended told once, when nothing of the view is on the page any more */
export async function startVisit(ended) {
  /** @type {Awaited<ReturnType<typeof openView>> | undefined} */
  let view;
  /** @type {ReturnType<typeof countDown> | undefined} */
  let clock;
  let over = false;
  let email = "";

  byId("close").onclick = () => leave().catch(problem);
  const look = () => over || clock?.look();
  document.addEventListener("visibilitychange", look);
  for (const event of ["focus", "pageshow"]) addEventListener(event, look);
  const procedure = await readerNow();
  if (!procedure) return close("ended");
  view = await openView(procedure, {
    selection: READER,
    ask: askWhileOpen,
    met,
    name: () => email,
    nothing: () => close("ended"),
    ended: (codes) => (codes.some((code) => ENDED.includes(code)) ? close(reason(codes)) : view?.follow().catch(problem)),
  });
  if (over) view.close();

  /**
   * What is asked while the view is open; when it is not any more this never comes back.
   * @param {string} query
   * @param {Record<string, unknown>} variables
   */
  async function askWhileOpen(query, variables) {
    try {
      return await ask(query, variables);
    } catch (error) {
      if (!(error instanceof ApiError) || !error.codes.some((code) => ENDED.includes(code))) throw error;
      close(reason(error.codes));
      return new Promise(() => {});
    }
  }

  /** @param {{ viewer: (Reader & { __typename: string }) | null }} data */
  function met({ viewer }) {
    if (over) return;
    if (viewer?.__typename !== "ExternalReader") return close("ended");
    email = viewer.email;
    followAccount(viewer.locale, speak);
    const words = viewer.sharedBy ? "open.sharedBy" : "open.sharedByNobody";
    const values = { sharer: viewer.sharedBy ?? "", organisation: viewer.organisationName, email };
    say("shared-by", () => t(words, values));
    clock ??= countDown(viewer.closesAt, { tell, speak: announce, over: () => close("over") });
    byId("visit").hidden = over;
  }

  /** @param {"EN" | "NL"} locale */
  function speak(locale) {
    followAccount(locale, speak);
    changeLanguage(locale).then(() => view?.startOver()).catch(problem);
  }

  /** Clears the page before the service knows, so that it is empty whatever comes of that. */
  async function leave() {
    close("closed");
    await ask("mutation { signOut { errors { code } } }");
  }

  /** @param {Why} why */
  function close(why) {
    if (over) return;
    over = true;
    email = "";
    clock?.stop();
    view?.close();
    for (const id of ["shared-by", "left"]) say(id, () => "");
    byId("visit").hidden = true;
    history.replaceState(null, "", location.pathname);
    ended(why);
  }
}

/** @param {number} minutes */
function tell(minutes) {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  say("left", () => {
    const parts = [hours && t("open.hours", { hours }), (rest || !hours) && t("open.min", { minutes: rest })];
    return t("open.left", { time: parts.filter(Boolean).join(" ") });
  });
}

/** @param {number} minutes */
function announce(minutes) {
  say("status", () => counted("open.soon", minutes));
}

/**
 * @param {string[]} codes
 * @returns {Why}
 */
function reason(codes) {
  return codes.includes("SESSION_EXPIRED") ? "over" : "ended";
}
