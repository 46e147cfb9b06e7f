import type { z } from "zod";
import type { CandidateActor } from "../http/actors";
import { conflict, unauthorized } from "../http/errors";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { cancelSecondRound } from "../decisions/secondRound/cancelSecondRound";
import type { Services } from "../services";
import type { feedbackBody } from "./candidateSchema";
import { askReview } from "../standing/askReview";
import { askForHelp } from "../helpRequests/askForHelp";
import { changeInterview } from "./changeInterview";
import { Interview } from "./entity";
import { isReported } from "./status";

async function changeAs(
  services: Services,
  actor: CandidateActor,
  change: (interview: Interview, tx: Parameters<Parameters<Services["db"]["write"]>[0]>[0]) => Promise<void>,
) {
  const { db } = services;
  await db.write(async (tx) => {
    const interview = await findForUpdate(db, tx, Interview, { id: actor.interviewId });
    if (!interview) throw unauthorized();
    await change(interview, tx);
  });
}

/**
 * The candidate would rather speak with a person: what was answered stays, a recruiter is told. After the end it asks
 * for a human review, and the interview stays completed.
 */
export const requestPerson = (services: Services, actor: CandidateActor, reason: string) =>
  changeAs(services, actor, async (interview, tx) => {
    const action = isReported(interview.status) ? null : "ask_for_person";
    await changeInterview(services, tx, interview, action, { personReason: reason });
    await services.events.publish(tx, "interview.person_requested", interview.id, {});
    // Asked once more, the one that waits is enough.
    if (action === null) await askReview(services, tx, interview, reason);
    const candidate = { asker: "candidate", askerId: interview.candidateId, askerName: "" } as const;
    await askForHelp(services, tx, { interviewId: interview.id, ...candidate });
  });

export const withdraw = (services: Services, actor: CandidateActor) =>
  changeAs(services, actor, (interview, tx) => withdrawInterview(services, tx, interview));

/** The same for an interview that the caller holds. */
export async function withdrawInterview(
  services: Services,
  tx: Transaction,
  interview: Interview,
): Promise<void> {
  await changeInterview(services, tx, interview, "withdraw");
  await cancelSecondRound(services, tx, interview.id, { evenAgreed: true });
  await services.events.publish(tx, "interview.withdrawn", interview.id, {});
}

export const giveFeedback = (
  services: Services,
  actor: CandidateActor,
  body: z.output<typeof feedbackBody>,
) =>
  changeAs(services, actor, async (interview, tx) => {
    if (interview.status !== "completed") throw conflict("interview.status");
    if (interview.satisfaction !== null) throw conflict("interview.already_given");
    const { satisfaction, recommend, comment } = body;
    await changeInterview(services, tx, interview, null, {
      satisfaction,
      recommend,
      feedbackComment: comment,
    });
    await services.events.publish(tx, "interview.rated", interview.id, { satisfaction });
  });
