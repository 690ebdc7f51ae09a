/** Paper does not scroll: each table is laid out again, a few candidates at a time, and each sheet says whose it is. */
import { byId, el } from "./dom.js";
import { t } from "./language.js";
import { dateInWords } from "./messages.js";
import { table } from "./view-table.js";

const COLUMNS = 5;

/** @type {() => any[]} */
let shown = () => [];
/** @type {() => string} */
let printedFor = () => "";

/**
 * @param {() => any[]} candidates those on the page at the moment of printing
 * @param {() => string} reader whose paper it is
 */
export function startPrinting(candidates, reader) {
  [shown, printedFor] = [candidates, reader];
  addEventListener("beforeprint", layOut);
  addEventListener("afterprint", clear);
}

export function stopPrinting() {
  [shown, printedFor] = [() => [], () => ""];
  removeEventListener("beforeprint", layOut);
  clear();
}

function layOut() {
  const date = dateInWords(new Date().toISOString());
  const name = document.querySelector(".profile h2")?.textContent;
  byId("printed").textContent = [name, t("view.printed", { date, reader: printedFor() })].filter(Boolean).join(" · ");
  for (const frame of document.querySelectorAll("[data-section]")) frame.after(forPaper(shown(), frame));
}

function clear() {
  byId("printed").textContent = "";
  for (const made of document.querySelectorAll(".for-paper")) made.remove();
}

/**
 * @param {any[]} candidates
 * @param {Element} frame
 */
function forPaper(candidates, frame) {
  const section = frame.getAttribute("data-section") ?? "";
  const tables = [];
  for (let start = 0; start < candidates.length; start += COLUMNS) {
    tables.push(table(candidates.slice(start, start + COLUMNS), section));
  }
  return el("div", { class: "for-paper" }, tables);
}
