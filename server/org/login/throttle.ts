import { LessThan } from "typeorm";
import { findForUpdate } from "../../db/locks";
import { insertRow, updateRows } from "../../db/rows";
import { tooMany } from "../../http/errors";
import { hashCode } from "../../security/tokens";
import type { Services } from "../../services";
import { LoginThrottle } from "./entity";
import { THROTTLE, type ThrottleKind, countFailure, secondsLeft } from "./throttleRules";

/** What a try is counted against, e.g. `{kind: "address", of: "203.0.113.7"}`. */
export type Counted = { kind: ThrottleKind; of: string };

type Needs = Pick<Services, "db" | "clock" | "codeKey">;

const idOf = (codeKey: Buffer, { kind, of }: Counted) => hashCode(codeKey, `throttle:${kind}`, of);

/** In one order, so that two who lock several do not wait for each other. */
const ordered = ({ codeKey }: Needs, counted: readonly Counted[]) =>
  counted
    .map((one) => ({ id: idOf(codeKey, one), rule: THROTTLE[one.kind] }))
    .toSorted((left, right) => (left.id < right.id ? -1 : 1));

/**
 * Counts a try before it is made, so that a hundred at once are a hundred. Whoever gets through takes it back with
 * `forgive`. A try that is refused here is not counted: hammering does not prolong anybody's wait.
 * @throws AppError `session.throttled` (429) with the seconds left
 */
export async function countTry(services: Needs, counted: readonly Counted[]): Promise<void> {
  const { db, clock } = services;
  const now = clock.now();
  await db.write(async (tx) => {
    const held = [];
    for (const { id, rule } of ordered(services, counted)) {
      held.push({ id, rule, earlier: await findForUpdate(db, tx, LoginThrottle, { id }) });
    }
    const wait = Math.max(...held.map(({ earlier }) => secondsLeft(earlier, now)));
    if (wait > 0) throw tooMany("session.throttled", wait);
    for (const { id, rule, earlier } of held) {
      const count = countFailure(earlier, now, rule);
      if (earlier) await updateRows(tx, LoginThrottle, { id }, count);
      else await insertRow(tx, LoginThrottle, { id, ...count });
    }
  });
}

/**
 * After success. An address keeps its earlier failures (else one's own account would clear it for guessing others');
 * everything else is about one person and begins anew.
 */
export async function forgive(services: Needs, counted: readonly Counted[]): Promise<void> {
  const { db, clock } = services;
  await db.write(async (tx) => {
    for (const one of counted) {
      const id = idOf(services.codeKey, one);
      if (one.kind !== "address") {
        await tx.manager.delete(LoginThrottle, { id });
        continue;
      }
      const held = await findForUpdate(db, tx, LoginThrottle, { id });
      if (!held) continue;
      const failures = Math.max(0, held.failures - 1);
      await updateRows(tx, LoginThrottle, { id }, { failures, blockedUntil: clock.now() });
    }
  });
}

const KEPT_MS = 3 * 24 * 3_600_000;

/** Counts that are long forgiven. */
export async function pruneThrottles({ db, clock }: Pick<Services, "db" | "clock">): Promise<void> {
  const before = new Date(clock.now().getTime() - KEPT_MS);
  await db.write((tx) => tx.manager.delete(LoginThrottle, { failedAt: LessThan(before) }));
}
