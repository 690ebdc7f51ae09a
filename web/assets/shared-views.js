/** /shared-views: the views that are open to the reader, twenty at a time. */
import { byId, el, fill, link } from "./dom.js";
import { counted, inEveryLanguage, startLanguage, t } from "./language.js";
import { dateInWords, noProblem, problem, say } from "./messages.js";
import { askSignedIn, signedIn, VIEWER } from "./session.js";

const VIEWS = `sharedViews(first: 20, after: $after) {
  nodes { procedureId procedureTitle savedAt }
  pageInfo { hasNextPage endCursor }
}`;
const FIRST = `query Views($after: String) { ${VIEWER} ${VIEWS} }`;
const MORE = `query Views($after: String) { ${VIEWS} }`;

/** @type {{ procedureId: string, procedureTitle: string, savedAt: string }[]} */
const views = [];
/** @type {string | null} */
let after = null;

async function start() {
  startLanguage();
  const data = await askSignedIn(FIRST, { after });
  await signedIn(data);
  take(data.sharedViews);
  byId("more").onclick = () => more().catch(problem);
  inEveryLanguage(show);
}

async function more() {
  noProblem();
  const before = views.length;
  take((await askSignedIn(MORE, { after })).sharedViews);
  show();
  say("status", () => counted("views.shown", views.length));
  byId("views").querySelectorAll("a")[before]?.focus();
}

/** @param {{ nodes: typeof views, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null} page */
function take(page) {
  views.push(...(page?.nodes ?? []));
  after = page?.pageInfo.endCursor ?? null;
  byId("more").hidden = !page?.pageInfo.hasNextPage;
}

function show() {
  const entries = views.map(({ procedureId, procedureTitle, savedAt }) =>
    el(
      "li",
      { class: "entry" },
      link(`/shared-views/${encodeURIComponent(procedureId)}`, procedureTitle),
      el("p", { class: "soft" }, t("view.saved", { date: dateInWords(savedAt) })),
    ),
  );
  fill(byId("views"), ...entries);
  if (!views.length) say("status", () => t("view.nothing"));
}

start().catch(problem);
