/** One screen after the other on the same page; each is drawn again when another language is chosen. */
import { byId, fill } from "./dom.js";
import { inEveryLanguage } from "./language.js";
import { noProblem, say } from "./messages.js";
import { hush } from "./spoken.js";

/**
 * @typedef {object} Screen
 * @property {string} title
 * @property {import("./dom.js").Child[]} content
 * @property {string} [kind] for the stylesheet
 */

/** @type {(() => Screen) | undefined} */
let current;

/**
 * Shows this in the place of what was there. Its title gets the focus, so that it is read out, unless the page has only
 * just come or something on the screen is to have it.
 * @param {() => Screen} screen
 * @param {{ focus?: string }} [on] the id of what gets the focus instead; empty for nothing
 */
export function show(screen, { focus = "title" } = {}) {
  noProblem();
  say("status", () => "");
  if (!current) inEveryLanguage(() => current && draw(current()));
  current = screen;
  draw(screen());
  hush();
  scrollTo(0, 0);
  if (focus) byId(focus).focus();
}

/** @param {Screen} screen */
function draw({ title, content, kind = "" }) {
  byId("title").textContent = title;
  document.title = `${title} · Inzicht`;
  byId("main").dataset.screen = kind;
  fill(byId("content"), content);
}
