/** What time it is on the server, whatever the clock of this device says. */

let heard = { server: Date.now(), device: Date.now(), elapsed: performance.now() };

/**
 * Sets the clock by an answer. Its header leaves out the fraction of the second; better early than late.
 * @param {Response} response
 */
export function noteTime(response) {
  const server = Date.parse(response.headers.get("Date") ?? "") + 999;
  if (!Number.isNaN(server)) heard = { server, device: Date.now(), elapsed: performance.now() };
}

/** Of the two ways to tell how much time has passed, one stops while the device sleeps, one when its clock is set back. */
export function serverNow() {
  return heard.server + Math.max(Date.now() - heard.device, performance.now() - heard.elapsed);
}
