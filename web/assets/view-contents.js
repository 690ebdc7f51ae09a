/** The way to each section of a long page. It leaves the history alone, which says whose profile is shown. */
import { byId, el } from "./dom.js";
import { t } from "./language.js";

/** @param {string[]} sections */
export function contents(sections) {
  if (sections.length < 2) return null;
  const entries = sections.map((section) => el("li", {}, wayTo(section)));
  return el("nav", { class: "contents noprint", "aria-label": t("view.contents") }, el("ul", {}, entries));
}

/** @param {string} section */
function wayTo(section) {
  const way = el("a", { href: `#${section}` }, t(`section.${section}`));
  way.onclick = (event) => {
    event.preventDefault();
    const heading = /** @type {HTMLElement} */ (byId(section).querySelector("h2, h3"));
    heading.tabIndex = -1;
    heading.focus();
    heading.scrollIntoView();
  };
  return way;
}
