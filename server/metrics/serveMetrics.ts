import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Context, Next } from "koa";
import { tellOutage } from "../db/tellOutage";
import { safeEqual } from "../security/tokens";
import type { Services } from "../services";
import { createGauges } from "./refreshGauges";

type Needed = Pick<Services, "db" | "redis" | "clock" | "metrics" | "env" | "log">;
type Answer = { status: number; type: string; body: string };

const PATH = "/metrics";
/** Longer nobody waits for the database: a scrape has a limit of its own. */
const REFRESH_MS = 3_000;
const plain = (status: number, body: string): Answer => ({ status, type: "text/plain", body });

/** What `/metrics` answers to whoever brings these credentials. */
function createAnswer({ metrics, env, ...needed }: Needed) {
  const refresh = createGauges({ metrics, ...needed });
  return async (authorization: string | undefined): Promise<Answer> => {
    const token = env.METRICS_TOKEN;
    if (token !== undefined && !safeEqual(authorization ?? "", `Bearer ${token}`)) {
      return plain(401, "METRICS_TOKEN is wanted as a bearer token\n");
    }
    // The database may be away, and then the rest is wanted all the more.
    const refreshed = refresh().catch((error: unknown) => {
      if (!tellOutage(needed.log, error)) needed.log.warn({ err: error }, "gauges not refreshed");
    });
    await Promise.race([refreshed, pause(REFRESH_MS, undefined, { ref: false })]);
    const { registry } = metrics;
    return { status: 200, type: registry.contentType, body: await registry.metrics() };
  };
}

/** `/metrics` beside the API; not where it has a port of its own. */
export function metricsRoute(needed: Needed) {
  const answer = createAnswer(needed);
  return async (ctx: Context, next: Next) => {
    if (ctx.path !== PATH || needed.env.METRICS_PORT !== undefined) return next();
    const { status, type, body } = await answer(ctx.get("authorization"));
    ctx.status = status;
    ctx.type = type;
    ctx.body = body;
  };
}

/**
 * `/metrics` on METRICS_PORT, for processes without the API and for networks where the API's own port is public.
 * @returns null where no port is set
 */
export async function serveMetrics(needed: Needed): Promise<{ port: number; close(): Promise<void> } | null> {
  const { METRICS_PORT: port, HOST: host } = needed.env;
  if (port === undefined) return null;
  const answer = createAnswer(needed);
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const { status, type, body } =
      request.url === PATH
        ? await answer(request.headers.authorization)
        : plain(404, "only /metrics is here\n");
    response.writeHead(status, { "content-type": type }).end(body);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      needed.log.error({ err: error }, "metrics not told");
      response.destroy();
    });
  });
  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
