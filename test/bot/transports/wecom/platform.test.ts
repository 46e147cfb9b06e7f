import { createCipheriv, randomBytes } from "node:crypto";
import { once } from "node:events";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Koa from "koa";
import type { CardFaces } from "../../../../bot/cards/face";
import { templateCard } from "../../../../bot/cards/wecom/templateCard";
import type { CardActionEvent, ContactEvent, MessageEvent } from "../../../../bot/chatEvent";
import type { ChatCardContent, ShowOutcome } from "../../../../bot/platform";
import type { WecomSandbox } from "../../../../bot/sandbox/wecom/sandbox";
import { type WecomPlatform, createWecomPlatform } from "../../../../bot/transports/wecom/platform";
import { onError } from "../../../../server/http/onError";
import { type Lease, createMemoryLease } from "../../../../server/leases/lease";
import { buildFace, buildFaces } from "../../../factories/faces";
import { GROUP, openWecomClient, openWecomSandbox, silentLog, wecomAccount } from "../../../factories/wecom";
import { eventually } from "../../../support/eventually";
import { createGate } from "../../../support/gate";
import { createTestClock } from "../../../support/testClock";

const HOME = "https://hr.example.com";
const HOUR_MS = 3_600_000;

describe("WeCom as the bot sees it, by the real SDKs and client", () => {
  let sandbox: WecomSandbox;
  let platform: WecomPlatform;
  let server: Server;
  let clock: ReturnType<typeof createTestClock>;
  let lease: Lease;
  let taken: (MessageEvent | ContactEvent)[];
  let presses: CardActionEvent[];
  let take: () => Promise<void>;
  let press: () => Promise<CardFaces>;

  const start = () =>
    platform.start({
      async take(event) {
        await take();
        taken.push(event);
      },
      async press(event) {
        presses.push(event);
        return press();
      },
    });

  beforeEach(async () => {
    clock = createTestClock();
    lease = createMemoryLease(() => performance.now());
    sandbox = await openWecomSandbox(clock);
    taken = [];
    presses = [];
    take = async () => undefined;
    press = async () => buildFaces();
    platform = createWecomPlatform({
      client: openWecomClient(sandbox, clock, { timeoutMs: 2_000 }),
      callback: { path: "/callback", token: wecomAccount.token, encodingAesKey: wecomAccount.encodingAesKey },
      bot: {
        account: { botId: wecomAccount.botId, secret: wecomAccount.botSecret, wsUrl: sandbox.wsUrl },
        lease,
        times: { authMs: 300, firstMs: 4, longestMs: 16, kickedMs: 16, leaseMs: 300 },
      },
      home: HOME,
      clock,
      log: silentLog,
    });
    const app = new Koa();
    app.silent = true;
    app.use(onError(silentLog));
    app.use(platform.middleware as Koa.Middleware);
    server = createServer(app.callback()).listen(0, "127.0.0.1");
    await once(server, "listening");
    await sandbox.register(`http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`);
    await start();
    await eventually(() => platform.state().connected);
  });
  afterEach(async () => {
    await platform.stop();
    await sandbox.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const last = () => sandbox.world.messages.at(-1);
  const texts = () => sandbox.world.messages.flatMap(({ from, text }) => (from === "person" ? [] : [text]));
  const content = (overrides: Partial<ChatCardContent> = {}): ChatCardContent => ({
    id: "card-1",
    to: { kind: "person", id: "ShiYuan" },
    faces: buildFaces({ ShiYuan: buildFace() }),
    handle: null,
    ...overrides,
  });
  const inGroup = (faces: CardFaces) => content({ to: { kind: "group", id: GROUP }, faces });
  const handleOf = (outcome: ShowOutcome) => (outcome.result === "accepted" ? outcome.reference : null);
  const seen = (userId = "ShiYuan") => sandbox.world.withCard("card-1")?.cards.get(userId)?.card;
  const drawn = (face: Parameters<typeof templateCard>[0]) =>
    templateCard(face, { cardId: "card-1", home: HOME });
  const decided = buildFace({ status: { text: "已同意", tone: "good" }, buttons: [], note: "施远 刚刚" });

  describe("what comes in", () => {
    it("by the app is answered when it is written down; what was not is sent again", async () => {
      take = () => Promise.reject(new Error("the database is away"));
      expect(await sandbox.say("LuoQing", "进度")).toEqual([500]);
      take = async () => undefined;
      expect(await sandbox.say("LuoQing", "进度")).toEqual([200]);
      expect(taken).toMatchObject([{ kind: "message", text: "进度", place: { kind: "direct" } }]);
    });

    it("by the AI bot is written down at the second try, since nobody would send it again", async () => {
      let tries = 0;
      take = async () => {
        if ((tries += 1) === 1) throw new Error("the database is away");
      };
      await sandbox.bot.say("LuoQing", GROUP, "@面试助手 今日");
      await eventually(() => taken.length === 1);
      expect(taken).toMatchObject([{ text: "今日", place: { kind: "group", id: GROUP } }]);
    });

    it("before the start and after the stop is for WeCom to send again", async () => {
      await platform.stop();
      expect(await sandbox.say("LuoQing", "进度")).toEqual([503]);
      expect(taken).toEqual([]);
    });
  });

  it("leaves groups and answers of the AI bot to the process that has its connection", async () => {
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
      await sandbox.say("LuoQing", "帮助");
      const [asked] = taken as [MessageEvent];
      expect(await platform.reply(asked, "**帮助**")).toMatchObject({ result: "accepted" });
      expect(last()).toMatchObject({ from: "app", receivers: ["LuoQing"], text: "**帮助**" });
      await platform.reply(asked, "**帮助**");
      expect(texts()).toEqual(["**帮助**", "**帮助**"]);
    });

    it("in a group come from the AI bot, after a restart too", async () => {
      await sandbox.bot.say("LuoQing", GROUP, "@面试助手 进度");
      const asked = (await eventually(() => taken[0])) as MessageEvent;
      expect(await platform.reply(asked, "一")).toEqual({ result: "accepted", reference: null });
      expect(await platform.reply({ ...asked, id: "of another process" }, "二")).toEqual({
        result: "accepted",
        reference: null,
      });
      expect(sandbox.world.messages.slice(1)).toMatchObject([
        { from: "bot", chatId: GROUP, text: "一" },
        { from: "bot", chatId: GROUP, text: "二" },
      ]);
    });
  });

  it("tells one person the same words once", async () => {
    const to = { kind: "person", id: "TangHe" } as const;
    sandbox.faults.onCall("/message/send", { does: "act_and_cut" });
    expect(await platform.say(to, "邀请您参加面试", "m1")).toMatchObject({ result: "unclear" });
    expect(await platform.say(to, "邀请您参加面试", "m1")).toMatchObject({ result: "accepted" });
    expect(texts()).toEqual(["邀请您参加面试"]);
  });

  it.each([
    [45_009, { result: "later", failure: "rate_limited", waitMs: 60_000 }],
    [60_020, { result: "refused", failure: "gateway_setup" }],
    [-1, { result: "later", failure: "put_off" }],
  ] as const)("errcode %i comes to what it means", async (errcode, outcome) => {
    sandbox.faults.onCall("/message/send", { does: "errcode", errcode });
    expect(await platform.say({ kind: "person", id: "TangHe" }, "一", "m1")).toMatchObject(outcome);
  });

  it("says who cannot be reached, and that groups wait for the bot's connection", async () => {
    expect(await platform.say({ kind: "person", id: "Nobody" }, "一", "m1")).toMatchObject({
      result: "refused",
      failure: "address_unknown",
    });
    sandbox.faults.bot.mute = true;
    sandbox.bot.drop();
    await eventually(() => !platform.state().connected);
    expect(await platform.say({ kind: "group", id: GROUP }, "一", "m2")).toMatchObject({ result: "later" });
  });

  describe("cards for one person", () => {
    it("show what that person may see, and are changed once by the code of their sending", async () => {
      const shown = await platform.showCard(content());
      expect(seen()).toEqual(drawn(buildFace()));
      const changed = await platform.changeCard(
        content({ faces: buildFaces({ ShiYuan: decided }), handle: handleOf(shown) }),
      );
      expect(changed).toMatchObject({ result: "accepted" });
      expect(seen()).toEqual(drawn(decided));
      expect(texts()).toEqual([null]);

      const closed = buildFaces({ ShiYuan: { ...decided, status: { text: "已撤回", tone: "warn" } } });
      await platform.changeCard(content({ faces: closed, handle: handleOf(changed) }));
      expect(texts()).toEqual([null, "**复试审批** 已撤回\n施远 刚刚"]);
    });

    it("know a person whose id WeCom tells in small letters, and nobody by a name of JavaScript's", async () => {
      await platform.showCard(content({ to: { kind: "person", id: "shiyuan" } }));
      expect(sandbox.world.messages.at(-1)?.cards.get("ShiYuan")?.card).toEqual(drawn(buildFace()));
      const stranger = content({ id: "card-2", to: { kind: "person", id: "constructor" } });
      expect(await platform.showCard(stranger)).toMatchObject({ failure: "address_unknown" });
    });

    it("keep that code for what matters", async () => {
      const shown = await platform.showCard(content());
      const more = buildFaces({ ShiYuan: buildFace({ lines: ["又一行"], note: "三天内有效" }) });
      expect(await platform.changeCard(content({ faces: more, handle: handleOf(shown) }))).toEqual(shown);
      expect(seen()).toEqual(drawn(buildFace()));
      await platform.changeCard(
        content({ faces: buildFaces({ ShiYuan: decided }), handle: handleOf(shown) }),
      );
      expect(seen()).toEqual(drawn(decided));
    });

    it("that are too old say in a line what they have come to", async () => {
      const shown = await platform.showCard(content());
      clock.advance(72 * HOUR_MS);
      await platform.changeCard(
        content({ faces: buildFaces({ ShiYuan: decided }), handle: handleOf(shown) }),
      );
      expect(texts()).toEqual([null, "**复试审批** 已同意\n施远 刚刚"]);
    });

    it("that are to be pressed again after their code is spent come anew, and are pressed as the same card", async () => {
      const shown = await platform.showCard(content());
      // A press whose change of the card is lost uses its own code up; delivery then uses the one that it keeps.
      press = async () => buildFaces({ ShiYuan: decided });
      sandbox.faults.onCall("/message/update_template_card", { does: "errcode", errcode: 41_008 });
      await sandbox.press("ShiYuan", "card-1", "approve");
      const asDecided = content({ faces: buildFaces({ ShiYuan: decided }) });
      const changed = await platform.changeCard({ ...asDecided, handle: handleOf(shown) });
      expect(seen()).toEqual(drawn(decided));

      // Taken back: there is something to press again, and nothing left to change the card by.
      sandbox.faults.onCall("/message/send", { does: "act_and_cut" });
      const anew = await platform.changeCard(content({ handle: handleOf(changed) }));
      expect(sandbox.world.messages).toHaveLength(2);
      expect(await sandbox.press("ShiYuan", "card-1@1", "approve")).toBe(true);
      expect(presses.map(({ cardId }) => cardId)).toEqual(["card-1", "card-1"]);
      const fresh = () => sandbox.world.withCard("card-1@1")?.cards.get("ShiYuan")?.card;
      await eventually(() => fresh()?.main_title.desc === "已同意");
      await platform.changeCard({ ...asDecided, handle: handleOf(anew) });
      expect(sandbox.world.messages).toHaveLength(2);
      expect(fresh()?.task_id).toBe("card-1@1");
    });

    it("tell in a line, again until it is sure, what WeCom does not let change", async () => {
      const shown = await platform.showCard(content());
      const now = content({ faces: buildFaces({ ShiYuan: decided }), handle: handleOf(shown) });
      sandbox.faults.onCall("/message/update_template_card", { does: "errcode", errcode: 40_058 });
      sandbox.faults.onCall("/message/send", { does: "bad_gateway" }, { does: "act_and_cut" });
      expect((await platform.changeCard(now)).result).not.toBe("accepted");
      sandbox.faults.onCall("/message/update_template_card", { does: "errcode", errcode: 41_008 });
      expect((await platform.changeCard(now)).result).not.toBe("accepted");
      sandbox.faults.onCall("/message/update_template_card", { does: "errcode", errcode: 41_008 });
      expect(await platform.changeCard(now)).toMatchObject({ result: "accepted" });
      expect(texts()).toEqual([null, "**复试审批** 已同意\n施远 刚刚"]);
    });

    it("whose sending nobody confirmed are there once, and can be changed", async () => {
      sandbox.faults.onCall("/message/send", { does: "act_and_cut" });
      const shown = await platform.showCard(content());
      expect(texts()).toEqual([null]);
      await platform.changeCard(
        content({ faces: buildFaces({ ShiYuan: decided }), handle: handleOf(shown) }),
      );
      expect(seen()).toEqual(drawn(decided));
    });

    it("whose sending nobody confirmed stay in doubt, though WeCom refuses them the second time", async () => {
      sandbox.faults.onCall("/message/send", { does: "act_and_cut" }, { does: "errcode", errcode: 60_111 });
      expect(await platform.showCard(content())).toMatchObject({ result: "unclear" });
    });

    it("are changed by the press, whose callback is answered with nothing", async () => {
      await platform.showCard(content());
      press = async () => buildFaces({ ShiYuan: decided });
      expect(await sandbox.press("ShiYuan", "card-1", "approve?round=2")).toBe(true);
      expect(presses).toMatchObject([{ action: "approve", params: { round: "2" }, from: { id: "ShiYuan" } }]);
      await eventually(() => seen()?.card_type === "text_notice");
      expect(seen()).toEqual(drawn(decided));
      expect(sandbox.world.frames.findLast(({ channel }) => channel === "callback")?.text).toBe("200");
    });

    it("answer WeCom in time when the press takes longer, and change afterwards", async () => {
      const gate = createGate();
      await platform.showCard(content());
      press = async () => {
        await gate.opened;
        return buildFaces({ ShiYuan: decided });
      };
      expect(await sandbox.press("ShiYuan", "card-1", "approve")).toBe(true);
      expect(seen()).toEqual(drawn(buildFace()));
      gate.open();
      await eventually(() => seen()?.card_type === "text_notice");
    });

    it("tell who pressed when it failed", async () => {
      await platform.showCard(content());
      press = () => Promise.reject(new Error("broke"));
      await sandbox.press("ShiYuan", "card-1", "approve");
      expect(await eventually(() => last()?.text)).toMatch(/^没有成功/);
    });
  });

  describe("cards in a group", () => {
    it("show nobody what only some may see, and a change is told in a line", async () => {
      const shown = await platform.showCard(inGroup(buildFaces({ ShiYuan: buildFace() })));
      expect(seen("LuoQing")).toEqual(drawn(buildFaces().shared));
      expect(JSON.stringify(sandbox.world.messages)).not.toContain("宋知微");
      const after = buildFaces({}, { status: { text: "已决定", tone: "good" } });
      await platform.changeCard({ ...inGroup(after), handle: handleOf(shown) });
      expect(last()).toMatchObject({
        from: "bot",
        chatId: GROUP,
        text: "**有一位候选人等待复试审批** 已决定",
      });
    });

    it("are changed by a press for all, and for who pressed to their own", async () => {
      const ask = { text: "我来面试", style: "primary", action: "claim" } as const;
      await platform.showCard(inGroup(buildFaces({}, { buttons: [ask] })));
      const shared = buildFaces({}, { status: { text: "已认领", tone: "good" } }).shared;
      press = async () => ({ shared, own: { ShiYuan: decided } });
      expect(await sandbox.press("ShiYuan", "card-1", "claim")).toBe(true);
      await eventually(() => seen("ShiYuan")?.main_title.desc === "已同意");
      expect(seen("LuoQing")).toEqual(drawn(shared));
    });

    it("tell the group when a press failed", async () => {
      const ask = { text: "我来面试", style: "primary", action: "claim" } as const;
      await platform.showCard(inGroup(buildFaces({}, { buttons: [ask] })));
      press = () => Promise.reject(new Error("broke"));
      await sandbox.press("ShiYuan", "card-1", "claim");
      expect(await eventually(() => last()?.text)).toMatch(/^没有成功/);
    });

    it("that were pressed too long ago are answered in a line", async () => {
      const ask = { text: "我来面试", style: "primary", action: "claim" } as const;
      await platform.showCard(inGroup(buildFaces({}, { buttons: [ask] })));
      press = async () => {
        clock.advance(5_001);
        return buildFaces({}, { status: { text: "已认领", tone: "good" } });
      };
      await sandbox.press("ShiYuan", "card-1", "claim");
      expect(await eventually(() => last()?.text)).toBe("**有一位候选人等待复试审批** 已认领");
    });
  });

  describe("files", () => {
    const data = Buffer.from("姓名,手机\n");
    let files: Server;
    let url: string;
    const key = randomBytes(32);
    const sealed = () => {
      const cipher = createCipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(false);
      const missing = 32 - (data.length % 32);
      return Buffer.concat([
        cipher.update(Buffer.concat([data, Buffer.alloc(missing, missing)])),
        cipher.final(),
      ]);
    };

    beforeEach(async () => {
      files = createServer((req, res) => {
        const { pathname, searchParams } = new URL(req.url ?? "/", "http://files");
        if (pathname.endsWith("/gettoken"))
          return res.end('{"errcode":0,"access_token":"t","expires_in":7200}');
        if (pathname === "/sealed") return res.end(sealed());
        if (searchParams.get("media_id") === "known") return res.end(data);
        return res.writeHead(200, { "content-type": "application/json" }).end('{"errcode":40007}');
      }).listen(0, "127.0.0.1");
      await once(files, "listening");
      url = `http://127.0.0.1:${(files.address() as AddressInfo).port}`;
      // The one of all tests listens, and this one takes its place.
      await platform.stop();
      platform = createWecomPlatform({
        client: openWecomClient(sandbox, clock, { baseUrl: `${url}/cgi-bin` }),
        callback: null,
        bot: null,
        home: HOME,
        clock,
        log: silentLog,
      });
    });
    afterEach(() => new Promise((resolve) => files.close(resolve)));

    const botFile = (at = `${url}/sealed`, aeskey = key.toString("base64")) => ({
      key: JSON.stringify({ url: at, aeskey }),
      name: "名单.csv",
    });

    it("to the app come by their id", async () => {
      expect(await platform.fetchFile({ key: "known", name: "x" }, 100)).toEqual(data);
      await expect(platform.fetchFile({ key: "gone", name: "x" }, 100)).rejects.toMatchObject({
        code: "chat.file_gone",
      });
    });
    it("to the AI bot are opened with their own key", async () => {
      expect(await platform.fetchFile(botFile(), data.length)).toEqual(data);
      const wrong = botFile(undefined, randomBytes(32).toString("base64"));
      await expect(platform.fetchFile(wrong, 100)).rejects.toMatchObject({ code: "chat.file_gone" });
    });
    it("of too many bytes are refused", async () => {
      await expect(platform.fetchFile({ key: "known", name: "x" }, 5)).rejects.toMatchObject({
        code: "chat.file_too_large",
      });
      await expect(platform.fetchFile(botFile(), data.length - 1)).rejects.toMatchObject({
        code: "chat.file_too_large",
      });
    });
    it("are fetched from nowhere but WeCom's own addresses or over TLS", async () => {
      await expect(platform.fetchFile(botFile("http://169.254.169.254/"), 100)).rejects.toMatchObject({
        code: "chat.file_gone",
      });
      await expect(platform.fetchFile(botFile("file:///etc/passwd"), 100)).rejects.toMatchObject({
        code: "chat.file_gone",
      });
    });
  });
});
