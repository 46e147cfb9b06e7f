import { pruneOldest } from "../db/pruneOldest";
import type { Services } from "../services";
import { CandidateSession, IdentityCode } from "./identityEntity";

/** The last day's codes are counted before another one is sent, used and expired ones too. */
const CODES_KEPT_MS = 2 * 24 * 3_600_000;

/** One-time codes that nobody can use or count any more, and sessions of candidates that have ended. */
export async function pruneIdentities({ db, clock }: Pick<Services, "db" | "clock">): Promise<void> {
  const now = clock.now().getTime();
  await pruneOldest(db, IdentityCode, ({ expiresAt }) => now - expiresAt.getTime() > CODES_KEPT_MS);
  await pruneOldest(db, CandidateSession, ({ expiresAt }) => expiresAt.getTime() <= now);
}
