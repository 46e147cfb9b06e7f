import { execFile } from "node:child_process";
import { createHmac, timingSafeEqual } from "node:crypto";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  WebhookRefused,
  type Zhimian,
  ZhimianError,
  createClient,
  verifyWebhook,
} from "../../docs/clients/typescript/zhimian";
import { VERIFY } from "../../miniapp/console/integrations/snippets";
import { listRoutes } from "../../server/app";
import { EXAMPLES } from "../../server/http/examples";
import { TOKEN_SCOPES } from "../../server/apiTokens/scopes";
import { createSecret } from "../../server/webhooks/signature";
import { buildApiToken, buildWebhook } from "../factories/integrations";
import { type Places, buildPlan, openCompany } from "../factories/org";
import { buildOpenPosition } from "../factories/positions";
import { type Json, type TestServer, openTestServer } from "../factories/server";
import { type Received, type Receiver, openReceiver } from "../support/receiver";
import { runJobs } from "../support/runJobs";

/** What the documents show is run: the guide's commands, the client in one file, the examples of OpenAPI. */
const run = promisify(execFile);
const ROOT = join(__dirname, "../..");

let server: TestServer;
let places: Places;
let receiver: Receiver;
let zhimian: Zhimian;
let token: string;
let positionId: string;
let planId: string;

beforeAll(async () => {
  receiver = await openReceiver();
  server = await openTestServer({ env: { WEBHOOKS_TO_LOOPBACK: "true" } });
  places = await openCompany(server);
  token = (await buildApiToken(server, places.own, [...TOKEN_SCOPES])).token;
  positionId = (await buildOpenPosition(server, places.own)).id;
  planId = (await buildPlan(server, places.own)).id;
  zhimian = createClient({ baseUrl: server.origin, token, language: "en" });
}, 60_000);
afterAll(async () => {
  await server.close();
  await receiver.close();
});

/** `jq -r .path[0].of.names`, which is all that the guide asks of it. */
const JQ = `#!/usr/bin/env node
let text = "";
process.stdin.on("data", (chunk) => (text += chunk)).on("end", () => {
  const names = process.argv[3].match(/[A-Za-z]\\w*|\\d+/g) ?? [];
  const value = names.reduce((inner, name) => inner?.[name], JSON.parse(text));
  if (value === undefined) process.exit(5);
  console.log(String(value));
});
`;

test("the guide's commands do what it says, one after another", async () => {
  const guide = await readFile(join(ROOT, "docs/guides/open-api.md"), "utf8");
  const commands = [...guide.matchAll(/^```bash\n([\s\S]*?)^```$/gm)].map(([, block]) => block);
  expect(commands.length).toBeGreaterThan(6);
  const bin = join(server.services.env.DATA_DIR, "bin");
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, "jq"), JQ);
  await chmod(join(bin, "jq"), 0o755);
  const { stdout } = await run("bash", ["-euo", "pipefail", "-c", commands.join("\n")], {
    timeout: 40_000,
    env: {
      ...process.env,
      PATH: `${bin}:${process.env["PATH"] ?? ""}`,
      ZHIMIAN: server.origin,
      ZHIMIAN_TOKEN: token,
      POSITION: positionId,
      PLAN: planId,
      EXPIRES: new Date(server.services.clock.now().getTime() + 86_400_000).toISOString(),
    },
  });
  const [name, link, stage, , report, outcome, employed] = stdout.trim().split("\n");
  expect([name, stage, report, outcome, employed]).toEqual([
    "API · 人事系统",
    "interview",
    "none",
    "hired",
    "true",
  ]);
  expect(link).toContain("/i/");
}, 60_000);

