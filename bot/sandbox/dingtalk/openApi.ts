import type { IncomingMessage, ServerResponse } from "node:http";
import type { SandboxCalendar } from "./calendar";
import { type Answer, type Routes, type SandboxCall, refuse, refuseOld } from "./answers";
import type { SandboxFaults } from "./faults";
import type { SandboxLogins } from "./logins";
import type { SandboxWorld } from "./world";

const LARGEST_BODY = 1_000_000;
const secret = /^(appSecret|clientSecret|accessToken|refreshToken|jsapiTicket|ticket|code)$/;
const shown = (body: unknown): unknown =>
  JSON.parse(JSON.stringify(body ?? null, (key, value: unknown) => (secret.test(key) ? "…" : value)));

async function readBody(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > LARGEST_BODY) throw new Error("too large");
    parts.push(part as Buffer);
  }
  return parts.length === 0 ? null : (JSON.parse(Buffer.concat(parts).toString("utf8")) as unknown);
}

/** Both of DingTalk's APIs under one address, with their faults. */
export function createSandboxApi({
  routes,
  world,
  faults,
  logins,
  calendar,
}: {
  routes: Routes;
  world: SandboxWorld;
  faults: SandboxFaults;
  logins: SandboxLogins;
  calendar: SandboxCalendar;
}) {
  function perform(name: string, call: SandboxCall): Answer {
    const { token } = call;
    const old = !name.includes(" /v1.0/");
    const route = routes[name] ?? calendar.find(name);
    if (!route) return old ? refuseOld(22) : refuse(404, "InvalidAction.NotFound");
    if (!logins.open.has(name)) {
      if (faults.take("refuseToken") || !logins.isGood(token)) {
        return old ? refuseOld(88, "40014") : refuse(400, "InvalidAuthentication");
      }
      if (faults.take("qps")) {
        return old ? refuseOld(88, "90018") : refuse(403, "Forbidden.AccessDenied.QpsLimitForApi");
      }
    }
    return route(call);
  }

  function sendFile(path: string, response: ServerResponse): void {
    const file = world.files.get(decodeURIComponent(path.slice("/sandbox/files/".length)));
    response.writeHead(file ? 200 : 404, { "content-type": "application/octet-stream" }).end(file?.data);
  }

  return async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://sandbox");
    if (request.method === "GET" && url.pathname.startsWith("/sandbox/files/")) {
      return sendFile(url.pathname, response);
    }
    const name = `${request.method} ${url.pathname}`;
    const header = request.headers["x-acs-dingtalk-access-token"];
    const token = typeof header === "string" ? header : url.searchParams.get("access_token");
    let body: unknown;
    try {
      body = await readBody(request);
    } catch {
      response.writeHead(400, { connection: "close" }).end();
      return;
    }
    world.writeDown({ direction: "in", kind: "http", title: name, body: shown(body) });
    const faulty = !logins.open.has(name);
    if (faulty && faults.take("errorPage")) {
      response.writeHead(502, { "content-type": "text/html" }).end("<html>Bad gateway</html>");
      return;
    }
    const clientToken = request.headers["x-client-token"];
    const answer = perform(name, {
      body,
      token,
      query: url.searchParams,
      clientToken: typeof clientToken === "string" ? clientToken : null,
    });
    if (faulty && faults.take("loseAnswer")) {
      request.socket.destroy();
      return;
    }
    if (faulty && faults.take("garbleAnswer")) {
      response.writeHead(200, { "content-type": "application/json" }).end('{"processQu');
      return;
    }
    world.writeDown({
      direction: "out",
      kind: "http",
      title: `${answer.status} ${name}`,
      body: shown(answer.body),
    });
    response
      .writeHead(answer.status, { "content-type": "application/json" })
      .end(JSON.stringify(answer.body));
  };
}
