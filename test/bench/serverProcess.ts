import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { processorMsOf } from "../support/processorMs";

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 15_000;

/** Staff's key to a server under measurement. */
export const API_TOKEN = "a-token-for-measuring-only-0123456789";

export type ServerProcess = {
  origin: string;
  pid: number;
  /** From spawn to the first 200 of /readyz, ms. */
  readyMs: number;
  /** When it was spawned, by performance.now(). */
  spawnedAt: number;
  rssMiB(): number;
  /** Processor time it has used so far, all its threads, ms: steadier than any wall clock. NaN but on Linux. */
  processorMs(): number;
  stop(): Promise<void>;
};

/** `BENCH_NODE_OPTIONS="--cpu-prof --cpu-prof-dir=/tmp/prof"` shows where the time goes. */
const nodeOptions = () =>
  (process.env["BENCH_NODE_OPTIONS"] ?? "--enable-source-maps").split(" ").filter(Boolean);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

async function waitUntilReady(origin: string, exited: () => boolean): Promise<void> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadline && !exited()) {
    const response = await fetch(`${origin}/readyz`).catch(() => null);
    if (response?.status === 200) return;
    await sleep(5);
  }
  throw new Error(`the server did not become ready at ${origin}`);
}

/** The product as it is started in production: its own process, its log at `info` thrown away. */
export async function startServerProcess(options: {
  dataDir: string;
  env?: Record<string, string>;
  /** Compiled entry below the build; the whole product unless told. */
  entry?: string;
}): Promise<ServerProcess> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const entry = join(__dirname, "../..", options.entry ?? "bot/main.js");
  const spawnedAt = performance.now();
  const child = spawn(process.execPath, [...nodeOptions(), entry], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      PORT: String(port),
      DATA_DIR: options.dataDir,
      LOG_LEVEL: "info",
      RATE_LIMITS: "false",
      SPEECH_MODEL: "base",
      ZHIMIAN_API_TOKEN: API_TOKEN,
      ...options.env,
    },
    // The log must be written as in production, but a pipe would make the reader part of the measurement.
    stdio: ["ignore", openSync("/dev/null", "w"), "inherit"],
  });
  const pid = child.pid;
  if (pid === undefined) throw new Error("the server could not be spawned");
  const exited = () => child.exitCode !== null || child.signalCode !== null;
  await waitUntilReady(origin, exited);
  const readyMs = performance.now() - spawnedAt;
  return {
    origin,
    pid,
    readyMs,
    spawnedAt,
    rssMiB: () => Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024,
    processorMs: () => processorMsOf(pid),
    async stop() {
      if (exited()) return;
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      const cut = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
      await gone;
      clearTimeout(cut);
    },
  };
}
