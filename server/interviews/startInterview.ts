import type { z } from "zod";
import type { CandidateActor } from "../http/actors";
import { conflict, invalid } from "../http/errors";
import type { Services } from "../services";
import type { Medium, deviceCheckBody } from "./candidateSchema";
import { changeInterview } from "./changeInterview";
import type { Interview } from "./entity";
import { assertNotExpired } from "./findInvitation";
import { mediaAllowed } from "./interviewState";
import { findSeated } from "./seated";

function assertAllowed(interview: Interview, medium: Medium) {
  if (interview.consentAiEvaluation !== true) throw conflict("consent.required");
  if (!mediaAllowed(interview).includes(medium)) throw invalid("interview.medium_not_allowed");
}

export async function checkDevice(
  services: Services,
  actor: CandidateActor,
  check: z.output<typeof deviceCheckBody>,
): Promise<void> {
  const { db, clock, events } = services;
  await db.write(async (tx) => {
    const interview = await findSeated(services, tx, actor);
    assertNotExpired(interview, clock.now());
    assertAllowed(interview, check.medium);
    // A device checked again in mid-interview (a camera was lost) changes the way of answering, nothing else.
    const action = interview.status === "in_progress" ? null : "check_device";
    await changeInterview(services, tx, interview, action, { medium: check.medium });
    await events.publish(tx, "interview.device_checked", interview.id, check);
  });
}

export async function startInterview(
  services: Services,
  actor: CandidateActor,
  medium: Medium,
): Promise<void> {
  const { db, clock, events } = services;
  const now = clock.now();
  await db.write(async (tx) => {
    const interview = await findSeated(services, tx, actor);
    if (interview.status === "in_progress") return;
    assertNotExpired(interview, now);
    assertAllowed(interview, medium);
    await changeInterview(services, tx, interview, "start", { medium, startedAt: now, lastSeenAt: now });
    await events.publish(tx, "interview.started", interview.id, { medium });
  });
}
