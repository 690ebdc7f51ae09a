/** The two fields in which a new password is chosen, wherever they stand. */
import { byId, inputOf } from "./dom.js";
import { pointAt } from "./forms.js";
import { counted, inEveryLanguage, t } from "./language.js";
import { problem } from "./messages.js";

const SHORTEST = 15;
const LONGEST = 256;

/** Says below the field, while somebody types, how much is still missing. */
export function startCounting() {
  const show = () => {
    const missing = SHORTEST - lengthOf(inputOf("password").value);
    byId("length").textContent = missing > 0 ? counted("password.missing", missing) : t("password.enough");
  };
  inputOf("password").addEventListener("input", show);
  inEveryLanguage(show);
}

/** The password, if it may be sent; else says what is wrong with it. */
export function chosenPassword() {
  const password = inputOf("password").value;
  const length = lengthOf(password);
  if (length < SHORTEST) return refuse(() => t("password.short", { length }), "password");
  if (length > LONGEST) return refuse(() => t("password.long"), "password");
  if (password !== inputOf("again").value) return refuse(() => t("password.differ"), "again");
  return password;
}

/**
 * Says why the service refused the password.
 * @param {import("./api.js").UserError} refused
 */
export function unsuitable(refused) {
  refuse(() => (refused.code === "WEAK_PASSWORD" ? t("password.weak") : refused.message), "password");
}

/**
 * @param {() => string} words
 * @param {string} field
 */
export function refuse(words, field) {
  problem(words);
  pointAt(field);
  return "";
}

/** @param {string} password */
function lengthOf(password) {
  return [...password].length;
}
