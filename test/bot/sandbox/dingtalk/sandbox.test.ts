import { openDingtalkSandbox } from "../../../../bot/sandbox/dingtalk/sandbox";
import { createTestClock } from "../../../support/testClock";

type Sandbox = Awaited<ReturnType<typeof openDingtalkSandbox>>;

describe("the sandbox's gateway", () => {
  const clock = createTestClock();
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await openDingtalkSandbox({ now: () => clock.now() });
  });
  afterEach(() => sandbox.close());

  async function open(subscriptions: { type: string; topic: string }[]): Promise<string> {
    const { clientId, clientSecret } = sandbox.app;
    const response = await fetch(`${sandbox.origin}/v1.0/gateway/connections/open`, {
      method: "POST",
      body: JSON.stringify({ clientId, clientSecret, subscriptions }),
    });
    const { endpoint, ticket } = (await response.json()) as { endpoint: string; ticket: string };
    return `${endpoint.replace(/^ws/, "http")}?ticket=${encodeURIComponent(ticket)}`;
  }
  /** The status that an upgrade gets: 101 opens. */
  async function upgrade(url: string): Promise<number> {
    const { request } = await import("node:http");
    const headers = {
      connection: "Upgrade",
      upgrade: "websocket",
      "sec-websocket-version": "13",
      "sec-websocket-key": Buffer.alloc(16).toString("base64"),
    };
    return new Promise((resolve, reject) => {
      const asked = request(url, { headers }, (response) => resolve(response.statusCode ?? 0));
      asked.on("upgrade", (response, socket) => {
        socket.destroy();
        resolve(response.statusCode ?? 0);
      });
      asked.on("error", reject).end();
    });
  }

  it("takes a ticket once, within 90 seconds", async () => {
    const subscriptions = [{ type: "EVENT", topic: "*" }];
    const first = await open(subscriptions);
    expect(await upgrade(first)).toBe(101);
    expect(await upgrade(first)).toBe(401);
    const second = await open(subscriptions);
    clock.advance(90_001);
    expect(await upgrade(second)).toBe(401);
  });

  it("knows its app by its secret, and no address but loopback", async () => {
    const response = await fetch(`${sandbox.origin}/v1.0/gateway/connections/open`, {
      method: "POST",
      body: JSON.stringify({ clientId: sandbox.app.clientId, clientSecret: "x", subscriptions: [] }),
    });
    expect(response.status).toBe(401);
    expect(new URL(sandbox.origin).hostname).toBe("127.0.0.1");
  });

  it("sends to nobody who did not subscribe", () => {
    sandbox.world.addPerson({ id: "lin", name: "林知夏" });
    expect(sandbox.say("lin", { person: "lin" }, "进度")).toBeNull();
  });

  it("refuses a body without end", async () => {
    const response = await fetch(`${sandbox.origin}/v1.0/oauth2/accessToken`, {
      method: "POST",
      body: "x".repeat(1_100_000),
    }).catch(() => null);
    expect(response?.status ?? 400).toBe(400);
  });
});
