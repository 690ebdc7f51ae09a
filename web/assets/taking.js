/** Taking the assessment: what comes next follows from how far the service says one is, test by test. */
import { refusal } from "./api.js";
import { t } from "./language.js";
import { show } from "./screens.js";
import { sendUntilHeard } from "./taking-answer.js";
import { explanation } from "./taking-explanation.js";
import { item } from "./taking-item.js";
import { languageChoice } from "./taking-language.js";
import { timeWasUp } from "./taking-late.js";
import { isOver } from "./taking-pace.js";
import { practice, practised } from "./taking-practice.js";
import { ANSWER, BEGIN, OWN, START, TOUR, WHO } from "./taking-questions.js";
import { tour } from "./taking-tour.js";

// What is pressed at the last moment was meant for the item whose time was just up.
const HASTE = 600;

/**
 * @typedef {import("./taking-questions.js").Assessment} Assessment
 * @typedef {import("./taking-questions.js").Test} Test
 * @typedef {object} Ways how the page goes about it
 * @property {string} whose the id of the person whose page it is
 * @property {(name: string) => void} another shows that somebody else came in meanwhile: the one of that name
 * @property {(query: string, variables?: Record<string, unknown>) => Promise<any>} ask asks as whoever takes it, and
 *   never comes back once their session is over
 * @property {(notice?: () => string) => void} done shows what comes after the last test; `notice` is to be said first
 */

/**
 * Starts the assessment, or goes on with it; the refusal, if that is the answer.
 * @param {Ways} ways
 */
export async function begin(ways) {
  // Here alone nothing that is sent tells whose assessment is meant.
  const { viewer } = await ways.ask(WHO);
  if (isAnother(viewer, ways)) return void ways.another(viewer.name.full);
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
  let sending = false;
  if (assessment.status === "COMPLETED" || !test) return ways.done(on.notice);
  if (test.status !== "IN_PROGRESS") return explain(test, on);
  if (!test.item || isOver(test.item.deadline)) return timeIsOver(test);
  ask(test, on.notice);

  /**
   * @param {Test} which
   * @param {{ notice?: () => string, focus?: string }} [on]
   */
  function explain(which, on) {
    show(() => explanation(which, tests, { start: () => choose(which), tour: () => follow(which, 0) }, on?.notice), on);
  }

  /** @param {Test} which */
  function choose(which) {
    show(() => languageChoice(which, (language) => startTest(which, language)));
  }

  /**
   * @param {Test} which
   * @param {number} step
   */
  function follow(which, step) {
    const back = () => (step ? follow(which, step - 1) : explain(which));
    const next = () => (step + 1 < which.tour.length ? follow(which, step + 1) : endTour(which));
    show(() => tour(which, step, { back, next }), { focus: "step" });
  }

  /** @param {Test} which */
  function endTour(which) {
    const { practice: shown, tour } = which;
    if (!shown) return toured(which);
    const back = () => follow(which, tour.length - 1);
    const answer = (/** @type {string} */ optionKey) => toured(which, optionKey);
    show(() => practice(which, shown, { back, answer }), { focus: "prompt" });
  }

  /**
   * @param {Test} which
   * @param {string} [practiceOptionKey] the answer to its item for practice
   */
  async function toured(which, practiceOptionKey) {
    const input = { testId: which.id, practiceOptionKey };
    const { completeTour: payload } = await sendUntilHeard(() => ways.ask(TOUR, { input }));
    if (refusal(payload)) return look();
    Object.assign(which, payload.test);
    const { practice: shown } = which;
    if (!shown || !practiceOptionKey) return explain(which, { notice: () => t("taking.toured") });
    show(() => practised(which, shown, payload.practice, practiceOptionKey, () => choose(which)), { focus: "verdict" });
  }

  /**
   * @param {Test} which
   * @param {string} language
   */
  async function startTest(which, language) {
    const { startTest: payload } = await ways.ask(BEGIN, { input: { testId: which.id, language } });
    const refused = refusal(payload);
    if (refused) return look(refused.code === "TIME_IS_UP" ? which : undefined);
    Object.assign(which, payload.test);
    ask(which);
  }

  /**
   * @param {Test} which
   * @param {() => string} [notice]
   */
  function ask(which, notice) {
    const since = notice ? performance.now() : -Infinity;
    const answer = async (/** @type {string} */ optionKey) => {
      if (performance.now() - since > HASTE) await take(which, optionKey);
    };
    const over = async () => sending || timeIsOver(which, which.item?.id);
    show(() => item(which, { answer, again: () => choose(which), over }, notice), { focus: "prompt" });
  }

  /**
   * @param {Test} which
   * @param {string} optionKey
   */
  async function take(which, optionKey) {
    const input = { testId: which.id, itemId: which.item?.id, optionKey };
    sending = true;
    const { answerItem: payload } = await sendUntilHeard(() => ways.ask(ANSWER, { input })).finally(() => (sending = false));
    const refused = refusal(payload);
    if (refused) return look(refused.code === "TIME_IS_UP" ? which : undefined);
    Object.assign(which, payload.test);
    assessment.status = payload.assessment.status;
    if (which.status !== "COMPLETED" || assessment.status === "COMPLETED") return goOn(assessment, ways);
    return goOn(assessment, ways, { notice: () => t("taking.didTest", { test: which.name }) });
  }

  /**
   * The time of an item or of the whole test is over: the service goes on to the next or ends the test when it is asked.
   * @param {Test} which
   * @param {string} [asked] the item that is on the page already
   */
  async function timeIsOver(which, asked) {
    const before = which.item?.id;
    const input = { testId: which.id, language: which.language ?? which.languages[0] };
    const { startTest: payload } = await ways.ask(BEGIN, { input });
    const refused = refusal(payload);
    if (refused) return look(refused.code === "TIME_IS_UP" ? which : undefined);
    Object.assign(which, payload.test);
    const now = which.item?.id;
    if (now !== asked) ask(which, now === before ? undefined : () => t("taking.itemTimeWasUp"));
  }

  /**
   * Asks how far it is now, and goes on from there: the time is up, another device was quicker, or somebody else came
   * in. The page itself knows what to say to somebody who has none.
   * @param {Test} [late] where the time was up
   */
  async function look(late) {
    const { viewer } = await ways.ask(OWN);
    if (isAnother(viewer, ways)) return ways.another(viewer.name.full);
    if (!viewer?.assessment) return location.reload();
    return goOn(viewer.assessment, ways, late && { notice: timeWasUp(late, viewer.assessment) });
  }
}

/**
 * @param {{ id: string } | null} viewer
 * @param {Ways} ways
 */
function isAnother(viewer, { whose }) {
  return viewer !== null && viewer.id !== whose;
}
