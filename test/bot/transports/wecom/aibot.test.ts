import { EventEmitter, once } from "node:events";
import type { ChatEvent } from "../../../../bot/chatEvent";
import {
  type WecomBot,
  type WecomBotState,
  type WecomBotTimes,
  createWecomBot,
} from "../../../../bot/transports/wecom/aibot/aibot";
import { createMemoryLease } from "../../../../server/leases/lease";
import type { WecomSandbox } from "../../../../bot/sandbox/wecom/sandbox";
import { GROUP, buildButtonCard, openWecomSandbox, silentLog, wecomAccount } from "../../../factories/wecom";
import { createTestClock } from "../../../support/testClock";

/** So short that tests need not wait; a lost test ends by jest's own limit. */
const TIMES: WecomBotTimes = {
  authMs: 300,
  heartbeatMs: 20,
  firstMs: 4,
  longestMs: 16,
  kickedMs: 16,
  leaseMs: 300,
};

describe("WeCom's AI bot", () => {
  let sandbox: WecomSandbox;
  let clock: ReturnType<typeof createTestClock>;
  let bots: { bot: WecomBot }[];

  beforeEach(async () => {
    clock = createTestClock();
    sandbox = await openWecomSandbox(clock);
    bots = [];
  });
  afterEach(async () => {
    await Promise.all(bots.map(({ bot }) => bot.stop()));
    await sandbox.close();
  });

  function open(
    options: {
      lease?: ReturnType<typeof createMemoryLease>;
      secret?: string;
      times?: Partial<WecomBotTimes>;
      onEvent?: (event: ChatEvent) => Promise<void>;
    } = {},
  ) {
    const happened = new EventEmitter();
    const events: ChatEvent[] = [];
    const states: WecomBotState[] = [];
    const bot = createWecomBot({
      account: {
        botId: wecomAccount.botId,
        secret: options.secret ?? wecomAccount.botSecret,
        wsUrl: sandbox.wsUrl,
      },
      lease: options.lease ?? createMemoryLease(() => performance.now()),
      clock,
      log: silentLog,
      times: { ...TIMES, ...options.times },
      async onEvent(event) {
        events.push(event);
        happened.emit("event");
        await options.onEvent?.(event);
      },
      onState(state) {
        states.push(state);
        happened.emit("state");
      },
    });
    bot.start();
    const opened = {
      bot,
      events,
      states,
      async reaches(state: WecomBotState) {
        while (bot.state !== state) await once(happened, "state");
      },
      async hears(count: number) {
        while (events.length < count) await once(happened, "event");
      },
    };
    bots.push(opened);
    return opened;
  }

  async function openReady(options: Parameters<typeof open>[0] = {}) {
    const opened = open(options);
    await opened.reaches("ready");
    return opened;
  }

  const lastMessage = () => sandbox.world.messages.at(-1);

  it("hears what is said in a group, without its own name, and answers there", async () => {
    const { bot, events, hears } = await openReady();
    await sandbox.bot.say("LuoQing", GROUP, "@面试助手 进度 店长");
    await hears(1);
    expect(events).toMatchObject([
      {
        kind: "message",
        from: { id: "LuoQing" },
        place: { kind: "group", id: GROUP },
        text: "进度 店长",
        at: clock.now(),
      },
    ]);
    const reply = await bot.respond(events[0]?.id ?? "", { kind: "markdown", text: "**12** 人" });
    expect(reply).toEqual({ ok: true, value: null });
    expect(lastMessage()).toMatchObject({ from: "bot", chatId: GROUP, text: "**12** 人" });
  });

  it("changes a card that was pressed, within five seconds and not after", async () => {
    const { bot, events, hears } = await openReady();
    const card = buildButtonCard();
    expect(await bot.send(GROUP, { kind: "card", card })).toMatchObject({ ok: true });
    expect(await sandbox.press("ShiYuan", card.task_id, "approve")).toBe(true);
    await hears(1);
    expect(events).toMatchObject([{ kind: "card_action", cardId: card.task_id, action: "approve" }]);
    const changed = buildButtonCard({ main_title: { title: "已同意" }, task_id: "another" });
    const id = events[0]?.id ?? "";
    expect(await bot.updateCard(id, changed)).toEqual({ ok: true, value: null });
    const view = sandbox.world.withCard(card.task_id)?.cards.get("LuoQing");
    expect(view?.card).toEqual({ ...changed, task_id: card.task_id });

    clock.advance(5_001);
    const late = await bot.updateCard(id, changed);
    expect(late).toMatchObject({ ok: false, failure: { kind: "permanent", reason: "used_up" } });
  });

  it("writes to nobody who has not written first", async () => {
    const { bot, hears } = await openReady();
    const message = { kind: "markdown", text: "您好" } as const;
    expect(await bot.send("TangHe", message)).toMatchObject({ ok: false, failure: { kind: "permanent" } });
    await sandbox.bot.say("TangHe", null, "帮助");
    await hears(1);
    expect(await bot.send("TangHe", message)).toMatchObject({ ok: true });
  });

  it("hears an event that is sent three times once", async () => {
    const { events, hears } = await openReady();
    sandbox.faults.delivery.times = 3;
    await sandbox.bot.say("LuoQing", GROUP, "今日");
    sandbox.faults.delivery.times = 1;
    await sandbox.bot.say("LuoQing", GROUP, "待办");
    await hears(2);
    expect(events.map((event) => event.kind === "message" && event.text)).toEqual(["今日", "待办"]);
  });

  it("hears an event again that it could not take over", async () => {
    let fails = true;
    const { events, hears } = await openReady({
      async onEvent() {
        if (!fails) return;
        fails = false;
        throw new Error("the database is away");
      },
    });
    await sandbox.bot.say("LuoQing", GROUP, "今日");
    await hears(1);
    const frame =
      sandbox.world.frames.findLast(({ text }) => text.includes("aibot_msg_callback"))?.text ?? "";
    sandbox.bot.garble(frame);
    await hears(2);
    expect(events[0]?.id).toBe(events[1]?.id);
  });

  it("goes on after frames that are none", async () => {
    const { events, hears, bot } = await openReady();
    const broken = [
      "",
      "{",
      "null",
      "[]",
      '{"cmd":"aibot_msg_callback"}',
      '{"cmd":"aibot_event_callback","body":7}',
    ];
    for (const text of broken) sandbox.bot.garble(text);
    sandbox.bot.garble(
      JSON.stringify({ cmd: "aibot_msg_callback", headers: {}, body: { msgtype: "text", from: 1 } }),
    );
    await sandbox.bot.say("LuoQing", GROUP, "今日");
    await hears(1);
    expect(events).toHaveLength(1);
    expect(bot.state).toBe("ready");
  });

  it("comes back after its connection broke, again and again", async () => {
    const { reaches, hears, states } = await openReady();
    for (let time = 0; time < 3; time += 1) {
      sandbox.bot.drop();
      await reaches("waiting");
      await reaches("ready");
    }
    await sandbox.bot.say("LuoQing", GROUP, "今日");
    await hears(1);
    expect(sandbox.bot.logins).toBe(4);
    expect(states.filter((state) => state === "waiting")).toHaveLength(3);
  });

  it("notices a connection that is dead without knowing", async () => {
    const { reaches } = await openReady();
    sandbox.faults.bot.deaf = true;
    await reaches("waiting");
    sandbox.faults.bot.deaf = false;
    await reaches("ready");
    expect(sandbox.bot.logins).toBeGreaterThan(1);
  });

  it("does not wait for ever for a login that nobody answers", async () => {
    sandbox.faults.bot.mute = true;
    const { reaches } = open();
    await reaches("waiting");
    expect(sandbox.bot.logins).toBe(0);
    sandbox.faults.bot.mute = false;
    await reaches("ready");
  });

  it("keeps trying when its secret is refused, and tells those who want to send", async () => {
    const { bot, reaches } = open({ secret: "wrong" });
    await reaches("waiting");
    await reaches("connecting");
    await reaches("waiting");
    const reply = await bot.send(GROUP, { kind: "markdown", text: "您好" });
    expect(reply).toMatchObject({ ok: false, failure: { kind: "retry", reason: "unreachable" } });
    expect(sandbox.world.messages).toEqual([]);
  });

  it("gives way when the same bot logs in elsewhere, and comes back later", async () => {
    const { reaches } = await openReady();
    sandbox.bot.kick();
    await reaches("waiting");
    await reaches("ready");
    expect(sandbox.bot.logins).toBe(2);
  });

  it("says that an outcome is unclear when the connection breaks before the acknowledgement", async () => {
    const { bot } = await openReady();
    sandbox.faults.bot.unacknowledged = true;
    const reply = bot.send(GROUP, { kind: "markdown", text: "您好" });
    while (sandbox.world.messages.length === 0) await new Promise(setImmediate);
    sandbox.bot.drop();
    expect(await reply).toMatchObject({ ok: false, failure: { kind: "unclear" } });
  });

  it("tells a limit from a refusal", async () => {
    const { bot } = await openReady();
    const send = () => bot.send(GROUP, { kind: "markdown", text: "您好" });
    sandbox.faults.bot.errcode = 45009;
    expect(await send()).toMatchObject({ ok: false, failure: { kind: "retry", reason: "rate_limited" } });
    sandbox.faults.bot.errcode = 40058;
    expect(await send()).toMatchObject({ ok: false, failure: { kind: "permanent", reason: "content" } });
  });

  it("connects in one process only, and in the next when that one stops", async () => {
    const lease = createMemoryLease(() => performance.now());
    const first = await openReady({ lease });
    const second = open({ lease });
    await sandbox.bot.say("LuoQing", GROUP, "今日");
    await first.hears(1);
    expect(second.bot.state).toBe("standby");
    expect(await second.bot.send(GROUP, { kind: "markdown", text: "您好" })).toMatchObject({
      ok: false,
      failure: { kind: "retry", detail: "another process has the connection" },
    });
    await first.bot.stop();
    await second.reaches("ready");
    expect(first.bot.state).toBe("stopped");
    expect(sandbox.bot.logins).toBe(2);
  });

  it("stops while it waits, and leaves nothing behind", async () => {
    await sandbox.close();
    const { bot, reaches, states } = open({ times: { firstMs: 3_600_000, longestMs: 3_600_000 } });
    await reaches("waiting");
    await bot.stop();
    expect(bot.state).toBe("stopped");
    const before = states.length;
    await new Promise(setImmediate);
    expect(states).toHaveLength(before);
    sandbox = await openWecomSandbox(clock);
  });
});
