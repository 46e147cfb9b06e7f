import { pino } from "pino";
import { buildTokenCache } from "./tokens";
import { createWecomClient } from "../../server/platforms/wecom/client";
import type { ButtonCard } from "../../server/platforms/wecom/templateCard";
import { type WecomSandbox, startWecomSandbox } from "../../bot/sandbox/wecom/sandbox";
import type { SandboxAccount } from "../../bot/sandbox/wecom/world";
import type { Clock } from "../../server/clock";

export const silentLog = pino({ level: "silent" });

export const wecomAccount: SandboxAccount = {
  corpId: "ww0a1b2c3d4e5f6071",
  agentId: 1_000_007,
  secret: "secret-of-the-app",
  token: "TokenOfTheApp",
  encodingAesKey: "Zm9yVGVzdHNPbmx5MDEyMzQ1Njc4OWFiY2RlZmdoaWo",
  botId: "bot-of-the-tests",
  botSecret: "secret-of-the-bot",
};

export const GROUP = "wrGroupOfTheTests";

export const openWecomSandbox = (clock: Clock): Promise<WecomSandbox> =>
  startWecomSandbox({
    clock,
    account: wecomAccount,
    people: [
      { userId: "LuoQing", name: "骆晴", departmentIds: [1, 2] },
      { userId: "ShiYuan", name: "施远", departmentIds: [2] },
      { userId: "TangHe", name: "唐禾", departmentIds: [3] },
    ],
    departments: [
      { id: 1, name: "禾木零售", parentId: 0 },
      { id: 2, name: "人力资源", parentId: 1 },
      { id: 3, name: "门店", parentId: 1 },
    ],
    groups: [{ chatId: GROUP, title: "门店招聘", memberIds: ["LuoQing", "ShiYuan"] }],
  });

export const openWecomClient = (
  sandbox: WecomSandbox,
  clock: Clock,
  overrides: Partial<Parameters<typeof createWecomClient>[0]> = {},
) =>
  createWecomClient({
    baseUrl: sandbox.baseUrl,
    loginPlaces: sandbox.loginPlaces,
    corpId: wecomAccount.corpId,
    secret: wecomAccount.secret,
    agentId: wecomAccount.agentId,
    tokens: buildTokenCache(clock),
    clock,
    ...overrides,
  });

export const buildButtonCard = (overrides: Partial<ButtonCard> = {}): ButtonCard => ({
  card_type: "button_interaction",
  main_title: { title: "复试审批", desc: "店长岗位" },
  task_id: "approval-1",
  button_list: [
    { text: "同意复试", style: 1, key: "approve" },
    { text: "不通过", style: 2, key: "reject" },
  ],
  ...overrides,
});
