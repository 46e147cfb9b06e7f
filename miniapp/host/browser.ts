import { type Host, ok, type Outcome, unsupported } from "./host";
import { PERSON_MS, QUICK_MS, settleQuietly } from "./settle";

const refusalOf = (error: unknown): Exclude<Outcome<never>, { state: "ok" } | { state: "timed_out" }> => {
  const name = error instanceof Error ? error.name : "";
  if (name === "AbortError") return { state: "refused", why: "cancelled" };
  return { state: "refused", why: name === "NotAllowedError" ? "not_allowed" : "failed" };
};
const cannot = () => Promise.resolve(unsupported);

/** No chat client: what a browser can do by itself, and for the rest that it cannot. */
export const browserHost: Host = {
  kind: "browser",
  loginCode: cannot,
  scan: cannot,
  recordVoice: cannot,
  openChat: cannot,
  // A page that a person opened cannot close itself.
  close: cannot,
  // The page's own title is all there is, and the screen is kept on by a wake lock.
  setTitle: () => Promise.resolve(ok(null)),
  keepScreenOn: cannot,
  async share(input) {
    if (typeof navigator.share !== "function") return unsupported;
    const { title, text, url } = input;
    return settleQuietly(PERSON_MS, () => navigator.share({ title, text, url }), refusalOf);
  },
  async copy(text) {
    if (!navigator.clipboard) return unsupported;
    return settleQuietly(QUICK_MS, () => navigator.clipboard.writeText(text), refusalOf);
  },
};
