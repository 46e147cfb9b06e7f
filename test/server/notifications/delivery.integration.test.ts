import { newId } from "../../../server/clock";
import { updateRows } from "../../../server/db/rows";
import { deliverMessage } from "../../../server/notifications/deliverMessage";
import type { Channel, OutgoingMessage, SendOutcome } from "../../../server/notifications/channels";
import { Message, SandboxMessage } from "../../../server/notifications/entity";
import { type NewMessage, sendMessage } from "../../../server/notifications/sendMessage";
import { Job } from "../../../server/queue/entity";
import { type TestServer, openTestServer } from "../../factories/server";
import { type TestClock, createTestClock } from "../../support/testClock";

const MINUTE_MS = 60_000;
let clock: TestClock;
let server: TestServer;
beforeEach(async () => {
  clock = createTestClock();
  server = await openTestServer({ clock });
});
afterEach(() => server.close());

const context = {
  jobId: "job",
  attempt: 1,
  signal: new AbortController().signal,
  progress: async () => undefined,
};

const writeMessage = (own: Partial<NewMessage<"invitation">> = {}) =>
  server.services.db.write((tx) =>
    sendMessage(server.services, tx, {
      interviewId: newId(),
      channel: "sms",
      purpose: "invitation",
      to: "13900001234",
      subject: "面试邀请",
      text: "请打开 https://hr.example.com/i/aB3_x-9",
      params: {
        name: "周小满",
        company: "知面",
        job: "店长",
        deadline: "2026-03-05 18:00",
        token: "aB3_x-9",
      },
      ...own,
    }),
  );
const read = (id: string) => server.services.db.read.findOneByOrFail(Message, { id });

function handlerWith(channel: Partial<Channel>) {
  const { services } = server;
  const sms = { ...services.channels.sms, ...channel };
  return deliverMessage({ ...services, channels: { ...services.channels, sms } });
}

/** Runs the delivery job once, with a channel that can be watched in place of the sandbox. */
async function deliver(id: string, channel: Partial<Channel> = {}): Promise<Message> {
  const commit = await handlerWith(channel).run({ messageId: id }, context);
  if (commit) await server.services.db.write(commit);
  return read(id);
}

/** A channel that answers so, then accepts, and keeps what it was given. */
function answering(...outcomes: SendOutcome[]) {
  const sent: string[] = [];
  return {
    sent,
    async send({ id }: OutgoingMessage): Promise<SendOutcome> {
      return outcomes[sent.push(id) - 1] ?? { result: "accepted", reference: null };
    },
  };
}
const accepting = () => answering();

const inbox = (id: string) => server.services.db.read.countBy(SandboxMessage, { id });
const set = (id: string, change: Partial<Message>) =>
  server.services.db.write((tx) => updateRows(tx, Message, { id }, change));
const jobsOf = async (id: string) => {
  const jobs = await server.services.db.read.find(Job, {
    where: { kind: "notifications.deliver" },
    order: { runAfter: "ASC", id: "ASC" },
  });
  return jobs.filter(({ payload }) => payload["messageId"] === id);
};

