import type { EntityManager } from "typeorm";
import type { z } from "zod";
import { Candidate } from "../candidates/entity";
import { type Condition, armsOf, selectInOrder, selectNewest } from "../db/selectNewest";
import { selectColumns, selectEqual } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { decodeCursor, pageFrom } from "../http/cursor";
import { type Locale, type MessageKey, localize } from "../http/messages";
import { Interview } from "../interviews/entity";
import { Staff } from "../org/entity";
import { canOver, scopeOf } from "../org/permissions";
import { narrowScope } from "../org/scope";
import { Candidacy } from "../pipeline/entity";
import { Plan } from "../plans/entity";
import type { Services } from "../services";
import type { RuleRunQuery, ruleRunPageSchema, ruleRunSchema } from "./apiSchema";
import { RuleRun } from "./entity";
import type { RuleAction } from "./schema";
import { mayBeUndone } from "./undoRun";
import {
  GUARDS,
  NOT_SHOWN,
  TRIGGERS,
  describeAction,
  describeActual,
  describeCondition,
  describeDone,
} from "./words";

type Reader = { actor: StaffActor; locale: Locale };
type View = z.input<typeof ruleRunSchema>;

const COLUMNS = [
  "id",
  "occasion",
  "candidacyId",
  "orgUnitId",
  "positionId",
  "interviewId",
  "planId",
  "rulesPlanId",
  "rulesVersion",
  "rulesSha256",
  "verdict",
  "guards",
  "done",
  "state",
  "problem",
  "settledById",
  "settledAt",
  "reason",
  "createdAt",
] as const satisfies (keyof RuleRun)[];
type Shown = Pick<RuleRun, (typeof COLUMNS)[number]>;

/** Runs that the actor may see, the newest first. */
export async function listRuns(
  services: Pick<Services, "db" | "org">,
  { actor, locale }: Reader,
  { cursor, limit, unit, positionId, state }: RuleRunQuery,
): Promise<z.input<typeof ruleRunPageSchema>> {
  const scope = narrowScope(services, scopeOf(actor, "candidacies.read"), unit);
  const { read } = services.db;
  const where: Condition[] = [
    { sql: "state = ?", values: [state] },
    ...(positionId === undefined ? [] : [{ sql: "positionId = ?", values: [positionId] }]),
  ];
  const list = {
    time: "createdAt",
    arms: armsOf(scope, { position: true }),
    where,
    after: cursor ? decodeCursor(cursor) : null,
    limit: limit + 1,
  };
  const found = await selectNewest(read, RuleRun, list);
  const page = pageFrom(found, limit, ({ at, id }) => ({ at, id }));
  const ids = page.items.map(({ id }) => id);
  const rows: Shown[] = await selectInOrder(read, RuleRun, ids, COLUMNS);
  return { items: await presentRuns(read, { actor, locale }, rows), nextCursor: page.nextCursor };
}

/** As many as the pages show of one candidacy. */
const MOST_OF_ONE = 50;

/** All that rules said of somebody, the newest first. */
export async function runsOf(
  { db }: Pick<Services, "db">,
  reader: Reader,
  about: { candidacyId: string } | { interviewId: string },
): Promise<View[]> {
  const rows = await db.read.find(RuleRun, {
    where: about,
    order: { createdAt: "DESC", id: "DESC" },
    take: MOST_OF_ONE,
  });
  return presentRuns(db.read, reader, rows);
}

export async function viewRun({ db }: Pick<Services, "db">, reader: Reader, id: string): Promise<View> {
  const [view] = await presentRuns(db.read, reader, await selectEqual(db.read, RuleRun, { id }));
  return view as View;
}

/** Names of plans and staff that actions speak of. */
export async function namesIn(
  manager: EntityManager,
  actions: readonly RuleAction[],
): Promise<Map<string, string>> {
  const planIds = actions.flatMap((one) => (one.do === "invite" ? (one.planId ?? []) : []));
  const staffIds = actions.flatMap((one) => (one.do === "notify" ? one.staffIds : []));
  const plans = await selectColumns(manager, Plan, ["id", "name"], { id: planIds });
  const staff = await selectColumns(manager, Staff, ["id", "name"], { id: staffIds });
  return new Map([...plans, ...staff].map(({ id, name }) => [id, name]));
}

