import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drawDingtalk } from "../../../bot/sandbox/chats/drawDingtalk";
import { drawWecom } from "../../../bot/sandbox/chats/drawWecom";
import { type Sandbox, type SandboxPlace, openSandbox } from "../../../bot/sandbox/openSandbox";
import { systemClock } from "../../../server/clock";
import { buildButtonCard } from "../../factories/wecom";

const GROUP = "cidDemoBeijing/+A==";
const COMPANY = { COMPANY_NAME: "知面示范集团" };
const opened: Sandbox[] = [];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zhimian-sandbox-"));
});
afterEach(async () => {
  for (const sandbox of opened.splice(0)) await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(place: SandboxPlace = { folder }): Promise<Sandbox> {
  const sandbox = await openSandbox(systemClock, COMPANY, place);
  opened.push(sandbox);
  sandbox.keep((error) => {
    throw error;
  });
  return sandbox;
}
async function reopen(sandbox: Sandbox): Promise<Sandbox> {
  opened.splice(opened.indexOf(sandbox), 1);
  await sandbox.close();
  return open();
}

/** A line, a card with something of one's own, and a press's answer, on each. */
function talk({ dingtalk, wecom }: Sandbox): void {
  const place = { group: GROUP };
  dingtalk.world.addMessage({ place, fromId: "demo-he.jia", form: "text", content: { content: "进度" } });
  const created = {
    cardTemplateId: "sandbox.schema",
    outTrackId: "card-1",
    callbackType: "STREAM" as const,
    cardData: { cardParamMap: { title: "面试报告" } },
    privateData: { "demo-ma.yue": { cardParamMap: { body: "只给马跃" } } },
    openSpaceId: `dtv1.card//IM_GROUP.${GROUP}`,
  };
  dingtalk.cards.create(created, place);
  dingtalk.cards.update({ outTrackId: "card-1", cardData: { cardParamMap: { title: "已决定" } } });
  dingtalk.world.addMessage({ place, fromId: null, form: "card", content: { outTrackId: "card-1" } });
  const message = {
    from: "app" as const,
    userId: null,
    chatId: null,
    receivers: ["Demo-Gu.Lan"],
    text: null,
  };
  wecom.world.add(message, buildButtonCard());
}
const chatsOf = ({ dingtalk, wecom }: Sandbox) => [
  drawDingtalk(dingtalk, { group: GROUP }, "demo-ma.yue", 60),
  drawDingtalk(dingtalk, { group: GROUP }, "demo-he.jia", 60),
  drawWecom(wecom, null, "Demo-Gu.Lan", 60),
];

describe("the sandbox's chats", () => {
  test("are the same after a restart, to everybody, and under the same addresses", async () => {
    const first = await open();
    expect(first.remembers).toBe(false);
    talk(first);
    const before = chatsOf(first);
    expect(before.flat()).toHaveLength(5);
    const second = await reopen(first);
    expect(second).toMatchObject({ remembers: true, since: first.since });
    expect(chatsOf(second)).toEqual(before);
    expect(second.settings.DINGTALK_API_URL).toBe(first.settings.DINGTALK_API_URL);
    expect(second.settings.WECOM_API_URL).toBe(first.settings.WECOM_API_URL);
    expect(second.settings.DINGTALK_CLIENT_SECRET).not.toBe(first.settings.DINGTALK_CLIENT_SECRET);
  });

  test("have cards that can be changed after it, once by each code, and people who can be written to", async () => {
    const first = await open();
    talk(first);
    const [message] = first.wecom.world.messages;
    const code = first.wecom.world.issueResponseCode(message?.id ?? "");
    await first.wecom.bot.say("Demo-Gu.Lan", null, "你好");
    const { dingtalk, wecom } = await reopen(first);
    const change = { outTrackId: "card-1", cardData: { cardParamMap: { title: "又变了" } } };
    expect(dingtalk.cards.update(change)).toBe(true);
    expect(dingtalk.cards.view("card-1", "demo-ma.yue")).toEqual({ title: "又变了", body: "只给马跃" });
    expect(wecom.world.useResponseCode(code)?.id).toBe(message?.id);
    expect(wecom.world.useResponseCode(code)).toBeNull();
    expect(wecom.world.writers.has("Demo-Gu.Lan")).toBe(true);
  });

  test("are empty where they were emptied, also after a restart", async () => {
    const first = await open();
    talk(first);
    first.forget();
    expect(chatsOf(first).flat()).toEqual([]);
    expect(chatsOf(await reopen(first)).flat()).toEqual([]);
  });

  test("begin anew beside a file that cannot be read", async () => {
    const first = await open();
    talk(first);
    opened.splice(0);
    await first.close();
    writeFileSync(join(folder, "chats.json"), '{"version":1,"dingtalk":');
    const second = await open();
    expect(second.remembers).toBe(false);
    expect(second.putAside).toContain("chats.json.damaged-");
    talk(second);
    const third = await reopen(second);
    expect(third.remembers).toBe(true);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  test("take another port where somebody has theirs, or the product wants it", async () => {
    const first = await open();
    talk(first);
    const port = Number(new URL(first.dingtalk.origin).port);
    opened.splice(0);
    await first.close();
    const wanted = await open({ folder, port });
    expect(wanted.dingtalk.origin).not.toBe(first.dingtalk.origin);
    const beside = await open();
    expect(beside.wecom.baseUrl).not.toBe(wanted.wecom.baseUrl);
  });
});
