/** Sends an answer until it has arrived: what was chosen is kept, whatever the network does meanwhile. */
import { ApiError } from "./api.js";
import { byId, el } from "./dom.js";
import { t } from "./language.js";
import { say } from "./messages.js";

const PAUSE = 5000;
const NOT_HEARD = ["UNREACHABLE", "TIMEOUT"];

/**
 * The service counts an answer once however often it comes, so that it is safe to send it again.
 * @param {() => Promise<any>} send
 */
export async function sendUntilHeard(send) {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof ApiError) || !error.codes.some((code) => NOT_HEARD.includes(code))) throw error;
    }
    await toTryAgain();
  }
}

/** Says that the answer waits, until it is time to send it again or somebody wants that now. */
async function toTryAgain() {
  say("status", () => t("taking.kept"));
  const now = el("button", { type: "button", class: "small" }, t("taking.tryNow"));
  byId("status").after(now);
  await new Promise((go) => {
    now.onclick = go;
    addEventListener("online", go, { once: true });
    setTimeout(go, PAUSE);
  });
  now.remove();
}
