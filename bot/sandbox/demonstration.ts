import { In } from "typeorm";
import { Candidate } from "../../server/candidates/entity";
import { Interview } from "../../server/interviews/entity";
import { inviteCandidate } from "../../server/invitations/inviteCandidate";
import { renewInvitation } from "../../server/invitations/renewInvitation";
import { createPlan } from "../../server/plans/createPlan";
import { Plan } from "../../server/plans/entity";
import { reopenDemonstration } from "../../server/org/demonstration/demoPeople";
import { seedCompany } from "../../server/org/demonstration/seedCompany";
import { ROOT_UNIT } from "../../server/org/tree";
import { askOn } from "../../server/plans/followUpRules";
import { instantiateTemplate, listTemplates } from "../../server/plans/templates";
import type { Services } from "../../server/services";

const DEMO_CANDIDATE = { name: "陈安然", phone: "13800000001", email: "anran.chen@example.com" };
const FOLLOWED = {
  templateId: "customer_service",
  name: "客服专员（半结构化）",
  jobFamily: "service",
  directions: ["后来有什么结果或反馈", "其中哪些是您亲自做的", "前后大约差了多少"],
} as const;
const WEEK_MS = 7 * 24 * 3_600_000;
const OPEN = ["not_started", "opened", "checking_device", "in_progress", "expired"] as const;

/** Fills an empty database with the demonstration company: a plan of each template, and one that asks on. */
async function seedPlans(services: Services): Promise<Plan> {
  const [first] = await services.db.read.find(Plan, { order: { createdAt: "ASC" }, take: 1 });
  if (first) return first;
  const plans: Plan[] = [];
  for (const { id } of listTemplates()) {
    plans.push(await createPlan(services, { templateId: id, language: "zh" }, ROOT_UNIT));
  }
  await seedFollowed(services);
  const [plan] = plans;
  if (!plan) throw new Error("no built-in templates");
  return plan;
}

/** What a semi-structured plan is like: a built-in template with directions to ask on. */
async function seedFollowed(services: Services): Promise<void> {
  const template = instantiateTemplate(FOLLOWED.templateId, "zh");
  if (!template) throw new Error("no template to ask on");
  const stages = template.stages.map((stage) =>
    stage.kind === "questions"
      ? {
          ...stage,
          questions: stage.questions.map((question) => ({
            ...question,
            followUps: [...FOLLOWED.directions],
          })),
        }
      : stage,
  );
  const { name, jobFamily } = FOLLOWED;
  const definition = askOn({ ...template, stages });
  await createPlan(services, { name, jobFamily, definition }, ROOT_UNIT);
}

/**
 * A link for trying the candidate's side. Links are stored hashed, so each start makes a new one: for the same
 * interview while it is open, for a new one after that.
 */
export async function openDemonstration(services: Services): Promise<string> {
  const { db, clock, blindIndex } = services;
  await seedCompany(services);
  await reopenDemonstration(services);
  const plan = await seedPlans(services);
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
          candidate: DEMO_CANDIDATE,
          expiresAt,
          accommodations: { extraTimePercent: 0, textOnly: false },
          deliverBy: ["sms"],
        },
        { orgUnitId: services.org.tree().findByCode("BJ-SALES")?.id ?? ROOT_UNIT, plans: "all" },
      );
  return invitation.link;
}
