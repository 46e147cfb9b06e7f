import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { processorMsOf } from "../processorMs";

const START_MS = 120_000;
/** As often as a supervisor would begin it again within that time. */
const STARTS = 3;
const STOP_MS = 20_000;

/** One of the product's processes, which can be killed and begun again any number of times. */
export type KeptProcess = {
  readonly name: string;
  /** Everything that it printed in all its lives. */
  readonly log: string;
  /** Resolves when it is ready, begun again where it ends before; rejects with the end of its log. */
  start(): Promise<void>;
  /** SIGKILL: no handler runs, nothing is flushed. */
  kill(): Promise<void>;
  /** SIGTERM; SIGKILL where that does not end it. @returns how it ended; null where it was not there */
  stop(): Promise<number | NodeJS.Signals | null>;
  /** Ends that nobody asked for, once it was ready; and ends that were asked for, and did not come or were no success. */
  readonly collapses: readonly string[];
  /** Processor time of all its lives, ms; NaN but on Linux. */
  processorMs(): number;
};

const tailOf = (file: string) => readFileSync(file, "utf8").split("\n").slice(-15).join("\n");

/** @param options.isReady asked again and again from the start on */
export function keepProcess(options: {
  name: string;
  entry: string;
  /** Working folder, where no `.env` of a developer lies. */
  folder: string;
  env: Record<string, string>;
  log: string;
  isReady: () => Promise<boolean>;
  /** Starts that take longer are given up. */
  until?: AbortSignal;
}): KeptProcess {
  const { name, entry, folder, env, log, isReady, until } = options;
  const { PATH = "", HOME = "", TMPDIR } = process.env;
  const collapses: string[] = [];
  let child: ChildProcess | null = null;
  /** The one whose end was asked for. */
  let ending: ChildProcess | null = null;
  let spentMs = 0;

  const isGone = (own: ChildProcess) => own.exitCode !== null || own.signalCode !== null;
  const lives = () => child !== null && !isGone(child);
  const isTooLate = (deadline: number) => performance.now() > deadline || until?.aborted === true;
  // A test run that is itself cut off leaves no process behind.
  const abandon = () => void child?.kill("SIGKILL");

  async function start() {
    const deadline = performance.now() + START_MS;
    for (let starts = 1; !(await comesUp(deadline)); starts += 1) {
      await end("SIGKILL");
      if (starts < STARTS && !isTooLate(deadline)) continue;
      throw new Error(`${name} did not become ready: see ${log}\n${tailOf(log)}`);
    }
  }

  /** @returns false where it ended before it was ready, or took too long */
  async function comesUp(deadline: number): Promise<boolean> {
    if (lives()) throw new Error(`${name} runs already`);
    const out = openSync(log, "a");
    const own = spawn(process.execPath, ["--enable-source-maps", entry], {
      cwd: folder,
      env: { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), ...env },
      stdio: ["ignore", out, out],
    });
    closeSync(out);
    child = own;
    process.once("exit", abandon);
    let ready = false;
    own.once("exit", (code, signal) => {
      process.off("exit", abandon);
      if (own !== ending && ready)
        collapses.push(`${name} ended by itself (${String(code ?? signal)}): see ${log}`);
    });
    while (!ready && !isGone(own) && !isTooLate(deadline)) {
      await pause(50);
      ready = await isReady();
    }
    return ready;
  }

  async function end(signal: "SIGKILL" | "SIGTERM") {
    const own = child;
    if (!own || isGone(own)) return null;
    ending = own;
    const used = processorMsOf(own.pid as number);
    if (!Number.isNaN(used)) spentMs += used;
    const gone = once(own, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
    own.kill(signal);
    const cut = setTimeout(() => own.kill("SIGKILL"), STOP_MS);
    const [code, by] = await gone;
    clearTimeout(cut);
    if (signal === "SIGTERM" && code !== 0)
      collapses.push(`${name} did not end as it should (${String(code ?? by)}): see ${log}`);
    return code ?? by;
  }

  return {
    name,
    log,
    start,
    kill: async () => void (await end("SIGKILL")),
    stop: () => end("SIGTERM"),
    collapses,
    processorMs: () => spentMs + (lives() ? processorMsOf(child?.pid as number) : 0),
  };
}
