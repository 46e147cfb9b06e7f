import { type ChildProcess, fork } from "node:child_process";
import { AppError, invalid, tooMany } from "../../../http/errors";
import { entryBeside } from "../../../workers/entry";
import type { FromScorer, ToScorer } from "./protocol";

const LIMITS = { timeMs: 240_000, memoryMb: 1_500 };
/** As many learn at once; each takes a core. */
const AT_ONCE = 2;
/** As many wait for their turn; the next are told to come back. */
const IN_LINE = 24;
const COME_BACK_SECONDS = 30;

/** V8 aborts when its heap is full; so a shell says it, and so does the system. */
const ABORTED = new Set<string | number | null>([134, "SIGABRT"]);

type Answer = Exclude<FromScorer, { kind: "refused" | "failed" }>;
export type Ask = (message: ToScorer) => Promise<Answer>;

let running = 0;
const line: (() => void)[] = [];

async function takeTurn(): Promise<() => void> {
  if (running >= AT_ONCE) {
    if (line.length >= IN_LINE) throw tooMany("scorer.busy", COME_BACK_SECONDS);
    await new Promise<void>((resolve) => line.push(resolve));
  } else running += 1;
  return () => {
    const next = line.shift();
    if (next) next();
    else running -= 1;
  };
}

function whyEnded(how: string | number | null): Error {
  return ABORTED.has(how)
    ? invalid("scorer.too_heavy")
    : new AppError("scorer.ended", 503, { retryAfterSeconds: COME_BACK_SECONDS, cause: how });
}

/**
 * Gives `work` a process of its own that learns and predicts, within limits of time and memory; it ends with the work,
 * or at once when `signal` says that nobody waits.
 *
 * @throws AppError: what the request did wrong, `scorer.too_slow`, `scorer.too_heavy`, `scorer.busy`, `scorer.ended`
 */
export async function withScorerProcess<T>(signal: AbortSignal, work: (ask: Ask) => Promise<T>): Promise<T> {
  const giveBack = await takeTurn();
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  try {
    signal.throwIfAborted();
    const { file, execArgv } = entryBeside(__filename, "main");
    const started = (child = fork(file, [], {
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      execArgv: [...execArgv, `--max-old-space-size=${LIMITS.memoryMb}`],
      // It needs none of the server's secrets.
      env: { SystemRoot: process.env["SystemRoot"] },
    }));
    const ended = new Promise<never>((_, reject) => {
      started.once("error", reject);
      started.once("exit", (code, how) => reject(whyEnded(how ?? code)));
      timer = setTimeout(
        () => reject(invalid("scorer.too_slow", { params: { seconds: LIMITS.timeMs / 1000 } })),
        LIMITS.timeMs,
      );
      signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
    });
    ended.catch(() => undefined);
    const ask: Ask = async (message) => {
      const reply = await Promise.race([
        ended,
        new Promise<FromScorer>((resolve) => {
          started.once("message", resolve as (reply: unknown) => void);
          started.send(message, () => undefined);
        }),
      ]);
      if (reply.kind === "refused")
        throw new AppError(reply.code, reply.status, reply.details ? { details: reply.details } : {});
      if (reply.kind === "failed") throw new Error(reply.message);
      return reply;
    };
    return await work(ask);
  } finally {
    clearTimeout(timer);
    child?.kill("SIGKILL");
    giveBack();
  }
}
