import { existsSync } from "node:fs";
import type { Env } from "../env";
import { isEmbedded } from "./describeSettings";
import { inspect } from "./inspect";
import { summarize } from "./summary";
import type { Finding } from "./types";

/** Of sysexits.h: something is configured wrongly. Starting again changes nothing until somebody mends it. */
const EX_CONFIG = 78;

/** Tells what only the start itself could find, and ends the process. */
export function endRefused(findings: readonly Finding[]): never {
  const reported = findings.map((finding) => ({ subject: "start", ...finding }));
  process.stderr.write(summarize({ env: null, findings: reported }, "It is not started."));
  process.exit(EX_CONFIG);
}

/**
 * Reads the configuration and looks at all that it leads to, or ends the process with everything that is wrong; until
 * then nothing was written and nothing listened on. With `--check` among the arguments it ends in any case.
 */
export async function checkedEnvOrExit(): Promise<Env> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const onlyChecks = process.argv.includes("--check");
  const inspection = await inspect(process.env);
  const { env, findings } = inspection;
  const refused = findings.some(({ level }) => level === "error" || (onlyChecks && level === "outage"));
  if (refused || env === null) {
    process.stderr.write(summarize(inspection, "Nothing was started, nothing was written."));
    process.exit(EX_CONFIG);
  }
  if (onlyChecks) {
    process.stdout.write(summarize(inspection, "It can be started."));
    process.exit(0);
  }
  // On a laptop the addresses say it all.
  if (!isEmbedded(env) || findings.length > 0) {
    process.stdout.write(summarize(inspection, findings.length > 0 ? "Starting nevertheless." : null));
  }
  return env;
}
