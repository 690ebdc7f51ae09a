/** What the forms share: showing a password, pointing at a field, sending once. */
import { byId, inputOf } from "./dom.js";
import { inEveryLanguage, t } from "./language.js";

/** Makes every such button on the page work; a form that is sent hides its passwords again. */
export function startPasswordFields() {
  for (const button of document.querySelectorAll("[data-reveals]")) {
    if (button instanceof HTMLElement) start(button, inputOf(button.dataset.reveals ?? ""));
  }
}

/**
 * @param {HTMLElement} button
 * @param {HTMLInputElement} input
 */
function start(button, input) {
  const show = () => {
    const visible = input.type === "text";
    button.textContent = t(visible ? "hide" : "show");
    button.setAttribute("aria-label", t(visible ? "hidePassword" : "showPassword"));
    button.setAttribute("aria-controls", input.id);
  };
  /** @param {"text" | "password"} type */
  const become = (type) => {
    input.type = type;
    show();
  };
  button.addEventListener("click", () => become(input.type === "text" ? "password" : "text"));
  input.form?.addEventListener("submit", () => become("password"));
  inEveryLanguage(show);
}

/**
 * Marks the field that has to change and moves there; a box says why.
 * @param {string} id
 * @param {string} [box]
 */
export function pointAt(id, box = "problem") {
  const field = inputOf(id);
  field.setAttribute("aria-invalid", "true");
  field.addEventListener("input", () => field.removeAttribute("aria-invalid"), { once: true });
  field.setAttribute("aria-errormessage", byId(box).id);
  field.focus();
}

/**
 * Runs one sending of a form at a time.
 * @param {string} id
 * @param {() => Promise<void>} send
 */
export function onSubmit(id, send) {
  const form = byId(id);
  let busy = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    form.setAttribute("aria-busy", "true");
    try {
      await send();
    } finally {
      busy = false;
      form.removeAttribute("aria-busy");
    }
  });
}
