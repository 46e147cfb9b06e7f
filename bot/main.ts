import { join } from "node:path";
import { composeServices } from "../server/composeServices";
import { systemClock } from "../server/clock";
import { demoClosedBy } from "../server/org/demoDoor";
import { inTurn } from "../server/leases/inTurn";
import { openLease } from "../server/leases/openLease";
import { checkedEnvOrExit } from "../server/preflight/checkedEnv";
import { builtPages, runMain, stopOnSignals } from "../server/process";
import { startServer } from "../server/start";
import { createBot, createHearing } from "./bot";
import { WECOM_CALLBACK_PATH, openCallbacks, openChatPlatforms, openNoChats } from "./openChatPlatforms";
import { openDemonstration } from "./sandbox/demonstration";
import { openChats } from "./sandbox/chats/routes";
import { openSandbox, wantsSandbox } from "./sandbox/openSandbox";
import { settleIn } from "./sandbox/settleIn";
import { printAddresses, printHealth } from "./printAddresses";

/**
 * What this process is to be, by ROLES: API with pages, worker, bot, or all of them and, where no platform is
 * configured, the sandbox.
 */
runMain(async () => {
  const given = await checkedEnvOrExit();
  const sandbox = wantsSandbox(given)
    ? await openSandbox(systemClock, given, { folder: join(given.DATA_DIR, "sandbox"), port: given.PORT })
    : null;
  const env = { ...given, ...sandbox?.settings };
  const composition = await composeServices(env);
  const { services } = composition;
  const look = sandbox && openChats(services, sandbox);
  const [isApi, isBot] = [env.ROLES.includes("api"), env.ROLES.includes("bot")];
  const openPlatforms = isBot ? openChatPlatforms : isApi ? openCallbacks : openNoChats;
  const { platforms, middleware } = openPlatforms(services);
  const bot = (isBot ? createBot : createHearing)({ services, platforms });
  const running = await startServer(composition, {
    pages: builtPages(),
    moreRoutes: look?.routes ?? [],
    before: middleware,
  });
  stopOnSignals({
    async stop() {
      look?.close();
      // The platforms' callbacks come by HTTP: they are heard until nothing comes any more.
      await running.drain();
      await bot.stop();
      await running.stop();
      await sandbox?.close();
    },
  });
  const closedBecause = demoClosedBy(env);
  const demoLink =
    isApi && closedBecause === null
      ? await inTurn(openLease(services), "demonstration", () => openDemonstration(services))
      : null;
  if (sandbox) {
    if (sandbox.putAside) services.log.warn({ putAside: sandbox.putAside }, "sandbox chats unreadable");
    await settleIn(services, sandbox);
    sandbox.keep((error) => services.log.warn({ err: error }, "sandbox chats not kept"));
  }
  await bot.start();
  // Told last: WeCom asks at once whether somebody is there.
  await sandbox?.wecom.register(`http://127.0.0.1:${running.port}${WECOM_CALLBACK_PATH}`);
  const listening = { ...env, PORT: running.port };
  if (!isApi) return printHealth(listening);
  printAddresses(listening, {
    demoLink,
    closedBecause,
    sandbox: sandbox !== null,
    putAside: sandbox?.putAside ?? null,
  });
});
