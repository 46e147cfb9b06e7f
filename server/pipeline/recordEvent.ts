import { keepFact } from "../archiveQueries/keepFacts";
import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { insertRow, updateRows } from "../db/rows";
import { selectEqual, selectOne } from "../db/statements";
import { conflict, notFound } from "../http/errors";
import { cancelOffer } from "../letters/offerLetters";
import { cancelLetters } from "../letters/queueLetter";
import type { Services } from "../services";
import { EVENT_DATA, type Happened } from "./candidacyEvents";
import { ArchiveEvent, Candidacy, type EventSource } from "./entity";
import { type CandidacyState, foldCandidacy } from "./foldCandidacy";

export type Recorded = {
  source: EventSource;
  staffId?: string | null;
  apiTokenId?: string | null;
  /** When it happened, where that is not now. */
  at?: Date;
  /** Written down only now though it was told of long ago: nobody hears of it, nothing follows from it. */
  past?: boolean;
};

type Needed = Pick<Services, "db" | "clock" | "events">;

const stateOf = ({ stage, outcome, offer, employed }: Candidacy): CandidacyState => ({
  stage,
  outcome: outcome === "open" ? null : outcome,
  offer,
  employed,
});

/** What of the row the state says. */
export const columnsOf = (
  { stage, outcome, offer, employed }: CandidacyState,
  { id, candidateId, jobKey }: Pick<Candidacy, "id" | "candidateId" | "jobKey">,
) => ({
  stage,
  outcome: outcome ?? ("open" as const),
  offer,
  employed,
  openKey: outcome === null ? openKeyOf(candidateId, jobKey) : id,
});

export const openKeyOf = (candidateId: string, jobKey: string) => `${candidateId}:${jobKey}`;

/**
 * Writes what happened to a candidacy, and what it is by that. The one way to change one.
 * @throws 404 candidacy.not_found; 409 with what the fold refuses it by (./foldCandidacy)
 */
export async function recordEvent(
  services: Needed,
  tx: Transaction,
  candidacyId: string,
  happened: Happened,
  recorded: Recorded,
): Promise<Candidacy> {
  const candidacy = await findForUpdate(services.db, tx, Candidacy, { id: candidacyId });
  if (!candidacy) throw notFound("candidacy.not_found");
  return recordOn(services, tx, candidacy, happened, recorded);
}

/** The same, for a row that the caller holds. */
export async function recordOn(
  { db, clock, events }: Needed,
  tx: Transaction,
  candidacy: Candidacy,
  happened: Happened,
  { source, staffId = null, apiTokenId = null, at, past = false }: Recorded,
): Promise<Candidacy> {
  const step = foldCandidacy(stateOf(candidacy), happened);
  if ("refused" in step) throw conflict(step.refused);
  if (happened.type === "candidacy.reopened") {
    await assertAlone(tx, candidacy);
    await cancelLetters({ db, clock }, tx, candidacy.id);
  }
  // Answered or off: there is nothing left to tell of it.
  if (candidacy.offer === "made" && step.state.offer !== "made")
    await cancelOffer({ clock }, tx, candidacy.id);
  const now = clock.now();
  const columns = columnsOf(step.state, candidacy);
  const hasMoved = columns.stage !== candidacy.stage || columns.outcome !== candidacy.outcome;
  const written = {
    ...columns,
    events: candidacy.events + 1,
    since: hasMoved ? (at ?? now) : candidacy.since,
    updatedAt: now,
  };
  await updateRows(tx, Candidacy, { id: candidacy.id }, written);
  await insertRow(tx, ArchiveEvent, {
    id: newId(),
    candidateId: candidacy.candidateId,
    candidacyId: candidacy.id,
    number: written.events,
    type: happened.type,
    data: happened.data,
    at: at ?? now,
    writtenAt: now,
    staffId,
    source,
    apiTokenId,
  });
  const kept = { ...candidacy, ...written };
  await keepFact({ clock }, tx, kept, { scores: happened.type === "candidacy.reported" });
  if (!past) {
    const { id, candidateId } = candidacy;
    const told = { candidateId, event: happened.type, number: written.events };
    await events.publish(tx, "candidacy.changed", id, told);
  }
  return kept;
}

/** Whoever applied again meanwhile goes on where they are now. */
async function assertAlone(tx: Transaction, { candidateId, jobKey }: Candidacy): Promise<void> {
  const openKey = openKeyOf(candidateId, jobKey);
  const taken = await selectOne(tx.manager, Candidacy, { openKey });
  if (taken) throw conflict("candidacy.open_elsewhere");
}

/** The state that a candidacy's events give, read anew: what its row has to say. */
export async function rebuildState(tx: Pick<Transaction, "manager">, candidacyId: string) {
  const rows = await selectEqual(tx.manager, ArchiveEvent, { candidacyId });
  rows.sort((a, b) => a.number - b.number);
  let state: CandidacyState | null = null;
  for (const { type, data } of rows) {
    const step = foldCandidacy(state, { type, data: EVENT_DATA[type].parse(data) } as Happened);
    if ("refused" in step) throw new Error(`Event of candidacy ${candidacyId} refused: ${step.refused}`);
    state = step.state;
  }
  return { state, events: rows.length };
}
