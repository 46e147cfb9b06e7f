import type { z } from "zod";
import { sealContact } from "../candidates/contact";
import { Candidate } from "../candidates/entity";
import { newId } from "../clock";
import { insertRow } from "../db/rows";
import { conflict, notFound } from "../http/errors";
import { Interview } from "../interviews/entity";
import { isInScope } from "../org/scope";
import type { Scope } from "../org/permissions";
import { freezePlan } from "../plans/frozenPlans";
import { Plan } from "../plans/entity";
import type { Services } from "../services";
import { assertDeadline, issueLink } from "./issueLink";
import type { invitationSchema, inviteBody } from "./schema";

/** The unit that invites, and where the plan may come from. */
export type Inviter = { orgUnitId: string; plans: Scope };

/** Makes the candidate, their interview with its own frozen copy of the plan, and the link to it. */
export async function inviteCandidate(
  services: Services,
  input: Omit<z.output<typeof inviteBody>, "orgUnitId">,
  { orgUnitId, plans }: Inviter,
): Promise<z.input<typeof invitationSchema>> {
  const { db, clock, events } = services;
  const now = clock.now();
  const expiresAt = new Date(input.expiresAt);
  assertDeadline(now, expiresAt);

  return db.write(async (tx) => {
    const plan = await tx.manager.findOneBy(Plan, { id: input.planId });
    if (!plan || !isInScope(plans, plan)) throw notFound("plan.not_found");
    if (plan.archivedAt) throw conflict("plan.archived");

    const candidateId = newId();
    const { name, phone, email } = input.candidate;
    const contact = sealContact(services, candidateId, { phone: phone ?? null, email: email ?? null });
    const candidate: Candidate = { id: candidateId, orgUnitId, name, ...contact, createdAt: now };
    await insertRow(tx, Candidate, candidate);

    const interview: Interview = {
      id: newId(),
      candidateId,
      orgUnitId,
      positionId: null,
      planId: plan.id,
      planName: plan.name,
      jobTitle: plan.jobTitle,
      language: plan.language,
      frozenPlanSha256: await freezePlan(tx, plan.definition, now),
      status: "not_started",
      medium: null,
      extraTimePercent: input.accommodations.extraTimePercent,
      textOnly: input.accommodations.textOnly,
      consentRecording: null,
      consentAiEvaluation: null,
      answeredCount: 0,
      questionCount: plan.questionCount,
      seatTabId: null,
      graceUsedMs: 0,
      personReason: null,
      satisfaction: null,
      recommend: null,
      feedbackComment: null,
      reportState: "none",
      reportTotal: null,
      reportMatch: null,
      recommendation: null,
      invitedAt: now,
      expiresAt,
      startedAt: null,
      completedAt: null,
      lastSeenAt: null,
      updatedAt: now,
    };
    await insertRow(tx, Interview, interview);
    await events.publish(tx, "interview.invited", interview.id, { resent: false });
    return issueLink(services, tx, interview, candidate, input.deliverBy);
  });
}
