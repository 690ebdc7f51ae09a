/** One result in marks: the band in words and, when the view holds numbers, the score on its scale from 0 to 10. */
import { el } from "./dom.js";
import { currentLanguage, t } from "./language.js";

const SVG = "http://www.w3.org/2000/svg";
const TOP_SCORE = 10;

/**
 * For a cell of a table: small.
 * @param {import("./view-query.js").Result} result
 */
export function marks({ band, score, interval }) {
  if (score === null || score === undefined) return el("div", { class: "marks" }, word(band));
  return el(
    "div",
    { class: "marks scored" },
    word(band),
    el("span", { class: "score" }, decimal(score)),
    line(score, interval),
    interval && el("span", { class: "interval" }, range(interval)),
  );
}

/**
 * For a profile: a bar as long as the score, its interval across the end. Without numbers the band alone: a bar would
 * tell them.
 * @param {Pick<import("./view-query.js").Result, "band" | "score" | "interval">} result
 */
export function measured({ band, score, interval }) {
  if (score === null || score === undefined) return el("div", { class: "measured" }, word(band));
  return el(
    "div",
    { class: "measured scored" },
    bar(score, interval),
    el("span", { class: "score" }, decimal(score)),
    interval && el("span", { class: "interval" }, t("view.range", { range: range(interval) })),
    word(band),
  );
}

/** The ends and the middle of the scale, above its bars. */
export function axis() {
  const marks = [0, TOP_SCORE / 2, TOP_SCORE].map((value) => el("span", {}, String(value)));
  return el("div", { class: "axis", "aria-hidden": "true" }, marks);
}

/** @param {string} band */
function word(band) {
  return el("span", { class: "band", "data-band": band }, t(`band.${band}`));
}

/** @param {{ low: number, high: number }} interval */
function range({ low, high }) {
  return `${decimal(low)}–${decimal(high)}`;
}

/** @param {number} value */
export function decimal(value) {
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
 * The score as a mark on a line, the interval as a band around it; says nothing the words beside it do not.
 * @param {number} score
 * @param {import("./view-query.js").Result["interval"]} interval
 */
function line(score, interval) {
  return drawing("line", 8, [
    block("track", 0, TOP_SCORE, 3.2, 1.6),
    interval && block("range", interval.low, interval.high, 1.5, 5),
    block("point", score - 0.15, score + 0.15, 0, 8),
  ]);
}

/**
 * @param {number} score
 * @param {import("./view-query.js").Result["interval"]} interval
 */
function bar(score, interval) {
  return drawing("bar-line", 20, [
    block("track", 0, TOP_SCORE, 4, 12),
    block("filled", 0, score, 4, 12),
    block("middle", TOP_SCORE / 2 - 0.02, TOP_SCORE / 2 + 0.02, 0, 20),
    ...(interval ? whisker(interval) : []),
  ]);
}

/** @param {{ low: number, high: number }} interval */
function whisker({ low, high }) {
  return [
    block("whisker", low, high, 9, 2),
    block("whisker", low, within(low) + 0.06, 5, 10),
    block("whisker", within(high) - 0.06, high, 5, 10),
  ];
}

/**
 * @param {string} kind
 * @param {number} height
 * @param {(Element | null | undefined)[]} parts
 */
function drawing(kind, height, parts) {
  const box = `0 0 100 ${height}`;
  return svg("svg", { class: kind, viewBox: box, preserveAspectRatio: "none", "aria-hidden": "true" }, parts);
}

/**
 * @param {string} kind
 * @param {number} from
 * @param {number} to
 * @param {number} top
 * @param {number} height
 */
function block(kind, from, to, top, height) {
  const left = within(from) * (100 / TOP_SCORE);
  const right = within(to) * (100 / TOP_SCORE);
  return svg("rect", { class: kind, x: left, y: top, width: right - left, height }, []);
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {(Element | null | undefined)[]} parts
 */
function svg(tag, attributes, parts) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  for (const part of parts) if (part) element.append(part);
  return element;
}

/**
 * The words of a scale's ends, for scales that have them.
 * @param {import("./view-query.js").Result["scale"]} scale
 */
export function poles({ poles: ends }) {
  return ends && el("p", { class: "soft" }, t("view.poles", ends));
}
