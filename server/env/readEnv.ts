import { existsSync } from "node:fs";
import { EnvError, type Env, parseEnv } from "../env";

// What an error is made from differs by its class.
type ErrorClass = abstract new (...given: never[]) => Error;

/**
 * The configuration of a command: the environment and `.env` beside it.
 * @throws EnvError
 */
export function readEnv(): Env {
  if (existsSync(".env")) process.loadEnvFile(".env");
  return parseEnv(process.env);
}

/** Runs a command and ends with its exit code; what was foreseen (`known`) is said in its sentence alone. */
export function runCommand(main: () => Promise<number>, known: readonly ErrorClass[] = []): void {
  main().then(
    (code) => process.exit(code),
    (error: unknown) => {
      const isKnown = [EnvError, ...known].some((each) => error instanceof each);
      const text = error instanceof Error ? ((isKnown ? null : error.stack) ?? error.message) : String(error);
      process.stderr.write(`${text}\n`);
      process.exit(1);
    },
  );
}
