import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Koa from "koa";
import type { CardFaces } from "../../../../bot/cards/face";
import type { CardActionEvent, ContactEvent, MessageEvent } from "../../../../bot/chatEvent";
import { createWecomPlatform } from "../../../../bot/transports/wecom/platform";
import { onError } from "../../../../server/http/onError";
import { createMemoryLease } from "../../../../server/leases/lease";
import { buildFaces } from "../../../factories/faces";
import { openWecomClient, openWecomSandbox, silentLog, wecomAccount } from "../../../factories/wecom";
import { eventually } from "../../../support/eventually";
import { createTestClock } from "../../../support/testClock";

export const HOME = "https://hr.example.com";

export type OpenPlatform = Awaited<ReturnType<typeof openPlatform>>;

/** The platform over a sandbox of WeCom, connected. What it hands on is kept; `take` and `press` answer it. */
export async function openPlatform() {
  const clock = createTestClock();
  const lease = createMemoryLease(() => performance.now());
  const sandbox = await openWecomSandbox(clock);
  const platform = createWecomPlatform({
    client: openWecomClient(sandbox, clock, { timeoutMs: 2_000 }),
    callback: { path: "/callback", token: wecomAccount.token, encodingAesKey: wecomAccount.encodingAesKey },
    bot: {
      account: { botId: wecomAccount.botId, secret: wecomAccount.botSecret, wsUrl: sandbox.wsUrl },
      lease,
      times: { authMs: 300, firstMs: 4, longestMs: 16, kickedMs: 16, leaseMs: 300 },
    },
    home: HOME,
    clock,
    log: silentLog,
  });
  const app = new Koa();
  app.silent = true;
  app.use(onError(silentLog));
  app.use(platform.middleware as Koa.Middleware);
  const server = createServer(app.callback()).listen(0, "127.0.0.1");
  await once(server, "listening");
  await sandbox.register(`http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`);

  const opened = {
    clock,
    lease,
    sandbox,
    platform,
    taken: [] as (MessageEvent | ContactEvent)[],
    presses: [] as CardActionEvent[],
    take: async (): Promise<void> => undefined,
    press: async (): Promise<CardFaces> => buildFaces(),
    last: () => sandbox.world.messages.at(-1),
    /** What the bot said. */
    texts: () => sandbox.world.messages.flatMap(({ from, text }) => (from === "person" ? [] : [text])),
    async close() {
      await platform.stop();
      await sandbox.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  await platform.start({
    async take(event) {
      await opened.take();
      opened.taken.push(event);
    },
    async press(event) {
      opened.presses.push(event);
      return opened.press();
    },
  });
  await eventually(() => platform.state().connected);
  return opened;
}
