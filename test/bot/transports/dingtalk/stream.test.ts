import { DWClient } from "dingtalk-stream";
import { GatewayClient } from "../../../../bot/transports/dingtalk/gatewayClient";
import type { CardAnswer } from "../../../../bot/transports/dingtalk/cardAnswer";
import { buildDingtalk } from "../../../factories/dingtalk";
import { eventually } from "../../../support/eventually";
import { createGate } from "../../../support/gate";

type Built = Awaited<ReturnType<typeof buildDingtalk>>;

describe("DingTalk's stream, by its real SDK", () => {
  let built: Built;
  const levels = ["info", "warn", "error", "log"] as const;
  beforeAll(() => {
    for (const level of levels) jest.spyOn(console, level).mockReturnValue(undefined);
  });
  afterAll(() => jest.restoreAllMocks());
  beforeEach(async () => {
    built = await buildDingtalk();
  });
  afterEach(() => built.close());

  async function connected(...options: Parameters<Built["buildStream"]>) {
    const running = built.buildStream(...options);
    running.stream.start();
    await eventually(() => running.stream.state().status === "connected");
    return running;
  }
  const idOf = (messageId: string | null): string => {
    if (messageId === null) throw new Error("nobody is connected");
    return messageId;
  };
  const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
  const acked = (messageId: string | null, times = 1) =>
    eventually(() => {
      const acks = built.sandbox.gateway.acksOf(idOf(messageId));
      return acks.length >= times && acks;
    });

  it("tells a group's message, and acknowledges it when it is written down", async () => {
    const gate = createGate();
    const asked = createGate();
    const { told } = await connected({
      onEvent: async (incoming) => {
        asked.open();
        await gate.opened;
        told.push(incoming);
      },
    });
    const { sandbox, group } = built;
    const messageId = sandbox.say("lin", { group: group.id }, "邀请 王小明");
    await asked.opened;
    expect(sandbox.gateway.acksOf(idOf(messageId))).toEqual([]);
    gate.open();
    const [ack] = await acked(messageId);
    expect(ack).toMatchObject({ code: 200 });
    const [{ event, reply }] = (await eventually(() => told.length > 0 && told)) as [(typeof told)[number]];
    expect(event).toEqual({
      platform: "dingtalk",
      kind: "message",
      id: sandbox.world.messages[0]?.id,
      at: sandbox.world.messages[0]?.at,
      from: { id: "lin", name: "林知夏" },
      place: { kind: "group", id: group.id, title: "华东招聘群" },
      text: "邀请 王小明",
      files: [],
    });
    expect(reply?.webhook).toContain(sandbox.origin);
  });

  it("tells of people who left, acknowledged with SUCCESS", async () => {
    const { told } = await connected();
    const messageId = built.sandbox.tellContacts("user_leave_org", { userId: ["he"] });
    const [ack] = await acked(messageId);
    expect(ack?.data).toEqual({ status: "SUCCESS" });
    await eventually(() => told.length > 0);
    expect(told[0]?.event).toMatchObject({ kind: "contact", change: "left", subject: "person", ids: ["he"] });
  });

  it("answers a ping with its own headers and data", async () => {
    await connected();
    const [ack] = await acked(built.sandbox.gateway.ping());
    expect(ack?.data).toEqual({ opaque: "sandbox" });
  });

  describe("taps on cards", () => {
    const createCard = () =>
      built.sandbox.cards.create(
        {
          cardTemplateId: "approval",
          outTrackId: "card-1",
          callbackType: "STREAM",
          cardData: { cardParamMap: { title: "复试审批" } },
          openSpaceId: "dtv1.card//IM_ROBOT.lin",
        },
        { person: "lin" },
      );
    const seen = () => built.sandbox.cards.view("card-1", "lin");

    it("shows the outcome to who tapped", async () => {
      createCard();
      await connected({
        onCardAction: async ({ action, params }) => ({ own: { state: action, ...params } }),
      });
      built.sandbox.tap("card-1", "lin", "approve", { round: "2" });
      await eventually(() => seen()?.["state"]);
      expect(seen()).toEqual({ title: "复试审批", state: "approve", round: "2" });
      expect(built.sandbox.cards.view("card-1", "he")).toEqual({ title: "复试审批" });
    });

    it("says that it is being worked on when it takes too long, and finishes afterwards", async () => {
      createCard();
      const gate = createGate();
      const { late } = await connected(
        {
          onCardAction: async (): Promise<CardAnswer> => {
            await gate.opened;
            return { shared: { state: "approved" } };
          },
        },
        { answerMs: 5 },
      );
      built.sandbox.tap("card-1", "lin", "approve");
      await eventually(() => seen()?.["state"] === "处理中");
      expect(late).toHaveLength(0);
      gate.open();
      await eventually(() => late.length > 0);
      expect(late[0]).toMatchObject({
        event: { cardId: "card-1" },
        answer: { shared: { state: "approved" } },
      });
    });

    it("asks to try again when the work broke, and stays connected", async () => {
      createCard();
      const { stream } = await connected({ onCardAction: () => Promise.reject(new Error("broke")) });
      built.sandbox.tap("card-1", "lin", "approve");
      await eventually(() => seen()?.["state"] === "请重试");
      expect(stream.state()).toMatchObject({ status: "connected", failed: 1 });
    });

    it("does the work of a callback that came twice once, and answers both alike", async () => {
      createCard();
      let taps = 0;
      const { stream } = await connected({
        onCardAction: async () => ({ own: { state: `tap ${(taps += 1)}` } }),
      });
      built.sandbox.faults.arm("duplicateFrame");
      const acks = await acked(built.sandbox.tap("card-1", "lin", "approve"), 2);
      expect(acks.map(({ data }) => data)).toEqual([acks[0]?.data, acks[0]?.data]);
      expect(taps).toBe(1);
      expect(stream.state().duplicates).toBe(1);
    });
  });

  describe("the SDK's traps", () => {
    it("shared subscriptions: each client has its own", () => {
      const options = { clientId: "a", clientSecret: "b" };
      const one = new DWClient(options);
      one.registerCallbackListener("/of/one", () => undefined);
      expect(new DWClient(options).getConfig().subscriptions).toContainEqual({
        type: "CALLBACK",
        topic: "/of/one",
      });
      const ours = new GatewayClient({
        ...options,
        apiBase: "http://127.0.0.1",
        openMs: 1,
        onText: () => undefined,
        onAlive: () => undefined,
        onClose: () => undefined,
      });
      expect(ours.getConfig().subscriptions.map(({ topic }) => topic)).toEqual([
        "*",
        "/v1.0/im/bot/messages/get",
        "/v1.0/card/instances/callback",
      ]);
    });

    it("unencoded ticket: one with +, /, & and # opens the connection", async () => {
      const { stream } = await connected();
      expect(stream.state()).toMatchObject({ reconnects: 0, failures: 0 });
    });

    it("endless retry each second: a refused secret waits the longest at once and says why", async () => {
      const { stream, warned } = built.buildStream(
        {},
        { firstDelayMs: 1, longestDelayMs: 3_600_000 },
        "wrong",
      );
      stream.start();
      await eventually(() => stream.state().status === "waiting");
      expect(stream.state()).toMatchObject({ failures: 1, lastError: "gateway: refused with 401" });
      expect(warned).toHaveLength(1);
      const openings = built.sandbox.world.wire.filter(({ direction }) => direction === "in");
      expect(openings).toHaveLength(1);
    });

    it("words on the console: nothing is written past our log, when it connects or when it fails", async () => {
      built.sandbox.faults.arm("expiredTicket");
      const { stream, warned } = await connected();
      built.sandbox.gateway.dropAll();
      await eventually(() => stream.state().reconnects === 1);
      await stream.stop();
      expect(warned).toHaveLength(2);
      for (const level of levels) expect(console[level]).not.toHaveBeenCalled();
    });

    it("comes back after a gateway that failed and a ticket that had run out", async () => {
      built.sandbox.faults.arm("failOpening", 2);
      built.sandbox.faults.arm("expiredTicket");
      const { stream } = await connected();
      expect(stream.state()).toMatchObject({ failures: 3, reconnects: 0 });
      expect(built.sandbox.gateway.opened).toBe(1);
    });

    it("deaf after a bad frame: it hears the next one", async () => {
      const { stream, told } = await connected();
      built.sandbox.faults.arm("malformedFrame");
      built.sandbox.say("lin", { person: "lin" }, "half of it");
      built.sandbox.gateway.sendRaw("null");
      await acked(built.sandbox.say("lin", { person: "lin" }, "进度"));
      await eventually(() => told.length > 0);
      expect(told.map(({ event }) => event.kind === "message" && event.text)).toEqual(["进度"]);
      expect(stream.state()).toMatchObject({ malformed: 2, reconnects: 0 });
    });

    it("unhandled rejection: a handler that throws is counted, and the next message is told", async () => {
      let calls = 0;
      const { stream } = await connected({
        onEvent: () => (++calls === 1 ? Promise.reject(new Error("broke")) : Promise.resolve()),
      });
      built.sandbox.say("lin", { person: "lin" }, "one");
      built.sandbox.say("lin", { person: "lin" }, "two");
      await eventually(() => calls === 2);
      expect(stream.state()).toMatchObject({ failed: 1, status: "connected" });
    });

    it("leaking timers: twenty drops leave one connection and no timer more", async () => {
      const { stream } = await connected({}, { longestDelayMs: 5 });
      const before = timers();
      for (let drop = 1; drop <= 20; drop += 1) {
        built.sandbox.gateway.dropAll();
        await eventually(() => stream.state().reconnects === drop);
      }
      expect(built.sandbox.gateway.connections).toHaveLength(1);
      // Those of a keep-alive connection to the API may come and go.
      expect(timers()).toBeLessThanOrEqual(before + 2);
    });

    it("silent drop: a connection that says nothing is cut and replaced", async () => {
      const { stream } = await connected({}, { idleMs: 60 });
      built.sandbox.gateway.fallSilent();
      await eventually(() => stream.state().reconnects === 1);
      const [ack] = await acked(built.sandbox.gateway.ping());
      expect(ack?.code).toBe(200);
    });

    it("quiet is not silent: pongs keep a connection on which nothing is said", async () => {
      const { stream } = await connected({}, { idleMs: 600 });
      let pings = 0;
      const ping = jest.spyOn(GatewayClient.prototype, "ping").mockImplementation(function (
        this: GatewayClient,
      ) {
        pings += 1;
        ping.mockRestore();
        this.ping();
      });
      await eventually(() => pings === 1);
      expect(stream.state()).toMatchObject({ status: "connected", reconnects: 0 });
    });

    it("asked to leave: another connection is there before the old one goes", async () => {
      const { stream, told } = await connected({}, { drainMs: 20 });
      await acked(built.sandbox.gateway.askToLeave());
      await eventually(() => stream.state().reconnects === 1);
      await eventually(() => built.sandbox.gateway.connections.length === 1);
      await acked(built.sandbox.say("lin", { person: "lin" }, "进度"));
      await eventually(() => told.length === 1);
      expect(stream.state()).toMatchObject({ status: "connected", failures: 0 });
    });

    it("unclean stop: a queued retry never happens", async () => {
      const { stream } = await connected({}, { firstDelayMs: 3_600_000, longestDelayMs: 3_600_000 });
      built.sandbox.gateway.dropAll();
      await eventually(() => stream.state().status === "waiting");
      const before = timers();
      await stream.stop();
      expect(stream.state().status).toBe("stopped");
      expect(timers()).toBe(before - 1);
      expect(built.sandbox.gateway.opened).toBe(1);
    });

    it("a stop waits for the answer to a tap, and takes nothing more", async () => {
      const gate = createGate();
      const begun = createGate();
      const { stream, told } = await connected({
        onCardAction: async () => {
          begun.open();
          await gate.opened;
          return { own: { state: "done" } };
        },
      });
      const tap = built.sandbox.tap("card-1", "lin", "approve");
      await begun.opened;
      const stopped = stream.stop();
      built.sandbox.say("lin", { person: "lin" }, "too late");
      gate.open();
      await stopped;
      await acked(tap);
      await eventually(() => built.sandbox.gateway.connections.length === 0);
      expect(told).toHaveLength(0);
    });

    it("a stop while it is connecting leaves nothing open", async () => {
      const { stream } = built.buildStream();
      stream.start();
      await stream.stop();
      await eventually(() => built.sandbox.gateway.connections.length === 0);
      expect(stream.state().status).toBe("stopped");
    });
  });

  it("tells a message that came twice once, whatever its frame is called", async () => {
    const { stream, told } = await connected();
    built.sandbox.faults.arm("duplicateFrame");
    await acked(built.sandbox.say("lin", { person: "lin" }, "今日"), 2);
    const sent = built.sandbox.world.wire.find(({ title }) => title === "/v1.0/im/bot/messages/get");
    const { type, data } = sent!.body as { type: "CALLBACK"; data: string };
    await acked(built.sandbox.gateway.push({ type, data, headers: { topic: "/v1.0/im/bot/messages/get" } }));
    expect(told).toHaveLength(1);
    expect(stream.state().duplicates).toBe(2);
  });

  it("takes frames that come late and out of order", async () => {
    const { told } = await connected();
    built.sandbox.faults.arm("delayFrame", 2);
    for (const text of ["one", "two"]) built.sandbox.say("lin", { person: "lin" }, text);
    built.sandbox.gateway.release();
    await eventually(() => told.length === 2);
    expect(told.map(({ event }) => event.kind === "message" && event.text)).toEqual(["two", "one"]);
  });
});
