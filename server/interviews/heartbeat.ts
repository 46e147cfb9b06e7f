import type { z } from "zod";
import type { CandidateActor } from "../http/actors";
import type { Services } from "../services";
import { answerRemaining, prepRemaining } from "./answerClock";
import type { heartbeatBody, heartbeatSchema } from "./candidateSchema";
import { changeInterview } from "./changeInterview";
import { holdCurrent, recordContact } from "./heldAnswer";
import { findSeated } from "./seated";

/** Every five seconds from the page: the clock runs on, and the page learns what the server's clock says. */
export async function hearHeartbeat(
  services: Services,
  actor: CandidateActor,
  { questionId, recordedMs }: z.output<typeof heartbeatBody>,
): Promise<z.input<typeof heartbeatSchema>> {
  const { db, clock } = services;
  const now = clock.now();
  const serverNow = now.toISOString();
  return db.write(async (tx) => {
    if (questionId === null) {
      const interview = await findSeated(services, tx, actor);
      await changeInterview(services, tx, interview, null, { lastSeenAt: now });
      return { serverNow, prepRemainingMs: null, answerRemainingMs: null, status: interview.status };
    }
    const held = await holdCurrent(services, tx, actor, questionId);
    const { status } = held.interview;
    if (!held.answer) return { serverNow, prepRemainingMs: null, answerRemainingMs: null, status };
    const answer = await recordContact(services, tx, { ...held, answer: held.answer }, recordedMs);
    return {
      serverNow,
      prepRemainingMs: prepRemaining(answer, held.limits, now),
      answerRemainingMs: answerRemaining(answer, held.limits, now),
      status,
    };
  });
}
