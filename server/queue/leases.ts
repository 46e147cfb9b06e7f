import { In, LessThanOrEqual } from "typeorm";
import type { Clock } from "../clock";
import type { Database } from "../db/database";
import { updateRows } from "../db/rows";
import { tellOutage } from "../db/tellOutage";
import type { Logger } from "../logger";
import { Job } from "./entity";
import type { JobKind } from "./queue";

const LEASE_MS = 60_000;
const RENEWAL_MS = LEASE_MS / 3;
/** Looks are a second apart; where one comes so late, this process stood still. */
const LATE_MS = 5_000;
const RECOVERED_AT_ONCE = 500;

/** Who works on a row, and until when nobody else may take it for abandoned. */
export function createLeases(given: {
  db: Database;
  clock: Clock;
  log: Logger;
  owner: string;
  kinds: readonly JobKind[];
}) {
  const { db, clock, log, owner, kinds } = given;
  const leaseUntil = () => new Date(clock.now().getTime() + LEASE_MS);
  /** What runs here. */
  const kept = new Set<string>();
  /** When it was last seen what has run out; null before the first time. */
  let lookedAt: number | null = null;
  let failed = false;
  /** From then on those who could not renew meanwhile have time to do so. */
  let heldAt: number | null = null;

  /** Given back by a stop, or taken from a process that died. */
  const open = () => ({
    status: "pending" as const,
    transportedAt: null,
    leaseOwner: null,
    leaseUntil: null,
    runAfter: clock.now(),
  });

  const renew = (ids: readonly string[]) =>
    db.write((tx) =>
      updateRows(tx, Job, { id: In([...ids]), leaseOwner: owner }, { leaseUntil: leaseUntil() }),
    );

  /** After a pause in which nobody could renew, leases have run out whose runs go on, in this process and in others. */
  async function holdAfterPause(now: number): Promise<boolean> {
    const late = lookedAt !== null && (now < lookedAt || now - lookedAt > LATE_MS);
    if (failed || late) {
      if (kept.size > 0) await renew([...kept]);
      heldAt = now;
    }
    return heldAt !== null && now >= heldAt && now - heldAt < RENEWAL_MS;
  }

  async function reopen(all: boolean): Promise<void> {
    const now = clock.now();
    const isHeld = !all && (await holdAfterPause(now.getTime()));
    const gone = {
      status: "running" as const,
      kind: In([...kinds]),
      ...(all ? {} : { leaseUntil: LessThanOrEqual(now) }),
    };
    for (;;) {
      const found = await db.read.find(Job, { select: { id: true }, where: gone, take: RECOVERED_AT_ONCE });
      // Looked for in any case, which says whether the database is there.
      if (isHeld || found.length === 0) return;
      const ids = found.map(({ id }) => id);
      const opened = await db.write((tx) => updateRows(tx, Job, { ...gone, id: In(ids) }, open()));
      if (opened === 0 || found.length < RECOVERED_AT_ONCE) return;
    }
  }

  return {
    /** What a claim writes. */
    take: () => ({ leaseOwner: owner, leaseUntil: leaseUntil() }),
    /** Renews it until the returned function is called. */
    keep({ id }: Pick<Job, "id">): () => void {
      kept.add(id);
      const timer = setInterval(() => {
        renew([id]).catch((error: unknown) => {
          if (!tellOutage(log, error)) log.warn({ err: error, jobId: id }, "lease not renewed");
        });
      }, RENEWAL_MS);
      return () => {
        clearInterval(timer);
        kept.delete(id);
      };
    },
    /** Rows whose process died wait again; `all` where this is the only process there can be (SQLite). */
    async recover(all: boolean): Promise<void> {
      try {
        await reopen(all);
        lookedAt = clock.now().getTime();
        failed = false;
      } catch (error) {
        failed = true;
        throw error;
      }
    },
    /** Gives back all that runs here. */
    async release(): Promise<void> {
      await db.write((tx) =>
        tx.manager
          .createQueryBuilder()
          .update(Job)
          // What a stop interrupts has used up none of its tries.
          .set({ ...open(), attempts: () => "attempts - 1" })
          .where({ status: "running", kind: In([...kinds]), leaseOwner: owner })
          .execute(),
      );
    },
  };
}
