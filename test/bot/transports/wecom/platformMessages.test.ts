import type { MessageEvent } from "../../../../bot/chatEvent";
import { type WecomPlatform, createWecomPlatform } from "../../../../bot/transports/wecom/platform";
import { buildFaces } from "../../../factories/faces";
import { GROUP, openWecomClient, silentLog, wecomAccount } from "../../../factories/wecom";
import { eventually } from "../../../support/eventually";
import { HOME, type OpenPlatform, openPlatform } from "./openPlatform";

describe("WeCom as the bot sees it, by the real SDKs and client", () => {
  let wecom: OpenPlatform;
  beforeEach(async () => {
    wecom = await openPlatform();
  });
  afterEach(() => wecom.close());

  describe("what comes in", () => {
    it("by the app is answered when it is written down; what was not is sent again", async () => {
      wecom.take = () => Promise.reject(new Error("the database is away"));
      expect(await wecom.sandbox.say("LuoQing", "进度")).toEqual([500]);
      wecom.take = async () => undefined;
      expect(await wecom.sandbox.say("LuoQing", "进度")).toEqual([200]);
      expect(wecom.taken).toMatchObject([{ kind: "message", text: "进度", place: { kind: "direct" } }]);
    });

    it("by the AI bot is written down at the second try, since nobody would send it again", async () => {
      let tries = 0;
      wecom.take = async () => {
        if ((tries += 1) === 1) throw new Error("the database is away");
      };
      await wecom.sandbox.bot.say("LuoQing", GROUP, "@面试助手 今日");
      await eventually(() => wecom.taken.length === 1);
      expect(wecom.taken).toMatchObject([{ text: "今日", place: { kind: "group", id: GROUP } }]);
    });

    it("before the start and after the stop is for WeCom to send again", async () => {
      await wecom.platform.stop();
      expect(await wecom.sandbox.say("LuoQing", "进度")).toEqual([503]);
      expect(wecom.taken).toEqual([]);
    });
  });

  it("leaves groups and answers of the AI bot to the process that has its connection", async () => {
    const { sandbox, platform, clock, lease, taken } = wecom;
    const standby = createWecomPlatform({
      client: openWecomClient(sandbox, clock),
      callback: null,
      bot: {
        account: { botId: wecomAccount.botId, secret: wecomAccount.botSecret, wsUrl: sandbox.wsUrl },
        lease,
      },
      home: HOME,
      clock,
      log: silentLog,
    });
    await standby.start({ take: async () => undefined, press: async () => buildFaces() });
    await sandbox.bot.say("LuoQing", GROUP, "@面试助手 进度");
    const asked = (await eventually(() => taken[0])) as MessageEvent;
    const [group, person] = [
      { kind: "group", id: GROUP },
      { kind: "person", id: "LuoQing" },
    ] as const;
    const reached = (by: WecomPlatform) => [group, person, asked].map((to) => by.reaches(to));
    expect(reached(platform)).toEqual([true, true, true]);
    expect(reached(standby)).toEqual([false, true, false]);
    await standby.stop();
  });

  describe("answers", () => {
    it("go by the way the message came, and may be given twice", async () => {
      await wecom.sandbox.say("LuoQing", "帮助");
      const [asked] = wecom.taken as [MessageEvent];
      expect(await wecom.platform.reply(asked, "**帮助**")).toMatchObject({ result: "accepted" });
      expect(wecom.last()).toMatchObject({ from: "app", receivers: ["LuoQing"], text: "**帮助**" });
      await wecom.platform.reply(asked, "**帮助**");
      expect(wecom.texts()).toEqual(["**帮助**", "**帮助**"]);
    });

    it("in a group come from the AI bot, after a restart too", async () => {
      await wecom.sandbox.bot.say("LuoQing", GROUP, "@面试助手 进度");
      const asked = (await eventually(() => wecom.taken[0])) as MessageEvent;
      expect(await wecom.platform.reply(asked, "一")).toEqual({ result: "accepted", reference: null });
      expect(await wecom.platform.reply({ ...asked, id: "of another process" }, "二")).toEqual({
        result: "accepted",
        reference: null,
      });
      expect(wecom.sandbox.world.messages.slice(1)).toMatchObject([
        { from: "bot", chatId: GROUP, text: "一" },
        { from: "bot", chatId: GROUP, text: "二" },
      ]);
    });
  });

  it("tells one person the same words once", async () => {
    const to = { kind: "person", id: "TangHe" } as const;
    wecom.sandbox.faults.onCall("/message/send", { does: "act_and_cut" });
    expect(await wecom.platform.say(to, "邀请您参加面试", "m1")).toMatchObject({ result: "unclear" });
    expect(await wecom.platform.say(to, "邀请您参加面试", "m1")).toMatchObject({ result: "accepted" });
    expect(wecom.texts()).toEqual(["邀请您参加面试"]);
  });

  it.each([
    [45_009, { result: "later", failure: "rate_limited", waitMs: 60_000 }],
    [60_020, { result: "refused", failure: "gateway_setup" }],
    [-1, { result: "later", failure: "put_off" }],
  ] as const)("errcode %i comes to what it means", async (errcode, outcome) => {
    wecom.sandbox.faults.onCall("/message/send", { does: "errcode", errcode });
    expect(await wecom.platform.say({ kind: "person", id: "TangHe" }, "一", "m1")).toMatchObject(outcome);
  });

  it("says who cannot be reached, and that groups wait for the bot's connection", async () => {
    expect(await wecom.platform.say({ kind: "person", id: "Nobody" }, "一", "m1")).toMatchObject({
      result: "refused",
      failure: "address_unknown",
    });
    wecom.sandbox.faults.bot.mute = true;
    wecom.sandbox.bot.drop();
    await eventually(() => !wecom.platform.state().connected);
    expect(await wecom.platform.say({ kind: "group", id: GROUP }, "一", "m2")).toMatchObject({
      result: "later",
    });
  });
});
