import { createBot } from "../../bot/bot";
import { handleMessage } from "../../bot/handlers/handleMessage";
import { eventIdOf, pruneEvents, takeEvent } from "../../bot/inbox";
import { ChatEventRow, ChatGroup } from "../../server/chats/entity";
import { Job } from "../../server/queue/entity";
import { buildBot, buildChatAccount, buildChatter, buildMessage } from "../factories/bot";
import { inUnit, openCompany } from "../factories/org";
import { type TestServer, openTestServer } from "../factories/server";
import { createChatPlatform } from "../simulators/chatPlatform";
import { createTestClock } from "../support/testClock";
import { eventually } from "../support/eventually";

describe("the bot's inbox", () => {
  const clock = createTestClock();
  let server: TestServer;
  beforeEach(async () => {
    server = await openTestServer({ clock });
    const { own } = await openCompany(server);
    await buildChatter(server, "lin", [inUnit("branch_hr", own)]);
  });
  afterEach(() => server.close());

  const rowOf = (event: { platform: "dingtalk" | "wecom"; id: string }) =>
    server.services.db.read.findOneByOrFail(ChatEventRow, { id: eventIdOf(event) });

  it("writes an event down once, sealed, however often and from wherever it comes", async () => {
    const event = buildMessage({ text: "邀请 沈嘉禾 13900001111" });
    await Promise.all([1, 2, 3].map(() => takeEvent(server.services, event)));
    await takeEvent(server.services, event);

    const row = await rowOf(event);
    expect(row).toMatchObject({ state: "taken", kind: "message" });
    expect(row.eventSealed).not.toContain("沈嘉禾");
    expect(await server.services.db.read.countBy(Job, { kind: "chat.event" })).toBe(1);
  });

  it("answers once, and keeps no words of what is answered", async () => {
    const { chat, work } = buildBot(server);
    const event = buildMessage({ text: "@知面 帮助" });
    await takeEvent(server.services, event);
    await work();
    await takeEvent(server.services, event);
    await work();

    expect(chat.replies).toHaveLength(1);
    expect(chat.replies[0]?.text).toContain("我能做这些");
    expect(await rowOf(event)).toMatchObject({ state: "handled", eventSealed: null });
  });

  it("answers in English who writes English", async () => {
    const { chat, work } = buildBot(server);
    await takeEvent(server.services, buildMessage({ text: "Help" }));
    await work();
    expect(chat.replies[0]?.text).toContain("what I can do");
  });

  it.each([
    ["an account that nobody has heard of", "stranger", null],
    ["an account of nobody among the staff", "guest", {}],
  ])("gives %s a polite word and nothing else", async (_, userId, account) => {
    if (account) await buildChatAccount(server, userId, account);
    const { chat, work } = buildBot(server);
    await takeEvent(server.services, buildMessage({ text: "今日", from: { id: userId, name: "外人" } }));
    await work();
    expect(chat.replies.map(({ text }) => text)).toEqual([expect.stringContaining("我这里只为招聘同事办事")]);
  });

  it("lets another bot answer what one took and died over", async () => {
    const event = buildMessage();
    await takeEvent(server.services, event);
    // Killed in mid-work: the job stays running in the name of a process that is no more.
    await server.services.db.write((tx) =>
      tx.manager.update(
        Job,
        { kind: "chat.event" },
        {
          status: "running",
          leaseOwner: "a process that is gone",
          leaseUntil: new Date(clock.now().getTime() - 1),
        },
      ),
    );
    const chat = createChatPlatform();
    const other = createBot({ services: server.services, platforms: { dingtalk: chat.platform } });
    await other.start();
    await eventually(() => chat.replies.length > 0);
    await other.stop();
    expect(chat.replies).toHaveLength(1);
    expect(() => chat.sink()).toThrow("Nobody listens");
  });

  it("does not take over what another runner of the same process is at work on", async () => {
    await server.services.db.write((tx) =>
      server.services.queue.enqueue(tx, "batches.run", { batchId: "x" }),
    );
    await server.services.db.write((tx) =>
      tx.manager.update(Job, { kind: "batches.run" }, { status: "running", leaseOwner: "the worker" }),
    );
    const bot = createBot({ services: server.services, platforms: {} });
    await bot.start();
    await bot.stop();
    expect(await server.services.db.read.findOneByOrFail(Job, { kind: "batches.run" })).toMatchObject({
      status: "running",
      leaseOwner: "the worker",
    });
  });

  it("tries again where the platform says later, and not where it may have been said", async () => {
    const { chat, work } = buildBot(server);
    chat.failNext.push({ result: "later", failure: "rate_limited", detail: "qps" });
    await takeEvent(server.services, buildMessage());
    await expect(work()).rejects.toThrow("answer not sent: qps");
    await work();
    expect(chat.replies).toHaveLength(1);

    chat.failNext.push({ result: "unclear", detail: "cut off" });
    await takeEvent(server.services, buildMessage());
    await work();
    expect(chat.replies).toHaveLength(1);
  });

  it("does not say again what it may have said before it died, and goes on from there", async () => {
    const { chat, bot, work } = buildBot(server);
    const event = buildMessage({ text: "附近哪里有好吃的" });
    await takeEvent(server.services, event);
    // Two answers: that this was not understood, and the help. The process ends while it says the second.
    const { reply } = chat.platform;
    let said = 0;
    chat.platform.reply = async (to, text) => {
      if ((said += 1) === 2) throw new Error("the process ends");
      return reply(to, text);
    };
    await expect(handleMessage(bot, event)).rejects.toThrow("the process ends");
    chat.platform.reply = reply;
    await work();
    expect(chat.replies).toHaveLength(1);
    expect(await rowOf(event)).toMatchObject({ state: "handled", eventSealed: null });
  });

  it("notes a group at its first words and keeps its title", async () => {
    const { work } = buildBot(server);
    const said = async (title: string | null) => {
      await takeEvent(server.services, buildMessage({ place: { kind: "group", id: "cid-north", title } }));
      await work();
      return server.services.db.read.findBy(ChatGroup, { chatId: "cid-north" });
    };
    expect(await said("华北招聘群")).toMatchObject([{ title: "华北招聘群", orgUnitId: null }]);
    expect(await said(null)).toMatchObject([{ title: "华北招聘群" }]);
    expect(await said("华北校招群")).toMatchObject([{ title: "华北校招群" }]);
  });

  it("forgets in time that something came", async () => {
    await takeEvent(server.services, buildMessage());
    expect(await pruneEvents(server.services)).toBe(0);
    clock.advance(15 * 24 * 3_600_000);
    await takeEvent(server.services, buildMessage());
    expect(await pruneEvents(server.services)).toBe(1);
    expect(await server.services.db.read.count(ChatEventRow)).toBe(1);
  });
});
