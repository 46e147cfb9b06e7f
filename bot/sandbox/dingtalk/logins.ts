import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type Routes, fine, fineOld, refuse, refuseOld } from "./answers";
import type { SandboxWorld } from "./world";

const CODE_MS = 5 * 60_000;
const TOKEN_S = 7_200;

/** Tokens of the app and of people, JSAPI tickets, and the codes by which people log in. */
export function createSandboxLogins({
  world,
  app,
  now,
}: {
  world: SandboxWorld;
  app: { clientId: string; clientSecret: string };
  now: () => Date;
}) {
  const appTokens = new Map<string, number>();
  const userTokens = new Map<string, string>();
  const codes = new Map<string, { userId: string; until: number }>();
  let ticket: string | null = null;

  function spend(code: string): string | null {
    const found = codes.get(code);
    codes.delete(code);
    return found && found.until >= now().getTime() ? found.userId : null;
  }

  const routes: Routes = {
    "POST /v1.0/oauth2/accessToken": ({ body }) => {
      const { data } = z.object({ appKey: z.string(), appSecret: z.string() }).safeParse(body);
      if (data?.appKey !== app.clientId || data.appSecret !== app.clientSecret) {
        return refuse(400, "invalidClientIdOrSecret");
      }
      const accessToken = `app-${randomUUID()}`;
      appTokens.set(accessToken, now().getTime() + TOKEN_S * 1_000);
      return fine({ accessToken, expireIn: TOKEN_S });
    },
    "POST /v1.0/oauth2/jsapiTickets": () => {
      ticket ??= `ticket-${randomUUID()}`;
      return fine({ jsapiTicket: ticket, expireIn: TOKEN_S });
    },
    "POST /v1.0/oauth2/userAccessToken": ({ body }) => {
      const { data } = z
        .object({ clientId: z.string(), clientSecret: z.string(), code: z.string(), grantType: z.string() })
        .safeParse(body);
      if (data?.clientId !== app.clientId || data.clientSecret !== app.clientSecret) {
        return refuse(400, "invalidClientIdOrSecret");
      }
      const userId = spend(data.code);
      if (!userId) return refuse(400, "invalidParameter.authCode.notFound");
      const accessToken = `user-${randomUUID()}`;
      userTokens.set(accessToken, userId);
      return fine({ accessToken, refreshToken: `refresh-${randomUUID()}`, expireIn: TOKEN_S });
    },
    "GET /v1.0/contact/users/me": ({ token }) => {
      const person = world.people.get(userTokens.get(token ?? "") ?? "");
      if (!person) return refuse(400, "InvalidAuthentication");
      return fine({
        nick: person.name,
        unionId: person.unionId,
        openId: `open-${person.id}`,
        mobile: person.mobile,
      });
    },
    "POST /topapi/v2/user/getuserinfo": ({ body }) => {
      const { data } = z.object({ code: z.string() }).safeParse(body);
      const person = world.people.get(spend(data?.code ?? "") ?? "");
      if (!person) return refuseOld(40078);
      return fineOld({ userid: person.id, unionid: person.unionId, name: person.name, sys: false });
    },
    "POST /topapi/user/getbyunionid": ({ body }) => {
      const { data } = z.object({ unionid: z.string() }).safeParse(body);
      const person = [...world.people.values()].find(({ unionId }) => unionId === data?.unionid);
      return person ? fineOld({ contact_type: 0, userid: person.id }) : refuseOld(60121);
    },
  };

  return {
    routes,
    /** These need no token of the app, or another one. */
    open: new Set([
      "POST /v1.0/oauth2/accessToken",
      "POST /v1.0/oauth2/userAccessToken",
      "GET /v1.0/contact/users/me",
      "POST /v1.0/gateway/connections/open",
      "POST /robot/sendBySession",
    ]),
    isGood: (token: string | null): boolean => (appTokens.get(token ?? "") ?? 0) > now().getTime(),
    /** All tokens of the app are forgotten, as when its secret was changed. */
    forgetTokens: (): void => appTokens.clear(),
    tokensIssued: (): number => appTokens.size,
    /** What `dd.requestAuthCode`, or the way back from the login page, gives for this person. */
    issueCode(userId: string): string {
      const code = randomUUID();
      codes.set(code, { userId, until: now().getTime() + CODE_MS });
      return code;
    },
    ticket: (): string | null => ticket,
  };
}
export type SandboxLogins = ReturnType<typeof createSandboxLogins>;
