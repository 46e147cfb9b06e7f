import { setImmediate as nextTurn } from "node:timers/promises";
import type { EntityManager } from "typeorm";
import { Candidate } from "../candidates/entity";
import { type Arm, type Condition, type NewestRow, selectNewest } from "../db/selectNewest";
import { selectColumns, selectEqual } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { notFound } from "../http/errors";
import { Interview } from "../interviews/entity";
import { scopeOf } from "../org/permissions";
import { ArchiveEvent, CandidacyInterview } from "../pipeline/entity";
import { Plan } from "../plans/entity";
import { CandidateScreening } from "../profiles/screening/entity";
import { ReportRow } from "../reports/entity";
import { ReviewTask } from "../reviews/entity";
import type { Services } from "../services";
import type { DryRun, ruleOutcome } from "./apiSchema";
import { PositionRules } from "./entity";
import { type RuleFacts, type RuleGuards, type RuleVerdict, evaluateRules } from "./evaluateRules";
import { factsOfReport, testOf } from "./facts";
import type { RuleSet } from "./schema";
import { type CompanyRules, readCompanyRules } from "./settings";
import { byDefault, findRules } from "./storedRules";
import type { z } from "zod";

type Outcome = z.infer<typeof ruleOutcome>;
type Listed = Pick<Interview, "id" | "candidateId" | "positionId">;

const DAY_MS = 24 * 3_600_000;
const DAYS = 90;
/** An invitation holds for so long at most, so that no report of the last days belongs to an older one. */
const OLDEST_MS = (DAYS + 180) * DAY_MS;
/** More reports than so many are not looked at in one request. */
const MOST = 1_000;
/** Reports are long: so many are read and parsed before others get their turn. */
const AT_ONCE = 10;
const MOST_MOVED = 100;

const OUTCOMES: readonly Outcome[] = ["next", "ask", "review", "thank", "invite", "none"];

export function outcomeOf({ leads }: Pick<RuleVerdict, "leads">): Outcome {
  if (!leads) return "none";
  return leads.action.do === "advance" ? leads.action.how : leads.action.do;
}

type Case = {
  interview: Listed;
  name: string;
  facts: RuleFacts;
  frozen: ReportRow["report"];
  reviewed: boolean;
};

/**
 * What a draft of rules would have made of the last 90 days' reports of a plan, beside what the rules of today say of
 * them. Of those that the actor may read; nothing is written. As of the newest report each, and of what else is known
 * today.
 */
export async function dryRun(
  { db, clock }: Pick<Services, "db" | "clock">,
  actor: StaffActor,
  planId: string,
  draft: RuleSet,
): Promise<DryRun> {
  const { read } = db;
  const [plan] = await selectEqual(read, Plan, { id: planId });
  if (!plan) throw notFound("plan.not_found");
  const held = await findRules(read, plan);
  const company = await readCompanyRules(read);
  const now = clock.now();
  const since = new Date(now.getTime() - DAYS * DAY_MS);
  const tally = new Map(
    OUTCOMES.map((outcome) => [outcome, { before: 0, after: 0, beforeWaiting: 0, afterWaiting: 0 }]),
  );
  const moved: DryRun["moved"] = [];
  let moreMoved = 0;
  let examined = 0;
  const found = await findInterviews(read, actor, planId, { now, since });
  for (let start = 0; start < found.length && examined < MOST; start += AT_ONCE) {
    for (const one of await readCases(read, found.slice(start, start + AT_ONCE), since)) {
      examined += 1;
      const guards = guardsFor(company, one.reviewed);
      const today = held.source === "default" ? byDefault({ ...one.frozen, language: plan.language }) : held;
      const before = evaluateRules(today.set.rules, "reported", one.facts, guards);
      const after = evaluateRules(draft.rules, "reported", one.facts, guards);
      count(tally, outcomeOf(before), before, "before");
      count(tally, outcomeOf(after), after, "after");
      if (outcomeOf(before) === outcomeOf(after)) continue;
      if (moved.length === MOST_MOVED) moreMoved += 1;
      else
        moved.push({
          interviewId: one.interview.id,
          name: one.name,
          total: one.facts.total,
          before: outcomeOf(before),
          after: outcomeOf(after),
          waits: after.guards.length > 0,
        });
    }
    await nextTurn();
  }
  return {
    since: since.toISOString(),
    examined,
    complete: found.length <= MOST,
    counts: OUTCOMES.map((outcome) => ({
      outcome,
      ...(tally.get(outcome) ?? { before: 0, after: 0, beforeWaiting: 0, afterWaiting: 0 }),
    })),
    moved,
    moreMoved,
  };
}

/** That rejections are automatic is told to whoever is invited from now on: the dry run takes it as told. */
const guardsFor = (company: CompanyRules, positionReviewed: boolean): RuleGuards => ({
  ...company,
  positionReviewed,
});

function count(
  tally: Map<Outcome, { before: number; after: number; beforeWaiting: number; afterWaiting: number }>,
  outcome: Outcome,
  { guards }: RuleVerdict,
  when: "before" | "after",
): void {
  const row = tally.get(outcome);
  if (!row) return;
  row[when] += 1;
  if (guards.length > 0) row[`${when}Waiting`] += 1;
}

