import { tellChats } from "../../server/chats/news";
import { newId } from "../../server/clock";
import { callDigest } from "../../server/insight/callDigest";
import { DigestDay } from "../../server/insight/digestEntity";
import { requestPerson } from "../../server/interviews/endInterview";
import { Meeting } from "../../server/meetings/entity";
import { ruleSet } from "../../server/rules/schema";
import { saveRules } from "../../server/rules/storedRules";
import { type buildBot, buildChatAccount, buildChatter } from "../factories/bot";
import { administrator } from "../factories/candidates";
import { buildReported } from "../factories/decisions";
import { buildAlert } from "../factories/meetings";
import { buildGroup, composeSomebody } from "../factories/news";
import { type NewsCards, buildManager, openNews } from "../factories/newsCards";
import { type Places, buildColleague, buildPlan, inUnit } from "../factories/org";
import type { TestServer } from "../factories/server";
import { runJobs } from "../support/runJobs";
import type { TestClock } from "../support/testClock";

const NAME = "周小满";
let server: TestServer;
let places: Places;
let clock: TestClock;
let chats: ReturnType<typeof buildBot>;
let cards: NewsCards;

beforeEach(async () => {
  ({ server, places, clock, chats, cards } = await openNews());
});
afterEach(() => server.close());

describe("a report", () => {
  test("goes to the unit's group, and its approval alone to each who decides, on one platform", async () => {
    const manager = await buildManager(server, places, "wangfang", "王芳");
    await buildChatAccount(server, "wang-again", { staffId: manager.staff.id });
    await buildGroup(server, places.own, "cid-own");
    await buildGroup(server, places.other, "cid-other");
    await composeSomebody(server, places.ownDepartment);
    await chats.work();
    expect(await cards.placesOf("report")).toEqual(["group:cid-own"]);
    expect(await cards.placesOf("approval")).toEqual(["person:wangfang"]);
    // Told again it is the same cards.
    const { subjectId } = await cards.cardOf("approval", "person:wangfang");
    await server.services.db.write((tx) =>
      tellChats(server.services, tx, { event: "report.composed", id: subjectId }),
    );
    await chats.work();
    expect([await cards.placesOf("report"), await cards.placesOf("approval")].flat()).toHaveLength(2);
  });

  test("calls nobody for an approval that was taken back before the bot came to it", async () => {
    const hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
    await buildManager(server, places, "wangfang", "王芳");
    const id = await composeSomebody(server, places.ownDepartment);
    const [{ id: runId }] = (await hr.call("GET", `/interviews/${id}/rule-runs`)).body.items;
    const undone = await hr.call("POST", `/rule-runs/${runId}/undo`, { reason: "先等笔试" });
    expect(undone.status).toBe(200);
    await chats.work();
    expect([await cards.placesOf("report"), await cards.placesOf("approval")]).toEqual([
      ["person:hejia"],
      [],
    ]);
  });

  test("goes to HR where no group is connected; whom it does not recommend nobody is called for", async () => {
    await buildManager(server, places, "wangfang", "王芳");
    await composeSomebody(server, places.ownDepartment, { recommendation: "decline" });
    await chats.work();
    expect(await cards.placesOf("report")).toEqual(["person:hejia"]);
    expect(await cards.placesOf("approval")).toEqual([]);
  });

  test.each([
    ["review", []],
    ["advance", ["person:wangfang"]],
  ] as const)(
    "where rules are written for the plan, they say whether approval is asked: %s",
    async (does, at) => {
      const { services } = server;
      await buildManager(server, places, "wangfang", "王芳");
      const { id: planId } = await buildPlan(server, places.own);
      const action = does === "review" ? { do: does } : { do: does, how: "ask" };
      const set = ruleSet.parse({
        rules: [{ id: "all", name: "全部", on: "reported", when: [], actions: [action] }],
      });
      await saveRules(services, administrator(server), planId, { set, version: 0, note: null, locale: "zh" });
      await composeSomebody(server, places.ownDepartment, { planId });
      await chats.work();
      expect(await cards.placesOf("approval")).toEqual(at);
    },
  );
});

describe("an alert", () => {
  test("goes to the group and to HR; its meeting is called once, and the others are asked to come", async () => {
    await buildGroup(server, places.own, "cid-own");
    await buildChatter(server, "mayue", [inUnit("branch_manager", places.own)], { name: "马跃" });
    const { id } = await buildAlert(server, places.own);
    await server.services.db.write((tx) => tellChats(server.services, tx, { event: "alert.raised", id }));
    await chats.work();
    expect(await cards.placesOf("alert")).toEqual(["group:cid-own", "person:hejia"]);
    const { shared, own } = await cards.facesOf("alert", "group:cid-own");
    expect(shared.buttons).toEqual([]);
    expect(Object.keys(own).sort()).toEqual(["hejia", "mayue"]);

    await buildChatter(server, "gulan", [inUnit("branch_hr", places.other)]);
    expect((await cards.press("alert", "group:cid-own", "gulan", "call_meeting"))?.note).toBe(
      "没有找到这条提醒。",
    );
    const faces = await Promise.all([
      cards.press("alert", "group:cid-own", "mayue", "call_meeting"),
      cards.press("alert", "person:hejia", "hejia", "call_meeting"),
    ]);
    const [meeting, ...more] = await server.services.db.read.find(Meeting);
    expect(more).toEqual([]);
    for (const face of faces) expect(face?.note).toBe(`${meeting?.calledBy} 08:30 发起了会议`);
    await chats.work();
    const caller = meeting?.calledBy === "马跃" ? "mayue" : "hejia";
    expect(await cards.placesOf("meeting")).toEqual([`person:${caller === "mayue" ? "hejia" : "mayue"}`]);
  });
});

