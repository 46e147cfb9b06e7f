import { Interview } from "../../server/interviews/entity";
import { ruleSet } from "../../server/rules/schema";
import { saveRules } from "../../server/rules/storedRules";
import { administrator } from "../factories/candidates";
import { askRules } from "../factories/rules";
import { pressCard } from "../../bot/pressCard";
import { newsCards } from "../../bot/handlers/news/newsCards";
import { placeOf } from "../../server/chats/cards";
import { ChatCard } from "../../server/chats/entity";
import { newId } from "../../server/clock";
import { tellChats } from "../../server/chats/news";
import { Decision } from "../../server/decisions/entity";
import { HelpRequest } from "../../server/helpRequests/entity";
import { DigestDay } from "../../server/insight/digestEntity";
import { callDigest } from "../../server/insight/callDigest";
import { requestPerson } from "../../server/interviews/endInterview";
import { Meeting } from "../../server/meetings/entity";
import { Job } from "../../server/queue/entity";
import { buildBot, buildChatAccount, buildChatter, buildPress } from "../factories/bot";
import { buildReported } from "../factories/decisions";
import { buildAlert } from "../factories/meetings";
import { DINGTALK_ENV, buildGroup, composeSomebody } from "../factories/news";
import { type Colleague, type Places, inUnit, openCompany } from "../factories/org";
import { type TestServer, openTestServer } from "../factories/server";
import { type TestClock, createTestClock } from "../support/testClock";
import { runJobs } from "../support/runJobs";

const NAME = "周小满";
let server: TestServer;
let places: Places;
let clock: TestClock;
let chats: ReturnType<typeof buildBot>;

beforeEach(async () => {
  // Monday, 08:30 in Shanghai.
  clock = createTestClock("2026-03-02T00:30:00.000Z");
  server = await openTestServer({ env: { RATE_LIMITS: "false", ...DINGTALK_ENV }, clock });
  places = await openCompany(server);
  chats = buildBot(server);
  await buildChatter(server, "hejia", [inUnit("branch_hr", places.own)], { name: "何嘉" });
});
afterEach(() => server.close());

const told = () => chats.work();
const cards = async (kind: ChatCard["kind"]) =>
  (await server.services.db.read.findBy(ChatCard, { kind })).map((card) => ({
    ...card,
    at: `${card.placeKind}:${placeOf(server.services, card)}`,
  }));
const placesOf = async (kind: ChatCard["kind"]) => (await cards(kind)).map(({ at }) => at).sort();
const cardOf = async (kind: ChatCard["kind"], at: string) => {
  const card = (await cards(kind)).find((one) => one.at === at);
  if (!card) throw new Error(`no ${kind} card at ${at}`);
  return card;
};
const facesOf = async (kind: keyof typeof newsCards, at: string) => {
  const faces = await newsCards[kind].load(server.services, await cardOf(kind, at));
  if (!faces) throw new Error("nothing to show");
  return faces;
};
const press = async (
  kind: ChatCard["kind"],
  at: string,
  userId: string,
  action: string,
  params: Record<string, string> = {},
) => {
  const { id: cardId } = await cardOf(kind, at);
  const event = buildPress({ cardId, from: { id: userId, name: null }, action, params });
  return (await pressCard(server.services)(event)).own[userId];
};
const buildManager = (userId: string, name: string) =>
  buildChatter(server, userId, [inUnit("hiring_manager", places.ownDepartment)], { name });

describe("a report", () => {
  test("goes to the unit's group, and its approval alone to each who decides, on one platform", async () => {
    const manager = await buildManager("wangfang", "王芳");
    await buildChatAccount(server, "wang-again", { staffId: manager.staff.id });
    await buildGroup(server, places.own, "cid-own");
    await buildGroup(server, places.other, "cid-other");
    await composeSomebody(server, places.ownDepartment);
    await told();
    expect(await placesOf("report")).toEqual(["group:cid-own"]);
    expect(await placesOf("approval")).toEqual(["person:wangfang"]);
    // Told again it is the same cards.
    const { subjectId } = await cardOf("approval", "person:wangfang");
    await server.services.db.write((tx) =>
      tellChats(server.services, tx, { event: "report.composed", id: subjectId }),
    );
    await told();
    expect([await placesOf("report"), await placesOf("approval")].flat()).toHaveLength(2);
  });

  test("goes to HR where no group is connected; whom it does not recommend nobody is called for", async () => {
    await buildManager("wangfang", "王芳");
    await composeSomebody(server, places.ownDepartment, { recommendation: "decline" });
    await told();
    expect(await placesOf("report")).toEqual(["person:hejia"]);
    expect(await placesOf("approval")).toEqual([]);
  });

  test.each([
    ["review", []],
    ["advance", ["person:wangfang"]],
  ] as const)(
    "where rules are written for the plan, they say whether approval is asked: %s",
    async (does, at) => {
      const { services } = server;
      await buildManager("wangfang", "王芳");
      const id = await composeSomebody(server, places.ownDepartment);
      const { planId } = await services.db.read.findOneByOrFail(Interview, { id });
      const action = does === "review" ? { do: does } : { do: does, how: "ask" };
      const set = ruleSet.parse({
        rules: [{ id: "all", name: "全部", on: "reported", when: [], actions: [action] }],
      });
      await saveRules(services, administrator(server), planId, { set, version: 0, note: null, locale: "zh" });
      await askRules(server);
      await told();
      expect(await placesOf("approval")).toEqual(at);
    },
  );
});

