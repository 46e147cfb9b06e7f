import { findForUpdate } from "../db/locks";
import { selectOne } from "../db/statements";
import type { CandidateActor } from "../http/actors";
import { conflict, notFound, unauthorized } from "../http/errors";
import { withdrawInterview } from "../interviews/endInterview";
import { Interview } from "../interviews/entity";
import { transition } from "../interviews/status";
import { cancelLetters } from "../letters/queueLetter";
import { Candidacy } from "../pipeline/entity";
import { recordOn } from "../pipeline/recordEvent";
import type { Services } from "../services";
import { idsOfOneself, interviewsOfCandidacy } from "./person";
import { toldAt } from "./told";

/**
 * The candidate takes an application back: its interviews end with it, and nobody writes to them about it any more.
 * @throws 404 candidacy.not_found for one that is not theirs; 409 candidacy.closed
 */
export async function withdrawApplication(
  services: Services,
  actor: CandidateActor,
  candidacyId: string,
): Promise<void> {
  const { db, clock } = services;
  const here = await selectOne(db.read, Interview, { id: actor.interviewId });
  const self = here && (await idsOfOneself(db.read, here.candidateId));
  if (!self) throw unauthorized();
  await db.write(async (tx) => {
    const listed = await interviewsOfCandidacy(tx.manager, candidacyId);
    // Interviews are held before their candidacy, as everywhere.
    for (const { id } of listed) await findForUpdate(db, tx, Interview, { id });
    const candidacy = await findForUpdate(db, tx, Candidacy, { id: candidacyId });
    if (!candidacy || !self.ids.includes(candidacy.candidateId)) throw notFound("candidacy.not_found");
    const untold = candidacy.outcome === "rejected" && !(await toldAt(tx.manager, candidacy, clock.now()));
    if (candidacy.outcome !== "open" && !untold) throw conflict("candidacy.closed");
    // Decided already and not told: what they say of it stands, and the letter stays unwritten.
    if (untold) await cancelLetters(services, tx, candidacyId);
    else
      await recordOn(
        services,
        tx,
        candidacy,
        { type: "candidacy.withdrawn", data: {} },
        { source: "candidate" },
      );
    for (const interview of await interviewsOfCandidacy(tx.manager, candidacyId)) {
      if (transition(interview.status, "withdraw")) await withdrawInterview(services, tx, interview);
    }
  });
}
