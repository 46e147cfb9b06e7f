import { composeServices } from "./composeServices";
import { builtPages, envOrExit, stopOnSignals } from "./process";
import { startServer } from "./start";

/** The API or the worker alone, by ROLES. The all-in-one entry is bot/main.ts. */
async function main() {
  const env = envOrExit();
  const running = await startServer(await composeServices(env), { pages: builtPages() });
  stopOnSignals(running);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