describe("once", () => {
  it("a message is delivered once, however often the job runs", async () => {
    const id = await writeMessage();
    expect((await deliver(id)).state).toBe("sent");
    expect((await deliver(id)).state).toBe("sent");
    expect(await inbox(id)).toBe(1);
  });

  it("two runs at the same moment send it once", async () => {
    const id = await writeMessage();
    const channel = accepting();
    await Promise.all([deliver(id, channel), deliver(id, channel)]);
    expect(channel.sent.length).toBe(1);
    expect((await read(id)).tries).toBe(1);
  });

  it("cut off after the outside call: the channel knows it was sent, it is not sent again", async () => {
    const id = await writeMessage();
    await deliver(id);
    await set(id, { state: "sending" });
    const channel = accepting();
    expect([(await deliver(id, channel)).state, channel.sent.length]).toEqual(["sent", 0]);
  });

  it("cut off before the outside call: the channel knows it never came, it is sent", async () => {
    const id = await writeMessage();
    await set(id, { state: "sending" });
    expect((await deliver(id)).state).toBe("sent");
    expect(await inbox(id)).toBe(1);
  });

  it("cut off with an outcome that nobody can know: listed for a person, never repeated", async () => {
    const id = await writeMessage();
    await set(id, { state: "sending" });
    const channel = { ...accepting(), trace: async () => ({ found: "unknowable" }) as const };
    expect((await deliver(id, channel)).state).toBe("unknown");
    expect((await deliver(id, channel)).state).toBe("unknown");
    expect(channel.sent.length).toBe(0);
  });

  it("failed for good but gone out all the same: trying again does not send it twice", async () => {
    const id = await writeMessage();
    await deliver(id);
    await set(id, { state: "failed" });
    const channel = accepting();
    expect([(await deliver(id, channel)).state, channel.sent.length]).toEqual(["sent", 0]);
  });

  it("what an overtaken run has to say does not count", async () => {
    const id = await writeMessage();
    const { run } = handlerWith(answering({ result: "refused", failure: "refused", detail: "x" }));
    const late = await run({ messageId: id }, context);
    await set(id, { state: "waiting" });
    expect((await deliver(id)).state).toBe("sent");
    if (late) await server.services.db.write(late);
    expect((await read(id)).state).toBe("sent");
  });
});

test("a person's word while the channel is asked counts more than its answer", async () => {
  const id = await writeMessage();
  await set(id, { state: "unknown" });
  const { run } = handlerWith({
    trace: async () => ({ found: "failed", failure: "not_delivered", detail: "" }),
  });
  const late = await run({ messageId: id }, context);
  await set(id, { state: "waiting" });
  if (late) await server.services.db.write(late);
  expect((await read(id)).state).toBe("waiting");
});

describe("when it goes wrong", () => {
  it("put off: it waits, a job comes back for it then, and the next try goes through", async () => {
    const id = await writeMessage();
    const later: SendOutcome = { result: "later", failure: "put_off", detail: "450 greylisted" };
    const channel = answering(later);
    const waiting = await deliver(id, channel);
    expect(waiting).toMatchObject({ state: "waiting", failure: "put_off", tries: 1 });
    expect(waiting.sendAfter?.getTime()).toBe(clock.now().getTime() + 10_000);
    expect((await jobsOf(id)).at(-1)).toMatchObject({ status: "pending", runAfter: waiting.sendAfter });
    clock.advance(10_000);
    expect(await deliver(id, channel)).toMatchObject({ state: "sent", tries: 2, failure: null });
  });

  it("a job that comes too early puts itself off", async () => {
    const id = await writeMessage({ sendAfter: new Date(clock.now().getTime() + MINUTE_MS) });
    const channel = accepting();
    expect([(await deliver(id, channel)).state, channel.sent.length]).toEqual(["waiting", 0]);
    expect(await jobsOf(id)).toHaveLength(2);
    clock.advance(MINUTE_MS);
    expect((await deliver(id, channel)).state).toBe("sent");
  });

  it("refused: failed with the reason, and nobody tries again", async () => {
    const id = await writeMessage();
    const channel = answering({ result: "refused", failure: "address_unknown", detail: "550 5.1.1" });
    expect(await deliver(id, channel)).toMatchObject({
      state: "failed",
      failure: "address_unknown",
      failureDetail: "550 5.1.1",
    });
    expect(await jobsOf(id)).toHaveLength(1);
  });

  it("unclear: the channel is asked later, and what it knows settles it", async () => {
    const id = await writeMessage();
    const channel = { ...answering({ result: "unclear", detail: "ECONNRESET" }), givesReceipts: true };
    expect((await deliver(id, channel)).state).toBe("unknown");
    expect(await jobsOf(id)).toHaveLength(2);
    clock.advance(MINUTE_MS);
    const notYet = { ...channel, trace: async () => ({ found: "not_yet" }) as const };
    expect((await deliver(id, notYet)).state).toBe("unknown");
    const delivered = { ...channel, trace: async () => ({ found: "delivered" }) as const };
    expect(await deliver(id, delivered)).toMatchObject({ state: "delivered", deliveredAt: clock.now() });
    expect(channel.sent.length).toBe(1);
  });

  it("accepted, and then the carrier did not deliver: failed", async () => {
    const id = await writeMessage();
    const channel = {
      ...accepting(),
      givesReceipts: true,
      trace: async () => ({ found: "failed", failure: "not_delivered", detail: "MOBILE_IN_BLACK" }) as const,
    };
    expect((await deliver(id, channel)).state).toBe("sent");
    expect(await deliver(id, channel)).toMatchObject({ state: "failed", failure: "not_delivered" });
  });

  it("a channel that throws leaves it to be asked about, not to be sent again", async () => {
    const id = await writeMessage();
    const failing = deliver(id, { send: () => Promise.reject(new Error("bug")) });
    await expect(failing).rejects.toThrow("bug");
    expect((await read(id)).state).toBe("sending");
    await server.services.db.write(async (tx) => handlerWith({}).giveUp?.({ messageId: id }, tx));
    expect((await read(id)).state).toBe("unknown");
  });

  it("given up before it was ever sent: failed", async () => {
    const id = await writeMessage();
    await server.services.db.write(async (tx) => handlerWith({}).giveUp?.({ messageId: id }, tx));
    expect(await read(id)).toMatchObject({ state: "failed", failure: "internal" });
  });

  it("a dead link is not sent", async () => {
    const id = await writeMessage({ validUntil: new Date(clock.now().getTime() + MINUTE_MS) });
    clock.advance(MINUTE_MS);
    const channel = accepting();
    expect(await deliver(id, channel)).toMatchObject({ state: "failed", failure: "too_late" });
    expect(channel.sent.length).toBe(0);
  });
});

