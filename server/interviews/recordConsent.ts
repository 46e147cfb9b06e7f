import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { insertRow } from "../db/rows";
import { conflict } from "../http/errors";
import { PRIORITY } from "../queue/queue";
import type { Services } from "../services";
import { changeInterview } from "./changeInterview";
import type { Interview } from "./entity";
import { Consent } from "./identityEntity";
import { noticeVersion, tellsOfRejection } from "./notice";
import type { InterviewAction } from "./status";

type Given = { recording: boolean; aiEvaluation: boolean; noticeVersion: string };

function actionFor(interview: Interview, aiEvaluation: boolean): InterviewAction | null {
  if (!aiEvaluation) return interview.status === "needs_person" ? null : "ask_for_person";
  return interview.status === "needs_person" ? "accept_evaluation" : "open";
}

/** Adds to the consent ledger and moves the interview by what was said. Not once the interview has started. */
export async function recordConsent(
  services: Services,
  tx: Transaction,
  interview: Interview,
  given: Given,
): Promise<Interview> {
  const { clock, events, queue } = services;
  const byItself = await tellsOfRejection(tx.manager, interview);
  if (given.noticeVersion !== noticeVersion(services.env, byItself)) throw conflict("consent.outdated");
  const open = ["not_started", "opened", "checking_device", "needs_person"].includes(interview.status);
  if (!open || interview.startedAt) {
    throw conflict("interview.status");
  }
  const entry = {
    interviewId: interview.id,
    candidateId: null,
    noticeVersion: given.noticeVersion,
    at: clock.now(),
  };
  await insertRow(tx, Consent, { ...entry, id: newId(), kind: "recording", granted: given.recording });
  await insertRow(tx, Consent, { ...entry, id: newId(), kind: "ai_evaluation", granted: given.aiEvaluation });
  await events.publish(tx, "interview.consented", interview.id, {
    recording: given.recording,
    aiEvaluation: given.aiEvaluation,
  });
  if (given.aiEvaluation) {
    const options = { key: interview.id, priority: PRIORITY.background };
    await queue.enqueue(tx, "voice.prepare", { interviewId: interview.id }, options);
  }
  const action = actionFor(interview, given.aiEvaluation);
  if (action === "ask_for_person") await events.publish(tx, "interview.person_requested", interview.id, {});
  const opened = interview.status === "not_started" && action === "open";
  if (opened) await events.publish(tx, "interview.opened", interview.id, {});
  return changeInterview(services, tx, interview, action, {
    consentRecording: given.recording,
    consentAiEvaluation: given.aiEvaluation,
  });
}
