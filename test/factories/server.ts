import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type AppOptions, createApp } from "../../server/app";
import type { Clock } from "../../server/clock";
import { composeServices } from "../../server/composeServices";
import { parseEnv } from "../../server/env";
import { createWorker } from "../../server/jobs";
import type { Logger } from "../../server/logger";
import type { StaffRole } from "../../server/org/permissions";
import type { Services } from "../../server/services";
import { openTestPlace } from "../support/testDatabase";

// A test reads what comes back as any client would: by looking. The shapes are the API's own business.
// oxlint-disable-next-line typescript/no-explicit-any -- see above
export type Json = any;
export type Answer = { status: number; body: Json; headers: Headers };
export type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>;

/** Of an answer that refuses: its status and its code. */
export const refusal = ({ status, body }: Answer): [number, string | undefined] => [
  status,
  body?.error?.code,
];

export type TestServer = {
  services: Services;
  /** `http://127.0.0.1:<port>` */
  origin: string;
  /** Without any credentials. */
  call: Call;
  /** Logged in through the demonstration door. */
  staff(role?: StaffRole): Promise<Call>;
  close(): Promise<void>;
};

export const API_TOKEN = "a-token-for-tests-only-0123456789";

async function callJson(
  origin: string,
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Answer> {
  const response = await fetch(`${origin}/api/v1${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = response.headers.get("content-type")?.includes("json");
  return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
}

/** The real app on a real socket and a real database, with everything of its own. */
export async function openTestServer(
  options: {
    env?: Record<string, string>;
    clock?: Clock;
    log?: Logger;
    worker?: boolean;
    /** Any that is free, unless links to it are to be opened. */
    port?: number;
    /** What whoever composes the process adds to the app. */
    app?: (services: Services) => Pick<AppOptions, "moreRoutes" | "before">;
  } = {},
): Promise<TestServer> {
  const place = await openTestPlace({ migrated: true });
  const env = parseEnv({
    NODE_ENV: "test",
    LOG_LEVEL: "silent",
    PORT: String(options.port ?? 0),
    DATA_DIR: place.dataDir,
    DATABASE_URL: place.databaseUrl,
    ZHIMIAN_API_TOKEN: API_TOKEN,
    SPEECH_MODEL: "base",
    ...options.env,
  });
  const { clock, log } = options;
  const composition = await composeServices(env, { ...(clock ? { clock } : {}), ...(log ? { log } : {}) });
  const { services } = composition;
  const worker = options.worker ? createWorker(services) : null;
  await worker?.start();
  const pages = join(__dirname, "../../dist/public");
  const server = createServer(createApp(services, { pages, ...options.app?.(services) }).callback());
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const call: Call = (method, path, body, headers = {}) => callJson(origin, method, path, body, headers);
  return {
    services,
    origin,
    call,
    async staff(role = "hq_hr") {
      const ours = { "x-requested-with": "zhimian" };
      const login = await call("POST", "/session/demo", { role }, ours);
      const cookie = login.headers
        .getSetCookie()
        .map((line) => line.split(";")[0])
        .join("; ");
      return (method, path, body, headers = {}) => call(method, path, body, { ...ours, cookie, ...headers });
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await worker?.stop();
      await composition.close();
      await place.remove();
    },
  };
}
