import { isApiError } from "../shared/api";
import type { Handover } from "./handover";
import type { Platform } from "./host";
import type { HostCalls } from "./hostCalls";
import { hostKind, openHost } from "./openHost";

export type LogInOutcome =
  | { state: "logged_in" | "second_factor" }
  /** Gone to the platform's page; comes back to `next` or to the login page. */
  | { state: "leaving" }
  /** Nothing to try here, or tried in this tab before: the login page is next. */
  | { state: "not_here" }
  /** `code` of the server's refusal; null where the client or the network did not answer. */
  | { state: "failed"; code: string | null };

const TRIED = "zhimian.chat-login";

/** Once in a tab: whoever logs out is not logged in again behind their back, and a refusal goes round no circles. */
function firstTry(): boolean {
  try {
    if (sessionStorage.getItem(TRIED)) return false;
    sessionStorage.setItem(TRIED, "1");
    return true;
  } catch {
    return false;
  }
}

/** Where the browser goes to log in by a platform's own page, and comes back. */
export const loginAddress = (platform: Platform, next: string, mode: "client" | "browser"): string =>
  `/api/v1/session/chat/${platform}/start?${new URLSearchParams({ mode, next })}`;

/**
 * Logs a member of staff in by the chat client around this page, without a word where it cannot.
 * @param options.next a path of ours to come back to
 */
export async function logInHere(
  calls: HostCalls,
  { handover, next }: { handover: Handover | null; next: string },
): Promise<LogInOutcome> {
  const kind = hostKind();
  if (handover) return give(calls, handover.platform, handover.code);
  if (kind === "browser" || !firstTry()) return { state: "not_here" };
  const hosts = await calls.hosts().catch(() => null);
  if (!hosts?.[kind]) return { state: "not_here" };
  if (kind === "wecom") {
    location.replace(loginAddress(kind, next, "client"));
    return { state: "leaving" };
  }
  const code = await (await openHost(calls)).loginCode();
  return code.state === "ok" ? give(calls, kind, code.value) : { state: "failed", code: null };
}

async function give(calls: HostCalls, platform: Platform, code: string): Promise<LogInOutcome> {
  try {
    const { secondFactor } = await calls.logIn(platform, code);
    return { state: secondFactor ? "second_factor" : "logged_in" };
  } catch (error) {
    return { state: "failed", code: isApiError(error) ? error.code : null };
  }
}
