import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { insertRow } from "../db/rows";
import { selectOne } from "../db/statements";
import type { DomainEvent } from "../events/events";
import { Interview } from "../interviews/entity";
import type { Services } from "../services";
import { rebuildPerson } from "./backfill/rebuildPerson";
import { Candidacy, CandidacyInterview } from "./entity";
import { openCandidacies } from "./openCandidacy";
import { recordOn } from "./recordEvent";
import { followTold, sourceOf, toldBy } from "./tellCandidacy";

type Needed = Pick<Services, "db" | "clock" | "events">;

/** Tells candidacies what becomes of their interviews, in the transaction in which it becomes so. */
export const followInterviews =
  (services: Needed) =>
  async (tx: Transaction, event: DomainEvent): Promise<void> => {
    const happened = toldBy(event);
    if (!happened) return;
    const candidacy = await findOrOpen(services, tx, event);
    if (!candidacy) return;
    if (happened.type === "candidacy.withdrawn" && candidacy.outcome !== "open") return;
    const now = await recordOn(services, tx, candidacy, happened, sourceOf(event));
    await followTold(services, tx, now, happened);
  };

/** The interview's candidacy, held; begun with the interview, or from what is known of one from before there were any. */
async function findOrOpen(
  services: Needed,
  tx: Transaction,
  { id: eventId, type, interviewId }: DomainEvent,
): Promise<Candidacy | null> {
  const known = await selectOne(tx.manager, CandidacyInterview, { interviewId });
  if (known) return findForUpdate(services.db, tx, Candidacy, { id: known.candidacyId });
  const interview = await selectOne(tx.manager, Interview, { id: interviewId });
  if (!interview) return null;
  const { candidateId, orgUnitId } = interview;
  if (type !== "interview.invited") {
    await rebuildPerson(services, tx, candidateId, { before: eventId });
    const rebuilt = await selectOne(tx.manager, CandidacyInterview, { interviewId });
    if (rebuilt) return findForUpdate(services.db, tx, Candidacy, { id: rebuilt.candidacyId });
  }
  const person = { id: candidateId, orgUnitId };
  const course = { source: "product" } as const;
  const [candidacy] = await openCandidacies(services, tx, [person], interview, course, "interview");
  if (!candidacy) return null;
  await insertRow(tx, CandidacyInterview, { interviewId, candidacyId: candidacy.id });
  return findForUpdate(services.db, tx, Candidacy, { id: candidacy.id });
}
