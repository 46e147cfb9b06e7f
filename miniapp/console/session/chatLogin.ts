import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type { hostsSchema } from "../../../server/chats/logins/schema";
import { api } from "../api/client";

export type ChatPlatform = "dingtalk" | "wecom";
type Hosts = z.infer<typeof hostsSchema>;

/** The chat platforms by which one can log in here. */
export const useChatPlatforms = (): ChatPlatform[] => {
  const { data } = useQuery({
    queryKey: ["chat-hosts"],
    queryFn: ({ signal }) => api.get<Hosts>("/chat/hosts", { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (["dingtalk", "wecom"] as const).filter((platform) => data?.[platform]);
};

/** Only a path of ours: browsers take a backslash for a slash, and leave out tabs and line ends. */
const ownPath = (path: string | null) => (path && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path) ? path : null);

/** What the way back from a platform said, and where the login was to lead. */
export function readWayBack(search: string): { said: string | null; next: string } {
  const params = new URLSearchParams(search);
  return { said: params.get("chat"), next: ownPath(params.get("next")) ?? "/console" };
}

/** Where a login from this page leads afterwards: to where it was asked for. */
function nextOf({ pathname, search }: Location): string {
  return pathname === "/console/login" ? readWayBack(search).next : pathname + search;
}

/** Where the browser goes to log in by a platform. In its client nothing needs to be pressed there. */
export function startOf(platform: ChatPlatform, { location, navigator } = window): string {
  const mode = /DingTalk|wxwork/i.test(navigator.userAgent) ? "client" : "browser";
  return `/api/v1/session/chat/${platform}/start?${new URLSearchParams({ mode, next: nextOf(location) })}`;
}
