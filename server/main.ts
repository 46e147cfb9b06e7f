import { composeServices } from "./composeServices";
import { checkedEnvOrExit } from "./preflight/checkedEnv";
import { builtPages, runMain, stopOnSignals } from "./process";
import { startServer } from "./start";

/** The API or the worker alone, by ROLES. The all-in-one entry is bot/main.ts. */
runMain(async () => {
  const env = await checkedEnvOrExit();
  stopOnSignals(await startServer(await composeServices(env), { pages: builtPages() }));
});
