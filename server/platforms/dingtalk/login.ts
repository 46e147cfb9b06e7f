import { z } from "zod";
import { DingtalkError } from "./errors";
import type { DingtalkHttp } from "./http";

/** Who logged in; `userId` is null for somebody who is no member of this company. */
export type DingtalkIdentity = { userId: string | null; unionId: string | null; name: string };

const h5Schema = z.object({
  result: z.object({ userid: z.string(), unionid: z.string().nullish(), name: z.string() }),
});
const grantSchema = z.object({ accessToken: z.string() });
const meSchema = z.object({ unionId: z.string(), nick: z.string() });
const memberSchema = z.object({
  result: z.object({ userid: z.string(), contact_type: z.number().nullish() }),
});

const NO_SUCH_USER = new Set(["60121", "33012"]);
/** An outside contact, not a member. */
const OUTSIDE = 1;

/**
 * Logins by DingTalk. A code works once; a used or wrong one is `refused`. The caller binds `state` to the browser.
 * Source: open.dingtalk.com, "log in without a password", "log in to third-party websites".
 */
export function createDingtalkLogin(http: DingtalkHttp) {
  async function findMember(unionId: string): Promise<string | null> {
    try {
      const { result } = await http.ask(
        {
          host: "oapi",
          method: "POST",
          path: "/topapi/user/getbyunionid",
          body: { unionid: unionId },
          effect: "asks",
        },
        memberSchema,
      );
      return result.contact_type === OUTSIDE ? null : result.userid;
    } catch (error) {
      if (error instanceof DingtalkError && NO_SUCH_USER.has(error.code)) return null;
      throw error;
    }
  }

  return {
    /** In a page inside DingTalk, by the code of `dd.requestAuthCode`. */
    async byAuthCode(code: string): Promise<DingtalkIdentity & { userId: string }> {
      const { result } = await http.ask(
        // The code is spent when the platform sees it: an answer that was lost cannot be had again.
        { host: "oapi", method: "POST", path: "/topapi/v2/user/getuserinfo", body: { code }, effect: "acts" },
        h5Schema,
      );
      return { userId: result.userid, unionId: result.unionid ?? null, name: result.name };
    },

    /** Where a browser is sent to log in; it comes back to `redirectUri` with `authCode` and `state`. */
    authorizeUrl({ redirectUri, state }: { redirectUri: string; state: string }): string {
      const url = new URL("/oauth2/auth", http.bases.login);
      const query = {
        redirect_uri: redirectUri,
        response_type: "code",
        client_id: http.app.clientId,
        scope: "openid",
        prompt: "consent",
        state,
      };
      url.search = new URLSearchParams(query).toString();
      return url.href;
    },

    /** In a browser, by the `authCode` that came back. */
    async byBrowserCode(code: string): Promise<DingtalkIdentity> {
      const { clientId, clientSecret } = http.app;
      const { accessToken } = await http.ask(
        {
          host: "api",
          method: "POST",
          path: "/v1.0/oauth2/userAccessToken",
          body: { clientId, clientSecret, code, grantType: "authorization_code" },
          effect: "acts",
          token: null,
        },
        grantSchema,
      );
      const { unionId, nick } = await http.ask(
        {
          host: "api",
          method: "GET",
          path: "/v1.0/contact/users/me",
          effect: "asks",
          token: { user: accessToken },
        },
        meSchema,
      );
      return { userId: await findMember(unionId), unionId, name: nick };
    },
  };
}
