/** Keeps GraphiQL within the service's own policy: no <style> in the page, and no links that run scripts. */

const TAG = "adopted-style";

/** Stands for a <style>: its text is a sheet of the document for as long as it stands in the page. */
class AdoptedStyle extends HTMLElement {
  sheet = new CSSStyleSheet();

  connectedCallback() {
    this.sheet.replaceSync(this.textContent ?? "");
    document.adoptedStyleSheets.push(this.sheet);
  }

  disconnectedCallback() {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.sheet);
  }
}

/** Its dialogs add a <style>, and some of its links lead to `javascript:` besides what clicking them does. */
export function keepPolicy() {
  customElements.define(TAG, AdoptedStyle);
  const create = document.createElement.bind(document);
  document.createElement = (/** @type {string} */ tag, /** @type {any} */ options) =>
    create(tag === "style" ? TAG : tag, options);
  document.addEventListener("click", (event) => {
    const clicked = /** @type {Element} */ (event.target);
    if (clicked.closest('a[href^="javascript:"]')) event.preventDefault();
  });
}
