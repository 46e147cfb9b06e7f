import { createHash } from "node:crypto";
import { LessThan } from "typeorm";
import type { Clock } from "../clock";
import type { Database } from "../db/database";
import { insertRow, updateRows } from "../db/rows";
import type { FieldCipher } from "../security/cipher";
import { AppError, conflict, invalid } from "./errors";
import { IdempotencyKey } from "./idempotencyEntity";

const KEPT_MS = 24 * 3_600_000;
const digest = (...parts: string[]) => createHash("sha256").update(parts.join("\0")).digest("hex");

export type StoredAnswer = { status: number; body: unknown };

/**
 * Answers a repeated write with the first one's answer. A key whose first request never ended (the process died,
 * or failed without saying whether it wrote) stays taken: nobody can know whether that write happened, and a doubled invitation is worse than a new key.
 */
export function createIdempotency(db: Database, clock: Clock, cipher: FieldCipher) {
  return async function once(
    key: string,
    scope: { actor: string; route: string; request: string },
    handle: () => Promise<StoredAnswer>,
  ): Promise<StoredAnswer> {
    const id = digest(scope.actor, scope.route, key);
    const requestHash = digest(scope.request);
    const now = clock.now();

    const earlier = await db.write(async (tx) => {
      await tx.manager.delete(IdempotencyKey, { createdAt: LessThan(new Date(now.getTime() - KEPT_MS)) });
      const found = await tx.manager.findOneBy(IdempotencyKey, { id });
      if (!found) {
        await insertRow(tx, IdempotencyKey, {
          id,
          requestHash,
          status: 0,
          responseSealed: null,
          createdAt: now,
        });
      }
      return found;
    });
    if (earlier) {
      if (earlier.requestHash !== requestHash) throw invalid("request.idempotency_mismatch");
      if (earlier.responseSealed === null) throw conflict("request.in_progress");
      return {
        status: earlier.status,
        body: JSON.parse(cipher.decrypt(earlier.responseSealed, `idempotency_keys:${id}`)) as unknown,
      };
    }
    const answer = await handle().catch(async (error: unknown) => {
      // Refused: nothing was written, the same key may be used again. What broke may have been written.
      if (error instanceof AppError && error.status < 500) {
        await db.write((tx) => tx.manager.delete(IdempotencyKey, { id }));
      }
      throw error;
    });
    const responseSealed = cipher.encrypt(JSON.stringify(answer.body ?? null), `idempotency_keys:${id}`);
    await db.write((tx) => updateRows(tx, IdempotencyKey, { id }, { status: answer.status, responseSealed }));
    return answer;
  };
}
export type Once = ReturnType<typeof createIdempotency>;
