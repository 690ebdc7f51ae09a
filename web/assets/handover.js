/** Hands an address from the activation page to the sign-in page, in this tab and once. */

const KEY = "activated";

/** @param {string} email */
export function giveActivated(email) {
  sessionStorage.setItem(KEY, email);
}

/** The address of the account that was activated just now, or null; forgotten once taken. */
export function takeActivated() {
  const email = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return email;
}