describe("an approval card", () => {
  beforeEach(async () => {
    await buildManager("wangfang", "王芳");
    await buildManager("liqiang", "李强");
    await composeSomebody(server, places.ownDepartment, { name: NAME });
    await told();
  });

  test("shows the grounds to who decides, and to everybody else only that there is something", async () => {
    const { shared, own } = await facesOf("approval", "person:wangfang");
    expect(own["wangfang"]?.title).toContain(NAME);
    expect(own["wangfang"]?.bars.length).toBeGreaterThan(1);
    expect(own["wangfang"]?.lines.some((line) => line.startsWith("“"))).toBe(true);
    expect(JSON.stringify(shared)).not.toContain(NAME);
  });

  test("two managers at once: one decision, and the other reads whose", async () => {
    const [one, other] = await Promise.all([
      press("approval", "person:wangfang", "wangfang", "advance"),
      press("approval", "person:liqiang", "liqiang", "decline", { reason: "skills" }),
    ]);
    const decisions = await server.services.db.read.find(Decision);
    expect(decisions).toHaveLength(1);
    const first =
      decisions[0]?.outcome === "advance" ? "王芳 08:30 已同意复试" : "李强 08:30 决定不通过：技能不符";
    const notes = [one?.note, other?.note];
    expect(notes).toContain(first);
    expect(notes).toContain(`${first}，这次点击没有改变结果`);
    for (const face of [one, other]) expect(face?.buttons.some((button) => "action" in button)).toBe(false);
  });

  test("a second tap and a replay change nothing", async () => {
    await press("approval", "person:wangfang", "wangfang", "advance");
    const { id: cardId } = await cardOf("approval", "person:wangfang");
    const replayed = buildPress({ cardId, from: { id: "wangfang", name: null }, action: "decline" });
    replayed.params = { reason: "skills" };
    await Promise.all([pressCard(server.services)(replayed), pressCard(server.services)(replayed)]);
    const decisions = await server.services.db.read.find(Decision);
    expect(decisions.map(({ outcome }) => outcome)).toEqual(["advance"]);
  });

  test("the others' cards are brought up to date at once, before anything else", async () => {
    // A press that only looked had put the card's turn off by some seconds.
    await press("approval", "person:liqiang", "liqiang", "ask_reason");
    await press("approval", "person:wangfang", "wangfang", "advance");
    const jobs = await server.services.db.read.findBy(Job, { kind: "chat.card", status: "pending" });
    const { id } = await cardOf("approval", "person:liqiang");
    const job = jobs.find(({ payload }) => payload["cardId"] === id);
    expect(job?.runAfter).toEqual(clock.now());
    const { own } = await facesOf("approval", "person:liqiang");
    expect(own["liqiang"]?.note).toBe("王芳 08:30 已同意复试");
  });

  test("not going on asks for one of its reasons first", async () => {
    const asking = await press("approval", "person:wangfang", "wangfang", "ask_reason");
    expect(asking?.buttons).toHaveLength(6);
    expect(await server.services.db.read.countBy(Decision, {})).toBe(0);
    await press("approval", "person:wangfang", "wangfang", "decline", { reason: "made up" });
    await press("approval", "person:wangfang", "wangfang", "decline");
    expect(await server.services.db.read.countBy(Decision, {})).toBe(0);
    const declined = await press("approval", "person:wangfang", "wangfang", "decline", { reason: "terms" });
    expect(declined?.note).toBe("王芳 08:30 决定不通过：条件不合");
  });

  test("forwarded to somebody of another branch it does and says nothing", async () => {
    await buildChatter(server, "gulan", [inUnit("branch_manager", places.other)], { name: "顾岚" });
    for (const action of ["advance", "ask_reason", "contact_hr", "back"]) {
      const face = await press("approval", "person:wangfang", "gulan", action);
      expect(JSON.stringify(face)).not.toContain(NAME);
      expect(face?.note).toBe("没有找到这场面试。");
    }
    expect(await server.services.db.read.countBy(Decision, {})).toBe(0);
    expect(await server.services.db.read.countBy(HelpRequest, {})).toBe(0);
  });

  test("contacting HR tells them once; who takes it is told to all", async () => {
    await buildChatter(server, "luo", [inUnit("branch_hr", places.own)], { name: "罗青禾" });
    const asked = await press("approval", "person:wangfang", "wangfang", "contact_hr");
    expect(asked?.note).toContain("已告诉 HR");
    const again = await press("approval", "person:wangfang", "wangfang", "contact_hr");
    expect(again?.note).toContain("已经告诉过 HR");
    await told();
    expect(await placesOf("help_request")).toEqual(["person:hejia", "person:luo"]);
    const { shared, own } = await facesOf("help_request", "person:hejia");
    expect(own["hejia"]?.lines[0]).toBe(`王芳 想就 ${NAME} 的面试和您沟通。`);
    expect(JSON.stringify(shared)).not.toContain(NAME);
    const faces = await Promise.all([
      press("help_request", "person:hejia", "hejia", "take"),
      press("help_request", "person:luo", "luo", "take"),
    ]);
    const [request] = await server.services.db.read.find(HelpRequest);
    for (const face of faces) expect(face?.note).toBe(`${request?.takenBy} 08:30 接手处理`);
    const { own: mine } = await facesOf("approval", "person:wangfang");
    expect(mine["wangfang"]?.note).toBe(`${request?.takenBy} 会联系您`);
  });

  test("HR has a card of the second round from the decision on", async () => {
    await press("approval", "person:wangfang", "wangfang", "advance");
    await told();
    const { own } = await facesOf("second_round", "person:hejia");
    expect(own["hejia"]).toMatchObject({
      title: expect.stringContaining(NAME),
      status: { text: "等候选人选时间" },
      note: "王芳 08:30 已同意复试",
    });
  });
});

