import { openDingtalkSandbox } from "../../bot/sandbox/dingtalk/sandbox";
import type { StreamHandlers } from "../../bot/transports/dingtalk/dispatch";
import { type StreamTiming, createDingtalkStream } from "../../bot/transports/dingtalk/stream";
import type { CardActionEvent } from "../../bot/chatEvent";
import type { CardAnswer } from "../../bot/transports/dingtalk/cardAnswer";
import type { Incoming } from "../../bot/transports/dingtalk/chatEvents";
import { createDingtalkClient } from "../../server/platforms/dingtalk/client";
import { buildTokenCache } from "./tokens";

/** The sandbox with a few invented people, and what was started on it, to be ended together. */
export async function buildDingtalk() {
  const sandbox = await openDingtalkSandbox();
  sandbox.world.addDepartment({ id: 2, name: "门店运营部", parentId: 1 });
  sandbox.world.addPerson({ id: "lin", name: "林知夏", title: "招聘经理" });
  sandbox.world.addPerson({
    id: "he",
    name: "何远山",
    departmentIds: [2],
    roster: { "sys00-name": "何远山" },
  });
  const group = sandbox.world.addGroup("华东招聘群", ["lin", "he"]);
  const ends: (() => Promise<void>)[] = [() => sandbox.close()];

  /** Our stream on the sandbox, in milliseconds instead of minutes, with what it told. */
  function buildStream(
    given: Partial<StreamHandlers> = {},
    timing: Partial<StreamTiming> = {},
    clientSecret?: string,
  ) {
    const told: Incoming[] = [];
    const late: { event: CardActionEvent; answer: CardAnswer }[] = [];
    const warned: unknown[] = [];
    const log = {
      info: () => undefined,
      warn: (...line: unknown[]) => void warned.push(line),
      error: (...line: unknown[]) => void warned.push(line),
    };
    const stream = createDingtalkStream({
      clientId: sandbox.app.clientId,
      clientSecret: clientSecret ?? sandbox.app.clientSecret,
      apiBase: sandbox.origin,
      corpId: sandbox.corpId,
      clock: { now: () => new Date() },
      log: log as never,
      timing: { firstDelayMs: 5, longestDelayMs: 40, idleMs: 10_000, ...timing },
      handlers: {
        onEvent: async (incoming) => void told.push(incoming),
        onCardAction: async () => ({ own: { state: "done" } }),
        finishLate: async (event, answer) => void late.push({ event, answer }),
        notices: { working: { own: { state: "处理中" } }, failed: { own: { state: "请重试" } } },
        ...given,
      },
    });
    ends.unshift(() => stream.stop());
    return { stream, told, late, warned };
  }

  return {
    sandbox,
    group,
    buildStream,
    async close() {
      for (const end of ends) await end();
    },
  };
}

export function buildDingtalkClient(origin: string, app: { clientId: string; clientSecret: string }) {
  const tokens = buildTokenCache();
  const client = createDingtalkClient({
    app,
    robotCode: "sandbox-robot",
    bases: { api: origin, oapi: origin, login: origin },
    tokens,
    clock: { now: () => new Date() },
    timeoutMs: 5_000,
  });
  return { ...client, tokens };
}
