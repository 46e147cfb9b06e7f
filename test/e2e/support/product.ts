import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { CleanUp } from "./cleanUp";

const ENTRY = join(__dirname, "../../../dist/bot/main.js");
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 20_000;

/** Printed last, so that whoever reads it can open everything above it. */
const STARTED = /沙箱 Sandbox .*\n/;

export type Ended = { code: number | null; signal: NodeJS.Signals | null };

/** `node dist/bot/main.js` with nothing of this machine's or this test run's configuration. */
export type Product = {
  readonly pid: number;
  /** Everything it printed, as a person at the terminal sees it. */
  output(): string;
  errors(): string;
  /** Resolves when it has printed its addresses; rejects with what it said if it ended instead. */
  started: Promise<void>;
  ended: Promise<Ended>;
  /** SIGTERM; SIGKILL where that does not end it. */
  stop(): Promise<Ended>;
  /** SIGKILL: no handler runs, nothing is flushed. */
  kill(): Promise<Ended>;
};

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

/** @param options.folder working folder, where no `.env` of a developer lies */
export function spawnProduct(
  cleanUp: CleanUp,
  options: { folder: string; env: Record<string, string>; args?: readonly string[] },
): Product {
  if (!existsSync(ENTRY)) throw new Error("There is no build: run `node scripts/build.mjs` first.");
  const { PATH = "", HOME = "", TMPDIR = "" } = process.env;
  const child = spawn(process.execPath, ["--enable-source-maps", ENTRY, ...(options.args ?? [])], {
    cwd: options.folder,
    env: { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.err += text));
  const ended = once(child, "close").then(([code, signal]) => ({ code, signal }) as Ended);
  const started = waitForStart(child, output, ended);
  // Whoever does not wait for the start looks at `ended` instead.
  started.catch(() => undefined);

  const end = async (first: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(first);
    const cut = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
    const result = await ended;
    clearTimeout(cut);
    return result;
  };
  cleanUp.later(() => end("SIGTERM"));
  // A test run that is itself cut off leaves no server behind.
  const abandon = () => child.kill("SIGKILL");
  process.once("exit", abandon);
  void ended.then(() => process.off("exit", abandon));
  if (child.pid === undefined) throw new Error("the server could not be spawned");
  return {
    pid: child.pid,
    output: () => output.out,
    errors: () => output.err,
    started,
    ended,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}

function waitForStart(child: ChildProcess, output: { out: string; err: string }, ended: Promise<Ended>) {
  return new Promise<void>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${why}\n${output.out}\n${output.err}`));
    const late = setTimeout(() => fail("the server did not start in time"), START_TIMEOUT_MS);
    const look = () => STARTED.test(output.out) && settle(resolve);
    const settle = (how: () => void) => {
      clearTimeout(late);
      child.stdout?.off("data", look);
      how();
    };
    child.stdout?.on("data", look);
    void ended.then(({ code, signal }) =>
      settle(() => fail(`the server ended with ${String(code ?? signal)} before it had started`)),
    );
  });
}

export type RunningProduct = Product & { origin: string; dataDir: string };

/** The product on its own data and a port of its own; `again()` starts it once more on the same ones. */
export async function startProduct(cleanUp: CleanUp, env: Record<string, string> = {}) {
  const folder = cleanUp.folder("product");
  const port = await freePort();
  const dataDir = join(folder, "data");
  const start = async (): Promise<RunningProduct> => {
    const product = spawnProduct(cleanUp, {
      folder,
      env: { PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: "warn", SPEECH_MODEL: "base", ...env },
    });
    await product.started;
    return { ...product, origin: `http://127.0.0.1:${port}`, dataDir };
  };
  return { first: await start(), again: start };
}

const ps = (args: string[]) => spawnSync("ps", args, { encoding: "utf8" }).stdout.trim();

/** What a process has started: ffmpeg, the speech worker. */
export const childrenOf = (pid: number): number[] =>
  ps(["-o", "pid=", "--ppid", String(pid)])
    .split("\n")
    .filter(Boolean)
    .map(Number);

/** Ended, or dead and only waiting for somebody to fetch its exit code. */
const isGone = (pid: number) => /^Z|^$/.test(ps(["-o", "stat=", "-p", String(pid)]));

/** Waits for processes that nobody stops to end by themselves. @returns those that did not */
export async function waitForEnd(pids: readonly number[]): Promise<number[]> {
  const deadline = performance.now() + STOP_TIMEOUT_MS;
  let left = pids.filter((pid) => !isGone(pid));
  while (left.length > 0 && performance.now() < deadline) {
    await pause(100);
    left = left.filter((pid) => !isGone(pid));
  }
  return left;
}
