import { LessThan } from "typeorm";
import { changeable } from "../candidates/changeCandidate";
import { type Candidate, Candidate as CandidateRow, TalentPoolWithdrawal } from "../candidates/entity";
import { updateCandidates } from "../candidates/writeCandidates";
import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { insertRow } from "../db/rows";
import { conflict } from "../http/errors";
import { Consent } from "../interviews/identityEntity";
import { Letter } from "../letters/entity";
import type { Services } from "../services";

/** So long an agreement holds, however it was given; then it ends by itself. */
export const POOL_MONTHS = 24;
/** Changes with every change of meaning in the words that they agree to (miniapp/candidate/words). */
export const POOL_NOTICE = "pool-2026-11";
/** Stands on their record, for HR. */
const HOW = "候选人在感谢信中同意 Agreed by letter";
const ENDED = "到期 Term ended";
const MOST_A_NIGHT = 500;

export function monthsLater(from: Date, months: number): Date {
  const at = new Date(from);
  at.setUTCMonth(at.getUTCMonth() + months);
  return at;
}

export const presentPool = (person: Pick<Candidate, "talentPoolAt">, offered: boolean) => ({
  offered: offered || person.talentPoolAt !== null,
  agreedAt: person.talentPoolAt?.toISOString() ?? null,
  until: person.talentPoolAt && monthsLater(person.talentPoolAt, POOL_MONTHS).toISOString(),
  months: POOL_MONTHS,
});

/** Whether any letter to this person has offered it. */
export const isOffered = (
  { manager }: Pick<Transaction, "manager">,
  candidateIds: readonly string[],
): Promise<boolean> =>
  candidateIds.length === 0
    ? Promise.resolve(false)
    : manager
        .createQueryBuilder(Letter, "letter")
        .where("letter.candidateId IN (:...candidateIds)", { candidateIds })
        .andWhere("letter.state = 'sent' AND letter.offerTalentPool = :yes", { yes: true })
        .getExists();

/**
 * The candidate's own word on the talent pool, in the ledger of consents. Said again, nothing more is written.
 * @throws 409 talent_pool.not_offered
 */
export async function answerPool(
  { db, clock }: Pick<Services, "db" | "clock">,
  tx: Transaction,
  { personId, ids, interviewId }: { personId: string; ids: readonly string[]; interviewId: string | null },
  agreed: boolean,
): Promise<void> {
  const person = await changeable({ db }, tx, personId);
  if (agreed === person.inTalentPool) return;
  if (agreed && !(await isOffered(tx, ids))) throw conflict("talent_pool.not_offered");
  const now = clock.now();
  await insertRow(tx, Consent, {
    id: newId(),
    interviewId,
    candidateId: personId,
    kind: "talent_pool",
    granted: agreed,
    noticeVersion: POOL_NOTICE,
    at: now,
  });
  if (agreed) {
    const joined = { inTalentPool: true, talentPoolAt: now, talentPoolHow: HOW, updatedAt: now };
    await updateCandidates(tx, { id: personId }, joined);
  } else await leave(tx, person, person.name, now);
}

async function leave(tx: Transaction, person: Candidate, author: string, now: Date): Promise<void> {
  await insertRow(tx, TalentPoolWithdrawal, {
    id: newId(),
    candidateId: person.id,
    agreedAt: person.talentPoolAt,
    how: person.talentPoolHow,
    author,
    createdAt: now,
  });
  const left = { inTalentPool: false, talentPoolAt: null, talentPoolHow: null, updatedAt: now };
  await updateCandidates(tx, { id: person.id }, left);
}

/** Ends agreements whose time is over, a bounded number a night. Returns how many. */
export async function endOldAgreements({ db, clock }: Pick<Services, "db" | "clock">): Promise<number> {
  const now = clock.now();
  const oldest = monthsLater(now, -POOL_MONTHS);
  const due = await db.read.find(CandidateRow, {
    select: { id: true },
    where: { inTalentPool: true, talentPoolAt: LessThan(oldest) },
    take: MOST_A_NIGHT,
  });
  for (const { id } of due) {
    await db.write(async (tx) => {
      const person = await tx.manager.findOneBy(CandidateRow, { id });
      // Agreed anew meanwhile, it is another agreement.
      if (person?.talentPoolAt && person.talentPoolAt < oldest) await leave(tx, person, ENDED, now);
    });
  }
  return due.length;
}
