/** /shared-views/{id}: a view, for people with an account. */
import { byId } from "./dom.js";
import { startLanguage, t } from "./language.js";
import { problem, say } from "./messages.js";
import { askSignedIn, signedIn, VIEWER } from "./session.js";
import { openView } from "./view-reading.js";

const id = location.pathname.split("/")[2] ?? "";

async function start() {
  startLanguage();
  let name = "";
  const view = await openView(id, {
    selection: VIEWER,
    ask: askSignedIn,
    met: async (data) => {
      name = (await signedIn(data)).name.full;
    },
    name: () => name,
    nothing,
    ended: () => view.follow().catch(problem),
  });
}

function nothing() {
  byId("title").textContent = t("views.one");
  document.title = `${t("views.one")} · Inzicht`;
  say("status", () => t("view.nothing"));
}

start().catch(problem);
