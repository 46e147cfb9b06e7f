import { DingtalkError } from "./dingtalk/errors";
import type { DingtalkClient } from "./dingtalk/client";
import type { Platforms } from "./platforms";
import type { WecomClient } from "./wecom/client";

/** In the chat client, by a code of its JS-SDK or its silent OAuth; or in a browser, by the platform's own page. */
export type LoginMode = "client" | "browser";
export type ChatIdentity = { userId: string; name: string | null };

/** How people log in by a platform, the same for all platforms. */
export interface ChatLogin {
  /** Where the browser is sent; it comes back to `redirectUri` with a code and this `state`. */
  authorizeUrl(input: { mode: LoginMode; redirectUri: string; state: string }): string;
  /** The name under which the code comes back. */
  readonly codeParam: "code" | "authCode";
  /**
   * Uses a code up. `from` says whether it came back from `authorizeUrl` or was given by the JS-SDK.
   * @returns null for somebody who is no member of the company
   * @throws ChatLoginError
   */
  identify(code: string, from: "redirect" | "client"): Promise<ChatIdentity | null>;
}

/** `code`: used, too old or made up. `unavailable`: the platform does not answer, or not as it should. */
export class ChatLoginError extends Error {
  override readonly name = "ChatLoginError";
  constructor(
    readonly kind: "code" | "unavailable",
    readonly detail: string,
  ) {
    super(`chat login ${kind}: ${detail}`);
  }
}

/** Logins by a platform; null where it is not configured. */
export function chatLogin(platforms: Platforms, platform: keyof Platforms): ChatLogin | null {
  if (platform === "dingtalk") return platforms.dingtalk && dingtalkLogin(platforms.dingtalk);
  return platforms.wecom && wecomLogin(platforms.wecom);
}

const dingtalkLogin = ({ login }: DingtalkClient): ChatLogin => ({
  codeParam: "authCode",
  // DingTalk's own page knows whether it stands in the client.
  authorizeUrl: ({ redirectUri, state }) => login.authorizeUrl({ redirectUri, state }),
  async identify(code, from) {
    try {
      const { userId, name } = await (from === "client" ? login.byAuthCode(code) : login.byBrowserCode(code));
      return userId === null ? null : { userId, name };
    } catch (error) {
      if (!(error instanceof DingtalkError)) throw error;
      throw new ChatLoginError(error.kind === "refused" ? "code" : "unavailable", error.code);
    }
  },
});

const wecomLogin = ({ login }: WecomClient): ChatLogin => ({
  codeParam: "code",
  authorizeUrl: ({ mode, redirectUri, state }) =>
    login.url({ place: mode === "client" ? "inClient" : "inBrowser", redirectUri, state }),
  async identify(code) {
    const reply = await login.exchange(code);
    if (reply.ok) return reply.value.kind === "member" ? { userId: reply.value.userId, name: null } : null;
    const { failure } = reply;
    const spent = failure.kind === "permanent" && failure.reason === "used_up";
    throw new ChatLoginError(spent ? "code" : "unavailable", failure.detail);
  },
});
