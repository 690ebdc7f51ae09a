/** /insights: says that they come once the assessment is done. */
import { byId } from "./dom.js";
import { startLanguage } from "./language.js";
import { problem } from "./messages.js";
import { askSignedIn, signedIn, VIEWER } from "./session.js";

async function start() {
  startLanguage();
  await signedIn(await askSignedIn(`{ ${VIEWER} }`));
  byId("content").hidden = false;
}

start().catch(problem);
