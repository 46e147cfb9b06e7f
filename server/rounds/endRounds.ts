import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { selectEqual, selectOne } from "../db/statements";
import { cancelSecondRound } from "../decisions/secondRound/cancelSecondRound";
import { findSecondRound, isOver } from "../decisions/secondRound/findSecondRound";
import { tellCandidate } from "../decisions/secondRound/tellCandidate";
import { Interview } from "../interviews/entity";
import { Candidacy, CandidacyInterview } from "../pipeline/entity";
import type { JobHandler } from "../queue/runner";
import type { Services } from "../services";
import { untoldUntil } from "../standing/told";

/** So long whoever ended a candidacy may think again before a meeting is called off: as long as letters wait. */
export const SECOND_THOUGHTS_MS = 30 * 60_000;
/** Who hears later than so long before a meeting may be on their way already. */
const ON_THE_WAY_MS = 3 * 3_600_000;

/**
 * Nobody is met whose candidacy has ended: what is arranged is called off, and seats and calendars are free again. A
 * meeting that is off says that something has happened: where a rejection is not told yet, it stays arranged until it
 * is, unless that were too late; then the candidate hears that it is off, and no more.
 */
export const endRounds = (services: Services): JobHandler<{ candidacyId: string }> => ({
  concurrency: 1,
  attempts: 5,
  async run({ candidacyId }) {
    const links = await selectEqual(services.db.read, CandidacyInterview, { candidacyId });
    for (const { interviewId } of links) {
      await services.db.write((tx) => endRound(services, tx, candidacyId, interviewId));
    }
  },
});

async function endRound(services: Services, tx: Transaction, candidacyId: string, interviewId: string) {
  const { db, clock, events, queue } = services;
  const interview = await findForUpdate(db, tx, Interview, { id: interviewId });
  const candidacy = await selectOne(tx.manager, Candidacy, { id: candidacyId });
  const round = interview && (await findSecondRound(tx.manager, interviewId));
  if (!interview || !candidacy || !round || isOver(round.state)) return;
  const isRejected = candidacy.outcome === "rejected";
  if (!isRejected && candidacy.outcome !== "withdrawn") return;
  const now = clock.now();
  const { startsAt } = round;
  const coming = startsAt !== null && startsAt > now ? startsAt : null;
  const until = isRejected ? await untoldUntil(tx.manager, candidacy, now) : null;
  if (until && !(coming && coming.getTime() < until.getTime() + ON_THE_WAY_MS)) {
    // Without a key: this job has it until it is done.
    await queue.enqueue(tx, "rounds.end", { candidacyId }, { runAfter: until });
    return;
  }
  await cancelSecondRound(services, tx, interviewId, { evenAgreed: true });
  const off = await findSecondRound(tx.manager, interviewId);
  if (off && coming && isRejected) {
    const news = { kind: "off", round: off, startsAt: coming, isTold: until === null } as const;
    await tellCandidate(services, tx, interview, news);
  }
  await events.publish(tx, "second_round.cancelled", interviewId, {});
}
