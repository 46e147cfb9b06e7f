import type { Platform } from "./host";
import { hostKind } from "./openHost";

export type Handover = { platform: Platform; code: string };

const LONGEST_CODE = 512;

/** `#chat=dingtalk&code=…`, as the mini-program's shell opens our pages; null for anything else. */
export function parseHandover(hash: string): Handover | null {
  const params = new URLSearchParams(hash.replace(/^#/, ""));
  const platform = params.get("chat");
  const code = params.get("code");
  if (platform !== "dingtalk" && platform !== "wecom") return null;
  return code && code.length <= LONGEST_CODE ? { platform, code } : null;
}

/**
 * Takes the shell's code out of the address, before anything else could keep or show it. It counts only inside the
 * client that it names: a link from elsewhere must not log somebody in as somebody else.
 */
export function takeHandover(): Handover | null {
  const handover = parseHandover(location.hash);
  if (!handover) return null;
  history.replaceState(history.state, "", location.pathname + location.search);
  return handover.platform === hostKind() ? handover : null;
}