describe("the digest", () => {
  const ofDay = async () => {
    await callDigest(server.services);
    await runJobs(server.services, ["chat.news"], chats.handlers);
  };

  test("tells groups how many wait, HR also who, once a day; and nobody of nothing", async () => {
    await buildGroup(server, places.own, "cid-own");
    await buildGroup(server, places.other, "cid-other");
    await buildChatter(server, "gulan", [inUnit("branch_hr", places.other)]);
    await composeSomebody(server, places.ownDepartment, { name: NAME });
    clock.advance(3 * 86_400_000 + 30 * 60_000);
    await ofDay();
    expect(await cards.placesOf("digest")).toEqual(["group:cid-own", "person:hejia"]);
    const group = await cards.facesOf("digest", "group:cid-own");
    expect(group.shared.facts).toEqual([{ name: "报告等审批", value: "1 个，最久 3 天" }]);
    expect(JSON.stringify(group)).not.toContain(NAME);
    const { own } = await cards.facesOf("digest", "person:hejia");
    expect(JSON.stringify(own["hejia"])).toContain(NAME);
    // As after a crash that forgot the day.
    await server.services.db.write((tx) => tx.manager.clear(DigestDay));
    await ofDay();
    expect(await cards.ofKind("digest")).toHaveLength(2);
  });

  test("what came in yesterday is worth telling on a working day, and not at the weekend", async () => {
    await composeSomebody(server, places.ownDepartment, { recommendation: "decline" });
    clock.advance(86_400_000 + 30 * 60_000);
    await ofDay();
    expect(await cards.placesOf("digest")).toEqual(["person:hejia"]);
    const { own } = await cards.facesOf("digest", "person:hejia");
    expect(own["hejia"]?.lines[0]).toBe("昨天：邀请 1 人，完成面试 1 人，作出决定 0 个。");
    // Friday's, on Saturday.
    clock.advance(3 * 86_400_000);
    await composeSomebody(server, places.ownDepartment, { recommendation: "decline" });
    clock.advance(86_400_000);
    await ofDay();
    expect(await cards.ofKind("digest")).toHaveLength(1);
  });

  test("goes on portion by portion to everybody of HR", async () => {
    for (let number = 0; number < 45; number += 1) {
      await buildChatter(server, `hr-${number}`, [inUnit("branch_hr", places.own)]);
    }
    await composeSomebody(server, places.ownDepartment);
    clock.advance(86_400_000 + 30 * 60_000);
    await ofDay();
    expect(await cards.ofKind("digest")).toHaveLength(46);
  });
});

test("a candidate who asks for a person is told to HR with their words", async () => {
  // After the end, for a review by a person; it may be asked again.
  const { id: interviewId } = await buildReported(server, places.own, { name: NAME });
  const candidate = { kind: "candidate", sessionId: newId(), interviewId, tabId: null } as const;
  await requestPerson(server.services, candidate, "我听力不好");
  await requestPerson(server.services, candidate, "我听力不好，想和人聊");
  await chats.work();
  expect(await cards.placesOf("help_request")).toEqual(["person:hejia"]);
  const { own } = await cards.facesOf("help_request", "person:hejia");
  expect(own["hejia"]?.lines).toContain("“我听力不好，想和人聊”");
});

test("a candidate who asks again after somebody took it is told to HR anew", async () => {
  const { id: interviewId } = await buildReported(server, places.own, { name: NAME });
  const candidate = { kind: "candidate", sessionId: newId(), interviewId, tabId: null } as const;
  await requestPerson(server.services, candidate, "我听力不好");
  await chats.work();
  await cards.press("help_request", "person:hejia", "hejia", "take");
  clock.advance(60_000);
  await requestPerson(server.services, candidate, "还没有人联系我");
  await chats.work();
  const [before, again, ...more] = (await cards.ofKind("help_request")).toSorted(
    (one, other) => one.createdAt.getTime() - other.createdAt.getTime(),
  );
  expect(more).toEqual([]);
  expect(again?.createdAt).not.toEqual(before?.createdAt);
  expect(chats.chat.cards.get(again?.id ?? "")?.faces.own["hejia"]).toMatchObject({
    status: { text: "等待处理" },
    lines: expect.arrayContaining(["“还没有人联系我”"]),
  });
  // Pressed twice it is no third card.
  await requestPerson(server.services, candidate, "还没有人联系我");
  await chats.work();
  expect(await cards.ofKind("help_request")).toHaveLength(2);
});