describe("the client in one file", () => {
  const person = () => ({ name: "许知远", email: "xu@people.example", source: "other", positionId });

  test("writes once under a key, reads lists to their end, and tells refusals", async () => {
    const options = { idempotencyKey: "applicant-7" };
    const first = await zhimian.post<{ id: string }>("/candidates", person(), options);
    const again = await zhimian.post<{ id: string }>("/candidates", person(), options);
    expect(again).toEqual(first);
    const seen = new Set<string>();
    for await (const { id } of zhimian.pages<{ id: string }>("/candidacies", { positionId, limit: 1 }))
      seen.add(id);
    expect(seen.size).toBeGreaterThanOrEqual(1);
    const refused = zhimian.get("/staff");
    await expect(refused).rejects.toThrow(ZhimianError);
    await expect(refused).rejects.toMatchObject({ status: 403, code: "session.forbidden" });
  });

  test("waits as it is told, and tries again what was cut off", async () => {
    const answers = [429, 503, 200];
    receiver.answerWith((_, response) => {
      const status = answers.shift() ?? 200;
      response.writeHead(status, { "content-type": "application/json", "retry-after": "0.01" });
      response.end("{}");
    });
    const client = createClient({ baseUrl: `http://127.0.0.1:${receiver.port}`, token });
    receiver.received.length = 0;
    expect(await client.post("/candidates", {})).toEqual({});
    const keys = receiver.received.map(({ headers }) => headers["idempotency-key"]);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    receiver.answerWith();
  });

  /** Each call gets the next of these; `cut` ends the connection in the middle of the answer. */
  const answerInTurn = (turns: ([number, object] | "cut")[]) =>
    receiver.answerWith((_, response) => {
      const turn = turns.shift() ?? [200, {}];
      const type = { "content-type": "application/json", "retry-after": "0.01" };
      if (turn === "cut") {
        response.writeHead(200, { ...type, "content-length": 50 });
        response.write("{", () => response.destroy());
        return;
      }
      const [status, body] = turn;
      response.writeHead(status, type).end(JSON.stringify(body));
    });
  const refusal = (code: string) => ({ error: { code, message: code, requestId: "r-1" } });
  const atWork: [number, object] = [409, refusal("request.in_progress")];

  test.each<[string, ([number, object] | "cut")[], object]>([
    ["waits for a try of its own that is still at work", ["cut", atWork, [200, { id: "1" }]], { id: "1" }],
    [
      "tells of the error after which nobody knows",
      [[500, refusal("internal")], atWork, atWork],
      { status: 500 },
    ],
    ["tells of a refusal at once", [[409, refusal("candidacy.changed")]], { code: "candidacy.changed" }],
  ])("%s", async (_, turns, expected) => {
    const client = createClient({ baseUrl: `http://127.0.0.1:${receiver.port}`, token, retries: 2 });
    answerInTurn([...turns]);
    receiver.received.length = 0;
    const outcome: unknown = await client.post("/candidates", {}).catch((thrown: unknown) => thrown);
    receiver.answerWith();
    expect(outcome).toMatchObject(expected);
    expect(receiver.received).toHaveLength(turns.length);
    expect(new Set(receiver.received.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
  });

  test("asks what happened from a cursor on", async () => {
    const found: string[] = [];
    let kept = "";
    for await (const { events, cursor } of zhimian.events({ types: ["candidacy.opened"] })) {
      found.push(...events.map(({ candidacyId }) => candidacyId));
      kept = cursor;
    }
    expect(found.length).toBeGreaterThan(0);
    for await (const { events } of zhimian.events({ cursor: kept, types: ["candidacy.hired"] }))
      expect(events.every(({ type }) => type === "candidacy.hired")).toBe(true);
  });

  test("takes a webhook that is ours, and no other", async () => {
    receiver.received.length = 0;
    const { secret } = await buildWebhook(server, places.own, { url: receiver.url, ping: true });
    await runJobs(server.services, ["webhooks.deliver"]);
    const [{ headers, body }] = receiver.received as [Received];
    const secrets = [secret];
    const other = createSecret();
    expect(verifyWebhook({ secrets, headers, body })).toMatchObject({
      id: headers["webhook-id"],
      type: "webhook.ping",
    });
    expect(verifyWebhook({ secrets: [other, secret], headers, body: Buffer.from(body) }).type).toBe(
      "webhook.ping",
    );
    const sentAt = Number(headers["webhook-timestamp"]) * 1000;
    const reason = (over: object): string => {
      try {
        verifyWebhook({ secrets, headers, body, ...over });
        return "taken";
      } catch (error) {
        return error instanceof WebhookRefused ? error.reason : String(error);
      }
    };
    expect(reason({ now: new Date(sentAt + 300_000) })).toBe("taken");
    expect(reason({ now: new Date(sentAt + 301_000) })).toBe("too_old");
    expect(reason({ now: new Date(sentAt - 301_000) })).toBe("too_new");
    expect(reason({ body: body.replace("webhook.ping", "candidacy.hired") })).toBe("not_genuine");
    expect(reason({ secrets: [other] })).toBe("not_genuine");
    // What a variable gives that was never set signs for everybody.
    const nobodys = (key: string) =>
      `v1,${createHmac("sha256", key)
        .update(`${headers["webhook-id"]}.${sentAt / 1000}.${body}`)
        .digest("base64")}`;
    for (const none of ["", "whsec_", "undefined", "whsec_b3RoZXI=", secret.slice("whsec_".length)]) {
      const forged = { ...headers, "webhook-signature": nobodys("") };
      expect(reason({ secrets: [none], headers: forged })).toMatch(/no webhook secret/);
    }
    expect(reason({ secrets: [] })).toMatch(/no webhook secret/);
    expect(reason({ headers: { ...headers, "webhook-id": "another" } })).toBe("not_genuine");
    const later = { ...headers, "webhook-timestamp": String(sentAt / 1000 + 10) };
    expect(reason({ headers: later })).toBe("not_genuine");
    expect(reason({ headers: { ...headers, "webhook-signature": "v1," } })).toBe("not_genuine");
    expect(reason({ headers: { ...headers, "webhook-signature": undefined } })).toBe("incomplete");

    // The console's page shows the same in few lines.
    const shown = VERIFY.replace(/^import .*$/m, "");
    // oxlint-disable-next-line no-new-func -- what the page shows is to be run as it is shown
    const isGenuine = new Function("createHmac", "timingSafeEqual", `${shown}; return isGenuine;`)(
      createHmac,
      timingSafeEqual,
    ) as (...given: unknown[]) => boolean;
    expect(isGenuine(secret, headers, body)).toBe(true);
    expect(isGenuine(secret, headers, `${body} `)).toBe(false);
    expect(isGenuine(secret, { ...headers, "webhook-timestamp": "1" }, body)).toBe(false);
    expect(() => isGenuine("", { ...headers, "webhook-signature": nobodys("") }, body)).toThrow("secret");
  });
});

test("every example of OpenAPI is of a route, and as its schemas have it", async () => {
  const routes = new Map(
    listRoutes(server.services).map((route) => [`${route.method.toUpperCase()} ${route.path}`, route]),
  );
  const { body: document } = await server.call("GET", "/openapi.json");
  const problems = Object.entries(EXAMPLES).flatMap(([key, { body, response }]) => {
    const route = routes.get(key);
    if (!route) return [`${key} is no route`];
    const [method = "", path = ""] = key.split(" ");
    const shown = document.paths[`/api/v1${path.replace(/:(\w+)/g, "{$1}")}`]?.[method.toLowerCase()];
    const inDocument: Json = [
      shown?.requestBody?.content["application/json"].example,
      ...Object.values(shown?.responses ?? {}).map((one: Json) => one.content?.["application/json"]?.example),
    ];
    return [
      ...(body && !route.body?.safeParse(body).success ? [`${key}: body`] : []),
      ...(response && !route.response?.safeParse(response).success ? [`${key}: response`] : []),
      ...(inDocument.some(Boolean) ? [] : [`${key}: not in the document`]),
    ];
  });
  expect(problems).toEqual([]);
});
