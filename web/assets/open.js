/** /open: where a mailed link leads. Says what it is about, opens it when asked to, and lets ask for a new one. */
import { onAnotherLink, takeAndKeepToken } from "./link-token.js";
import "./fresh.js";
import { ask, askAsReader, refusal } from "./api.js";
import { byId } from "./dom.js";
import { currentLocale, followAccount, startLanguage, t } from "./language.js";
import { problem, say } from "./messages.js";
import { changeLanguage, readerNow, startVisit } from "./open-visit.js";
import { onPress } from "./press.js";

const PREVIEW = `mutation Preview($input: PreviewExternalLinkInput!) {
  previewExternalLink(input: $input) {
    preview { organisationName procedureTitle sharedBy locale openHere }
    errors { code message }
  }
}`;
const OPEN = `mutation Open($input: OpenExternalLinkInput!) {
  openExternalLink(input: $input) { errors { code message } }
}`;
const RENEW = `mutation Renew($input: RequestNewExternalLinkInput!) {
  requestNewExternalLink(input: $input) { errors { code message } }
}`;
const PARTS = ["offer", "no-link", "reading"];

const token = takeAndKeepToken();

async function start() {
  askAsReader();
  startLanguage();
  onPress(byId("open"), open);
  onPress(byId("renew"), renew);
  onAnotherLink(() => {
    takeAndKeepToken();
    location.reload();
  });
  if (token) return preview();
  return (await readerNow()) ? read() : without("open.title", "open.noToken");
}

/** Looks at what the link is about, which leaves it unopened. */
async function preview() {
  const { previewExternalLink: payload } = await ask(PREVIEW, { input: { token } });
  const refused = refusal(payload);
  if (refused) return explain(refused);
  return payload.preview.openHere ? read() : offer(payload.preview);
}

/** @param {{ organisationName: string, procedureTitle: string, sharedBy: string | null, locale: "EN" | "NL" }} preview */
function offer({ organisationName: organisation, procedureTitle: procedure, sharedBy: sharer, locale }) {
  follow(locale);
  const words = sharer ? "open.who" : "open.whoNobody";
  say("offer-who", () => t(words, { organisation, procedure, sharer: sharer ?? "" }));
  show("offer", "open.title");
}

/**
 * Speaks the sharer's choice of a language until the reader makes another.
 * @param {"EN" | "NL"} locale
 */
function follow(locale) {
  followAccount(locale, follow);
}

/** The one thing that uses the link up. */
async function open() {
  const { openExternalLink: payload } = await ask(OPEN, { input: { token } });
  const refused = refusal(payload);
  if (refused) return explain(refused);
  await changeLanguage(currentLocale());
  await read();
  byId("title").focus();
}

async function read() {
  show("reading", "open.title");
  say("offer-who", () => "");
  await startVisit((why) => {
    without(`open.${why}Title`, `open.${why}`, token ? `open.${why}Again` : "open.followAgain");
    byId("title").focus();
  });
}

async function renew() {
  await ask(RENEW, { input: { token } });
  without("open.renewedTitle", "open.renewed");
  byId("renew").hidden = true;
  byId("title").focus();
}

/** @param {import("./api.js").UserError} refused */
function explain(refused) {
  if (refused.code === "LINK_NOT_VALID") return without("open.notValidTitle", "open.notValid");
  return problem(() => (refused.code === "TOO_MANY_ATTEMPTS" ? t("password.tooMany") : refused.message));
}

/**
 * Says why there is nothing to read, and offers a new link where there is an old one.
 * @param {string} title
 * @param {string} why
 * @param {string} [again] how to get one, where `why` does not say so
 */
function without(title, why, again) {
  follow(currentLocale());
  say("no-link-why", () => (again ? `${t(why)} ${t(again)}` : t(why)));
  byId("renew").hidden = !token;
  show("no-link", title);
}

/**
 * @param {string} part the only one of the page's parts to show
 * @param {string} title
 */
function show(part, title) {
  for (const each of PARTS) byId(each).hidden = each !== part;
  byId("main").classList.toggle("narrow", part !== "reading");
  byId("title").dataset.text = title;
  byId("title").textContent = t(title);
  document.title = `${t(title)} · Inzicht`;
}

start().catch(problem);
