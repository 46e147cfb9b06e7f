import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { accepts, freePort } from "./ports";

const START_TIMEOUT_MS = 20_000;

/** A real Redis of our own: free port, temporary folder, append-only file, stopped by its process. */
export type OwnRedis = {
  url: string;
  /** Ends at once, as when the machine dies; `start` brings it back on the same port with what it had written. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** @param options further options of redis-server, as `["--appendonly", "no"]` */
export async function openOwnRedis(options: readonly string[] = []): Promise<OwnRedis> {
  const folder = mkdtempSync(join(tmpdir(), "zhimian-redis-"));
  const log = openSync(join(folder, "log"), "a");
  const port = await freePort();
  const given = ["--appendonly", "yes", "--maxmemory-policy", "noeviction", ...options];
  let server: ChildProcess | null = null;

  async function start() {
    const own = spawn(
      "redis-server",
      ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", "", ...given],
      { stdio: ["ignore", log, log] },
    );
    server = own;
    const deadline = performance.now() + START_TIMEOUT_MS;
    while (!(await accepts(port))) {
      if (performance.now() > deadline || own.exitCode !== null) {
        own.kill("SIGKILL");
        throw new Error(`Redis did not start: see ${folder}/log`);
      }
      await sleep(20);
    }
  }

  async function end(signal: "SIGKILL" | "SIGTERM") {
    const own = server;
    if (!own || own.exitCode !== null || own.signalCode !== null) return;
    const gone = once(own, "exit");
    own.kill(signal);
    await gone;
  }

  await start();
  return {
    url: `redis://127.0.0.1:${port}/0`,
    kill: () => end("SIGKILL"),
    start,
    async stop() {
      await end("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
