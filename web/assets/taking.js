/** Taking the assessment: what comes next follows from how far the service says one is, test by test. */
import { refusal } from "./api.js";
import { t } from "./language.js";
import { show } from "./screens.js";
import { sendUntilHeard } from "./taking-answer.js";
import { explanation } from "./taking-explanation.js";
import { item } from "./taking-item.js";
import { languageChoice } from "./taking-language.js";
import { ANSWER, BEGIN, OWN, START, TOUR } from "./taking-questions.js";
import { tour } from "./taking-tour.js";

/**
 * @typedef {import("./taking-questions.js").Assessment} Assessment
 * @typedef {import("./taking-questions.js").Test} Test
 * @typedef {object} Ways how the page goes about it
 * @property {(query: string, variables?: Record<string, unknown>) => Promise<any>} ask asks as whoever takes it, and
 *   never comes back once their session is over
 * @property {() => void} done shows what comes after the last test
 */

/**
 * Starts the assessment, or goes on with it; the refusal, if that is the answer.
 * @param {Ways} ways
 */
export async function begin(ways) {
  const { startAssessment: payload } = await ways.ask(START);
  const refused = refusal(payload);
  if (!refused) await goOn(payload.assessment, ways);
  return refused;
}

/**
 * Goes on where somebody is.
 * @param {Assessment} assessment
 * @param {Ways} ways
 * @param {{ notice?: () => string, focus?: string }} [on] what is to be said first, and where the focus goes
 * @returns {Promise<void>}
 */
export async function goOn(assessment, ways, on = {}) {
  const { tests } = assessment;
  const begun = tests.find(({ status }) => status === "IN_PROGRESS");
  const test = begun ?? tests.find(({ status }) => status !== "COMPLETED");
  if (assessment.status === "COMPLETED" || !test) return ways.done();
  if (test.status === "IN_PROGRESS") return test.item ? ask(test) : timeIsOver(test);
  explain(test, on);

  /**
   * @param {Test} which
   * @param {{ notice?: () => string, focus?: string }} [on]
   */
  function explain(which, on) {
    const start = () => show(() => languageChoice(which, (language) => startTest(which, language)));
    show(() => explanation(which, tests, { start, tour: () => follow(which, 0) }, on?.notice), on);
  }

  /**
   * @param {Test} which
   * @param {number} step
   */
  function follow(which, step) {
    const back = () => (step ? follow(which, step - 1) : explain(which));
    const next = () => (step + 1 < which.tour.length ? follow(which, step + 1) : toured(which));
    show(() => tour(which, step, { back, next }), { focus: "step" });
  }

  /** @param {Test} which */
  async function toured(which) {
    const { completeTour: payload } = await ways.ask(TOUR, { input: { testId: which.id } });
    if (refusal(payload)) return look();
    explain(Object.assign(which, payload.test), { notice: () => t("taking.toured") });
  }

  /**
   * @param {Test} which
   * @param {string} language
   */
  async function startTest(which, language) {
    const { startTest: payload } = await ways.ask(BEGIN, { input: { testId: which.id, language } });
    const refused = refusal(payload);
    if (refused) return look(refused.code === "TIME_IS_UP" ? { notice: timeWasUp(which) } : {});
    Object.assign(which, payload.test);
    return goOn(assessment, ways);
  }

  /** @param {Test} which */
  function ask(which) {
    const again = () => show(() => languageChoice(which, (language) => startTest(which, language)));
    const answer = (/** @type {string} */ optionKey) => take(which, optionKey);
    show(() => item(which, { answer, again, over: () => look() }), { focus: "prompt" });
  }

  /**
   * @param {Test} which
   * @param {string} optionKey
   */
  async function take(which, optionKey) {
    const input = { testId: which.id, itemId: which.item?.id, optionKey };
    const { answerItem: payload } = await sendUntilHeard(() => ways.ask(ANSWER, { input }));
    const refused = refusal(payload);
    if (refused) return look(refused.code === "TIME_IS_UP" ? { notice: timeWasUp(which) } : {});
    Object.assign(which, payload.test);
    assessment.status = payload.assessment.status;
    const done = which.status === "COMPLETED" && (() => t("taking.didTest", { test: which.name }));
    return goOn(assessment, ways, done ? { notice: done } : {});
  }

  /**
   * A test is still open whose time is over: the service ends it when it is asked to go on.
   * @param {Test} which
   */
  function timeIsOver(which) {
    return startTest(which, which.language ?? which.languages[0]);
  }

  /**
   * Asks how far it is now, and goes on from there: the time is up, or another device was quicker. The page itself
   * knows what to say to somebody who has none.
   * @param {{ notice?: () => string }} [on]
   */
  async function look(on) {
    const { viewer } = await ways.ask(OWN);
    if (viewer?.assessment) return goOn(viewer.assessment, ways, on);
    location.reload();
  }
}

/** @param {Test} which */
function timeWasUp({ name }) {
  return () => t("taking.timeWasUp", { test: name });
}
