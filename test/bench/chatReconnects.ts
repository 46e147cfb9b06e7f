import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { pino } from "pino";
import { openDingtalkSandbox } from "../../bot/sandbox/dingtalk/sandbox";
import { startWecomSandbox } from "../../bot/sandbox/wecom/sandbox";
import { createDingtalkStream } from "../../bot/transports/dingtalk/stream";
import { createWecomBot } from "../../bot/transports/wecom/aibot/aibot";
import { systemClock } from "../../server/clock";
import { createMemoryLease } from "../../server/leases/lease";
import { until } from "./chatWorld";
import { type Figure, figure } from "./figures";

const SECTION = "chats";
/** A connection lost each minute of a day. */
const DAY = 24 * 60;
/** Until the sandbox's own buffers are full and the code is warm. */
const WARM_UP = 700;
/** What a heap may differ by from one collection to the next. */
const GROWTH_MIB = 2;
const log = pino({ level: "silent" });

function collectGarbage(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed / 1024 ** 2;
}
const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;

type Dropped = { drop(times: number): Promise<void>; end(): Promise<void> };

async function openDingtalk(): Promise<Dropped> {
  const sandbox = await openDingtalkSandbox();
  const nothing = async () => undefined;
  const stream = createDingtalkStream({
    ...sandbox.app,
    apiBase: sandbox.origin,
    corpId: sandbox.corpId,
    clock: systemClock,
    log,
    timing: { firstDelayMs: 1, longestDelayMs: 1 },
    handlers: {
      onEvent: nothing,
      onCardAction: async () => ({}),
      finishLate: nothing,
      notices: { working: {}, failed: {} },
    },
  });
  stream.start();
  await until(() => stream.state().status === "connected");
  return {
    async drop(times) {
      for (let time = 0; time < times; time += 1) {
        const { reconnects } = stream.state();
        sandbox.gateway.dropAll();
        await until(() => stream.state().reconnects > reconnects);
      }
    },
    async end() {
      await stream.stop();
      await sandbox.close();
    },
  };
}

async function openWecom(): Promise<Dropped> {
  const account = {
    corpId: "ww-bench",
    agentId: 1,
    secret: "s",
    token: "t",
    encodingAesKey: "k",
    botId: "bench-bot",
    botSecret: "bench-secret",
  };
  const nobody = { people: [], departments: [], groups: [] };
  const sandbox = await startWecomSandbox({ clock: systemClock, account, ...nobody });
  const bot = createWecomBot({
    account: { botId: account.botId, secret: account.botSecret, wsUrl: sandbox.wsUrl },
    lease: createMemoryLease(() => performance.now()),
    clock: systemClock,
    log,
    onEvent: async () => undefined,
    times: { firstMs: 1, longestMs: 1 },
  });
  bot.start();
  await until(() => bot.state === "ready");
  return {
    async drop(times) {
      for (let time = 0; time < times; time += 1) {
        const { logins } = sandbox.bot;
        sandbox.bot.drop();
        await until(() => sandbox.bot.logins > logins && bot.state === "ready");
      }
    },
    async end() {
      await bot.stop();
      await sandbox.close();
    },
  };
}

async function measureOne(name: string, open: () => Promise<Dropped>, times: number): Promise<Figure[]> {
  const connection = await open();
  try {
    await connection.drop(WARM_UP);
    const before = { heap: collectGarbage(), timers: timers() };
    await connection.drop(times);
    const after = { heap: collectGarbage(), timers: timers() };
    const note = `${times} lost connections`;
    return [
      figure(SECTION, `${name}: heap grown in a day of reconnects`, after.heap - before.heap, "MiB", {
        goal: { below: GROWTH_MIB },
        note,
      }),
      // Those of a keep-alive connection may come and go.
      figure(SECTION, `${name}: timers more`, after.timers - before.timers, "", {
        goal: { atMost: 2 },
        note,
      }),
    ];
  } finally {
    await connection.end();
  }
}

/** What is left of connections that were lost, one a minute through a day. */
export async function measureReconnects(quick: boolean): Promise<Figure[]> {
  const times = quick ? 300 : DAY;
  return [
    ...(await measureOne("DingTalk", openDingtalk, times)),
    ...(await measureOne("WeCom's AI bot", openWecom, times)),
  ];
}
