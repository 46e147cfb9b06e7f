/** Our pages that the shell may open. Anything else a link asks for leads to the first of them. */
const PLACES = /^\/(m|i\/[A-Za-z0-9_-]+|console)(\/[A-Za-z0-9_/-]*)?(\?[A-Za-z0-9_=&%,.-]*)?$/;
const HOME = "/m";

/**
 * Where the web-view goes: a page of ours, with what logs somebody in behind the `#`, which no server's log keeps.
 * @param {{ origin: string, path?: string, platform: string, code?: string }} wanted
 */
function addressOf({ origin, path, platform, code }) {
  const place = path && PLACES.test(path) ? path : HOME;
  const handover = code ? `#chat=${platform}&code=${encodeURIComponent(code)}` : "";
  return origin + place + handover;
}

module.exports = { addressOf };
