import { newId } from "../../../server/clock";
import { type CardDelivery, buildCardDelivery } from "../../factories/cardDelivery";

const SECOND_MS = 1_000;
let chat: CardDelivery;
beforeEach(async () => {
  chat = await buildCardDelivery();
});
afterEach(() => chat.close());

const inSeconds = (dates: Date[]) =>
  dates.map((date) => (date.getTime() - chat.clock.now().getTime()) / SECOND_MS);

describe("a card", () => {
  it("is shown, and is not sent again while nothing has changed", async () => {
    const id = await chat.open();
    expect((await chat.run(id)).state).toBe("shown");
    chat.clock.advance(10 * SECOND_MS);
    expect((await chat.run(id)).state).toBe("shown");
    expect(chat.calls()).toEqual({ created: 1, changed: 0 });
    expect(chat.shown(id)).toMatchObject({ title: "已邀请 3 人" });
  });

  it("is brought up to date when what it shows has changed", async () => {
    const id = await chat.open();
    await chat.run(id);
    chat.clock.advance(10 * SECOND_MS);
    chat.say("已完成 1 人");
    await chat.run(id);
    expect(chat.shown(id)).toMatchObject({ title: "已完成 1 人" });
    expect(chat.messages().length).toBe(1);
  });

  it("changes at most once in three seconds: what happens meanwhile is shown together", async () => {
    const id = await chat.open();
    await chat.run(id);
    await chat.forgetJobs();
    chat.clock.advance(SECOND_MS);
    chat.say("已完成 1 人");
    await chat.run(id);
    await chat.run(id);
    expect(chat.calls().changed).toBe(0);
    expect(inSeconds(await chat.waiting(id))).toEqual([2]);
  });

  it("whose subject is gone before it was shown is never shown", async () => {
    chat.say(null);
    const id = await chat.open();
    expect((await chat.run(id)).state).toBe("closed");
    expect(chat.calls().created).toBe(0);
  });

  it("whose subject is gone later says so, without its buttons, and changes no more", async () => {
    const id = await chat.open();
    await chat.run(id);
    chat.clock.advance(10 * SECOND_MS);
    chat.say(null);
    expect((await chat.run(id)).state).toBe("closed");
    expect(chat.shown(id)).toEqual({ title: "这张卡片已失效", buttons: "0" });
  });

  it("of which two jobs run at the same moment is shown once", async () => {
    const id = await chat.open();
    await Promise.all([
      chat.run(id, await chat.addJob("running")),
      chat.run(id, await chat.addJob("running")),
    ]);
    expect(chat.calls().created).toBe(1);
    expect((await chat.read(id)).state).toBe("shown");
  });
});

describe("a process that ends in the middle", () => {
  it("before the outside call: the card is shown", async () => {
    const id = await chat.open();
    const job = newId();
    await chat.set(id, {
      state: "sending",
      tries: 1,
      claimedBy: job,
      triedDigest: "0".repeat(64),
      triedAt: new Date(),
    });
    await chat.run(id, job);
    expect(chat.messages().length).toBe(1);
  });

  it("after it: the platform knows the card by its id, and it is there once, up to date", async () => {
    const id = await chat.open();
    await chat.run(id);
    const job = newId();
    await chat.set(id, {
      state: "sending",
      claimedBy: job,
      shownAt: null,
      updatedAt: null,
      shownDigest: null,
      triedDigest: "0".repeat(64),
      triedAt: chat.clock.now(),
    });
    chat.say("已完成 1 人");
    const again = await chat.run(id, job);
    // What the platform has is what the first attempt showed: it is changed at once.
    expect([again.state, again.shownDigest]).toEqual(["shown", null]);
    chat.clock.advance(3 * SECOND_MS);
    await chat.run(id);
    expect(chat.shown(id)).toMatchObject({ title: "已完成 1 人" });
    expect(chat.messages().length).toBe(1);
  });

  it("in a change: the change is made again, since twice is once", async () => {
    const id = await chat.open();
    await chat.run(id);
    chat.clock.advance(10 * SECOND_MS);
    const job = newId();
    await chat.set(id, { state: "sending", claimedBy: job, shownDigest: null });
    expect((await chat.run(id, job)).state).toBe("shown");
    expect(chat.calls()).toEqual({ created: 1, changed: 1 });
  });

  it("leaves its card to its own job: another one waits while that is open", async () => {
    const id = await chat.open();
    const claimedBy = await chat.addJob("running");
    await chat.set(id, {
      state: "sending",
      claimedBy,
      triedDigest: "0".repeat(64),
      triedAt: chat.clock.now(),
    });
    await chat.forgetJobs();
    await chat.run(id);
    expect(chat.calls().created).toBe(0);
    expect(inSeconds(await chat.waiting(id))).toEqual([3]);
  });

  it("and whose job is closed leaves it to whoever comes", async () => {
    const id = await chat.open();
    const claimedBy = await chat.addJob("dead");
    await chat.set(id, {
      state: "sending",
      claimedBy,
      triedDigest: "0".repeat(64),
      triedAt: chat.clock.now(),
    });
    await chat.run(id);
    expect(chat.messages().length).toBe(1);
  });
});

describe("when the platform fails", () => {
  it("a lost answer is cleared up by showing the card again, which is there once", async () => {
    chat.sandbox.faults.arm("loseAnswer");
    const id = await chat.open();
    await chat.forgetJobs();
    expect((await chat.run(id)).state).toBe("waiting");
    expect(inSeconds(await chat.waiting(id))).toEqual([2]);
    chat.clock.advance(2 * SECOND_MS);
    expect((await chat.run(id)).state).toBe("shown");
    expect(chat.messages().length).toBe(1);
  });

  it("its limit holds back the whole app for as long as it says", async () => {
    chat.sandbox.faults.arm("qps");
    const id = await chat.open();
    expect((await chat.run(id)).state).toBe("waiting");
    expect(await chat.nextTurn()).toEqual({ inMs: SECOND_MS });
  });

  it("a card that is refused is listed, and asked for again it is tried anew", async () => {
    const subjectId = newId();
    const place = { kind: "group", id: "no such group" } as const;
    const id = await chat.open({ subjectId, place });
    const { state, failureDetail } = await chat.run(id);
    expect([state, failureDetail]).toEqual(["failed", "card.not_delivered"]);
    expect(await chat.open({ subjectId, place })).toBe(id);
    expect((await chat.read(id)).state).toBe("waiting");
  });

  it("a job that is given up leaves a card that nobody waits for", async () => {
    const [never, perhaps] = [await chat.open(), await chat.open()];
    await chat.set(perhaps, { state: "sending", triedDigest: "0".repeat(64), triedAt: chat.clock.now() });
    await chat.giveUp(never);
    await chat.giveUp(perhaps);
    expect([(await chat.read(never)).state, (await chat.read(perhaps)).state]).toEqual(["failed", "unknown"]);
  });
});

describe("limits", () => {
  it("a group that has had its share waits, and another group's card goes at once", async () => {
    const flood = await Promise.all(Array.from({ length: 8 }, () => chat.open()));
    for (const id of flood) await chat.run(id);
    const states = await Promise.all(flood.map(async (id) => (await chat.read(id)).state));
    expect(states).toEqual([...Array(6).fill("shown"), "waiting", "waiting"]);

    const other = chat.sandbox.world.addGroup("华北招聘群", []);
    const id = await chat.open({ place: { kind: "group", id: other.id } });
    expect((await chat.run(id)).state).toBe("shown");
    chat.clock.advance(60 * SECOND_MS);
    expect((await chat.run(flood[6] as string)).state).toBe("shown");
  });
});
