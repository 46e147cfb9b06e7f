import type { z } from "zod";
import { knownUnits } from "../candidates/circle";
import { renewEmail } from "../candidates/contact";
import { findOrCreateCandidate } from "../candidates/findOrCreateCandidate";
import { conflict, notFound } from "../http/errors";
import { isInScope } from "../org/scope";
import type { Scope } from "../org/permissions";
import { freezePlan } from "../plans/frozenPlans";
import { Plan } from "../plans/entity";
import { alwaysAsked } from "../profiles/personal/alwaysAsked";
import { withPersonal } from "../profiles/personal/withPersonal";
import { openPosition } from "../positions/openPosition";
import type { Services } from "../services";
import { createInterview } from "./createInterview";
import { assertDeadline, issueLink } from "./issueLink";
import type { invitationSchema, inviteBody } from "./schema";

/** The unit that invites, and where the plan, the position and somebody known already may come from. */
export type Inviter = { orgUnitId: string; plans: Scope; positions?: Scope; candidates?: Scope };
const NONE: Scope = { orgUnitIds: [], positionIds: [] };

/**
 * Finds or makes the candidate, makes their interview with its own frozen copy of the plan, and the link to it.
 * @throws 409 candidate.other_name where the phone is somebody's of another name
 */
export async function inviteCandidate(
  services: Services,
  input: Omit<z.output<typeof inviteBody>, "orgUnitId">,
  { orgUnitId, plans, positions = NONE, candidates = NONE }: Inviter,
): Promise<z.input<typeof invitationSchema>> {
  const { db, clock } = services;
  const now = clock.now();
  const expiresAt = new Date(input.expiresAt);
  assertDeadline(now, expiresAt);

  return db.write(async (tx) => {
    const plan = await tx.manager.findOneBy(Plan, { id: input.planId });
    if (!plan || !isInScope(plans, plan)) throw notFound("plan.not_found");
    if (plan.archivedAt) throw conflict("plan.archived");
    const { positionId = null } = input;
    if (positionId !== null) await openPosition(tx.manager, positionId, plan, positions);

    const { name, phone = null, email = null } = input.candidate;
    const { candidate, outcome } = await findOrCreateCandidate(
      services,
      tx,
      { name, phone, email, source: "interview", positionId },
      { orgUnitId, knownUnitIds: knownUnits(services.org.tree(), orgUnitId, candidates), trusted: true },
    );
    if (outcome === "other_name")
      throw conflict("candidate.other_name", { params: { name: candidate.name } });
    // What HR writes now is where the message is meant to go.
    await renewEmail(services, tx, candidate, email);

    const personal =
      input.personalQuestions ??
      (await alwaysAsked(services, tx.manager, plan.definition, { candidate, orgUnitId, positionId }));
    const interview = await createInterview(services, tx, {
      candidateId: candidate.id,
      orgUnitId,
      positionId,
      plan: { ...plan, questionCount: plan.questionCount + personal.length },
      frozenPlanSha256: await freezePlan(tx, withPersonal(plan.definition, personal), now),
      ...input.accommodations,
      expiresAt,
    });
    return issueLink(services, tx, interview, candidate, input.deliverBy);
  });
}
