import { cardParams } from "../../../../bot/cards/dingtalk/cardParams";
import type { CardFaces } from "../../../../bot/cards/face";
import type { CardActionEvent, ContactEvent, MessageEvent } from "../../../../bot/chatEvent";
import type { ChatPlatform } from "../../../../bot/platform";
import { createDingtalkPlatform } from "../../../../bot/transports/dingtalk/platform";
import { buildDingtalk, buildDingtalkClient } from "../../../factories/dingtalk";
import { buildFace, buildFaces } from "../../../factories/faces";
import { silentLog } from "../../../factories/wecom";
import { eventually } from "../../../support/eventually";
import { createGate } from "../../../support/gate";
import { createTestClock } from "../../../support/testClock";

type Built = Awaited<ReturnType<typeof buildDingtalk>>;

describe("DingTalk as the bot sees it, by the real SDK and client", () => {
  let built: Built;
  let platform: ChatPlatform;
  let taken: (MessageEvent | ContactEvent)[];
  let presses: CardActionEvent[];
  let take: () => Promise<void>;
  let press: () => Promise<CardFaces>;
  const clock = createTestClock(new Date().toISOString());

  beforeEach(async () => {
    built = await buildDingtalk();
    taken = [];
    presses = [];
    take = async () => undefined;
    press = async () => buildFaces();
    const { origin, app } = built.sandbox;
    platform = createDingtalkPlatform({
      client: buildDingtalkClient(origin, app),
      app,
      apiBase: origin,
      corpId: built.sandbox.corpId,
      templateId: "zhimian.schema",
      clock,
      log: silentLog,
      timing: { firstDelayMs: 5, longestDelayMs: 40, answerMs: 200 },
    });
    await platform.start({
      async take(event) {
        await take();
        taken.push(event);
      },
      async press(event) {
        presses.push(event);
        return press();
      },
    });
    await eventually(() => platform.state().connected);
  });
  afterEach(async () => {
    await platform.stop();
    await built.close();
  });

  const acks = (messageId: string | null) => built.sandbox.gateway.acksOf(messageId ?? "");
  const said = () => built.sandbox.world.messages.filter(({ fromId }) => fromId === null);
  const seen = (userId: string) => built.sandbox.cards.view("card-1", userId);
  const show = (faces: CardFaces, to: "group" | "person" = "group") =>
    platform.showCard({
      id: "card-1",
      to: { kind: to, id: to === "group" ? built.group.id : "lin" },
      faces,
      handle: null,
    });

  async function heard(text: string, place: "group" | "person" = "group"): Promise<MessageEvent> {
    const { sandbox, group } = built;
    sandbox.say("lin", place === "group" ? { group: group.id } : { person: "lin" }, text);
    return (await eventually(() => taken.at(-1))) as MessageEvent;
  }

  describe("what comes in", () => {
    it("is acknowledged when it is written down, and not before", async () => {
      const gate = createGate();
      const asked = createGate();
      take = async () => {
        asked.open();
        await gate.opened;
      };
      const messageId = built.sandbox.say("lin", { person: "lin" }, "进度");
      await asked.opened;
      expect(acks(messageId)).toEqual([]);
      gate.open();
      expect(await eventually(() => acks(messageId)[0])).toMatchObject({ code: 200 });
      expect(taken).toMatchObject([{ kind: "message", text: "进度" }]);
    });

    it("a message that could not be written down gets no answer, and is taken when it comes again", async () => {
      take = () => Promise.reject(new Error("the database is away"));
      const refused = built.sandbox.say("lin", { person: "lin" }, "今日");
      const { body } = built.sandbox.world.wire.find(({ title }) => title.includes("bot/messages"))!;
      const failed = built.sandbox.tellContacts("user_leave_org", { userId: ["he"] });
      expect((await eventually(() => acks(failed)[0])).data).toEqual({ status: "LATER" });
      expect(acks(refused)).toEqual([]);

      take = async () => undefined;
      const { type, data, headers } = body as {
        type: "CALLBACK";
        data: string;
        headers: Record<string, string>;
      };
      const again = built.sandbox.gateway.push({ type, data, headers: { ...headers, messageId: "again" } });
      expect(await eventually(() => acks(again)[0])).toMatchObject({ code: 200 });
      expect(taken).toMatchObject([{ text: "今日" }]);
    });

    it("an event that takes too long is put off, and not told twice when it comes again", async () => {
      const gate = createGate();
      take = () => gate.opened;
      const first = built.sandbox.tellContacts("user_leave_org", { userId: ["he"] });
      expect((await eventually(() => acks(first)[0])).data).toEqual({ status: "LATER" });
      gate.open();
      await eventually(() => taken.length === 1);
      const { body } = built.sandbox.world.wire.find(({ title }) => title === "*")!;
      const { data, headers } = body as { data: string; headers: Record<string, string> };
      const again = built.sandbox.gateway.push({
        type: "EVENT",
        data,
        headers: { ...headers, messageId: "again" },
      });
      expect((await eventually(() => acks(again)[0])).data).toEqual({ status: "SUCCESS" });
      expect(taken).toHaveLength(1);
    });
  });

  describe("answers", () => {
    it("go to the address that came with the message", async () => {
      const event = await heard("进度");
      expect(await platform.reply(event, "**12** 人已完成\n3 人进行中")).toEqual({
        result: "accepted",
        reference: null,
      });
      expect(said()).toMatchObject([
        {
          place: { group: built.group.id },
          form: "markdown",
          content: { markdown: { title: "12 人已完成", text: "**12** 人已完成  \n3 人进行中" } },
        },
      ]);
    });

    it("go to the place by the API when that address is too old, or is not known there", async () => {
      const event = await heard("进度");
      clock.advance(89.95 * 60_000);
      expect(await platform.reply(event, "一")).toMatchObject({
        result: "accepted",
        reference: expect.any(String),
      });
      const unknown = JSON.stringify({
        webhook: `${built.sandbox.origin}/robot/sendBySession?session=gone`,
        until: clock.now().getTime() + 60_000,
      });
      expect(await platform.reply({ ...event, replyTo: unknown }, "二")).toMatchObject({
        result: "accepted",
      });
      expect(said().map(({ form, place }) => [form, place])).toEqual([
        ["sampleMarkdown", { group: built.group.id }],
        ["sampleMarkdown", { group: built.group.id }],
      ]);
    });

    it("never go to an address that is not DingTalk's", async () => {
      const event = await heard("进度", "person");
      const elsewhere = JSON.stringify({
        webhook: "http://127.0.0.1:9/x",
        until: clock.now().getTime() + 60_000,
      });
      expect(await platform.reply({ ...event, replyTo: elsewhere }, "一")).toMatchObject({
        result: "accepted",
      });
      expect(said()).toMatchObject([{ place: { person: "lin" }, form: "sampleMarkdown" }]);
    });
  });

  it.each([
    ["qps", { result: "later", failure: "rate_limited", waitMs: 1_000 }],
    ["loseAnswer", { result: "unclear" }],
    ["errorPage", { result: "unclear" }],
  ] as const)("a message met by %s comes to what is known of it", async (fault, outcome) => {
    built.sandbox.faults.arm(fault);
    expect(await platform.say({ kind: "person", id: "lin" }, "邀请", "m1")).toMatchObject(outcome);
  });

  it("says who cannot be reached", async () => {
    expect(await platform.say({ kind: "person", id: "nobody" }, "邀请", "m1")).toMatchObject({
      result: "refused",
      failure: "address_unknown",
    });
    expect(await show(buildFaces(), "group")).toMatchObject({ result: "accepted" });
    const nowhere = {
      id: "card-2",
      to: { kind: "group", id: "nowhere" },
      faces: buildFaces(),
      handle: null,
    } as const;
    expect(await platform.showCard(nowhere)).toMatchObject({ result: "refused", failure: "address_unknown" });
  });

  describe("cards", () => {
    it("show everybody what happened, and only those who may the rest", async () => {
      await show(buildFaces({ he: buildFace() }));
      expect(seen("he")).toEqual(cardParams(buildFace()));
      expect(seen("lin")).toEqual(cardParams(buildFaces().shared));
      expect(JSON.stringify(seen("lin"))).not.toContain("宋知微");
    });

    it("shown twice are there once", async () => {
      built.sandbox.faults.arm("loseAnswer");
      expect(await show(buildFaces())).toMatchObject({ result: "unclear" });
      expect(await show(buildFaces())).toMatchObject({ result: "accepted" });
      expect(said()).toHaveLength(1);
    });

    it("take back what somebody may no longer see", async () => {
      const shown = await show(buildFaces({ he: buildFace(), lin: buildFace() }));
      const changed = await platform.changeCard({
        id: "card-1",
        to: { kind: "group", id: built.group.id },
        faces: buildFaces({ lin: buildFace({ note: "新" }) }),
        handle: shown.result === "accepted" ? shown.reference : null,
      });
      expect(changed).toEqual({ result: "accepted", reference: '["lin"]' });
      expect(seen("he")).toEqual(cardParams(buildFaces().shared));
      expect(seen("lin")).toMatchObject({ note: "新" });
    });

    it("that are not there cannot be changed", async () => {
      const content = {
        id: "none",
        to: { kind: "person", id: "lin" },
        faces: buildFaces(),
        handle: null,
      } as const;
      expect(await platform.changeCard(content)).toMatchObject({ result: "refused" });
    });
  });

  describe("presses", () => {
    const decided = () =>
      buildFaces({ he: buildFace({ status: { text: "已同意", tone: "good" }, buttons: [] }) });

    it("say what the button said, and show what came of it in the same answer", async () => {
      await show(buildFaces({ he: buildFace() }));
      press = async () => decided();
      const word = seen("he")?.["button1_press"] ?? "";
      const tap = built.sandbox.tap("card-1", "he", "press", { press: word });
      await eventually(() => acks(tap)[0]);
      expect(presses).toMatchObject([{ action: "approve", params: { round: "2" }, from: { id: "he" } }]);
      expect(seen("he")).toMatchObject({ status: "已同意", button1: "" });
      expect(built.sandbox.world.wire.filter(({ title }) => title === "PUT /v1.0/card/instances")).toEqual(
        [],
      );
    });

    it("that take longer say so in time, and are finished by the API", async () => {
      await show(buildFaces({ he: buildFace() }));
      const gate = createGate();
      press = async () => {
        await gate.opened;
        return decided();
      };
      built.sandbox.tap("card-1", "he", "approve");
      await eventually(() => seen("he")?.["status"] === "处理中 Working…");
      built.sandbox.faults.arm("qps");
      gate.open();
      await eventually(() => seen("he")?.["status"] === "已同意");
      expect(seen("he")).toMatchObject({ tone: "good", button1: "" });
    });

    it("of somebody with a name of JavaScript's are answered like anybody's", async () => {
      await show(buildFaces({ he: buildFace() }));
      press = async () => decided();
      const tap = built.sandbox.tap("card-1", "constructor", "approve");
      await eventually(() => acks(tap)[0]);
      expect(seen("constructor")).toEqual(cardParams(decided().shared));
    });

    it("that fail say so to who pressed", async () => {
      await show(buildFaces({ he: buildFace() }));
      press = () => Promise.reject(new Error("broke"));
      built.sandbox.tap("card-1", "he", "approve");
      await eventually(() => seen("he")?.["note"]?.startsWith("没有成功"));
      expect(seen("lin")).toMatchObject({ note: "" });
      expect(seen("he")).toMatchObject({ button1: "同意复试" });
    });
  });

  describe("files", () => {
    const send = async () => {
      built.sandbox.say("lin", { person: "lin" }, { name: "名单.xlsx", data: Buffer.from("0123456789") });
      const { files } = (await eventually(() => taken.at(-1))) as MessageEvent;
      return files[0]!;
    };

    it("come as they were sent", async () => {
      const file = await send();
      expect(file.name).toBe("名单.xlsx");
      expect((await platform.fetchFile(file, 10)).toString()).toBe("0123456789");
    });
    it("of too many bytes are refused", async () => {
      const file = await send();
      await expect(platform.fetchFile(file, 9)).rejects.toMatchObject({ code: "chat.file_too_large" });
    });
    it("that are gone are said to be gone", async () => {
      await expect(platform.fetchFile({ key: "gone", name: "x" }, 10)).rejects.toMatchObject({
        code: "chat.file_gone",
      });
    });
  });

  it("is stopped for good, and says so", async () => {
    await platform.stop();
    expect(platform.state()).toMatchObject({ connected: false, since: null });
    await eventually(() => built.sandbox.gateway.connections.length === 0);
  });
});