const PAGE = 500;

/** Interviews of the plan that have a report, the newest first; one more than are looked at at most. */
async function findInterviews(
  read: EntityManager,
  actor: StaffActor,
  planId: string,
  { now, since }: { now: Date; since: Date },
): Promise<Listed[]> {
  const scope = scopeOf(actor, "reports.read");
  const within: Condition[] =
    scope === "all"
      ? []
      : [
          {
            sql: `(${[
              ...(scope.orgUnitIds.length > 0
                ? [`orgUnitId IN (${scope.orgUnitIds.map(() => "?").join(", ")})`]
                : []),
              ...(scope.positionIds.length > 0
                ? [`positionId IN (${scope.positionIds.map(() => "?").join(", ")})`]
                : []),
              "1 = 0",
            ].join(" OR ")})`,
            values: [...scope.orgUnitIds, ...scope.positionIds],
          },
        ];
  const arms: Arm[] = [{ column: "planId", value: planId }];
  const where: Condition[] = [
    { sql: "reportState = ?", values: ["ready"] },
    { sql: "status IN (?, ?)", values: ["completed", "timed_out"] },
    ...within,
  ];
  const found: Listed[] = [];
  let after: NewestRow | null = null;
  while (found.length <= MOST) {
    const rows: NewestRow[] = await selectNewest(read, Interview, {
      time: "invitedAt",
      arms,
      where,
      after,
      limit: PAGE,
    });
    const recent = rows.filter(({ at }) => now.getTime() - at.getTime() <= OLDEST_MS);
    const listed = await selectColumns(
      read,
      Interview,
      ["id", "candidateId", "positionId", "completedAt", "updatedAt"],
      {
        id: recent.map(({ id }) => id),
      },
    );
    const byId = new Map(listed.map((row) => [row.id, row]));
    for (const { id } of recent) {
      const row = byId.get(id);
      if (row && (row.completedAt ?? row.updatedAt) >= since) found.push(row);
    }
    if (rows.length < PAGE || recent.length < rows.length) break;
    after = rows.at(-1) ?? null;
    await nextTurn();
  }
  return found.slice(0, MOST + 1);
}

async function newestReports(read: EntityManager, ids: readonly string[]): Promise<Map<string, ReportRow>> {
  const versions = await selectColumns(read, ReportRow, ["id", "interviewId", "version"], {
    interviewId: ids,
  });
  const newest = new Map<string, (typeof versions)[number]>();
  for (const row of versions) {
    if ((newest.get(row.interviewId)?.version ?? 0) < row.version) newest.set(row.interviewId, row);
  }
  const rows = await selectEqual(read, ReportRow, { id: [...newest.values()].map(({ id }) => id) });
  return new Map(rows.map((row) => [row.interviewId, row]));
}

/** What is known of these people now; of sealed reports nothing, and none that is older than `since`. */
async function readCases(read: EntityManager, interviews: readonly Listed[], since: Date): Promise<Case[]> {
  const ids = interviews.map(({ id }) => id);
  const personIds = interviews.map(({ candidateId }) => candidateId);
  const positionIds = interviews.flatMap(({ positionId }) => positionId ?? []);
  const [reports, tasks, people, screenings, links, positions] = await Promise.all([
    newestReports(read, ids),
    selectColumns(read, ReviewTask, ["interviewId", "sealed"], { interviewId: ids }),
    selectColumns(read, Candidate, ["id", "name", "source"], { id: personIds }),
    selectColumns(read, CandidateScreening, ["candidateId", "positionId", "result"], {
      candidateId: personIds,
    }),
    selectEqual(read, CandidacyInterview, { interviewId: ids }),
    selectEqual(read, PositionRules, { positionId: positionIds }),
  ]);
  const events = await selectColumns(read, ArchiveEvent, ["candidacyId", "number", "type", "data"], {
    candidacyId: links.map(({ candidacyId }) => candidacyId),
    type: "candidacy.test_recorded",
  });
  const sealed = new Set(tasks.filter((task) => task.sealed).map(({ interviewId }) => interviewId));
  return interviews.flatMap((interview): Case[] => {
    const filed = reports.get(interview.id);
    if (!filed || sealed.has(interview.id) || filed.createdAt < since) return [];
    const person = people.find(({ id }) => id === interview.candidateId);
    const screening = screenings.find(({ candidateId }) => candidateId === interview.candidateId);
    const candidacyId = links.find(({ interviewId }) => interviewId === interview.id)?.candidacyId;
    return [
      {
        interview,
        name: person?.name ?? "",
        frozen: filed.report,
        reviewed: positions.some((one) => one.positionId === interview.positionId && one.reviewed),
        facts: {
          ...factsOfReport(filed.report),
          screening: screening?.positionId === interview.positionId ? screening.result : null,
          source: person?.source ?? "other",
          test: testOf(events.filter((event) => event.candidacyId === candidacyId)),
        },
      },
    ];
  });
}
