import type { HostCalls } from "./hostCalls";
import { hostKind, openHost } from "./openHost";

/** The page's title, also in the bar that a chat client shows above the page. */
export function showTitle(calls: HostCalls, title: string): void {
  document.title = title;
  if (hostKind() !== "browser") void openHost(calls).then((host) => host.setTitle(title));
}
