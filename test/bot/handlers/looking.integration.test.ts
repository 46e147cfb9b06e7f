import { takeEvent } from "../../../bot/inbox";
import type { MessageEvent } from "../../../bot/chatEvent";
import { expireChoices } from "../../../bot/handlers/choice/expireChoices";
import { createBatch } from "../../../server/batches/createBatch";
import { batchBody } from "../../../server/batches/schema";
import { ChatCard, ChatGroup } from "../../../server/chats/entity";
import { newId } from "../../../server/clock";
import { insertRow } from "../../../server/db/rows";
import { recountInterviews } from "../../../server/insight/progress/recount";
import { ReportRow } from "../../../server/reports/entity";
import type { Report } from "../../../server/reports/schema";
import { administrator } from "../../factories/candidates";
import { buildBatchBody, buildRows } from "../../factories/batches";
import { buildBot, buildChatter, buildMessage, buildPress } from "../../factories/bot";
import { buildReported } from "../../factories/decisions";
import { type Places, buildInterview, inUnit, openCompany } from "../../factories/org";
import { buildOpenPosition } from "../../factories/positions";
import { type TestServer, openTestServer } from "../../factories/server";
import { createTestClock } from "../../support/testClock";

const DIRECT = { place: { kind: "direct" } } as const;

describe("looking from the chats", () => {
  const clock = createTestClock();
  let server: TestServer;
  let places: Places;
  let chats: ReturnType<typeof buildBot>;
  beforeEach(async () => {
    server = await openTestServer({ clock });
    places = await openCompany(server);
    await buildChatter(server, "lin", [inUnit("branch_hr", places.own)], { name: "林知夏" });
    await buildChatter(server, "far", [inUnit("branch_hr", places.other)], { name: "方远" });
    chats = buildBot(server);
  });
  afterEach(() => server.close());

  async function say(text: string, given: Partial<MessageEvent> = {}): Promise<string> {
    const before = chats.chat.replies.length;
    await takeEvent(server.services, buildMessage({ text, at: clock.now(), ...given }));
    await chats.work();
    return chats.chat.replies
      .slice(before)
      .map((reply) => reply.text)
      .join("\n");
  }
  const shown = () => [...chats.chat.cards.values()];
  const last = () => shown().at(-1);
  async function settle() {
    clock.advance(10_000);
    await chats.work();
  }

  /** With a report as far as the chats read it. */
  async function buildRead(name: string, total: number, orgUnitId = places.own) {
    const { id } = await buildReported(server, orgUnitId, { name });
    const report = {
      interviewId: id,
      version: 1,
      candidateName: name,
      jobTitle: "销售经理",
      planName: "方案",
      complete: true,
      total,
      match: 80,
      recommendation: "advance",
      recommendationReason: "总分高于推进线。",
      dimensions: [
        {
          id: "teamwork",
          name: "团队协作",
          score: total,
          level: 4,
          anchors: [],
          evidence: [],
          weightBp: 10_000,
        },
      ],
      answers: [],
      risks: [],
      engines: { scoring: "rubric", speech: "test" },
    } as unknown as Report;
    await server.services.db.write((tx) =>
      insertRow(tx, ReportRow, { id: newId(), interviewId: id, version: 1, report, createdAt: clock.now() }),
    );
    return id;
  }

  describe("进度", () => {
    it("shows a unit's, in the group and in numbers, and follows what happens", async () => {
      await buildInterview(server, places.own, { name: "沈嘉禾" });
      const { id } = await buildInterview(server, places.ownDepartment);
      expect(await say("@知面 北京分公司到哪了")).toContain("见卡片");
      expect(last()?.to).toEqual({ kind: "group", id: "cid-east" });
      expect(last()?.faces.shared.facts).toEqual([{ name: "已邀请", value: "2" }]);
      expect(JSON.stringify(last()?.faces)).not.toContain("沈嘉禾");

      await server.services.db.write(async (tx) => {
        await tx.manager.query("UPDATE interviews SET status = 'in_progress' WHERE id = ?", [id]);
        await tx.manager.query("DELETE FROM interview_count_deltas");
        await tx.manager.query("DELETE FROM interview_counts");
        await server.services.queue.enqueue(tx, "chat.news", { event: "interview.started", id });
      });
      await recountInterviews(server.services);
      await chats.work();
      await settle();
      expect(last()?.changes).toBe(1);
      expect(last()?.faces.shared.bars).toContainEqual({ name: "进行中", share: 0.5, value: "1" });
    });

    it("knows no unit out of the sender's scope, whatever group they ask in", async () => {
      await buildInterview(server, places.own);
      const answer = await say("进度 北京分公司", { from: { id: "far", name: null } });
      expect(answer).toContain("没有找到“北京分公司”");
      expect(shown()).toEqual([]);
    });

    it("without a name shows the group's unit once it is connected, else its batches", async () => {
      const body = batchBody.parse(
        await buildBatchBody(server, { orgUnitId: places.own, rows: buildRows(2) }),
      );
      await createBatch(server.services, administrator(server), body);
      expect(await say("进度")).toContain("见卡片");
      expect(last()?.faces.shared.title).toContain("北京分公司");
      expect(await say("连接 北京分公司销售部")).toContain("本群已连接到");
      await say("进展如何？");
      expect(last()?.faces.shared.title).not.toContain("北京分公司");
    });

    it("asks where two are called so, and shows what is chosen where it was asked", async () => {
      const first = await buildOpenPosition(server, places.own, { title: "销售顾问（门店）" });
      await buildOpenPosition(server, places.own, { title: "销售顾问（大客户）" });
      expect(await say("进度 销售顾问")).toContain("单独发卡片给您");
      const choice = last();
      const button = choice?.faces.own["lin"]?.buttons.find(({ text }) => text === first.title);
      if (!button || !("action" in button)) throw new Error("no such button");
      await chats.sink.press(
        buildPress({ cardId: choice?.id ?? "", action: "choose", params: { ...button.params } }),
      );
      await chats.work();
      expect(last()?.to).toEqual({ kind: "group", id: "cid-east" });
      expect(last()?.faces.shared.title).toContain("销售顾问（门店）");
    });

    it("is shown anew when it is asked for anew", async () => {
      await say("进度 北京分公司");
      await settle();
      await say("进度 北京分公司");
      expect(shown()).toHaveLength(2);
    });
  });

  describe("报告", () => {
    it("goes to the sender alone, with score, dimensions and link; the group hears no name", async () => {
      const id = await buildRead("沈嘉禾", 8.1);
      const answer = await say("沈嘉禾的报告");
      expect(answer).toBe("已单独发给您。");
      expect(last()?.to).toEqual({ kind: "person", id: "lin" });
      const face = last()?.faces.own["lin"];
      expect(face).toMatchObject({
        status: { text: "建议推进", tone: "good" },
        bars: [{ name: "团队协作", share: expect.closeTo(0.81), value: "8.1" }],
        buttons: [{ url: expect.stringContaining(`/console/interviews/${id}/report`) }],
      });
      expect(JSON.stringify(last()?.faces.shared)).not.toMatch(/沈嘉禾|8\.1/);
    });

    it("is nobody's out of scope", async () => {
      await buildRead("沈嘉禾", 8.1);
      const answer = await say("报告 沈嘉禾", { from: { id: "far", name: null } });
      expect(answer).toContain("没有找到“沈嘉禾”的面试");
      expect(shown()).toEqual([]);
    });

    it("is not shown any more to whom it was shown once their permission has ended", async () => {
      await buildRead("沈嘉禾", 8.1);
      await say("报告 沈嘉禾", DIRECT);
      const card = last();
      await server.services.db.write((tx) =>
        tx.manager.query("DELETE FROM staff_grants WHERE orgUnitId = ?", [places.own]),
      );
      const faces = await chats.sink.press(buildPress({ cardId: card?.id ?? "", action: "x" }));
      expect(JSON.stringify(faces)).not.toMatch(/沈嘉禾|8\.1/);
    });

    it("asks which of two people of one name is meant", async () => {
      await buildRead("沈嘉禾", 8.1);
      const other = await buildRead("沈嘉禾", 5.2);
      expect(await say("报告 沈嘉禾", DIRECT)).toContain("请在卡片上选择");
      const choice = last();
      expect(choice?.faces.own["lin"]?.buttons).toHaveLength(2);
      // The newest is the first.
      await chats.sink.press(
        buildPress({ cardId: choice?.id ?? "", action: "choose", params: { option: "0" } }),
      );
      await chats.work();
      expect(last()?.faces.own["lin"]?.facts).toContainEqual({ name: "总分", value: "5.2 / 10" });
      expect(other).toBeTruthy();
    });

    it("says of the same choice pressed again that it was chosen, and of another that it came late", async () => {
      await buildRead("沈嘉禾", 8.1);
      await buildRead("沈嘉禾", 5.2);
      await say("报告 沈嘉禾", DIRECT);
      const cardId = last()?.id ?? "";
      const choose = async (option: string) =>
        (await chats.sink.press(buildPress({ cardId, action: "choose", params: { option } }))).own["lin"];
      expect((await choose("0"))?.note).toBeNull();
      expect((await choose("0"))?.note).toBe("已经选过这一项了。");
      expect((await choose("1"))?.note).toBe("已经选了另一项。");
      expect((await choose("0"))?.status?.text).toBe("已选择");
    });

    it("says of a question that nobody answered in time that it is over, and keeps nothing of it", async () => {
      await buildRead("沈嘉禾", 8.1);
      await buildRead("沈嘉禾", 5.2);
      await say("报告 沈嘉禾", DIRECT);
      const cardId = last()?.id ?? "";
      const row = () => server.services.db.read.findOneByOrFail(ChatCard, { id: cardId });
      expect(await expireChoices(server.services)).toBe(0);
      clock.advance(2 * 24 * 3_600_000 + 1);
      expect(await expireChoices(server.services)).toBe(1);
      const early = await chats.sink.press(buildPress({ cardId, action: "choose", params: { option: "0" } }));
      expect(early.shared.status?.text).toBe("已过期");
      await settle();
      expect(last()?.id).toBe(cardId);
      expect(last()?.faces).toMatchObject({ shared: { status: { text: "已过期" }, buttons: [] }, own: {} });
      expect(await row()).toMatchObject({ state: "closed", dataSealed: null });
      expect(await expireChoices(server.services)).toBe(0);
    });

    it("leaves an answered question as it was answered, and forgets what it was about", async () => {
      await buildRead("沈嘉禾", 8.1);
      await buildRead("沈嘉禾", 5.2);
      await say("报告 沈嘉禾", DIRECT);
      const cardId = last()?.id ?? "";
      await chats.sink.press(buildPress({ cardId, action: "choose", params: { option: "0" } }));
      clock.advance(2 * 24 * 3_600_000 + 1);
      await chats.work();
      await expireChoices(server.services);
      await settle();
      expect(chats.chat.cards.get(cardId)?.faces.own["lin"]?.status?.text).toBe("已选择");
      const card = await server.services.db.read.findOneByOrFail(ChatCard, { id: cardId });
      expect(card).toMatchObject({ state: "closed", dataSealed: null });
    });

    it("says that there is none yet", async () => {
      await buildInterview(server, places.own, { name: "陆一鸣" });
      expect(await say("报告 陆一鸣", DIRECT)).toContain("报告还没有出：未打开");
      const inGroup = await say("报告 陆一鸣");
      expect(inGroup).toContain("报告还没有出");
      expect(inGroup).not.toContain("未打开");
    });
  });

  it("对比 puts people side by side for the sender alone", async () => {
    const one = await buildRead("沈嘉禾", 8.1);
    const two = await buildRead("陆一鸣", 6.4);
    expect(await say("对比 沈嘉禾和陆一鸣")).toBe("已单独发给您。");
    expect(last()?.faces.own["lin"]).toMatchObject({
      bars: [
        { name: "沈嘉禾", value: "8.1 · 建议推进" },
        { name: "陆一鸣", value: "6.4 · 建议推进" },
      ],
      buttons: [{ url: expect.stringContaining(`/console/compare?ids=${one},${two}`) }],
    });
    expect(await say("对比 沈嘉禾")).toContain("2 到 5 位");
    expect(await say("对比 沈嘉禾、何人")).toContain("没有找到“何人”");
  });

  it("今日 and 待办 count what the sender may see", async () => {
    await buildInterview(server, places.own);
    await buildInterview(server, places.other);
    await buildReported(server, places.own, { recommendation: "review" });
    const today = await say("今日");
    expect(today).toContain("今天邀请 2 人");
    expect(today).toMatch(/1 · 待我审批\]\(\S+\/m\/approvals\)/);
    expect(today).toContain("1 · 待人工复核");
    expect(await say("待办", { from: { id: "far", name: null } })).toMatch(
      /^\*\*待办\*\*\n- \[1 · 两天内到期\]\(\S+\)$/,
    );
  });

  it("今日 begins at midnight, on whatever day of the week", async () => {
    for (let day = 0; day < 2; day += 1) {
      clock.advance(24 * 3_600_000);
      await buildInterview(server, places.own);
      expect(await say("今日")).toContain("今天邀请 1 人");
    }
  });

  describe("连接", () => {
    const groups = () => server.services.db.read.find(ChatGroup);
    it("is for who is in charge of the unit", async () => {
      expect(await say("连接 北京分公司", { from: { id: "far", name: null } })).toContain(
        "没有找到您负责的单位",
      );
      expect(await groups()).toMatchObject([{ orgUnitId: null }]);
      await say("连接 北京分公司");
      expect(await groups()).toMatchObject([{ orgUnitId: places.own }]);
      expect(await say("连接 取消", { from: { id: "far", name: null } })).toContain("没有这项权限");
      await say("连接 取消");
      expect(await groups()).toMatchObject([{ orgUnitId: null }]);
    });

    it("means a group", async () => {
      expect(await say("连接 北京分公司", DIRECT)).toContain("请在要连接的群里");
    });
  });

  it("今日 begins at midnight in the middle of a week too", async () => {
    clock.advance(2 * 24 * 3_600_000);
    await buildInterview(server, places.own);
    expect(await say("今日")).toContain("今天邀请 1 人");
  });
});
