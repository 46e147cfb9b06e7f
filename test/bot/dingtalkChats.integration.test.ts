import { setImmediate } from "node:timers/promises";
import { type RunningBot, createBot } from "../../bot/bot";
import { openChatPlatforms } from "../../bot/openChatPlatforms";
import { Batch } from "../../server/batches/entity";
import { placeOf } from "../../server/chats/cards";
import { ChatCard } from "../../server/chats/entity";
import { ROOT_UNIT } from "../../server/org/tree";
import { createPlan } from "../../server/plans/createPlan";
import { buildChatter } from "../factories/bot";
import { type ChatServer, openServerWithChats } from "../factories/chatAccounts";
import { inUnit, openCompany } from "../factories/org";
import { buildDefinition } from "../factories/plans";
import { eventually } from "../support/eventually";

/** The whole way: the sandbox's frames, the real SDK and client, inbox, jobs, commands, delivery, and back. */
describe("a group in DingTalk", () => {
  let chats: ChatServer;
  let bot: RunningBot;
  let group: { id: string };
  beforeAll(() => {
    for (const level of ["info", "warn"] as const) jest.spyOn(console, level).mockReturnValue(undefined);
  });
  beforeEach(async () => {
    chats = await openServerWithChats({ clock: { now: () => new Date() } });
    const { server, dingtalk } = chats;
    const { own } = await openCompany(server);
    dingtalk.world.addPerson({ id: "lin", name: "林知夏" });
    dingtalk.world.addPerson({ id: "he", name: "何远山" });
    group = dingtalk.world.addGroup("华东招聘群", ["lin", "he"]);
    await buildChatter(server, "lin", [inUnit("branch_hr", own)], { name: "林知夏" });
    const { dingtalk: platform } = openChatPlatforms(server.services).platforms;
    bot = createBot({ services: server.services, platforms: platform ? { dingtalk: platform } : {} });
    await bot.start();
    await eventually(() => platform?.state().connected);
  });
  afterEach(async () => {
    await bot.stop();
    await chats.close();
  });

  const buildPlanCalled = (jobTitle: string) =>
    createPlan(
      chats.server.services,
      { name: jobTitle, definition: buildDefinition({ jobTitle }) },
      ROOT_UNIT,
    );
  const say = (from: string, text: string) => chats.dingtalk.say(from, { group: group.id }, text);
  /** What the robot said in the group. */
  const answers = () =>
    chats.dingtalk.world
      .messagesIn({ group: group.id })
      .filter(({ fromId }) => fromId === null)
      .map(({ content }) => JSON.stringify(content));
  async function cardOf(kind: ChatCard["kind"]): Promise<ChatCard> {
    for (;;) {
      const card = await chats.server.services.db.read.findOneBy(ChatCard, { kind, state: "shown" });
      if (card) return card;
      // SQLite answers at once: without this no frame would ever come in.
      await setImmediate();
    }
  }

  it("invites from one line, and shows the group a card without names", async () => {
    await buildPlanCalled("门店运营");
    say("lin", "邀请 沈嘉禾 13900001111 门店运营");
    const answer = await eventually(() => answers().find((text) => text.includes("正在邀请 1 人")));
    const card = await cardOf("invitation");
    const seen = chats.dingtalk.cards.view(card.id, "he");
    expect(seen?.["title"]).toBe("面试邀请 · 门店运营");
    expect(JSON.stringify([seen, answer])).not.toMatch(/沈嘉禾|13900001111/);
  });

  it("asks back whoever asked, alone, and does what is tapped", async () => {
    await buildPlanCalled("门店运营（早班）");
    const late = await buildPlanCalled("门店运营（晚班）");
    say("lin", "邀请 沈嘉禾 13900001111 门店运营");
    const card = await cardOf("choice");
    expect([card.placeKind, placeOf(chats.server.services, card)]).toEqual(["person", "lin"]);
    const seen = chats.dingtalk.cards.view(card.id, "lin") ?? {};
    const [label] = Object.entries(seen).find(([, value]) => value === late.name) ?? [];
    chats.dingtalk.tap(card.id, "lin", "press", { press: seen[`${label}_press`] ?? "" });
    await eventually(() => chats.dingtalk.cards.view(card.id, "lin")?.["body"]?.includes("正在邀请 1 人"));
    expect(await chats.server.services.db.read.find(Batch)).toMatchObject([{ planId: late.id }]);
  });

  it("has a polite word for whoever it does not know, and no data", async () => {
    say("he", "今日");
    const answer = await eventually(() => answers()[0]);
    expect(answer).toContain("我这里只为招聘同事办事");
  });

  it("answers a message once that comes twice", async () => {
    chats.dingtalk.faults.arm("duplicateFrame");
    say("lin", "帮助");
    await eventually(() => answers().length > 0);
    say("lin", "今日");
    await eventually(() => answers().some((text) => text.includes("今天邀请")));
    expect(answers().filter((text) => text.includes("我能做这些"))).toHaveLength(1);
  });
});
