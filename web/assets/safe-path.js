/** Where a page may lead on to: only to a path of this site. */

/**
 * The path if it is one of ours, else "/". Never another site's address, and never the sign-in page itself.
 * @param {string | null} path
 */
export function safePath(path) {
  if (!path || !/^\/(?![/\\])/.test(path) || /[\\\u0000-\u001f]/.test(path)) return "/";
  let address;
  try {
    address = new URL(path, location.origin);
  } catch {
    return "/";
  }
  if (address.origin !== location.origin || address.pathname.startsWith("/sign-in")) return "/";
  return address.pathname + address.search;
}

/** The sign-in page, leading back to the page we are on. */
export function signInPath() {
  const here = location.pathname + location.search;
  return here === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(here)}`;
}
