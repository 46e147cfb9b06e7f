import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { insertRow } from "../db/rows";
import { mergesInto } from "../candidates/merging/mergedIds";
import { selectEqual } from "../db/statements";
import { Position } from "../positions/entity";
import { jobKeyOf } from "../insight/progress/countChange";
import type { Services } from "../services";
import { ArchiveEvent, Candidacy } from "./entity";
import { columnsOf, openKeyOf, type Recorded } from "./recordEvent";
import { DEFAULT_STAGES, type Stage } from "./stages";

type Needed = Pick<Services, "db" | "clock">;

export type NewCandidacy = {
  candidateId: string;
  orgUnitId: string;
  positionId: string | null;
  jobTitle: string;
};

/** The stages of a job; an interview without a position has those that every job has. */
export async function stagesOf(tx: Pick<Transaction, "manager">, positionId: string | null) {
  if (positionId === null) return DEFAULT_STAGES;
  const [position] = await selectEqual(tx.manager, Position, { id: positionId });
  return position?.stages ?? DEFAULT_STAGES;
}

/** The candidacy that is under way, under whichever row the person was known when it began. */
export async function findOpen(
  tx: Pick<Transaction, "manager">,
  candidateId: string,
  jobKey: string,
): Promise<Candidacy | null> {
  const merged = await mergesInto(tx.manager, candidateId);
  const ids = [candidateId, ...merged.map(({ mergedId }) => mergedId)];
  const openKey = ids.map((id) => openKeyOf(id, jobKey));
  const [open] = await selectEqual(tx.manager, Candidacy, { openKey });
  return open ?? null;
}

/**
 * The person's open candidacy for the job; begun where there is none. The caller holds the person's row, or has just
 * written it.
 * @param from where it begins: the first stage of the job, unless something later has happened already
 */
export async function openCandidacy(
  services: Needed,
  tx: Transaction,
  { candidateId, orgUnitId, positionId, jobTitle }: NewCandidacy,
  { source, staffId = null }: Recorded,
  from?: Stage,
): Promise<{ candidacy: Candidacy; isNew: boolean }> {
  const jobKey = jobKeyOf({ positionId, jobTitle });
  const open = await findOpen(tx, candidateId, jobKey);
  if (open) return { candidacy: open, isNew: false };
  const now = services.clock.now();
  const id = newId();
  const stages = await stagesOf(tx, positionId);
  const stage = from ?? (stages[0] as Stage);
  const state = { stage, outcome: null, offer: null, employed: false } as const;
  const candidacy: Candidacy = {
    ...columnsOf(state, { id, candidateId, jobKey }),
    id,
    candidateId,
    orgUnitId,
    positionId,
    jobKey,
    jobTitle,
    events: 1,
    since: now,
    openedAt: now,
    updatedAt: now,
  };
  await insertRow(tx, Candidacy, candidacy);
  await insertRow(tx, ArchiveEvent, {
    id: newId(),
    candidateId,
    candidacyId: id,
    number: 1,
    type: "candidacy.opened",
    data: { stage, source },
    at: now,
    writtenAt: now,
    staffId,
    source,
  });
  return { candidacy, isNew: true };
}
