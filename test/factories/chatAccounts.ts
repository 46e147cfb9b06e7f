import { openDingtalkSandbox } from "../../bot/sandbox/dingtalk/sandbox";
import type { Clock } from "../../server/clock";
import { ChatAccount } from "../../server/chats/entity";
import { newId } from "../../server/clock";
import { insertRow } from "../../server/db/rows";
import { type TestServer, openTestServer } from "./server";
import { openWecomSandbox, wecomAccount } from "./wecom";

/** Our server with both platforms, which are the sandboxes on this machine. */
export async function openServerWithChats({
  clock,
  env = {},
  worker = false,
}: {
  clock: Clock;
  env?: Record<string, string>;
  worker?: boolean;
}) {
  const dingtalk = await openDingtalkSandbox({ now: () => clock.now() });
  const wecom = await openWecomSandbox(clock);
  const server: TestServer = await openTestServer({
    clock,
    worker,
    env: {
      DINGTALK_CLIENT_ID: dingtalk.app.clientId,
      DINGTALK_CLIENT_SECRET: dingtalk.app.clientSecret,
      DINGTALK_CORP_ID: dingtalk.corpId,
      DINGTALK_CARD_TEMPLATE_ID: "template.schema",
      DINGTALK_ROBOT_CODE: dingtalk.robotCode,
      DINGTALK_AGENT_ID: "1200",
      DINGTALK_API_URL: dingtalk.origin,
      DINGTALK_OAPI_URL: dingtalk.origin,
      DINGTALK_LOGIN_URL: dingtalk.origin,
      WECOM_CORP_ID: wecomAccount.corpId,
      WECOM_AGENT_ID: String(wecomAccount.agentId),
      WECOM_SECRET: wecomAccount.secret,
      WECOM_API_URL: wecom.baseUrl,
      WECOM_OAUTH_URL: wecom.loginPlaces.inClient,
      WECOM_LOGIN_URL: wecom.loginPlaces.inBrowser,
      ...env,
    },
  });
  return {
    server,
    dingtalk,
    wecom,
    async close() {
      await server.close();
      await dingtalk.close();
      await wecom.close();
    },
  };
}
export type ChatServer = Awaited<ReturnType<typeof openServerWithChats>>;

let accounts = 0;
/** An account in a unit, of nobody unless told. */
export async function buildChatAccount(
  { services }: TestServer,
  orgUnitId: string | null,
  change: Partial<ChatAccount> = {},
): Promise<ChatAccount> {
  const userId = `account-${(accounts += 1)}`;
  const now = services.clock.now();
  const account: ChatAccount = {
    id: newId(),
    platform: "dingtalk",
    userId,
    userKey: userId,
    name: "何远山",
    mobileIndex: null,
    emailIndex: null,
    emailProved: false,
    staffId: null,
    linkedBy: null,
    orgUnitId,
    createdAt: now,
    updatedAt: now,
    leftAt: null,
    ...change,
  };
  await services.db.write((tx) => insertRow(tx, ChatAccount, account));
  return account;
}
