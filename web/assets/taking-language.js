/** The screen on which the language of a test is chosen. */
import { el } from "./dom.js";
import { currentLanguage, t } from "./language.js";
import { onPress } from "./press.js";

/**
 * @param {import("./taking-questions.js").Test} test
 * @param {(language: string) => unknown} begin
 * @returns {import("./screens.js").Screen}
 */
export function languageChoice({ name, languages, language }, begin) {
  const wanted = language ?? languages.find(ofPage) ?? languages[0];
  const form = el("form", {}, languages.length > 1 ? choice(languages, wanted) : only(wanted));
  const chosen = () => form.querySelector("input:checked")?.getAttribute("value") ?? wanted;
  const send = el("button", { type: "submit", class: "main" }, t("taking.begin"));
  onPress(send, () => begin(chosen()));
  form.onsubmit = (event) => event.preventDefault();
  form.append(send);
  return { title: name, content: [form] };
}

/**
 * @param {string[]} languages
 * @param {string} wanted
 */
function choice(languages, wanted) {
  const radios = languages.map((tag) => radio(tag, wanted));
  return [
    el("fieldset", { class: "languages-of-test" }, el("legend", {}, t("taking.whichLanguage")), radios),
    el("p", { class: "soft" }, t("taking.languageLater")),
  ];
}

/** @param {string} tag */
function only(tag) {
  return el("p", {}, t("taking.oneLanguage", { language: inWords(tag, currentLanguage()) }));
}

/**
 * @param {string} tag
 * @param {string} wanted
 */
function radio(tag, wanted) {
  const input = el("input", { type: "radio", name: "language", value: tag });
  input.toggleAttribute("checked", tag === wanted);
  return el("label", { lang: tag }, input, inWords(tag, tag));
}

/**
 * The name of a language in a language, as it begins a line.
 * @param {string} tag
 * @param {string} said
 */
function inWords(tag, said) {
  const name = new Intl.DisplayNames(said, { type: "language" }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(said) + name.slice(1);
}

/** @param {string} tag */
function ofPage(tag) {
  return tag.split("-")[0] === currentLanguage();
}
