/** What GraphiQL may remember: queries can hold people's data, so they are gone with the browser tab. */

const PREFIX = "graphiql:";

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
 * Opens the first tab with its own variables, for which GraphiQL looks into what it remembers and nowhere else.
 * @param {{ variables: string }} first
 */
export function beginWith({ variables }) {
  if (!ours().includes(`${PREFIX}tabState`)) storage.setItem(`${PREFIX}variables`, variables);
}

function ours() {
  return Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
}
