/** Makes and finds elements. Texts become text nodes: nothing here reads markup out of a string. */

/**
 * @typedef {Node | string | null | undefined | false} Child
 * @param {string} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Child | Child[])} children
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...given(children));
  return element;
}

/**
 * A link within this site.
 * @param {string} path
 * @param {string} text
 */
export function link(path, text) {
  return el("a", { href: path }, text);
}

/**
 * Puts these in the place of what an element held.
 * @param {Element} element
 * @param {...(Child | Child[])} children
 */
export function fill(element, ...children) {
  element.replaceChildren(...given(children));
}

/**
 * The element of this id, which the page's HTML is sure to hold.
 * @param {string} id
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`No #${id} on this page`);
  return element;
}

/** @param {string} id */
export function inputOf(id) {
  return /** @type {HTMLInputElement} */ (byId(id));
}

/** @param {(Child | Child[])[]} children */
function given(children) {
  return /** @type {(Node | string)[]} */ (children.flat().filter((child) => child || child === ""));
}
