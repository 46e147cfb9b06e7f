import { createHmac, randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

export type IssuedToken = { accessKeyId: string; accessKeySecret: string; token: string; expiresAt: number };

const percent = (value: string) =>
  encodeURIComponent(value).replaceAll(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Alibaba's token service (`AssumeRole`), and the metadata service of a machine with a role. */
export function createTokens(
  key: { accessKeyId: string; accessKeySecret: string },
  role: string,
  now: () => number,
) {
  const issued: IssuedToken[] = [];
  const sessions = new Set<string>();
  let lifeSeconds: number | null = null;

  function issue(seconds: number): Record<string, string> {
    const expiresAt = Math.floor((now() + (lifeSeconds ?? seconds) * 1000) / 1000) * 1000;
    const one = {
      accessKeyId: `STS.${randomUUID()}`,
      accessKeySecret: randomUUID(),
      token: `token/${randomUUID()}+=`,
      expiresAt,
    };
    issued.push(one);
    return {
      AccessKeyId: one.accessKeyId,
      AccessKeySecret: one.accessKeySecret,
      SecurityToken: one.token,
      Expiration: new Date(expiresAt).toISOString().replace(/\.\d+Z$/, "Z"),
    };
  }

  const answer = (res: ServerResponse, status: number, body: unknown) => {
    res.writeHead(status, { "content-type": "application/json" });
    res.end(typeof body === "string" ? body : JSON.stringify(body));
  };

  async function assumeRole(req: IncomingMessage, res: ServerResponse) {
    const params = new URLSearchParams(await text(req));
    const signed = [...params]
      .filter(([name]) => name !== "Signature")
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, value]) => `${percent(name)}=${percent(value)}`)
      .join("&");
    const expected = createHmac("sha1", `${key.accessKeySecret}&`)
      .update(`POST&%2F&${percent(signed)}`)
      .digest("base64");
    const refuse = (status: number, Code: string) =>
      answer(res, status, { Code, Message: Code, RequestId: "1" });
    if (params.get("AccessKeyId") !== key.accessKeyId) return refuse(404, "InvalidAccessKeyId.NotFound");
    if (params.get("Signature") !== expected) return refuse(400, "SignatureDoesNotMatch");
    if (params.get("Action") !== "AssumeRole") return refuse(404, "InvalidAction.NotFound");
    if (params.get("RoleArn") !== role) return refuse(403, "NoPermission");
    answer(res, 200, { RequestId: "1", Credentials: issue(Number(params.get("DurationSeconds"))) });
  }

  function metadata(req: IncomingMessage, res: ServerResponse, path: string) {
    if (path === "/latest/api/token" && req.method === "PUT") {
      const session = randomUUID();
      sessions.add(session);
      return answer(res, 200, session);
    }
    if (!sessions.has(String(req.headers["x-aliyun-ecs-metadata-token"]))) return answer(res, 403, "");
    if (!path.endsWith(`/${role.slice(role.lastIndexOf("/") + 1)}`)) return answer(res, 404, "");
    answer(res, 200, { ...issue(3_600), LastUpdated: new Date(now()).toISOString(), Code: "Success" });
  }

  return {
    issued: issued as readonly IssuedToken[],
    /** Of tokens issued from now on; what was asked for without it. */
    liveFor(seconds: number | null) {
      lifeSeconds = seconds;
    },
    /** None of those issued so far is taken any more. */
    revoke() {
      issued.length = 0;
    },
    find: (accessKeyId: string, token: string) =>
      issued.find((one) => one.accessKeyId === accessKeyId && one.token === token),
    /** @returns whether the request was for one of these services */
    async handle(req: IncomingMessage, res: ServerResponse, url: URL): Promise<boolean> {
      const isSts = req.method === "POST" && url.pathname === "/" && url.search === "";
      const isMetadata = url.pathname.startsWith("/latest/");
      if (!isSts && !isMetadata) return false;
      if (isSts) await assumeRole(req, res);
      else metadata(req, res, url.pathname);
      return true;
    },
  };
}
export type Tokens = ReturnType<typeof createTokens>;
