import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { createAccess } from "./access";
import { type KeptObject, createBucket } from "./bucket";
import { corsHeaders } from "./cors";
import { type Fault, type Operation, createFaults } from "./faults";
import { type Lifecycle, type Reply, createOperations, operationOf } from "./operations";
import type { Claim } from "./signatures";
import { type OssState, Refusal } from "./state";
import { type Tokens, createTokens } from "./tokens";
import { document } from "./xml";

export const OSS_KEY = { accessKeyId: "test-oss-key-id", accessKeySecret: "test-oss-key-secret" };
export const OSS_ROLE = "acs:ram::1234567890123456:role/zhimian-media";

export type OssSimulator = {
  /** `http://localhost:<port>`: the bucket's own origin, for browsers and servers alike. */
  origin: string;
  /** What a server is to be configured with. */
  env: Record<string, string>;
  state: OssState;
  /** By name, prefix and all. */
  objects: ReadonlyMap<string, KeptObject>;
  /** Open multipart uploads. */
  uploads: ReadonlyMap<string, unknown>;
  /** Every request that was believed. */
  calls: { operation: Operation; name: string; headers: IncomingMessage["headers"]; where: Claim["where"] }[];
  /** Why requests were not believed or not done, as OSS names it. */
  refusals: string[];
  lifecycle: Lifecycle;
  tokens: Tokens;
  faults: ReturnType<typeof createFaults>;
  close(): Promise<void>;
};

/**
 * Alibaba's object storage as far as we use it: one bucket, believed signatures only, over loopback. The same port
 * answers for the token service and for the metadata of a machine that has a role.
 */
export async function openOss({
  bucket: bucketName = "zhimian-test",
  corsOrigins = ["*"],
}: { bucket?: string; corsOrigins?: string[] } = {}): Promise<OssSimulator> {
  const bucket = createBucket();
  const faults = createFaults();
  const calls: OssSimulator["calls"] = [];
  const refusals: string[] = [];
  const lifecycle: Lifecycle = { xml: null, written: 0 };
  const state: OssState = {
    exists: true,
    acl: "private",
    versioning: "",
    cors: [{ origins: corsOrigins, methods: ["GET", "HEAD", "PUT"], headers: ["*"], expose: ["ETag"] }],
    region: "cn-hangzhou",
    elsewhere: null,
    denied: new Set(),
    clockMs: 0,
  };
  const now = () => Date.now() + state.clockMs;
  const tokens = createTokens(OSS_KEY, OSS_ROLE, now);
  const { authenticate, assertUsable } = createAccess(state, OSS_KEY, tokens, now);
  const operations = createOperations(bucketName, bucket, state, lifecycle);

  function preflight(req: IncomingMessage, res: ServerResponse) {
    const list = String(req.headers["access-control-request-headers"] ?? "");
    const asked = list.split(",").map((each) => each.trim());
    const headers = corsHeaders(
      state.cors,
      String(req.headers["origin"] ?? ""),
      String(req.headers["access-control-request-method"] ?? ""),
      asked.filter(Boolean),
    );
    if (!headers) return send(res, refusalReply(new Refusal(403, "AccessForbidden")), {}, null);
    send(res, { status: 200, headers }, {}, null);
  }

  function refusalReply({ status, code, message, more }: Refusal): Reply {
    const body = document("Error", {
      Code: code,
      Message: message,
      RequestId: randomUUID().replaceAll("-", "").slice(0, 24).toUpperCase(),
      HostId: bucketName,
      ...more,
    });
    return {
      status,
      headers: { "Content-Type": "application/xml", "x-oss-err": Buffer.from(body).toString("base64") },
      body,
    };
  }

  function send(
    res: ServerResponse,
    { status, headers = {}, body = "" }: Reply,
    cors: Record<string, string>,
    fault: Fault | null,
  ) {
    const bytes = typeof body === "string" ? Buffer.from(body) : body;
    res.writeHead(status, {
      Date: new Date(now()).toUTCString(),
      Server: "AliyunOSS",
      "x-oss-request-id": randomUUID().replaceAll("-", "").slice(0, 24).toUpperCase(),
      ...cors,
      "Content-Length": String(bytes.length),
      ...headers,
    });
    if (fault !== "truncate" || bytes.length < 2)
      return void res.end(res.req.method === "HEAD" ? undefined : bytes);
    res.write(bytes.subarray(0, bytes.length >> 1), () => res.destroy());
  }

  /** Whether a fault leaves anything to do. */
  function befall(fault: Fault | null, res: ServerResponse, cors: Record<string, string>): "over" | "go on" {
    if (fault === "hang") return "over";
    if (fault === "cut_before") {
      res.destroy();
      return "over";
    }
    if (fault === "slow_down") send(res, refusalReply(new Refusal(503, "SlowDown")), cors, null);
    else if (fault === "internal_error")
      send(res, refusalReply(new Refusal(500, "InternalError")), cors, null);
    else return "go on";
    return "over";
  }

  async function handle(req: IncomingMessage, res: ServerResponse) {
    const url = new URL(req.url ?? "/", "http://bucket");
    if (await tokens.handle(req, res, url)) return;
    if (req.method === "OPTIONS") return preflight(req, res);
    const method = req.method ?? "";
    const origin = req.headers["origin"];
    const cors = (origin === undefined ? null : corsHeaders(state.cors, origin, method, [])) ?? {};
    const headers = Object.fromEntries(
      Object.entries(req.headers).map(([name, value]) => [name, value?.toString()]),
    );
    const body = await buffer(req);
    try {
      const key = decodeURIComponent(url.pathname.slice(1));
      const seen = { method, bucket: bucketName, key, query: url.search.slice(1), headers };
      const claim = authenticate(seen);
      const operation = operationOf(method, key, url.searchParams);
      assertUsable(operation);
      const fault = faults.next(operation);
      if (befall(fault, res, cors) === "over") return;
      calls.push({ operation, name: key, headers: req.headers, where: claim.where });
      const reply = operations[operation]({ operation, key, query: url.searchParams, headers, body });
      if (fault === "cut_after" || (fault === "truncate" && !reply.body)) return void res.destroy();
      send(res, reply, cors, fault);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusals.push(error.code);
      send(res, refusalReply(error), cors, null);
    }
  }

  const server = createServer((req, res) => void handle(req, res).catch(() => res.destroy()));
  server.listen(0, "localhost");
  await once(server, "listening");
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    env: {
      OSS_BUCKET: bucketName,
      OSS_REGION: state.region,
      OSS_ENDPOINT: origin,
      OSS_ACCESS_KEY_ID: OSS_KEY.accessKeyId,
      OSS_ACCESS_KEY_SECRET: OSS_KEY.accessKeySecret,
    },
    state,
    objects: bucket.objects,
    uploads: bucket.uploads,
    calls,
    refusals,
    lifecycle,
    tokens,
    faults,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
