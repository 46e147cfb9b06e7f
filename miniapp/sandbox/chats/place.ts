import type { Platform } from "./api";

export type Place = { as: string; platform: Platform; chat: string };

/** Where one is stands in the address, so that a reload, or a colleague, is there too. */
export function readPlace(search = location.search): Place {
  const query = new URLSearchParams(search);
  return {
    as: query.get("as") ?? (query.get("on") === "wecom" ? "gu.lan" : "he.jia"),
    platform: query.get("on") === "wecom" ? "wecom" : "dingtalk",
    chat: query.get("chat") ?? "direct",
  };
}

export function writePlace({ as, platform, chat }: Place): void {
  history.replaceState(null, "", `?${new URLSearchParams({ as, on: platform, chat }).toString()}`);
}