describe("what is written", () => {
  it("quiet hours: the message and its job wait for the morning", async () => {
    clock.advance(12 * 60 * MINUTE_MS);
    const quietHours = { from: "21:00", to: "08:00", timeZone: "Asia/Shanghai" };
    const id = await writeMessage({ quietHours });
    const morning = new Date("2026-03-03T00:00:00.000Z");
    expect((await read(id)).sendAfter).toEqual(morning);
    expect((await jobsOf(id)).map(({ runAfter }) => runAfter)).toEqual([morning]);
    clock.advance(morning.getTime() - clock.now().getTime());
    expect((await deliver(id)).state).toBe("sent");
  });

  it("a subject is one line that fits", async () => {
    const id = await writeMessage({ subject: `邀请\r\nBcc: x@example.org\u0000${"长".repeat(400)}` });
    const { subject } = await read(id);
    expect(subject.startsWith("邀请 Bcc: x@example.org 长")).toBe(true);
    expect(subject).toHaveLength(200);
  });

  it("nothing of it is stored in plain", async () => {
    const id = await writeMessage();
    await deliver(id);
    for (const table of ["messages", "sandbox_messages", "jobs"]) {
      const rows = JSON.stringify(await server.services.db.read.query(`SELECT * FROM ${table}`));
      expect(rows).not.toMatch(/13900001234|aB3_x-9|周小满/);
    }
  });

  it("a message to staff is about no interview", async () => {
    const { services } = server;
    const staffId = newId();
    const id = await services.db.write((tx) =>
      sendMessage(services, tx, {
        staffId,
        channel: "email",
        purpose: "staff_reset",
        to: "ann@example.org",
        subject: "x",
        text: "y",
      }),
    );
    expect(await deliver(id)).toMatchObject({
      state: "sent",
      staffId,
      interviewId: null,
      paramsSealed: null,
    });
  });

  it("the inbox shows it", async () => {
    const id = await writeMessage();
    await deliver(id);
    const { body } = await server.call("GET", "/sandbox/messages");
    expect(body.items).toEqual([
      expect.objectContaining({
        id,
        channel: "sms",
        to: "13900001234",
        text: expect.stringContaining("/i/aB3_x-9"),
      }),
    ]);
  });
});