async function presentRuns(manager: EntityManager, reader: Reader, rows: readonly Shown[]): Promise<View[]> {
  const ids = (pick: (row: Shown) => string | null) => [...new Set(rows.flatMap((row) => pick(row) ?? []))];
  const candidacies = await selectColumns(manager, Candidacy, ["id", "candidateId", "jobTitle"], {
    id: ids(({ candidacyId }) => candidacyId),
  });
  const people = await selectColumns(manager, Candidate, ["id", "name"], {
    id: [...new Set(candidacies.map(({ candidateId }) => candidateId))],
  });
  const staff = await selectColumns(manager, Staff, ["id", "name"], {
    id: ids(({ settledById }) => settledById),
  });
  const plans = await selectEqual(manager, Plan, { id: ids(({ planId }) => planId) });
  const dimensions = new Map(
    plans.map(({ id, definition }) => [id, definition.dimensions.map((one) => [one.id, one.name] as const)]),
  );
  const actions = rows.flatMap(({ verdict: { leads, besides } }) => [
    ...(leads ? [leads.action] : []),
    ...besides.map(({ action }) => action),
  ]);
  const named = await namesIn(manager, actions);
  const interviews = await selectColumns(manager, Interview, ["id", "orgUnitId", "positionId"], {
    id: ids(({ interviewId }) => interviewId),
  });
  // What a report says is shown to whoever may read the report.
  const readable = new Set(
    interviews.filter((one) => canOver(reader.actor, "reports.read", one)).map(({ id }) => id),
  );
  return rows.map((row) => {
    const candidacy = candidacies.find(({ id }) => id === row.candidacyId);
    const person = people.find(({ id }) => id === candidacy?.candidateId);
    const names = new Map([...named, ...(dimensions.get(row.planId) ?? [])]);
    return present(row, reader, {
      candidate: { id: candidacy?.candidateId ?? row.candidacyId, name: person?.name ?? "" },
      jobTitle: candidacy?.jobTitle ?? "",
      names,
      staff: new Map(staff.map(({ id, name }) => [id, name])),
      mayReadReport: row.interviewId !== null && readable.has(row.interviewId),
    });
  });
}

type About = {
  candidate: View["candidate"];
  jobTitle: string;
  names: ReadonlyMap<string, string>;
  staff: ReadonlyMap<string, string>;
  mayReadReport: boolean;
};

const REPORTED: ReadonlySet<string> = new Set(["total", "match", "dimension", "flag"]);

function present(row: Shown, { actor, locale }: Reader, about: About): View {
  const { candidate, jobTitle, names, staff, mayReadReport } = about;
  const { verdict, state, settledById, settledAt } = row;
  const { leads } = verdict;
  const mayWrite = actor.staffId !== null && canOver(actor, "candidacies.write", row);
  return {
    id: row.id,
    occasion: row.occasion,
    occasionWords: TRIGGERS[row.occasion],
    createdAt: row.createdAt.toISOString(),
    state,
    candidacyId: row.candidacyId,
    interviewId: row.interviewId,
    candidate,
    jobTitle,
    orgUnitId: row.orgUnitId,
    rules: { planId: row.rulesPlanId, version: row.rulesVersion, sha256: row.rulesSha256 },
    asked: verdict.asked.map(({ id, name, held, conditions }) => ({
      id,
      name,
      held,
      counted: leads?.ruleId === id || verdict.besides.some(({ ruleId }) => ruleId === id),
      conditions: conditions.map((one) => ({
        words: describeCondition(one.condition, names),
        actual: REPORTED.has(one.condition.fact) && !mayReadReport ? NOT_SHOWN : describeActual(one),
        held: one.held,
      })),
    })),
    leads: leads && {
      ...leads,
      rule: verdict.asked.find(({ id }) => id === leads.ruleId)?.name ?? "",
      words: describeAction(leads.action, names),
    },
    guards: row.guards.map((reason) => ({ reason, words: GUARDS[reason] })),
    problem: row.problem === null ? null : localize(row.problem as MessageKey, locale),
    done: row.done.map((one) => describeDone(one, names)),
    settled: settledAt && {
      at: settledAt.toISOString(),
      by: settledById === null ? null : { id: settledById, name: staff.get(settledById) ?? "" },
      reason: row.reason,
    },
    may: {
      settle: mayWrite && state === "waiting",
      undo: mayWrite && mayBeUndone(row),
    },
  };
}
