import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { type AppOptions, createApp } from "./app";
import type { Composition } from "./composeServices";
import { createHealthApp } from "./http/healthApp";
import { onceThere } from "./db/onceThere";
import { type Worker, createWorker } from "./jobs";
import { demoClosedBy } from "./org/demoDoor";
import { serveMetrics } from "./metrics/serveMetrics";
import { closeDemonstration } from "./org/demonstration/demoPeople";
import { StartRefused, refuse } from "./preflight/types";

/** How long requests that are under way may take to end once nothing new is taken: a chunk on a bad network. */
const ENDING_MS = 20_000;
const LOOK_MS = 100;

export type Running = {
  port: number;
  /** Serves until balancers have noticed, ends what is under way, and listens no more; jobs are given back at once. */
  drain(): Promise<void>;
  /** Drains, and closes everything. */
  stop(): Promise<void>;
};

/**
 * Starts the roles that this process has: the API with its pages, the worker, or both. A process without the API
 * answers on its port only how it is.
 */
export async function startServer(composition: Composition, options: AppOptions): Promise<Running> {
  const { services } = composition;
  const { env, log, shutdown } = services;
  const isApi = env.ROLES.includes("api");

  if (demoClosedBy(env) !== null) await onceThere(log, () => closeDemonstration(services));

  const worker: Worker | null = env.ROLES.includes("worker") ? createWorker(services) : null;
  await worker?.start();

  const server = createServer(handlerOf(composition, options));
  // A chunk of a phone on a bad network may take its time; a connection that sends nothing may not.
  server.requestTimeout = 120_000;
  server.headersTimeout = 20_000;
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(cannotListen(env, error)));
    server.listen(env.PORT, env.HOST, resolve);
  });
  const { port } = server.address() as AddressInfo;

  async function end() {
    shutdown.drain();
    const released = worker
      ?.stop()
      .catch((error: unknown) =>
        log.warn({ err: error }, "jobs were not given back: their leases will run out"),
      );
    if (isApi) await pause(env.DRAIN_SECONDS * 1_000);
    // Live channels never end by themselves; their readers come back to the next process.
    shutdown.close();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const idle = setInterval(() => server.closeIdleConnections(), LOOK_MS);
    const cut = setTimeout(() => server.closeAllConnections(), ENDING_MS);
    await closed;
    clearInterval(idle);
    clearTimeout(cut);
    await released;
  }
  const figures = await serveMetrics(services);
  let ending: Promise<void> | null = null;
  const drain = () => (ending ??= end());

  return {
    port,
    drain,
    async stop() {
      await drain();
      await figures?.close();
      await composition.close();
      log.info("stopped");
    },
  };
}

function handlerOf({ services }: Composition, options: AppOptions) {
  if (!services.env.ROLES.includes("api")) return createHealthApp(services).callback();
  const app = createApp(services, options);
  app.openApi();
  return app.callback();
}

function cannotListen({ HOST, PORT }: { HOST: string; PORT: number }, error: NodeJS.ErrnoException): Error {
  if (error.code === "EADDRINUSE") {
    return new StartRefused([
      refuse(`Somebody listens on ${HOST}:${PORT} already.`, "Set PORT to a free one for each process."),
    ]);
  }
  if (error.code === "EADDRNOTAVAIL" || error.code === "EACCES") {
    return new StartRefused([
      refuse(
        `This process may not listen on ${HOST}:${PORT} (${error.code}).`,
        "Set HOST to an address of this machine, and PORT to one above 1023.",
      ),
    ]);
  }
  return error;
}
