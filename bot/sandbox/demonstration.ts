import { In } from "typeorm";
import { Candidate } from "../../server/candidates/entity";
import { Interview } from "../../server/interviews/entity";
import { inviteCandidate } from "../../server/invitations/inviteCandidate";
import { renewInvitation } from "../../server/invitations/renewInvitation";
import { Plan } from "../../server/plans/entity";
import { reopenDemonstration } from "../../server/org/demonstration/demoPeople";
import { seedCompany } from "../../server/org/demonstration/seedCompany";
import { ROOT_UNIT } from "../../server/org/tree";
import type { Services } from "../../server/services";
import { seedDemoPlans } from "./demoPlans";
import { keepDemoPositions } from "./demoPositions";
import { keepTrialPlans } from "./trialPlans";

const DEMO_CANDIDATE = { name: "陈安然", phone: "13800000001", email: "anran.chen@example.com" };
const WEEK_MS = 7 * 24 * 3_600_000;
const OPEN = ["not_started", "opened", "checking_device", "in_progress", "expired"] as const;

/** The plan that the demonstration invites to; an empty database gets the demonstration's plans. */
async function findPlan(services: Services): Promise<Plan> {
  const [first] = await services.db.read.find(Plan, { order: { createdAt: "ASC" }, take: 1 });
  return first ?? seedDemoPlans(services);
}

/**
 * A link for trying the candidate's side. Links are stored hashed, so each start makes a new one: for the same
 * interview while it is open, for a new one after that.
 */
export async function openDemonstration(services: Services): Promise<string> {
  const { db, clock, blindIndex } = services;
  await seedCompany(services);
  await reopenDemonstration(services);
  const plan = await findPlan(services);
  await keepTrialPlans(services);
  const position = await keepDemoPositions(services);
  const expiresAt = new Date(clock.now().getTime() + WEEK_MS).toISOString();
  const known = await db.read.findBy(Candidate, { phoneIndex: blindIndex.phone(DEMO_CANDIDATE.phone) ?? "" });
  const [open] = await db.read.find(Interview, {
    where: { candidateId: In(known.map(({ id }) => id)), status: In([...OPEN]) },
    order: { invitedAt: "DESC" },
    take: 1,
  });
  const invitation = open
    ? await renewInvitation(services, open.id, { expiresAt, deliverBy: [] })
    : await inviteCandidate(
        services,
        {
          planId: plan.id,
          ...(position ? { positionId: position.id } : {}),
          candidate: DEMO_CANDIDATE,
          expiresAt,
          accommodations: { extraTimePercent: 0, textOnly: false },
          deliverBy: ["sms"],
        },
        {
          orgUnitId: services.org.tree().findByCode("BJ-SALES")?.id ?? ROOT_UNIT,
          plans: "all",
          positions: "all",
        },
      );
  return invitation.link;
}
