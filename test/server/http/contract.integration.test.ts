import { request } from "node:http";
import { buildDefinition, buildDimension, buildQuestion } from "../../factories/plans";
import { createIdempotency } from "../../../server/http/idempotency";
import { API_TOKEN, type Json, type TestServer, openTestServer } from "../../factories/server";
import { inviteSomebody } from "../../factories/interviews";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

/** A request with headers that fetch would not send, such as Host. Resolves with the status and the error code. */
function rawPost(path: string, headers: Record<string, string>, body: string | AsyncIterable<Buffer>) {
  return new Promise<{ status: number; code: string | undefined }>((resolve, reject) => {
    const url = new URL(`/api/v1${path}`, server.origin);
    const outgoing = request(url, { method: "POST", headers, setHost: false }, (incoming) => {
      let text = "";
      incoming.on("data", (chunk: Buffer) => (text += chunk));
      incoming.on("end", () => {
        const parsed = text ? JSON.parse(text) : {};
        resolve({ status: incoming.statusCode ?? 0, code: parsed.error?.code });
      });
    });
    outgoing.on("error", reject);
    if (typeof body === "string") outgoing.end(body);
    else {
      void (async () => {
        for await (const chunk of body) {
          if (outgoing.destroyed || !outgoing.writable) return;
          outgoing.write(chunk);
        }
        outgoing.end();
      })();
    }
  });
}

describe("an error", () => {
  test("has one shape, in the reader's language, and names the request", async () => {
    const chinese = await server.call("GET", "/plans", undefined, { "accept-language": "zh-CN" });
    const english = await server.call("GET", "/plans", undefined, { "accept-language": "en" });
    expect(chinese.body).toEqual({
      error: { code: "session.required", message: "请先登录。", requestId: expect.any(String) },
    });
    expect(english.body.error.message).toBe("Please log in first.");
    expect(english.headers.get("x-request-id")).toBe(english.body.error.requestId);
  });

  test.each([
    ["GET", "/nothing", 404],
    ["GET", "/plans/not-a-uuid", 422],
    ["GET", "/plans?limit=1000", 422],
    ["GET", "/plans?cursor=nonsense", 400],
    ["GET", "/interviews?status=sleeping", 422],
    ["GET", "/plans/01890000-0000-7000-8000-000000000000", 404],
  ])("%s %s answers %i", async (method, path, status) => {
    const staff = await server.staff();
    const answer = await staff(method, path);
    expect(answer.status).toBe(status);
    expect(answer.body.error.code).toBeTruthy();
  });

  test("never carries a stack or SQL, whatever went wrong inside", async () => {
    const broken = await openTestServer();
    const staff = await broken.staff();
    await broken.services.db.write((tx) => tx.manager.query("DROP TABLE plans"));
    const { status, body } = await staff("GET", "/plans");
    expect([status, body.error.code]).toEqual([500, "internal"]);
    expect(JSON.stringify(body)).not.toMatch(/select|table|\.ts|at /i);
    await broken.close();
  });
});

