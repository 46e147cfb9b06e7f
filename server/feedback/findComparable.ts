import { type EntityManager, In, IsNull, Not } from "typeorm";
import { Candidate } from "../candidates/entity";
import { selectColumns } from "../db/statements";
import { Interview } from "../interviews/entity";
import { thawPlan } from "../plans/frozenPlans";
import { ReportRow } from "../reports/entity";
import { ReviewTask } from "../reviews/entity";
import type { Comparable } from "./composeFeedback";
import { type PersonRow, tellApart } from "./people";
import { FEWEST_COMPARABLE } from "./percentiles";

/** The newest so many stand for all: a band is no census, and a report is big. */
const MOST_PEOPLE = 200;
const MOST_INTERVIEWS = 400;

/**
 * The scores of other people who had the same plan, with the same dimensions, for the same position in the same
 * language: of each the newest report, nobody twice, whatever rows they are known by. Null where there are too few.
 */
export async function findComparable(manager: EntityManager, own: Interview): Promise<Comparable> {
  const { planId, positionId, language } = own;
  const interviews = await manager.find(Interview, {
    select: { id: true, candidateId: true, frozenPlanSha256: true },
    where: {
      id: Not(own.id),
      planId,
      language,
      positionId: positionId ?? IsNull(),
      reportState: "ready",
      status: In(["completed", "timed_out"]),
    },
    order: { invitedAt: "DESC", id: "DESC" },
    take: MOST_INTERVIEWS,
  });
  const shown = await withoutSealed(manager, interviews);
  const alike = await withSameDimensions(manager, own, shown);
  const chosen = (await onePerPerson(manager, own, alike)).slice(0, MOST_PEOPLE);
  if (chosen.length < FEWEST_COMPARABLE) return null;
  const scores = new Map<string, number[]>();
  let people = 0;
  for (const interviewId of chosen) {
    // One at a time: each is some hundred kilobytes of JSON.
    const filed = await manager.findOne(ReportRow, { where: { interviewId }, order: { version: "DESC" } });
    if (!filed) continue;
    people += 1;
    for (const { id, score } of filed.report.dimensions) {
      if (score === null) continue;
      const known = scores.get(id);
      if (known) known.push(score);
      else scores.set(id, [score]);
    }
  }
  return people < FEWEST_COMPARABLE ? null : { people, scores };
}

type Found = Pick<Interview, "id" | "candidateId" | "frozenPlanSha256">;

async function withoutSealed(manager: EntityManager, interviews: readonly Found[]): Promise<Found[]> {
  const interviewIds = interviews.map(({ id }) => id);
  const tasks = await selectColumns(manager, ReviewTask, ["interviewId", "sealed"], {
    interviewId: interviewIds,
  });
  const sealed = new Set(tasks.filter((task) => task.sealed).map(({ interviewId }) => interviewId));
  return interviews.filter(({ id }) => !sealed.has(id));
}

/** Of interviews whose dimensions mean the same: of another version of the plan, scores are of something else. */
async function withSameDimensions(
  manager: EntityManager,
  own: Interview,
  interviews: readonly Found[],
): Promise<Found[]> {
  const dimensionsOf = async (of: Pick<Interview, "frozenPlanSha256">) =>
    JSON.stringify((await thawPlan(manager, of)).dimensions);
  const wanted = await dimensionsOf(own);
  const same = new Map([[own.frozenPlanSha256, true]]);
  for (const { frozenPlanSha256 } of interviews) {
    if (!same.has(frozenPlanSha256))
      same.set(frozenPlanSha256, (await dimensionsOf({ frozenPlanSha256 })) === wanted);
  }
  return interviews.filter(({ frozenPlanSha256 }) => same.get(frozenPlanSha256));
}

/** Ids of interviews, in the order given, of each person the first; none of the candidate's own. */
async function onePerPerson(
  manager: EntityManager,
  own: Interview,
  interviews: readonly Found[],
): Promise<string[]> {
  const ids = [...new Set([own.candidateId, ...interviews.map(({ candidateId }) => candidateId)])];
  const personOf = tellApart(await withSurvivors(manager, ids));
  const seen = new Set([personOf(own.candidateId)]);
  return interviews.flatMap(({ id, candidateId }) => {
    const person = personOf(candidateId);
    if (seen.has(person)) return [];
    seen.add(person);
    return [id];
  });
}

const IDENTITY = ["id", "phoneIndex", "emailIndex", "mergedInto"] as const;

/** These rows, and those into which they were merged. */
async function withSurvivors(manager: EntityManager, ids: readonly string[]): Promise<PersonRow[]> {
  const rows = new Map<string, PersonRow>();
  let level: readonly string[] = ids;
  while (level.length > 0) {
    for (const row of await selectColumns(manager, Candidate, IDENTITY, { id: level })) rows.set(row.id, row);
    const survivors = [...rows.values()].flatMap(({ mergedInto }) => mergedInto ?? []);
    level = [...new Set(survivors)].filter((id) => !rows.has(id));
  }
  return [...rows.values()];
}
