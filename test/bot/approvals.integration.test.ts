import { pressCard } from "../../bot/pressCard";
import { Decision } from "../../server/decisions/entity";
import { HelpRequest } from "../../server/helpRequests/entity";
import { Job } from "../../server/queue/entity";
import { type buildBot, buildChatter, buildPress } from "../factories/bot";
import { composeSomebody } from "../factories/news";
import { type NewsCards, buildManager, openNews } from "../factories/newsCards";
import { type Colleague, type Places, inUnit } from "../factories/org";
import type { TestServer } from "../factories/server";
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

describe("an approval card", () => {
  beforeEach(async () => {
    await buildManager(server, places, "wangfang", "王芳");
    await buildManager(server, places, "liqiang", "李强");
    await composeSomebody(server, places.ownDepartment, { name: NAME });
    await chats.work();
  });

  test("shows the grounds to who decides, and to everybody else only that there is something", async () => {
    const { shared, own } = await cards.facesOf("approval", "person:wangfang");
    expect(own["wangfang"]?.title).toContain(NAME);
    expect(own["wangfang"]?.bars.length).toBeGreaterThan(1);
    expect(own["wangfang"]?.lines.some((line) => line.startsWith("“"))).toBe(true);
    expect(JSON.stringify(shared)).not.toContain(NAME);
  });

  test("two managers at once: one decision, and the other reads whose", async () => {
    const [one, other] = await Promise.all([
      cards.press("approval", "person:wangfang", "wangfang", "advance"),
      cards.press("approval", "person:liqiang", "liqiang", "decline", { reason: "skills" }),
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
    await cards.press("approval", "person:wangfang", "wangfang", "advance");
    const { id: cardId } = await cards.cardOf("approval", "person:wangfang");
    const replayed = buildPress({ cardId, from: { id: "wangfang", name: null }, action: "decline" });
    replayed.params = { reason: "skills" };
    await Promise.all([pressCard(server.services)(replayed), pressCard(server.services)(replayed)]);
    const decisions = await server.services.db.read.find(Decision);
    expect(decisions.map(({ outcome }) => outcome)).toEqual(["advance"]);
  });

  test("the others' cards are brought up to date at once, before anything else", async () => {
    // A press that only looked had put the card's turn off by some seconds.
    await cards.press("approval", "person:liqiang", "liqiang", "ask_reason");
    await cards.press("approval", "person:wangfang", "wangfang", "advance");
    const jobs = await server.services.db.read.findBy(Job, { kind: "chat.card", status: "pending" });
    const { id } = await cards.cardOf("approval", "person:liqiang");
    const job = jobs.find(({ payload }) => payload["cardId"] === id);
    expect(job?.runAfter).toEqual(clock.now());
    const { own } = await cards.facesOf("approval", "person:liqiang");
    expect(own["liqiang"]?.note).toBe("王芳 08:30 已同意复试");
  });

  test("not going on asks for one of its reasons first", async () => {
    const asking = await cards.press("approval", "person:wangfang", "wangfang", "ask_reason");
    expect(asking?.buttons).toHaveLength(6);
    expect(await server.services.db.read.countBy(Decision, {})).toBe(0);
    await cards.press("approval", "person:wangfang", "wangfang", "decline", { reason: "made up" });
    await cards.press("approval", "person:wangfang", "wangfang", "decline");
    expect(await server.services.db.read.countBy(Decision, {})).toBe(0);
    const declined = await cards.press("approval", "person:wangfang", "wangfang", "decline", {
      reason: "terms",
    });
    expect(declined?.note).toBe("王芳 08:30 决定不通过：条件不合");
  });

  test("forwarded to somebody of another branch it does and says nothing", async () => {
    await buildChatter(server, "gulan", [inUnit("branch_manager", places.other)], { name: "顾岚" });
    for (const action of ["advance", "ask_reason", "contact_hr", "back"]) {
      const face = await cards.press("approval", "person:wangfang", "gulan", action);
      expect(JSON.stringify(face)).not.toContain(NAME);
      expect(face?.note).toBe("没有找到这场面试。");
    }
    expect(await server.services.db.read.countBy(Decision, {})).toBe(0);
    expect(await server.services.db.read.countBy(HelpRequest, {})).toBe(0);
  });

  test("contacting HR tells them once; who takes it is told to all", async () => {
    await buildChatter(server, "luo", [inUnit("branch_hr", places.own)], { name: "罗青禾" });
    const asked = await cards.press("approval", "person:wangfang", "wangfang", "contact_hr");
    expect(asked?.note).toContain("已告诉 HR");
    const again = await cards.press("approval", "person:wangfang", "wangfang", "contact_hr");
    expect(again?.note).toContain("已经告诉过 HR");
    await chats.work();
    expect(await cards.placesOf("help_request")).toEqual(["person:hejia", "person:luo"]);
    const { shared, own } = await cards.facesOf("help_request", "person:hejia");
    expect(own["hejia"]?.lines[0]).toBe(`王芳 想就 ${NAME} 的面试和您沟通。`);
    expect(JSON.stringify(shared)).not.toContain(NAME);
    const faces = await Promise.all([
      cards.press("help_request", "person:hejia", "hejia", "take"),
      cards.press("help_request", "person:luo", "luo", "take"),
    ]);
    const [request] = await server.services.db.read.find(HelpRequest);
    for (const face of faces) expect(face?.note).toBe(`${request?.takenBy} 08:30 接手处理`);
    const { own: mine } = await cards.facesOf("approval", "person:wangfang");
    expect(mine["wangfang"]?.note).toBe(`${request?.takenBy} 会联系您`);
  });

  test("HR has a card of the second round from the decision on", async () => {
    await cards.press("approval", "person:wangfang", "wangfang", "advance");
    await chats.work();
    const { own } = await cards.facesOf("second_round", "person:hejia");
    expect(own["hejia"]).toMatchObject({
      title: expect.stringContaining(NAME),
      status: { text: "等候选人选时间" },
      note: "王芳 08:30 已同意复试",
    });
  });
});

describe("a delegation", () => {
  const DAY_MS = 86_400_000;
  const boss = () => buildManager(server, places, "wangfang", "王芳");
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
    await chats.work();
    const id = await letDecide(absent, colleague, 0, 3);
    await chats.work();
    expect(await cards.placesOf("approval")).toEqual(["person:gulan", "person:wangfang"]);
    expect([canDecide("gulan"), canDecide("wangfang")]).toEqual([true, true]);

    clock.advance(60_000);
    await absent.call("DELETE", `/account/delegations/${id}`);
    await chats.work();
    expect([canDecide("gulan"), canDecide("wangfang")]).toEqual([false, true]);
    expect(JSON.stringify(shownTo("gulan") ?? {})).not.toContain(NAME);
  });

  test("works from its first moment to its last, for what came before and meanwhile", async () => {
    const [absent, colleague] = [await boss(), await standIn()];
    await composeSomebody(server, places.ownDepartment);
    await letDecide(absent, colleague, 1, 1);
    await chats.work();
    expect(await cards.placesOf("approval")).toEqual(["person:wangfang"]);
    clock.advance(DAY_MS);
    await chats.work();
    expect(await cards.placesOf("approval")).toEqual(["person:gulan", "person:wangfang"]);
    // Of this one only the stand-in is asked, and the other when they are back.
    await composeSomebody(server, places.ownDepartment);
    await chats.work();
    expect(await cards.placesOf("approval")).toHaveLength(3);
    clock.advance(DAY_MS);
    await chats.work();
    expect(await cards.placesOf("approval")).toHaveLength(4);
    expect(canDecide("gulan")).toBe(false);
  });
});
