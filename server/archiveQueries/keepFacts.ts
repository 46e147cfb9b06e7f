import type { Transaction } from "../db/database";
import { insertAll } from "../db/insertAll";
import { findForUpdate } from "../db/locks";
import { insertRow, updateRows } from "../db/rows";
import { selectEqual, selectOne } from "../db/statements";
import type { DomainEvent } from "../events/events";
import { Interview } from "../interviews/entity";
import { ArchiveEvent, Candidacy, CandidacyInterview } from "../pipeline/entity";
import { ReportRow } from "../reports/entity";
import { Review } from "../reviews/entity";
import type { Services } from "../services";
import { dimensionKey } from "./dimensionKey";
import { ArchiveFact, ArchiveFactScore } from "./entity";
import { foldFact } from "./foldFact";

type Needed = Pick<Services, "clock">;
type Kept = Pick<
  Candidacy,
  "id" | "candidateId" | "orgUnitId" | "positionId" | "jobTitle" | "openedAt" | "outcome"
>;

/** The interview whose report counts: of those that have one to show, the one that was invited to last. */
async function reportedOf(tx: Transaction, candidacyId: string): Promise<Interview | null> {
  const links = await selectEqual(tx.manager, CandidacyInterview, { candidacyId });
  const interviews = await selectEqual(tx.manager, Interview, {
    id: links.map(({ interviewId }) => interviewId),
  });
  return interviews
    .filter(({ reportTotal, reportMatch }) => reportTotal !== null || reportMatch !== null)
    .reduce<Interview | null>((last, one) => (last && last.invitedAt > one.invitedAt ? last : one), null);
}

async function humanTotalOf(tx: Transaction, interviewId: string): Promise<number | null> {
  const [newest] = await tx.manager.find(Review, {
    where: { interviewId, state: "sent" },
    order: { sentAt: "DESC", id: "DESC" },
    take: 1,
  });
  return newest?.result?.total ?? null;
}

async function scoresOf(
  tx: Transaction,
  candidacyId: string,
  interviewId: string,
): Promise<ArchiveFactScore[]> {
  const row = await tx.manager.findOne(ReportRow, { where: { interviewId }, order: { version: "DESC" } });
  const scores = (row?.report.dimensions ?? []).flatMap(({ name, score }) =>
    score === null ? [] : [{ candidacyId, dimension: dimensionKey(name), name, score }],
  );
  return [...new Map(scores.map((one) => [one.dimension, one])).values()];
}

/** The row as everything that is stored says it. */
async function readFact(
  { clock }: Needed,
  tx: Transaction,
  { id: candidacyId, candidateId, orgUnitId, positionId, jobTitle, openedAt, outcome }: Kept,
): Promise<{ fact: ArchiveFact; interview: Interview | null }> {
  const events = await selectEqual(tx.manager, ArchiveEvent, { candidacyId });
  events.sort((left, right) => left.number - right.number);
  const interview = await reportedOf(tx, candidacyId);
  const fact: ArchiveFact = {
    ...foldFact(events),
    candidacyId,
    candidateId,
    orgUnitId,
    positionId,
    jobTitle,
    openedAt,
    outcome,
    aiTotal: interview?.reportTotal ?? null,
    aiMatch: interview?.reportMatch ?? null,
    reviewTotal: interview && (await humanTotalOf(tx, interview.id)),
    updatedAt: clock.now(),
  };
  return { fact, interview };
}

async function writeScores(tx: Transaction, candidacyId: string, interview: Interview | null): Promise<void> {
  await tx.manager.delete(ArchiveFactScore, { candidacyId });
  if (interview) await insertAll(tx, ArchiveFactScore, await scoresOf(tx, candidacyId, interview.id));
}

/**
 * Brings a candidacy's flat row up to date, in the transaction of what changed it; the caller holds the candidacy.
 * @param scores whether a report may have changed
 */
export async function keepFact(
  services: Needed,
  tx: Transaction,
  candidacy: Kept,
  { scores }: { scores: boolean },
): Promise<void> {
  const { fact, interview } = await readFact(services, tx, candidacy);
  const { candidacyId, ...change } = fact;
  const known = await updateRows(tx, ArchiveFact, { candidacyId }, change);
  if (known === 0) await insertRow(tx, ArchiveFact, fact);
  if (scores || known === 0) await writeScores(tx, candidacyId, interview);
}

/** The rows of candidacies that have just begun. */
export function beginFacts(tx: Transaction, begun: readonly Candidacy[]): Promise<void> {
  const nothing = { ...foldFact([]), aiTotal: null, aiMatch: null, reviewTotal: null };
  return insertAll(
    tx,
    ArchiveFact,
    begun.map(({ id, candidateId, orgUnitId, positionId, jobTitle, openedAt, outcome, updatedAt }) => ({
      ...nothing,
      candidacyId: id,
      candidateId,
      orgUnitId,
      positionId,
      jobTitle,
      openedAt,
      outcome,
      updatedAt,
    })),
  );
}

/** Reports that are held back, and what people made of interviews: no event of the candidacy tells of these. */
export const followReviews =
  (services: Pick<Services, "db" | "clock">) =>
  async (tx: Transaction, { type, interviewId }: DomainEvent): Promise<void> => {
    if (type !== "report.sealed" && type !== "review.sent") return;
    const link = await selectOne(tx.manager, CandidacyInterview, { interviewId });
    const candidacy = link && (await findForUpdate(services.db, tx, Candidacy, { id: link.candidacyId }));
    if (candidacy) await keepFact(services, tx, candidacy, { scores: true });
  };
