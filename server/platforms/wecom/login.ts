import { z } from "zod";
import type { WecomApi } from "./api";
import { type WecomReply, done, readAs } from "./reply";

export type LoginPlaces = {
  /** `https://open.weixin.qq.com/connect/oauth2/authorize`: inside the client, nothing to press. */
  inClient: string;
  /** `https://login.work.weixin.qq.com/wwlogin/sso/login`: in a browser, by a code to scan. */
  inBrowser: string;
};

export type LoginRequest = {
  place: keyof LoginPlaces;
  redirectUri: string;
  /** Comes back unchanged; whoever started the login keeps it to compare. */
  state: string;
};

export type LoggedIn =
  | { kind: "member"; userId: string }
  /** Somebody of no company, or of another one. */
  | { kind: "outsider" };

const infoSchema = z.looseObject({ userid: z.string().min(1).optional() });

export function createLogin(
  api: WecomApi,
  { corpId, agentId, places }: { corpId: string; agentId: number; places: LoginPlaces },
) {
  return {
    /** Where a browser is sent to log in. */
    url({ place, redirectUri, state }: LoginRequest): string {
      const url = new URL(places[place]);
      const params: Record<string, string> =
        place === "inClient"
          ? { appid: corpId, redirect_uri: redirectUri, response_type: "code", scope: "snsapi_base" }
          : { login_type: "CorpApp", appid: corpId, redirect_uri: redirectUri };
      url.search = new URLSearchParams({ ...params, state, agentid: String(agentId) }).toString();
      if (place === "inClient") url.hash = "wechat_redirect";
      return url.toString();
    },

    /** Who came back with this code. A code is good once, for five minutes. */
    async exchange(code: string): Promise<WecomReply<LoggedIn>> {
      const reply = await api.get("/auth/getuserinfo", { code });
      if (!reply.ok) return reply;
      const read = readAs(infoSchema, reply.value);
      if (!read.ok) return read;
      const { userid } = read.value;
      return done(userid === undefined ? { kind: "outsider" } : { kind: "member", userId: userid });
    },
  };
}
