/** What is said to whoever comes too late: for one item, for the rest of a test, or for all of it. */
import { t } from "./language.js";
import { isOver } from "./taking-pace.js";

/**
 * @param {import("./taking-questions.js").Test} late as it was
 * @param {import("./taking-questions.js").Assessment} now
 */
export function timeWasUp({ id, name, deadline, item: shown }, now) {
  const after = now.tests.find((test) => test.id === id);
  if (after?.status === "IN_PROGRESS") return () => t("taking.itemTimeWasUp");
  if (after?.answered === after?.wentBy) return () => t("taking.nothingAnswered", { test: name });
  const whole = !shown || shown.deadline === deadline || isOver(deadline);
  return () => t(whole ? "taking.timeWasUp" : "taking.didTest", { test: name });
}
