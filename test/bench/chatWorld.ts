import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import Koa from "koa";
import { WECOM_CALLBACK_PATH, openChatPlatforms } from "../../bot/openChatPlatforms";
import type { ChatPlatform, EventSink } from "../../bot/platform";
import { openDingtalkSandbox } from "../../bot/sandbox/dingtalk/sandbox";
import { startWecomSandbox } from "../../bot/sandbox/wecom/sandbox";
import { systemClock } from "../../server/clock";
import { composeServices } from "../../server/composeServices";
import { parseEnv } from "../../server/env";
import { onError } from "../../server/http/onError";
import type { Services } from "../../server/services";

export const GROUP = "wrBenchGroup";
export const PEOPLE = 400;
export const personId = (number: number) => `person${number}`;

const account = {
  corpId: "ww-bench",
  agentId: 1_000_001,
  secret: "secret-of-the-app",
  token: "TokenOfTheApp",
  encodingAesKey: "Zm9yVGVzdHNPbmx5MDEyMzQ1Njc4OWFiY2RlZmdoaWo",
  botId: "bench-bot",
  botSecret: "secret-of-the-bot",
};

/** Waits for what the process' own sockets bring about. */
export async function until<T>(look: () => T | null | undefined | false): Promise<T> {
  for (;;) {
    const found = look();
    if (found) return found;
    await turn();
  }
}

export type ChatWorld = Awaited<ReturnType<typeof openChatWorld>>;

/** Both platforms on this machine, and the product's adapters on a database of their own, in this process. */
export async function openChatWorld(dataDir: string, sinkOf: (services: Services) => EventSink) {
  const dingtalk = await openDingtalkSandbox();
  const group = dingtalk.world.addGroup("压测群", []);
  for (let number = 0; number < PEOPLE; number += 1) {
    dingtalk.world.addPerson({ id: personId(number), name: `人员 ${number}` });
  }
  const people = Array.from({ length: PEOPLE }, (_, number) => ({
    userId: personId(number),
    name: `人员 ${number}`,
    departmentIds: [1],
  }));
  const wecom = await startWecomSandbox({
    clock: systemClock,
    account,
    people,
    departments: [{ id: 1, name: "禾木零售", parentId: 0 }],
    groups: [{ chatId: GROUP, title: "压测群", memberIds: [personId(0), personId(1)] }],
  });
  const composition = await composeServices(
    parseEnv({
      NODE_ENV: "production",
      DATA_DIR: dataDir,
      LOG_LEVEL: "silent",
      DINGTALK_CLIENT_ID: dingtalk.app.clientId,
      DINGTALK_CLIENT_SECRET: dingtalk.app.clientSecret,
      DINGTALK_CORP_ID: dingtalk.corpId,
      DINGTALK_ROBOT_CODE: dingtalk.robotCode,
      DINGTALK_CARD_TEMPLATE_ID: "bench.schema",
      DINGTALK_API_URL: dingtalk.origin,
      DINGTALK_OAPI_URL: dingtalk.origin,
      DINGTALK_LOGIN_URL: dingtalk.origin,
      WECOM_CORP_ID: account.corpId,
      WECOM_AGENT_ID: String(account.agentId),
      WECOM_SECRET: account.secret,
      WECOM_CALLBACK_TOKEN: account.token,
      WECOM_CALLBACK_AES_KEY: account.encodingAesKey,
      WECOM_BOT_ID: account.botId,
      WECOM_BOT_SECRET: account.botSecret,
      WECOM_API_URL: wecom.baseUrl,
      WECOM_BOT_URL: wecom.wsUrl,
    }),
  );
  const { services } = composition;
  const opened = openChatPlatforms(services);
  const platforms = opened.platforms as { dingtalk: ChatPlatform; wecom: ChatPlatform };
  const app = new Koa();
  app.silent = true;
  app.use(onError(services.log));
  for (const middleware of opened.middleware) app.use(middleware);
  const server = createServer(app.callback()).listen(0, "127.0.0.1");
  await once(server, "listening");
  await wecom.register(`http://127.0.0.1:${(server.address() as AddressInfo).port}${WECOM_CALLBACK_PATH}`);
  const sink = sinkOf(services);
  for (const platform of Object.values(platforms)) await platform.start(sink);
  await until(() => Object.values(platforms).every((platform) => platform.state().connected));

  return {
    services,
    dingtalk,
    group,
    wecom,
    platforms,
    async close() {
      for (const platform of Object.values(platforms)) await platform.stop();
      await Promise.all([dingtalk.close(), wecom.close()]);
      server.closeAllConnections();
      server.close();
      await composition.close();
    },
  };
}
