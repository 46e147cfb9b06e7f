import { existsSync } from "node:fs";
import { join } from "node:path";
import { EnvError, type Env, parseEnv } from "./env";
import { endRefused } from "./preflight/checkedEnv";
import { StartRefused } from "./preflight/types";
import type { Running } from "./start";

/**
 * Threads that flush files wait for the disk, not for a processor: with the four that libuv starts by itself, uploads
 * would queue behind each other. Read by libuv at the first use of a thread.
 */
process.env["UV_THREADPOOL_SIZE"] ??= "16";

/** The built pages beside the compiled server. */
export const builtPages = () => join(__dirname, "../public");

/**
 * Reads the configuration, or ends a tool with the sentence that says what is wrong. A process of the product also
 * looks at what it leads to (`preflight/checkedEnv`).
 */
export function envOrExit(): Env {
  try {
    if (existsSync(".env")) process.loadEnvFile(".env");
    return parseEnv(process.env);
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

/** Ends gracefully on the first signal, at once on the second. */
export function stopOnSignals(running: Pick<Running, "stop">): void {
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      running.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          tell(error);
          process.exit(1);
        },
      );
    });
  }
}

/** Runs the entry of a process; what keeps it from starting is told once, and ends it. */
export function runMain(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    if (error instanceof StartRefused) endRefused(error.findings);
    tell(error);
    process.exit(1);
  });
}

const tell = (error: unknown) =>
  void process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
