import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type AppOptions, createApp } from "./app";
import type { Composition } from "./composeServices";
import { type Worker, createWorker } from "./jobs";
import { demoClosedBy } from "./org/demoDoor";
import { closeDemonstration } from "./org/demonstration/demoPeople";

/** How long open requests may take to end after the stop signal. */
const DRAIN_MS = 3_000;

export type Running = { port: number; stop(): Promise<void> };

/** Starts the roles that this process has: the API with its pages, the worker, or both. */
export async function startServer(
  composition: Composition,
  options: Omit<AppOptions, "isDraining">,
): Promise<Running> {
  const { services } = composition;
  const { env, log } = services;
  let draining = false;

  if (demoClosedBy(env) !== null) await closeDemonstration(services);

  const worker: Worker | null = env.ROLES.includes("worker") ? createWorker(services) : null;
  await worker?.start();

  const app = createApp(services, { ...options, isDraining: () => draining });
  const server = createServer(app.callback());
  // A chunk of a phone on a bad network may take its time; a connection that sends nothing may not.
  server.requestTimeout = 120_000;
  server.headersTimeout = 20_000;
  server.keepAliveTimeout = 65_000;
  if (env.ROLES.includes("api")) {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(env.PORT, env.HOST, resolve);
    });
  }
  const address = server.address() as AddressInfo | null;

  return {
    port: address?.port ?? 0,
    async stop() {
      draining = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      // Live channels never end by themselves; their readers come back to the next process.
      const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      if (address) await closed;
      clearTimeout(cut);
      await worker?.stop();
      await composition.close();
      log.info("stopped");
    },
  };
}
