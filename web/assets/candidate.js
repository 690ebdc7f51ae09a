/** /candidate: where a candidate's link leads. Opens it when asked to, says what it is all about, and lets take it. */
import { carriesToken, onAnotherLink, takeAndKeepToken } from "./link-token.js";
import "./fresh.js";
import { ask, askAsCandidate, refusal } from "./api.js";
import { askWhileVisiting, NAMED, startVisiting, stopVisiting } from "./candidate-visit.js";
import { another, linkNotValid, noLink, offer, over, thanks, welcome } from "./candidate-screens.js";
import { currentLocale, startLanguage, t } from "./language.js";
import { problem } from "./messages.js";
import { show } from "./screens.js";
import { begin, goOn } from "./taking.js";

const OPEN = `mutation Open($input: OpenCandidateLinkInput!) {
  openCandidateLink(input: $input) { candidate ${NAMED} errors { code message } }
}`;
const WHO = `{ viewer { __typename ... on CandidateGuest ${NAMED} } }`;

const led = carriesToken();
const spoken = currentLocale();
let token = takeAndKeepToken();

async function start() {
  askAsCandidate();
  startLanguage();
  onAnotherLink(() => {
    token = takeAndKeepToken();
    stopVisiting();
    show(() => offer(open));
  });
  if (led) return show(() => offer(open), { focus: "" });
  const { viewer } = await ask(WHO);
  if (viewer?.__typename === "CandidateGuest") return meet(viewer, "");
  show(token ? () => over(open) : noLink, { focus: "" });
}

/** Opens the link, which never happens by itself: programs that look at mails follow links too. */
async function open() {
  const { openCandidateLink: payload } = await ask(OPEN, { input: { token } });
  const refused = refusal(payload);
  if (!refused) return meet(payload.candidate, "title", currentLocale() === spoken ? undefined : currentLocale());
  if (refused.code === "LINK_NOT_VALID") return show(linkNotValid);
  problem(() => (refused.code === "TOO_MANY_ATTEMPTS" ? t("password.tooMany") : refused.message));
}

/**
 * @param {import("./candidate-visit.js").Candidate} candidate
 * @param {string} focus
 * @param {"EN" | "NL"} [chosen] the language that they chose before the service knew who they were
 */
async function meet(candidate, focus, chosen) {
  const ended = () => {
    stopVisiting();
    show(token ? () => over(open) : noLink);
  };
  /** @type {import("./taking.js").Ways} */
  const ways = {
    whose: candidate.id,
    another: (name) => {
      stopVisiting();
      show(() => another(name, token !== "" && open));
    },
    ask: askWhileVisiting(ended),
    done: (notice) => show(() => thanks(candidate, notice), { focus }),
  };
  await startVisiting(candidate, ways.ask, chosen);
  const { assessment } = candidate;
  if (assessment && assessment.status !== "NOT_STARTED") return goOn(assessment, ways, { focus });
  show(() => welcome(candidate, start), { focus });

  async function start() {
    focus = "title";
    if (await begin(ways)) location.reload();
  }
}

start().catch(problem);
