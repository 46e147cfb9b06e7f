import { findOpenInterviews } from "../../batches/openInterviews";
import type { Transaction } from "../../db/database";
import { selectOne } from "../../db/statements";
import { notFound } from "../../http/errors";
import { createInterview } from "../../invitations/createInterview";
import { writeLink } from "../../invitations/issueLink";
import { reachOf, waysTo } from "../../invitations/ways";
import { ArchiveEvent, type Candidacy, CandidacyInterview } from "../../pipeline/entity";
import { stagesOf } from "../../pipeline/openCandidacy";
import { freezePlan } from "../../plans/frozenPlans";
import { Plan } from "../../plans/entity";
import { openPosition } from "../../positions/openPosition";
import { alwaysAsked } from "../../profiles/personal/alwaysAsked";
import { withPersonal } from "../../profiles/personal/withPersonal";
import type { Services } from "../../services";
import { isWithinReach } from "../checkRules";
import type { RuleAction, RuleSet } from "../schema";
import { moveOn, stageOf } from "./moveOn";
import { type Outcome, type Situation, holdPerson } from "./situation";

/** What nobody has looked at goes out so much later: meanwhile it can be taken back. */
export const HOLD_MS = 10 * 60_000;
const DAY_MS = 24 * 3_600_000;

export const isInvited = ({ manager }: Pick<Transaction, "manager">, { id }: Pick<Candidacy, "id">) =>
  manager.existsBy(CandidacyInterview, { candidacyId: id });

const invitesAfterTest = ({ rules }: RuleSet): boolean =>
  rules.some(({ on, actions }) => on === "tested" && actions.some((action) => action.do === "invite"));

/**
 * Whether the interview has to wait. A job with a written test has people do that first, where the rules invite by its
 * result; whose test is on record already a person looks at, as nothing more will come of it. By a test's own result
 * only those are invited who wait for it.
 */
async function whatIsBefore(tx: Transaction, situation: Situation): Promise<"test" | "person" | null> {
  const { candidacy, on, set, confirmedBy } = situation;
  const stages = await stagesOf(tx, candidacy.positionId);
  if (on === "tested") return confirmedBy || candidacy.stage === stageOf(on, stages) ? null : "person";
  const test = stages.indexOf("written_test");
  if (on !== "screened" || test === -1 || stages.indexOf(candidacy.stage) > test) return null;
  const type = "candidacy.test_recorded";
  if (await tx.manager.existsBy(ArchiveEvent, { candidacyId: candidacy.id, type }))
    return confirmedBy ? null : "person";
  return invitesAfterTest(set) ? "test" : null;
}

/**
 * Invites to the interview of the plan, or of the one that the rule names; once in a candidacy, whatever rules say
 * later.
 * @throws 404 plan.not_found; 409 position.not_open, plan.lacks_mandatory
 */
export async function inviteByRule(
  services: Services,
  tx: Transaction,
  situation: Situation,
  { planId }: Extract<RuleAction, { do: "invite" }>,
): Promise<Outcome> {
  const { candidacy, plan: own, set, confirmedBy } = situation;
  const { org, clock } = services;
  const { orgUnitId, positionId } = candidacy;
  if (await isInvited(tx, candidacy)) return { moot: true };
  const before = await whatIsBefore(tx, situation);
  if (before === "test") return moveOn(services, tx, situation);
  if (before === "person") return { ask: "needs_person" };
  const plan = planId === undefined ? own : await selectOne(tx.manager, Plan, { id: planId });
  if (!plan || !isWithinReach(org.tree(), orgUnitId, plan)) throw notFound("plan.not_found");
  if (positionId !== null) await openPosition(tx.manager, positionId, plan, "all");
  const person = await holdPerson(services, tx, candidacy.candidateId);
  if (person?.state !== "active") return { ask: "not_possible" };
  if ((await findOpenInterviews(tx.manager, plan.id, [person.id])).has(person.id)) return { moot: true };
  const { channels, days } = set.invitation;
  const ways = waysTo(await reachOf(services, tx.manager, person, channels), channels);
  // Whoever confirms it gets the link, and passes it on themselves.
  if (ways.length === 0 && !confirmedBy) return { ask: "unreachable" };
  const now = clock.now();
  const personal = await alwaysAsked(services, tx.manager, plan.definition, {
    candidate: person,
    orgUnitId,
    positionId,
  });
  const interview = await createInterview(services, tx, {
    candidateId: person.id,
    orgUnitId,
    positionId,
    plan: { ...plan, questionCount: plan.questionCount + personal.length },
    frozenPlanSha256: await freezePlan(tx, withPersonal(plan.definition, personal), now),
    extraTimePercent: 0,
    textOnly: false,
    expiresAt: new Date(now.getTime() + days * DAY_MS),
  });
  const sendAfter = confirmedBy ? null : new Date(now.getTime() + HOLD_MS);
  const { link } = await writeLink(services, tx, interview, person, { ways, sendAfter });
  const reached = ways.map(({ channel }) => channel);
  return {
    done: { do: "invite", interviewId: interview.id, channels: reached, from: candidacy.stage },
    link,
  };
}
