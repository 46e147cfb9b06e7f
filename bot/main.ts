import { composeServices } from "../server/composeServices";
import { demoClosedBy } from "../server/org/demoDoor";
import { builtPages, envOrExit, stopOnSignals } from "../server/process";
import { startServer } from "../server/start";
import { openDemonstration } from "./sandbox/demonstration";
import { printAddresses } from "./printAddresses";

/** Everything in one process: API, pages, worker and, where no platform is configured, the sandbox. */
async function main() {
  const env = envOrExit();
  const composition = await composeServices(env);
  const running = await startServer(composition, { pages: builtPages() });
  stopOnSignals(running);
  const closedBecause = demoClosedBy(env);
  const demoLink = closedBecause === null ? await openDemonstration(composition.services) : null;
  printAddresses({ ...env, PORT: running.port }, { demoLink, closedBecause });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
