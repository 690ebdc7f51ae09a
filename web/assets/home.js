/** /: who you are, and what you can open. */
import { byId, el, fill, link } from "./dom.js";
import { inEveryLanguage, startLanguage, t } from "./language.js";
import { problem } from "./messages.js";
import { askSignedIn, signedIn, VIEWER } from "./session.js";

const RECRUITMENT = ["OWNER", "RECRUITMENT_ADMIN", "RECRUITER", "RECRUITMENT_MEMBER"];

async function start() {
  startLanguage();
  const viewer = await signedIn(await askSignedIn(`{ ${VIEWER} }`));
  inEveryLanguage(() => show(viewer));
}

/** @param {import("./session.js").Employee} viewer */
function show({ name, email, roles, organisation }) {
  byId("title").textContent = t("home.welcome", { name: name.first });
  const sharing = organisation.modules.includes("RECRUITMENT") && roles.some((role) => RECRUITMENT.includes(role));
  const developing = organisation.modules.includes("DEVELOPMENT") && roles.includes("DEVELOPMENT_MEMBER");
  fill(
    byId("content"),
    el("p", { class: "soft" }, t("home.who", { email, organisation: organisation.name, roles: inWords(roles) })),
    sharing && entry(link("/shared-views", t("views.title")), t("home.views")),
    developing && entry(link("/insights", t("insights.title")), t("home.insights")),
    !sharing && !developing && el("p", {}, t("home.elsewhere")),
  );
}

/**
 * @param {HTMLElement} way
 * @param {string} what
 */
function entry(way, what) {
  return el("section", { class: "entry" }, el("h2", {}, way), el("p", {}, what));
}

/** @param {string[]} roles */
function inWords(roles) {
  return roles.map((role) => t(`role.${role}`)).join(", ") || t("role.none");
}

start().catch(problem);
