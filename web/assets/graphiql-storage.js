/** What GraphiQL may remember: queries can hold people's data, so they are gone with the browser tab. */

const PREFIX = "graphiql:";
const BEGINNING = "graphiql-beginning";

export const storage = {
  /** @param {string} key */
  getItem: (key) => sessionStorage.getItem(key),
  /**
   * @param {string} key
   * @param {string} value
   */
  setItem: (key, value) => sessionStorage.setItem(key, value),
  /** @param {string} key */
  removeItem: (key) => sessionStorage.removeItem(key),
  clear: () => ours().forEach((key) => sessionStorage.removeItem(key)),
  get length() {
    return ours().length;
  },
};

/**
 * Opens on what is remembered, unless that was about other data: ids of a demo made anew lead nowhere.
 * The first tab's variables are put where alone GraphiQL looks for them.
 * @param {{ variables: string }[]} tabs
 * @param {string} [madeAt] when the demo's data were made
 */
export function beginWith(tabs, madeAt) {
  const beginning = JSON.stringify([madeAt, tabs]);
  if (sessionStorage.getItem(BEGINNING) === beginning) return;
  storage.clear();
  sessionStorage.setItem(BEGINNING, beginning);
  storage.setItem(`${PREFIX}variables`, tabs[0].variables);
}

function ours() {
  return Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
}
