/** Paper does not scroll: for printing, each table is laid out again, a few candidates at a time. */
import { el } from "./dom.js";
import { table } from "./view-table.js";

const COLUMNS = 5;

/** @param {() => any[]} candidates those on the page at the moment of printing */
export function startPrinting(candidates) {
  addEventListener("beforeprint", () => {
    for (const frame of document.querySelectorAll("[data-section]")) frame.after(forPaper(candidates(), frame));
  });
  addEventListener("afterprint", () => {
    for (const made of document.querySelectorAll(".for-paper")) made.remove();
  });
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
