/** /: who you are, and what you can open; whoever comes for their own insights alone is led there. */
import { byId, el, fill, link } from "./dom.js";
import { inEveryLanguage, startLanguage, t } from "./language.js";
import { problem } from "./messages.js";
import { placesOf, startOf } from "./places.js";
import { askSignedIn, leave, signedIn, VIEWER } from "./session.js";

async function start() {
  startLanguage();
  const viewer = await signedIn(await askSignedIn(`{ ${VIEWER} }`));
  if (startOf(viewer) !== "/") await leave(startOf(viewer));
  inEveryLanguage(() => show(viewer));
}

/** @param {import("./session.js").Employee} viewer */
function show(viewer) {
  const { name, email, roles, organisation } = viewer;
  const places = placesOf(viewer);
  byId("title").textContent = t("home.welcome", { name: name.first });
  fill(
    byId("content"),
    el("p", { class: "soft" }, t("home.who", { email, organisation: organisation.name, roles: inWords(roles) })),
    places.map(entry),
    places.length === 0 && el("p", {}, t("home.elsewhere")),
  );
}

/** @param {import("./places.js").Place} place */
function entry({ path, title, about }) {
  return el("section", { class: "entry" }, el("h2", {}, link(path, t(title))), el("p", {}, t(about)));
}

/** @param {string[]} roles */
function inWords(roles) {
  return roles.map((role) => t(`role.${role}`)).join(", ") || t("role.none");
}

start().catch(problem);
