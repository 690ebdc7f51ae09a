/** Says how things stand: a problem in a box that gets the focus, a change in words for screen readers too. */
import { ApiError } from "./api.js";
import { byId } from "./dom.js";
import { currentLanguage, inEveryLanguage, t } from "./language.js";

/** @type {Record<string, () => string>} */
const shown = {};

/**
 * Shows what went wrong, and moves there.
 * @param {unknown} cause an error of the API, or a function that gives the words
 */
export function problem(cause) {
  say("problem", typeof cause === "function" ? () => cause() : () => unexpected(cause));
  byId("problem").focus();
}

export function noProblem() {
  say("problem", () => "");
}

/**
 * Says something in the element of that id, in the language of the moment.
 * @param {string} id
 * @param {() => string} words
 */
export function say(id, words) {
  const known = id in shown;
  shown[id] = words;
  const show = () => {
    const text = shown[id]();
    if (id !== "status") byId(id).hidden = !text;
    byId(id).textContent = text;
  };
  if (known) show();
  else inEveryLanguage(show);
}

/** @param {unknown} cause */
function unexpected(cause) {
  if (!(cause instanceof ApiError)) console.error(cause);
  const error = cause instanceof ApiError ? cause : new ApiError(["INTERNAL"]);
  if (error.has("UNREACHABLE")) return t("problem.unreachable");
  if (error.has("TIMEOUT")) return t("problem.timeout");
  return error.reference ? t("problem.reference", { reference: error.reference }) : t("problem.unexpected");
}

/**
 * "in about 12 minutes, at 14:05".
 * @param {string} moment
 */
export function whenAgain(moment) {
  const minutes = Math.max(1, Math.ceil((Date.parse(moment) - Date.now()) / 60_000));
  const wait = new Intl.RelativeTimeFormat(currentLanguage()).format(minutes, "minute");
  return t("whenAgain", { wait, time: new Date(moment).toLocaleTimeString(currentLanguage(), { timeStyle: "short" }) });
}

/** @param {string} moment */
export function dateInWords(moment) {
  return inWords(moment, { dateStyle: "long", timeStyle: "short" });
}

/** @param {string} moment */
export function dayInWords(moment) {
  return inWords(moment, { dateStyle: "long" });
}

/**
 * @param {string} moment
 * @param {Intl.DateTimeFormatOptions} style
 */
function inWords(moment, style) {
  return new Date(moment).toLocaleString(currentLanguage() === "nl" ? "nl-NL" : "en-GB", style);
}