describe("an alert", () => {
  test("goes to the group and to HR; its meeting is called once, and the others are asked to come", async () => {
    await buildGroup(server, places.own, "cid-own");
    await buildChatter(server, "mayue", [inUnit("branch_manager", places.own)], { name: "马跃" });
    const { id } = await buildAlert(server, places.own);
    await server.services.db.write((tx) => tellChats(server.services, tx, { event: "alert.raised", id }));
    await told();
    expect(await placesOf("alert")).toEqual(["group:cid-own", "person:hejia"]);
    const { shared, own } = await facesOf("alert", "group:cid-own");
    expect(shared.buttons).toEqual([]);
    expect(Object.keys(own).sort()).toEqual(["hejia", "mayue"]);

    await buildChatter(server, "gulan", [inUnit("branch_hr", places.other)]);
    expect((await press("alert", "group:cid-own", "gulan", "call_meeting"))?.note).toBe("没有找到这条提醒。");
    const faces = await Promise.all([
      press("alert", "group:cid-own", "mayue", "call_meeting"),
      press("alert", "person:hejia", "hejia", "call_meeting"),
    ]);
    const [meeting, ...more] = await server.services.db.read.find(Meeting);
    expect(more).toEqual([]);
    for (const face of faces) expect(face?.note).toBe(`${meeting?.calledBy} 08:30 发起了会议`);
    await told();
    const caller = meeting?.calledBy === "马跃" ? "mayue" : "hejia";
    expect(await placesOf("meeting")).toEqual([`person:${caller === "mayue" ? "hejia" : "mayue"}`]);
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
    expect(await placesOf("digest")).toEqual(["group:cid-own", "person:hejia"]);
    const group = await facesOf("digest", "group:cid-own");
    expect(group.shared.facts).toEqual([{ name: "报告等审批", value: "1 个，最久 3 天" }]);
    expect(JSON.stringify(group)).not.toContain(NAME);
    const { own } = await facesOf("digest", "person:hejia");
    expect(JSON.stringify(own["hejia"])).toContain(NAME);
    // As after a crash that forgot the day.
    await server.services.db.write((tx) => tx.manager.clear(DigestDay));
    await ofDay();
    expect(await cards("digest")).toHaveLength(2);
  });

  test("what came in yesterday is worth telling on a working day, and not at the weekend", async () => {
    await composeSomebody(server, places.ownDepartment, { recommendation: "decline" });
    clock.advance(86_400_000 + 30 * 60_000);
    await ofDay();
    expect(await placesOf("digest")).toEqual(["person:hejia"]);
    const { own } = await facesOf("digest", "person:hejia");
    expect(own["hejia"]?.lines[0]).toBe("昨天：邀请 1 人，完成面试 1 人，作出决定 0 个。");
    // Friday's, on Saturday.
    clock.advance(3 * 86_400_000);
    await composeSomebody(server, places.ownDepartment, { recommendation: "decline" });
    clock.advance(86_400_000);
    await ofDay();
    expect(await cards("digest")).toHaveLength(1);
  });

  test("goes on portion by portion to everybody of HR", async () => {
    for (let number = 0; number < 45; number += 1) {
      await buildChatter(server, `hr-${number}`, [inUnit("branch_hr", places.own)]);
    }
    await composeSomebody(server, places.ownDepartment);
    clock.advance(86_400_000 + 30 * 60_000);
    await ofDay();
    expect(await cards("digest")).toHaveLength(46);
  });
});

