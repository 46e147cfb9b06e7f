import { browserHost } from "./browser";
import { detectHost } from "./detect";
import type { Host } from "./host";
import type { HostCalls } from "./hostCalls";

export const hostKind = () => detectHost(navigator.userAgent, window.name);

let opened: Promise<Host> | null = null;

/** The client around this page. Its SDK is fetched here and nowhere else; where that fails this is a browser. */
export function openHost(calls: HostCalls): Promise<Host> {
  return (opened ??= load(calls).catch(() => {
    opened = null;
    return browserHost;
  }));
}

async function load(calls: HostCalls): Promise<Host> {
  const kind = hostKind();
  if (kind === "dingtalk") return (await import("./dingtalk")).createDingtalkHost(calls);
  if (kind === "wecom") return (await import("./wecom")).createWecomHost(calls);
  return browserHost;
}
