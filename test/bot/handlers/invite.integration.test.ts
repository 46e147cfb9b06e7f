import { takeEvent } from "../../../bot/inbox";
import type { MessageEvent } from "../../../bot/chatEvent";
import { Batch, BatchRecipient } from "../../../server/batches/entity";
import { ChatCard } from "../../../server/chats/entity";
import { Interview } from "../../../server/interviews/entity";
import { Job } from "../../../server/queue/entity";
import { ROOT_UNIT } from "../../../server/org/tree";
import { createPlan } from "../../../server/plans/createPlan";
import { buildBot, buildChatter, buildMessage, buildPress } from "../../factories/bot";
import { type Places, buildPlan, inUnit, openCompany } from "../../factories/org";
import { buildDefinition } from "../../factories/plans";
import { buildOpenPosition } from "../../factories/positions";
import { type TestServer, openTestServer } from "../../factories/server";
import { createTestClock } from "../../support/testClock";

describe("邀请 in the chats", () => {
  const clock = createTestClock();
  let server: TestServer;
  let places: Places;
  let chats: ReturnType<typeof buildBot>;
  beforeEach(async () => {
    server = await openTestServer({ clock });
    places = await openCompany(server);
    await buildChatter(server, "lin", [inUnit("branch_hr", places.own)], { name: "林知夏" });
    chats = buildBot(server);
  });
  afterEach(() => server.close());

  const planFor = (jobTitle: string, orgUnitId: string = ROOT_UNIT) =>
    createPlan(server.services, { name: jobTitle, definition: buildDefinition({ jobTitle }) }, orgUnitId);
  const send = (given: Partial<MessageEvent>) => takeEvent(server.services, buildMessage(given));
  async function say(text: string, given: Partial<MessageEvent> = {}): Promise<string> {
    const before = chats.chat.replies.length;
    await send({ text, ...given });
    await chats.work();
    return chats.chat.replies
      .slice(before)
      .map((reply) => reply.text)
      .join("\n");
  }
  const invite = async () => {
    await chats.work(["batches.run"]);
    return server.services.db.read.find(BatchRecipient, { order: { sequence: "ASC" } });
  };
  const shown = () => [...chats.chat.cards.values()];

  it("invites by one line, and shows the group how many and nothing of whom", async () => {
    const position = await buildOpenPosition(server, places.own);
    await planFor("销售顾问");
    const answer = await say("@知面 邀请 沈嘉禾 13900001111 销售顾问");
    expect(answer).toContain("正在邀请 1 人参加“销售顾问”面试");

    const [recipient] = await invite();
    const interview = await server.services.db.read.findOneByOrFail(Interview, {
      id: recipient?.interviewId ?? "",
    });
    expect(interview).toMatchObject({
      orgUnitId: places.own,
      positionId: position.id,
      status: "not_started",
    });
    expect(await server.services.db.read.find(Batch)).toMatchObject([{ createdBy: "林知夏", state: "done" }]);

    clock.advance(4_000);
    await chats.work();
    const [card] = shown();
    expect(card?.to).toEqual({ kind: "group", id: "cid-east" });
    expect(card?.faces.shared).toMatchObject({ status: { text: "已发送" }, title: "面试邀请 · 销售顾问" });
    expect(JSON.stringify([card?.faces, answer])).not.toMatch(/沈嘉禾|13900001111/);
  });

  it("invites pasted lines, says which it could not, and what to do", async () => {
    await planFor("销售顾问");
    const answer = await say(
      "邀请\n销售顾问\n沈嘉禾 13900001111\n陆一鸣\n许诺 12345678\n林语 13900002222 linyu@people.example\n沈嘉禾 13900001111",
    );
    expect(answer).toContain("邀请 3 人");
    expect(answer).toContain("第 4 行：没有手机或邮箱");
    expect(answer).not.toContain("陆一鸣");
    expect((await invite()).map(({ name, state }) => [name, state])).toEqual([
      ["沈嘉禾", "invited"],
      ["许诺", "invited"],
      ["林语", "invited"],
      ["沈嘉禾", "skipped"],
    ]);
  });

  it("invites once, however often the frame comes and the process dies", async () => {
    await planFor("销售顾问");
    const event = buildMessage({ text: "邀请 沈嘉禾 13900001111 销售顾问" });
    await Promise.all([takeEvent(server.services, event), takeEvent(server.services, event)]);
    // It dies after the invitation and before the answer: the job begins from the beginning.
    chats.chat.failNext.push({ result: "later", failure: "rate_limited", detail: "cut off" });
    await expect(chats.work()).rejects.toThrow("cut off");
    await server.services.db.write((tx) =>
      tx.manager.update(Job, { kind: "chat.event" }, { status: "pending" }),
    );
    clock.advance(60_000);
    await chats.work();

    expect(await server.services.db.read.count(Batch)).toBe(1);
    expect(await server.services.db.read.countBy(ChatCard, { kind: "invitation" })).toBe(1);
    expect(await invite()).toHaveLength(1);
  });

  it("asks which plan is meant, does what is chosen, and nothing for anybody else", async () => {
    await buildChatter(server, "he", [inUnit("branch_hr", places.own)]);
    await planFor("销售顾问（门店）");
    const wanted = await planFor("销售顾问（大客户）");
    expect(await say("邀请 沈嘉禾 13900001111 销售顾问")).toContain("单独发卡片给您");
    expect(await server.services.db.read.count(Batch)).toBe(0);

    const [card] = shown();
    expect(card?.to).toEqual({ kind: "person", id: "lin" });
    const button = card?.faces.own["lin"]?.buttons.find(({ text }) => text === "销售顾问（大客户）");
    if (!card || !button || !("action" in button)) throw new Error("no such button");
    const press = (from: string, params = button.params) =>
      chats.sink.press(
        buildPress({
          cardId: card.id,
          action: button.action,
          params: { ...params },
          from: { id: from, name: null },
        }),
      );

    const other = await press("he");
    expect(other.own["he"]?.note).toBe("只有发起人可以选择。");
    expect(await server.services.db.read.count(Batch)).toBe(0);

    // No option of the card, and none that keeps the others out.
    expect((await press("lin", { option: "99" })).own["lin"]?.note).toBe("这个按钮已不可用。");
    const [mine] = await Promise.all([press("lin"), press("lin")]);
    expect(mine.own["lin"]?.lines.join()).toContain("正在邀请 1 人");
    const late = await press("lin", { option: "0" === button.params?.["option"] ? "1" : "0" });
    expect(late.own["lin"]?.note).toBe("已经选了另一项。");
    expect(await server.services.db.read.find(Batch)).toMatchObject([{ planId: wanted.id }]);
    const kept = await server.services.db.read.findOneByOrFail(ChatCard, { id: card.id });
    expect(kept.dataSealed).not.toBeNull();
    expect(JSON.stringify(mine)).not.toContain("沈嘉禾");
    // In the group it is told that they were invited.
    await chats.work();
    expect(
      shown().some(({ to, faces }) => to.id === "cid-east" && faces.shared.title.includes("大客户")),
    ).toBe(true);
  });

  it("names the positions there are where it finds none", async () => {
    await planFor("门店运营");
    const answer = await say("邀请 沈嘉禾 13900001111 岗位：宇航员");
    expect(answer).toContain("没有找到岗位或方案“宇航员”");
    expect(answer).toContain("门店运营");
    expect(await server.services.db.read.count(Batch)).toBe(0);
  });

  it("reads a spreadsheet that comes without a word, and asks what for", async () => {
    await planFor("门店运营");
    await planFor("销售顾问");
    chats.chat.files.set("k1", Buffer.from("姓名,手机\n沈嘉禾,13900001111\n陆一鸣,13900002222\n"));
    const place = { kind: "direct" } as const;
    expect(await say("", { place, files: [{ key: "k1", name: "名单.csv" }] })).toContain("请在卡片上选择");
    const [card] = shown();
    expect(card?.faces.own["lin"]?.lines).toEqual(["邀请 2 人参加哪个面试？"]);
    await chats.sink.press(buildPress({ cardId: card?.id ?? "", action: "choose", params: { option: "0" } }));
    expect((await invite()).map(({ name }) => name)).toEqual(["沈嘉禾", "陆一鸣"]);
  });

  it("says what is wrong with a file that is none", async () => {
    await planFor("门店运营");
    chats.chat.files.set("k1", Buffer.from("%PDF-1.7"));
    expect(await say("", { files: [{ key: "k1", name: "简历.pdf" }] })).toContain("PDF");
    expect(await server.services.db.read.count(Batch)).toBe(0);
  });

  it("takes no thousand lines at once", async () => {
    await planFor("门店运营");
    const lines = Array.from({ length: 1_000 }, (_, index) => `候选人${index} 139${10_000_000 + index}`);
    expect(await say(`邀请 门店运营\n${lines.join("\n")}`)).toContain("请改发 CSV 或 XLSX 表格");
    expect(await server.services.db.read.count(Batch)).toBe(0);
  });

  it("invites for nobody who may not", async () => {
    await buildChatter(server, "boss", [inUnit("branch_manager", places.own)]);
    await planFor("门店运营");
    const answer = await say("邀请 沈嘉禾 13900001111 门店运营", { from: { id: "boss", name: null } });
    expect(answer).toContain("没有这项权限");
    expect(await server.services.db.read.count(Batch)).toBe(0);
  });

  it("knows no plan of another branch", async () => {
    await planFor("门店运营", places.other);
    expect(await say("邀请 沈嘉禾 13900001111 门店运营")).toContain("还没有可用的面试方案");
    await buildPlan(server, places.own);
    expect(await say("邀请 沈嘉禾 13900001111 门店运营")).not.toContain("门店运营”面试");
  });

  it("lets no markup of people into what it says", async () => {
    await planFor("门店运营");
    const answer = await say("邀请 沈嘉禾 13900001111 岗位：[点这里](https://evil.example) **x** <b>");
    expect(answer).not.toMatch(/\]\(|\*\*|<b>|:\/\//);
  });
});
