import { join } from "node:path";
import { composeServices } from "../server/composeServices";
import { systemClock } from "../server/clock";
import { demoClosedBy } from "../server/org/demoDoor";
import { builtPages, envOrExit, stopOnSignals } from "../server/process";
import { startServer } from "../server/start";
import { createBot, createHearing } from "./bot";
import { WECOM_CALLBACK_PATH, openCallbacks, openChatPlatforms } from "./openChatPlatforms";
import { openDemonstration } from "./sandbox/demonstration";
import { openChats } from "./sandbox/chats/routes";
import { openSandbox, wantsSandbox } from "./sandbox/openSandbox";
import { settleIn } from "./sandbox/settleIn";
import { printAddresses } from "./printAddresses";

/** Everything in one process: API, pages, worker, bot and, where no platform is configured, the sandbox. */
async function main() {
  const given = envOrExit();
  const sandbox = wantsSandbox(given)
    ? await openSandbox(systemClock, given, { folder: join(given.DATA_DIR, "sandbox"), port: given.PORT })
    : null;
  const env = { ...given, ...sandbox?.settings };
  const composition = await composeServices(env);
  const { services } = composition;
  const look = sandbox && openChats(services, sandbox);
  const isBot = env.ROLES.includes("bot");
  const { platforms, middleware } = isBot ? openChatPlatforms(services) : openCallbacks(services);
  const bot = (isBot ? createBot : createHearing)({ services, platforms });
  const running = await startServer(composition, {
    pages: builtPages(),
    moreRoutes: look?.routes ?? [],
    before: middleware,
  });
  stopOnSignals({
    port: running.port,
    async stop() {
      look?.close();
      await bot.stop();
      await running.stop();
      await sandbox?.close();
    },
  });
  const closedBecause = demoClosedBy(env);
  const demoLink = closedBecause === null ? await openDemonstration(services) : null;
  if (sandbox) {
    if (sandbox.putAside) services.log.warn({ putAside: sandbox.putAside }, "sandbox chats unreadable");
    await settleIn(services, sandbox);
    sandbox.keep((error) => services.log.warn({ err: error }, "sandbox chats not kept"));
  }
  await bot.start();
  // Told last: WeCom asks at once whether somebody is there.
  await sandbox?.wecom.register(`http://127.0.0.1:${running.port}${WECOM_CALLBACK_PATH}`);
  printAddresses(
    { ...env, PORT: running.port },
    {
      demoLink,
      closedBecause,
      sandbox: sandbox !== null,
      putAside: sandbox?.putAside ?? null,
    },
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
