import { EventEmitter, once } from "node:events";
import { createLeadership } from "../../../../bot/transports/wecom/aibot/leadership";
import { type Lease, createMemoryLease } from "../../../../server/leases/lease";
import { RECONNECT_DELAYS, reconnectDelayMs } from "../../../../bot/transports/wecom/aibot/reconnect";
import { silentLog } from "../../../factories/wecom";

// Long enough that a busy machine does not stand still for as long.
const LEASE_MS = 1_500;

function open(lease: Lease, owner: string) {
  const happened = new EventEmitter();
  const now = { leads: false };
  const leadership = createLeadership({
    lease,
    name: "bot",
    owner,
    leaseMs: LEASE_MS,
    log: silentLog,
    onChange(to) {
      now.leads = to;
      happened.emit("change");
    },
  });
  leadership.start();
  return {
    leadership,
    get leads() {
      return now.leads;
    },
    async becomes(wanted: boolean) {
      while (now.leads !== wanted) await once(happened, "change");
    },
  };
}

describe("who leads", () => {
  it("steps down before its lease ends when the database refuses, hangs or fails", async () => {
    for (const broken of [
      () => Promise.resolve(false),
      () => new Promise<boolean>(() => {}),
      () => Promise.reject(new Error("the database is away")),
    ]) {
      const memory = createMemoryLease(() => performance.now());
      let works = true;
      const one = open(
        { ...memory, acquire: (...args) => (works ? memory.acquire(...args) : broken()) },
        "one",
      );
      await one.becomes(true);
      works = false;
      const other = open(memory, "other");
      await other.becomes(true);
      expect(one.leads).toBe(false);
      await Promise.all([one.leadership.stop(), other.leadership.stop()]);
    }
  });

  it("gives the lease back when it stops", async () => {
    const memory = createMemoryLease(() => 0);
    const one = open(memory, "one");
    await one.becomes(true);
    await one.leadership.stop();
    expect(one.leads).toBe(false);
    expect(await memory.acquire("bot", "other", LEASE_MS)).toBe(true);
  });
});

describe("when to connect again", () => {
  const delay = (failures: number, random: number, kicked = false) =>
    reconnectDelayMs(failures, { kicked, random, delays: RECONNECT_DELAYS });

  it("waits twice as long each time, up to a minute, and never all together", () => {
    expect([0, 1, 2, 3].map((failures) => delay(failures, 0))).toEqual([500, 1_000, 2_000, 4_000]);
    expect([0, 1, 2, 3].map((failures) => delay(failures, 0.5))).toEqual([750, 1_500, 3_000, 6_000]);
    expect(delay(1_000, 0)).toBe(30_000);
    expect(delay(1_000, 0.999)).toBeLessThan(60_000);
  });

  it("waits long after it was put out", () => {
    expect(delay(0, 0, true)).toBe(30_000);
  });
});
