import type { SendOutcome, Trace } from "../../../server/notifications/channels";
import type { Message } from "../../../server/notifications/entity";
import {
  MAX_TRIES,
  afterSend,
  afterTrace,
  nextAttempt,
  nextLookMs,
} from "../../../server/notifications/progress";

const now = new Date("2026-03-02T10:00:00.000Z");
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);

const buildMessage = (own: Partial<Message> = {}): Message => ({
  id: "0195",
  interviewId: null,
  staffId: null,
  batchRecipientId: null,
  channel: "email",
  purpose: "invitation",
  toSealed: "",
  subject: "",
  textSealed: "",
  paramsSealed: null,
  state: "sending",
  insteadSealed: null,
  calendarSealed: null,
  replacedBy: null,
  sendAfter: null,
  validUntil: null,
  quietHours: null,
  tries: 1,
  triesLeft: MAX_TRIES - 1,
  attemptedAt: now,
  reference: null,
  failure: null,
  failureDetail: null,
  createdAt: now,
  sentAt: null,
  deliveredAt: null,
  ...own,
});

const putOff: SendOutcome = { result: "later", failure: "put_off", detail: "450 4.7.1 greylisted" };

describe("the next attempt", () => {
  const free = { sendAfter: null, quietHours: null, validUntil: null };

  it("is now, or when the message may go out", () => {
    expect(nextAttempt(free, now)).toEqual(now);
    expect(nextAttempt({ ...free, sendAfter: after(-5) }, now)).toEqual(now);
    expect(nextAttempt({ ...free, sendAfter: after(60) }, now)).toEqual(after(60));
  });

  it("waits for the end of quiet hours, also where `sendAfter` falls into them", () => {
    const quietHours = { from: "21:00", to: "08:00", timeZone: "Asia/Shanghai" };
    const sendAfter = new Date("2026-03-02T13:30:00.000Z");
    expect(nextAttempt({ ...free, quietHours, sendAfter }, now)?.toISOString()).toBe(
      "2026-03-03T00:00:00.000Z",
    );
  });

  it("is none once the content is dead", () => {
    expect(nextAttempt({ ...free, validUntil: now }, now)).toBeNull();
    expect(nextAttempt({ ...free, validUntil: after(30), sendAfter: after(30) }, now)).toBeNull();
    expect(nextAttempt({ ...free, validUntil: after(31), sendAfter: after(30) }, now)).toEqual(after(30));
  });
});

describe("after an attempt", () => {
  it("accepted settles it; a channel that gives receipts is asked again", () => {
    const accepted: SendOutcome = { result: "accepted", reference: "4F2A" };
    const step = afterSend(buildMessage({ failure: "put_off" }), accepted, now, { givesReceipts: false });
    expect(step).toMatchObject({
      change: { state: "sent", sentAt: now, reference: "4F2A", failure: null },
      again: null,
    });
    expect(afterSend(buildMessage(), accepted, now, { givesReceipts: true }).again).toEqual(after(60));
  });

  it("refused fails at once, with the reason", () => {
    const outcome: SendOutcome = { result: "refused", failure: "address_unknown", detail: "550 5.1.1" };
    expect(afterSend(buildMessage(), outcome, now, { givesReceipts: false })).toEqual({
      change: { state: "failed", failure: "address_unknown", failureDetail: "550 5.1.1" },
      again: null,
    });
  });

  it("put off waits ever longer and gives up in the end", () => {
    const waits: (number | null)[] = [];
    for (let triesLeft = MAX_TRIES - 1; triesLeft >= 0; triesLeft -= 1) {
      const { change, again } = afterSend(buildMessage({ triesLeft }), putOff, now, { givesReceipts: false });
      expect(change.state).toBe(again ? "waiting" : "failed");
      expect(change.failure).toBe("put_off");
      waits.push(again && (again.getTime() - now.getTime()) / 1000);
    }
    expect(waits).toEqual([10, 60, 300, 900, 3600, 7200, 14400, null]);
  });

  it("a gateway that names a time is given it", () => {
    const outcome: SendOutcome = { ...putOff, waitMs: 60_000 };
    expect(afterSend(buildMessage(), outcome, now, { givesReceipts: false }).again).toEqual(after(60));
  });

  it("is not tried again for a dead code", () => {
    const { change, again } = afterSend(buildMessage({ validUntil: after(5) }), putOff, now, {
      givesReceipts: false,
    });
    expect([change.state, change.failure, again]).toEqual(["failed", "put_off", null]);
  });

  it("unclear is unknown, never waiting", () => {
    const { change } = afterSend(buildMessage(), { result: "unclear", detail: "ECONNECTION" }, now, {
      givesReceipts: false,
    });
    expect(change).toEqual({ state: "unknown", failureDetail: "ECONNECTION" });
  });

  it("cuts a gateway's long story to what the column holds", () => {
    const outcome: SendOutcome = { ...putOff, detail: "x".repeat(1000) };
    expect(
      afterSend(buildMessage(), outcome, now, { givesReceipts: false }).change.failureDetail,
    ).toHaveLength(255);
  });
});

describe("after asking the channel", () => {
  const outcomes = (state: Message["state"], trace: Trace) => {
    const step = afterTrace(buildMessage({ state }), trace, now);
    return typeof step === "string" || step === null ? step : (step.change.state ?? "as it is");
  };

  test.each<[Trace["found"], Message["state"], string | null]>([
    ["accepted", "sending", "sent"],
    ["accepted", "unknown", "sent"],
    ["accepted", "failed", "sent"],
    ["accepted", "sent", "as it is"],
    ["delivered", "sent", "delivered"],
    ["delivered", "unknown", "delivered"],
    ["failed", "sent", "failed"],
    ["absent", "sending", "send"],
    ["absent", "unknown", "send"],
    ["absent", "sent", "as it is"],
    ["not_yet", "sending", "unknown"],
    ["not_yet", "unknown", "as it is"],
    ["not_yet", "failed", null],
    ["unknowable", "sending", "unknown"],
    ["unknowable", "unknown", null],
    ["unknowable", "failed", null],
  ])("%s for a message that was %s", (found, state, expected) => {
    const trace = found === "failed" ? { found, failure: "not_delivered" as const, detail: "" } : { found };
    expect(outcomes(state, trace as Trace)).toBe(expected);
  });

  it("one that was taken is asked for its receipt after 1, 5 and 30 minutes and a day, and then no more", () => {
    const looks: number[] = [];
    for (let at: Date | null = now; at;) {
      const step = afterTrace(buildMessage({ state: "sent" }), { found: "accepted" }, at);
      at = typeof step === "object" && step ? step.again : null;
      if (at) looks.push((at.getTime() - now.getTime()) / 60_000);
    }
    expect(looks).toEqual([1, 5, 30, 24 * 60]);
  });

  it("one in doubt is asked about less and less often, and not for ever", () => {
    let age = 0;
    let looks = 0;
    for (let wait = nextLookMs(age); wait !== null; wait = nextLookMs(age)) {
      age += wait;
      looks += 1;
    }
    expect(looks).toBeLessThan(30);
    expect(age).toBeGreaterThanOrEqual(48 * 3_600_000);
  });
});
