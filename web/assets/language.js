/** Which of the two languages the page speaks, the switch between them, and the words themselves. */
import { el } from "./dom.js";
import { english } from "./texts.en.js";
import { dutch } from "./texts.nl.js";

/**
 * @typedef {"en" | "nl"} Language
 * @typedef {"EN" | "NL"} Locale
 */

/** @type {Record<Language, Record<string, string>>} */
const TEXTS = { en: english, nl: dutch };
const NAMES = { en: "English", nl: "Nederlands" };
const KEY = "language";

/** @type {Language} */
let language = remembered() ?? (navigator.language.toLowerCase().startsWith("nl") ? "nl" : "en");
/** @type {((locale: Locale) => void) | undefined} */
let changeAccount;
/** @type {(() => void)[]} */
const listeners = [];

export function currentLanguage() {
  return language;
}

/** @returns {Locale} the API's name for it */
export function currentLocale() {
  return language === "nl" ? "NL" : "EN";
}

/**
 * The text of that name, with `{placeholders}` filled in.
 * @param {string} name
 * @param {Record<string, string | number>} [values]
 */
export function t(name, values = {}) {
  const text = TEXTS[language][name];
  if (text === undefined) throw new Error(`No text ${name} in ${language}`);
  return text.replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));
}

/**
 * A form of a text that depends on a number: `name.one` or `name.other`.
 * @param {string} name
 * @param {number} count
 */
export function counted(name, count) {
  return t(`${name}.${count === 1 ? "one" : "other"}`, { count });
}

/**
 * Calls this now, and again when another language is chosen.
 * @param {() => void} show
 */
export function inEveryLanguage(show) {
  listeners.push(show);
  show();
}

/**
 * Speaks the account's language from here on, in which the API's texts come too; the switch then changes the account's.
 * @param {Locale} locale
 * @param {(locale: Locale) => void} change
 */
export function followAccount(locale, change) {
  changeAccount = change;
  speak(locale === "NL" ? "nl" : "en");
}

/** Fills in the page's fixed texts and shows the switch. */
export function startLanguage() {
  inEveryLanguage(() => {
    document.documentElement.lang = language;
    for (const element of document.querySelectorAll("[data-text]")) element.textContent = t(dataset(element).text);
    for (const element of document.querySelectorAll("[data-label]")) {
      element.setAttribute("aria-label", t(dataset(element).label));
    }
    document.title = [document.querySelector("h1")?.textContent, "Inzicht"].filter(Boolean).join(" · ");
    showSwitch();
    document.body.dataset.ready = "";
  });
}

/** @param {Language} chosen */
function choose(chosen) {
  localStorage.setItem(KEY, chosen);
  if (changeAccount) changeAccount(chosen === "nl" ? "NL" : "EN");
  else speak(chosen);
}

/** @param {Language} chosen */
function speak(chosen) {
  if (chosen === language) return;
  language = chosen;
  for (const show of listeners) show();
}

function showSwitch() {
  const place = document.getElementById("languages");
  for (const code of /** @type {Language[]} */ (["en", "nl"])) {
    let button = place?.querySelector(`[lang=${code}]`);
    if (place && !button) {
      button = el("button", { type: "button", class: "plain", lang: code, title: NAMES[code] }, code.toUpperCase());
      button.addEventListener("click", () => choose(code));
      place.append(button);
    }
    button?.setAttribute("aria-pressed", String(code === language));
  }
}

/** @returns {Language | undefined} */
function remembered() {
  const value = localStorage.getItem(KEY);
  return value === "en" || value === "nl" ? value : undefined;
}

/** @param {Element} element */
function dataset(element) {
  return /** @type {Record<string, string>} */ (/** @type {HTMLElement} */ (element).dataset);
}
