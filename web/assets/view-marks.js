/** One result in marks: the band in words and, when the view holds numbers, the score on its line. */
import { el } from "./dom.js";
import { currentLanguage, t } from "./language.js";

const SVG = "http://www.w3.org/2000/svg";
const TOP_SCORE = 10;

/**
 * @param {import("./view-query.js").Result} result
 */
export function marks({ band, score, interval }) {
  const word = el("span", { class: "band", "data-band": band }, t(`band.${band}`));
  if (score === null || score === undefined) return el("div", { class: "marks" }, word);
  return el(
    "div",
    { class: "marks scored" },
    word,
    el("span", { class: "score" }, decimal(score)),
    line(score, interval),
    interval && el("span", { class: "interval" }, `${decimal(interval.low)}–${decimal(interval.high)}`),
  );
}

/** @param {number} value */
function decimal(value) {
  return within(value).toLocaleString(currentLanguage(), { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/**
 * An interval may reach past the ends of the scale; what is shown does not.
 * @param {number} value
 */
function within(value) {
  return Math.min(TOP_SCORE, Math.max(0, value));
}

/**
 * The score as a mark on a line from 0 to 10, the interval as a bar; says nothing the words beside it do not.
 * @param {number} score
 * @param {import("./view-query.js").Result["interval"]} interval
 */
function line(score, interval) {
  const svg = document.createElementNS(SVG, "svg");
  const attributes = { class: "line", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  svg.append(bar("track", 0, TOP_SCORE, 3.2, 1.6));
  if (interval) svg.append(bar("range", interval.low, interval.high, 1.5, 5));
  svg.append(bar("point", score - 0.15, score + 0.15, 0, 8));
  return svg;
}

/**
 * @param {string} kind
 * @param {number} from
 * @param {number} to
 * @param {number} top
 * @param {number} height
 */
function bar(kind, from, to, top, height) {
  const rect = document.createElementNS(SVG, "rect");
  const left = within(from) * (100 / TOP_SCORE);
  const right = within(to) * (100 / TOP_SCORE);
  const attributes = { class: kind, x: left, y: top, width: right - left, height };
  for (const [name, value] of Object.entries(attributes)) rect.setAttribute(name, String(value));
  return rect;
}

/**
 * The words of a scale's ends, for scales that have them.
 * @param {import("./view-query.js").Result["scale"]} scale
 */
export function poles({ poles: ends }) {
  return ends && el("p", { class: "soft" }, t("view.poles", ends));
}
