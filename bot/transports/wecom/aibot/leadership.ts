import { setTimeout as pause } from "node:timers/promises";
import { tellOutage } from "../../../../server/db/tellOutage";
import type { Logger } from "../../../../server/logger";
import type { Lease } from "../../../../server/leases/lease";

export type LeadershipOptions = {
  lease: Lease;
  name: string;
  /** Of this process. */
  owner: string;
  leaseMs: number;
  log: Logger;
  onChange: (leads: boolean) => void;
};

/** Of the time between two looks: how late the next one may come. */
const LATEST_LOOK = 1.5;

/**
 * Keeps trying to lead, and keeps leading. When the lease cannot be renewed in time, for whatever reason, it steps
 * down before the lease ends: two must never lead at once.
 */
export function createLeadership({ lease, name, owner, leaseMs, log, onChange }: LeadershipOptions) {
  const everyMs = leaseMs / 3;
  const stop = new AbortController();
  let leads = false;
  let heldUntil = 0;
  let running: Promise<void> | null = null;

  function change(to: boolean) {
    if (to === leads) return;
    leads = to;
    onChange(to);
  }

  /** A database that does not answer must not keep a lease alive. */
  async function tryOnce(): Promise<boolean | null> {
    const deadline = new AbortController();
    try {
      const late = pause(everyMs, null, { signal: deadline.signal, ref: false });
      return await Promise.race([lease.acquire(name, owner, leaseMs), late.catch(() => null)]);
    } catch (error) {
      if (!tellOutage(log, error)) log.warn({ err: error, lease: name }, "lease not renewed");
      return null;
    } finally {
      deadline.abort();
    }
  }

  async function run() {
    while (!stop.signal.aborted) {
      const asked = performance.now();
      const held = await tryOnce();
      if (stop.signal.aborted) return;
      if (held) heldUntil = asked + leaseMs;
      // Until the next look nobody would notice the end, and that look may come late.
      const lasts = held !== false && performance.now() + LATEST_LOOK * everyMs < heldUntil;
      change(lasts);
      await pause(everyMs, undefined, { signal: stop.signal }).catch(() => {});
    }
  }

  return {
    start() {
      running ??= run();
    },
    /** Steps down and lets the next one lead at once. */
    async stop() {
      stop.abort();
      await running;
      change(false);
      await lease.release(name, owner).catch((error: unknown) => {
        log.warn({ err: error, lease: name }, "lease not released");
      });
    },
  };
}