describe("a body", () => {
  const json = { "content-type": "application/json", host: "127.0.0.1" };

  test("that is no JSON is refused", async () => {
    expect(await rawPost("/candidate/open", json, "{nonsense")).toEqual({
      status: 400,
      code: "request.not_json",
    });
  });

  test("of another type is refused", async () => {
    const answer = await rawPost("/candidate/open", { ...json, "content-type": "text/plain" }, "hello");
    expect(answer).toEqual({ status: 415, code: "request.media_type" });
  });

  test("of 100 MB is refused at its declared length", async () => {
    const answer = await rawPost(
      "/candidate/open",
      { ...json, "content-length": "104857600" },
      (async function* () {})(),
    );
    expect(answer).toEqual({ status: 413, code: "request.too_large" });
  });

  test("of 100 MB without a declared length is refused at the first byte too many", async () => {
    let sent = 0;
    const endless = (async function* () {
      while (sent < 100) {
        sent += 1;
        yield Buffer.alloc(1024 * 1024, " ");
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    // The server answers and hangs up: a client that is still writing may see either.
    const outcome = await rawPost("/candidate/open", json, endless).catch(
      (error: NodeJS.ErrnoException) => error.code,
    );
    const refused = typeof outcome === "object" ? outcome.code : outcome;
    expect(["request.too_large", "ECONNRESET", "EPIPE"]).toContain(refused);
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
  });

  test("with a field that nobody knows is refused by its name", async () => {
    const staff = await server.staff();
    const { status, body } = await staff("POST", "/plans", {
      templateId: "sales_manager",
      language: "zh",
      colour: "red",
    });
    expect([status, body.error.code]).toEqual([422, "request.invalid"]);
    expect(JSON.stringify(body.error.details)).toContain("colour");
  });
});

describe("a plan", () => {
  const post = async (definition: unknown) => {
    const staff = await server.staff();
    return staff("POST", "/plans", { name: "方案", definition });
  };

  test("whose weights sum to 99.99 % is refused", async () => {
    const answer = await post(buildDefinition({ dimensions: [buildDimension({ weightBp: 9_999 })] }));
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body)).toContain("plan.weights_sum");
    expect(JSON.stringify(answer.body)).toContain("99.99 %");
  });

  test("without a question is refused", async () => {
    const answer = await post(buildDefinition({ stages: [] }));
    expect(answer.status).toBe(422);
    const empty = await post(
      buildDefinition({ stages: [{ id: "s", kind: "questions", title: "空", guide: "", questions: [] }] }),
    );
    expect(empty.status).toBe(422);
  });

  test("that asks for an unknown dimension, twice the same id, or leaves one unasked is refused", async () => {
    const twice = buildQuestion({ dimensions: [{ id: "magic", weightBp: 10_000 }] });
    const answer = await post(
      buildDefinition({
        stages: [{ id: "s", kind: "questions", title: "问", guide: "", questions: [twice, twice] }],
      }),
    );
    expect(JSON.stringify(answer.body)).toMatch(/plan\.unknown_dimension/);
    expect(JSON.stringify(answer.body)).toMatch(/plan\.duplicate_id/);
    expect(JSON.stringify(answer.body)).toMatch(/plan\.dimension_unasked/);
  });

  test("is kept and found, changed by its version, and archived", async () => {
    const staff = await server.staff();
    const created = await staff("POST", "/plans", { templateId: "sales_manager", language: "zh" });
    expect(created.status).toBe(201);
    const { id, version, definition } = created.body;
    const changed = await staff("PUT", `/plans/${id}`, { name: "新名字", definition, version });
    expect(changed.body).toMatchObject({ name: "新名字", version: 2 });
    const stale = await staff("PUT", `/plans/${id}`, { name: "别的", definition, version });
    expect([stale.status, stale.body.error.code]).toEqual([409, "plan.changed"]);
    expect((await staff("DELETE", `/plans/${id}`)).status).toBe(204);
    const list = await staff("GET", "/plans");
    expect(list.body.items.map((plan: { id: string }) => plan.id)).not.toContain(id);
  });

  test("changed after the invitation leaves the interview as it was frozen", async () => {
    const { interviewId } = await inviteSomebody(server);
    const staff = await server.staff();
    const before = (await staff("GET", `/interviews/${interviewId}`)).body.plan;
    const plan = (await staff("GET", `/plans/${before.id}`)).body;
    const definition = buildDefinition({ jobTitle: "改过的岗位" });
    await staff("PUT", `/plans/${plan.id}`, { name: plan.name, definition, version: plan.version });
    const after = (await staff("GET", `/interviews/${interviewId}`)).body.plan;
    expect(after.definition).toEqual(before.definition);
  });
});

describe("a list", () => {
  test("is paged by key, without loss or repetition", async () => {
    const staff = await server.staff();
    for (let index = 0; index < 5; index += 1) {
      await staff("POST", "/plans", { name: `方案 ${index}`, definition: buildDefinition() });
    }
    const all = (await staff("GET", "/plans?limit=100")).body.items.map((plan: { id: string }) => plan.id);
    const paged: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: Json = (await staff("GET", `/plans?limit=2${cursor ? `&cursor=${cursor}` : ""}`)).body;
      paged.push(...page.items.map((plan: { id: string }) => plan.id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all);
  });
});

describe("an Idempotency-Key", () => {
  const deadline = new Date(Date.now() + 24 * 3_600_000).toISOString();
  const invite = async (key: string, name: string) => {
    const staff = await server.staff();
    const plans = (await staff("GET", "/plans")).body.items;
    return staff(
      "POST",
      "/invitations",
      {
        planId: plans[0].id,
        // One phone is one person: whoever is invited here is somebody else.
        candidate: { name, phone: key === "key-1" ? "13700000001" : "13700000002" },
        expiresAt: deadline,
      },
      { "idempotency-key": key, authorization: `Bearer ${API_TOKEN}` },
    );
  };

  test("answers the same request with the same answer, and does it once", async () => {
    const first = await invite("key-1", "许一诺");
    const second = await invite("key-1", "许一诺");
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    const found = (await (await server.staff())("GET", "/interviews?q=许一诺")).body.items;
    expect(found).toHaveLength(1);
  });

  test("used for another request is refused", async () => {
    await invite("key-2", "甲");
    const { status, body } = await invite("key-2", "乙");
    expect([status, body.error.code]).toEqual([422, "request.idempotency_mismatch"]);
  });

  test("also covers a write that answers nothing", async () => {
    const { interviewId } = await inviteSomebody(server);
    const staff = await server.staff();
    const revoke = (key: string) =>
      staff("DELETE", `/interviews/${interviewId}/invitation`, undefined, { "idempotency-key": key });
    expect((await revoke("key-3")).status).toBe(204);
    expect((await revoke("key-3")).status).toBe(204);
    expect((await revoke("key-4")).status).toBe(409);
  });

  test("stays taken by a write that broke, which may have happened", async () => {
    const { db, clock, cipher } = server.services;
    const once = createIdempotency(db, clock, cipher);
    const scope = { actor: "somebody", route: "POST /somewhere", request: "{}" };
    const broken = once("key-5", scope, () => Promise.reject(new Error("lost the database")));
    await expect(broken).rejects.toThrow("lost the database");
    const again = once("key-5", scope, async () => ({ status: 201, body: null }));
    await expect(again).rejects.toMatchObject({ code: "request.in_progress" });
  });
});

describe("the demonstration door", () => {
  const knock = (headers: Record<string, string>) =>
    rawPost(
      "/session/demo",
      {
        "content-type": "application/json",
        "x-requested-with": "zhimian",
        host: "127.0.0.1:3000",
        ...headers,
      },
      JSON.stringify({ role: "hq_admin" }),
    );

  test("opens to this machine's own browser", async () => {
    expect((await knock({})).status).toBe(200);
    expect((await knock({ host: "localhost:3000" })).status).toBe(200);
  });

  test.each([
    ["a foreign Host", { host: "zhimian.example.com" }],
    ["a rebound name", { host: "127.0.0.1.example.com" }],
    ["a proxy", { "x-forwarded-for": "10.0.0.1" }],
    ["a standard proxy", { forwarded: "for=10.0.0.1" }],
    ["another site's form", { "x-requested-with": "" }],
  ])("is shut to %s", async (_, headers) => {
    expect(await knock(headers)).toEqual({ status: 403, code: "session.demo_closed" });
  });

  test("is shut with PUBLIC_URL, and the sandbox inbox with it", async () => {
    const open = await openTestServer({ env: { PUBLIC_URL: "https://zhimian.example.com" } });
    const login = await open.call(
      "POST",
      "/session/demo",
      { role: "hq_hr" },
      { "x-requested-with": "zhimian" },
    );
    expect(login.status).toBe(403);
    expect((await open.call("GET", "/sandbox/messages")).status).toBe(403);
    expect((await open.call("GET", "/session")).body.demo).toMatchObject({
      open: false,
      closedBecause: "PUBLIC_URL",
    });
    await open.close();
  });
});

describe("permissions", () => {
  test("an auditor reads and cannot invite; a hiring manager cannot change a plan", async () => {
    const auditor = await server.staff("auditor");
    expect((await auditor("GET", "/interviews")).status).toBe(200);
    expect((await auditor("POST", "/invitations", {})).status).toBe(403);
    const manager = await server.staff("hiring_manager");
    expect((await manager("POST", "/plans", {})).body.error.code).toBe("session.forbidden");
  });

  test("a cookie without our own header cannot write", async () => {
    const staff = await server.staff();
    const answer = await staff("POST", "/plans", {}, { "x-requested-with": "" });
    expect([answer.status, answer.body.error.code]).toEqual([403, "request.forged"]);
  });

  test("the API token acts as HQ administrator; a wrong one as nobody", async () => {
    const token = (value: string) =>
      server.call("GET", "/plans", undefined, { authorization: `Bearer ${value}` });
    expect((await token(API_TOKEN)).status).toBe(200);
    expect((await token(`${API_TOKEN}x`)).status).toBe(401);
  });
});

describe("the document", () => {
  test("is OpenAPI 3.1 and names every route", async () => {
    const { body } = await server.call("GET", "/openapi.json");
    expect(body.openapi).toBe("3.1.0");
    const paths = Object.keys(body.paths);
    expect(paths).toEqual(
      expect.arrayContaining([
        "/api/v1/plans/{id}",
        "/api/v1/candidate/answers/{questionId}/chunks",
        "/api/v1/tools/transcribe",
        "/api/v1/tools/score-answer",
      ]),
    );
    const open = body.paths["/api/v1/candidate/open"].post;
    expect(open.requestBody.content["application/json"].schema.properties.token).toBeDefined();
    expect(open.responses.default.content["application/json"].schema).toEqual({
      $ref: "#/components/schemas/Error",
    });
  });
});

describe("health", () => {
  test("names the engines, readiness and measures", async () => {
    const health = (await (await fetch(`${server.origin}/healthz`)).json()) as { engines: object };
    expect(health.engines).toMatchObject({
      queue: "database",
      media: "disk",
      scoring: expect.stringContaining("rubric"),
      chat: "none",
    });
    expect((await fetch(`${server.origin}/readyz`)).status).toBe(200);
    const metrics = await (await fetch(`${server.origin}/metrics`)).text();
    expect(metrics).toContain("zhimian_http_request_seconds_bucket");
    expect(metrics).toContain("zhimian_jobs");
  });

  test("pages carry strict headers", async () => {
    const { headers } = await fetch(`${server.origin}/healthz`);
    expect(headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });
});