test("a candidate who asks for a person is told to HR with their words", async () => {
  // After the end, for a review by a person; it may be asked again.
  const { id: interviewId } = await buildReported(server, places.own, { name: NAME });
  const candidate = { kind: "candidate", sessionId: newId(), interviewId, tabId: null } as const;
  await requestPerson(server.services, candidate, "我听力不好");
  await requestPerson(server.services, candidate, "我听力不好，想和人聊");
  await told();
  expect(await placesOf("help_request")).toEqual(["person:hejia"]);
  const { own } = await facesOf("help_request", "person:hejia");
  expect(own["hejia"]?.lines).toContain("“我听力不好，想和人聊”");
});

test("a candidate who asks again after somebody took it is told to HR anew", async () => {
  const { id: interviewId } = await buildReported(server, places.own, { name: NAME });
  const candidate = { kind: "candidate", sessionId: newId(), interviewId, tabId: null } as const;
  await requestPerson(server.services, candidate, "我听力不好");
  await told();
  await press("help_request", "person:hejia", "hejia", "take");
  clock.advance(60_000);
  await requestPerson(server.services, candidate, "还没有人联系我");
  await told();
  const [before, again, ...more] = (await cards("help_request")).toSorted(
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
  await told();
  expect(await cards("help_request")).toHaveLength(2);
});

describe("a delegation", () => {
  const DAY_MS = 86_400_000;
  const boss = () => buildManager("wangfang", "王芳");
  const standIn = () =>
    buildChatter(server, "gulan", [inUnit("hiring_manager", places.other)], { name: "顾岚" });
  const dayOf = (ahead: number) =>
    new Date(clock.now().getTime() + ahead * DAY_MS).toISOString().slice(0, 10);
  async function letDecide(absent: Colleague, colleague: Colleague, from: number, until: number) {
    const { email } = (await colleague.call("GET", "/account")).body;
    const { body } = await absent.call("POST", "/account/delegations", {
      email,
      from: dayOf(from),
      until: dayOf(until),
    });
    return body.mine[0].id as string;
  }
  const shownTo = (userId: string) =>
    [...chats.chat.cards.values()].find(
      ({ to, faces }) => to.id === userId && faces.shared.title.includes("审批"),
    )?.faces.own[userId];
  const canDecide = (userId: string) =>
    shownTo(userId)?.buttons.some((button) => "action" in button && button.action === "advance") ?? false;

  test("that begins after the card was shown brings one to who stands in, and its end takes the buttons away", async () => {
    const [absent, colleague] = [await boss(), await standIn()];
    await composeSomebody(server, places.ownDepartment, { name: NAME });
    await told();
    const id = await letDecide(absent, colleague, 0, 3);
    await told();
    expect(await placesOf("approval")).toEqual(["person:gulan", "person:wangfang"]);
    expect([canDecide("gulan"), canDecide("wangfang")]).toEqual([true, true]);

    clock.advance(60_000);
    await absent.call("DELETE", `/account/delegations/${id}`);
    await told();
    expect([canDecide("gulan"), canDecide("wangfang")]).toEqual([false, true]);
    expect(JSON.stringify(shownTo("gulan") ?? {})).not.toContain(NAME);
  });

  test("works from its first moment to its last, for what came before and meanwhile", async () => {
    const [absent, colleague] = [await boss(), await standIn()];
    await composeSomebody(server, places.ownDepartment);
    await letDecide(absent, colleague, 1, 1);
    await told();
    expect(await placesOf("approval")).toEqual(["person:wangfang"]);
    clock.advance(DAY_MS);
    await told();
    expect(await placesOf("approval")).toEqual(["person:gulan", "person:wangfang"]);
    // Of this one only the stand-in is asked, and the other when they are back.
    await composeSomebody(server, places.ownDepartment);
    await told();
    expect(await placesOf("approval")).toHaveLength(3);
    clock.advance(DAY_MS);
    await told();
    expect(await placesOf("approval")).toHaveLength(4);
    expect(canDecide("gulan")).toBe(false);
  });
});
