import type { EntityManager } from "typeorm";
import type { StaffActor } from "../../http/actors";
import type { Services } from "../../services";
import type { RowProblem } from "../../spreadsheets/checkRow";
import { maskPhone } from "../../candidates/contact";
import { grantsOf } from "../staff/grants";
import type { Grant } from "../permissions";
import { planSyncInTurns } from "../sync/planSync";
import { type SyncProblem, problemWords } from "../sync/problems";
import { readState } from "../sync/readState";
import type {
  OrgSource,
  OrgWanted,
  PersonOutcome,
  SourcePerson,
  SourceUnit,
  SyncBy,
  SyncPlan,
  UnitOutcome,
} from "../sync/types";
import type { OrgTree } from "../tree";
import { staffColumns, unitColumns } from "./columns";
import type { ImportContent, ImportRow, PreviewRow, RowChange, StaffRecord, UnitRecord } from "./content";
import type { ImportKind, OrgImport } from "./entity";

const MISSING_SHOWN = 200;

type Rows = ImportContent["rows"];
export type PlannedImport = {
  plan: SyncPlan;
  wanted: OrgWanted;
  preview: PreviewRow[];
  missing: ImportContent["missing"];
};

/** The rows that could be read, as a source of units or of people. */
export function sourceOf(kind: ImportKind, rows: Rows): OrgSource {
  const records = rows.flatMap(({ record }) => (record === null ? [] : [record]));
  return {
    read: async () => ({
      units: kind === "units" ? (records as UnitRecord[] as SourceUnit[]) : [],
      people: kind === "staff" ? (records as StaffRecord[] as SourcePerson[]) : [],
    }),
  };
}

/** What an import would do now, for this actor: row by row, in the order of the file. */
export async function planImport(
  services: Pick<Services, "blindIndex">,
  manager: EntityManager,
  tree: OrgTree,
  actor: StaffActor,
  { kind, orgUnitId, rows }: Pick<OrgImport, "kind" | "orgUnitId"> & { rows: Rows },
): Promise<PlannedImport> {
  const { units, people } = await sourceOf(kind, rows).read();
  const { blindIndex } = services;
  const keyed = people.map((person) => ({
    ...person,
    emailKey: blindIndex.email(person.email) ?? "",
    phoneKey: person.phone === null ? null : blindIndex.phone(person.phone),
  }));
  const wanted = { units, people: keyed };
  const state = await readState(manager, tree);
  const plan = await planSyncInTurns(state, wanted, await syncBy(manager, actor, orgUnitId));
  const told =
    kind === "units"
      ? plan.units.map((outcome) => tellUnit(plan.tree, outcome))
      : plan.people.map((outcome, index) => tellPerson(plan.tree, outcome, people[index] as SourcePerson));
  let next = 0;
  const preview = rows.map((row): PreviewRow => {
    if (row.record === null) return { outcome: "refused", changes: [], problems: row.problems };
    const one = told[next++] as Told;
    return {
      outcome: one.outcome,
      changes: one.changes ?? [],
      problems: one.problem ? [rowProblem(kind, one.problem)] : [],
    };
  });
  return { plan, wanted, preview, missing: missingOf(kind, plan, rows) };
}

/** The actor as the database has them now: what they gave away a moment ago they cannot give again. */
async function syncBy(manager: EntityManager, actor: StaffActor, place: string): Promise<SyncBy> {
  const { staffId } = actor;
  return { staffId, place, grants: staffId === null ? actor.grants : await grantsOf(manager, staffId) };
}

type Told = { outcome: PreviewRow["outcome"]; changes?: RowChange[]; problem?: SyncProblem };

const pathOf = (tree: OrgTree, id: string | null) => (id === null ? null : tree.path(id).join(" / "));

function tellUnit(tree: OrgTree, outcome: UnitOutcome): Told {
  if (outcome.outcome === "new") {
    return {
      outcome: "new",
      changes: [{ field: "parent", from: null, to: pathOf(tree, outcome.unit.parentId) }],
    };
  }
  if (outcome.outcome !== "changed") return outcome;
  const changes = outcome.changes.map((change): RowChange =>
    change.field === "parent"
      ? { field: "parent", from: pathOf(tree, change.from), to: pathOf(tree, change.to) }
      : change,
  );
  return { outcome: "changed", changes };
}

const place = (tree: OrgTree, { orgUnitId, positionId }: Grant) => pathOf(tree, orgUnitId) ?? positionId;

function tellPerson(tree: OrgTree, outcome: PersonOutcome, { phone }: SourcePerson): Told {
  const given = (grant: Grant): RowChange => ({
    field: "grant",
    role: grant.role,
    from: null,
    to: place(tree, grant),
  });
  if (outcome.outcome === "new") {
    const unit: RowChange = { field: "unit", from: null, to: pathOf(tree, outcome.orgUnitId) };
    return { outcome: "new", changes: [unit, given(outcome.grant)] };
  }
  if (outcome.outcome !== "changed") {
    return outcome.outcome === "refused" ? outcome : { outcome: "unchanged" };
  }
  const changes = outcome.changes.map(({ field, from, to }): RowChange => {
    if (field === "unit") return { field, from: pathOf(tree, from), to: pathOf(tree, to) };
    return field === "phone" ? { field, from: null, to: phone && maskPhone(phone) } : { field, from, to };
  });
  const taken = outcome.taken.map((grant): RowChange => ({
    field: "grant",
    role: grant.role,
    from: place(tree, grant),
    to: null,
  }));
  return { outcome: "changed", changes: [...changes, ...taken, ...outcome.given.map(given)] };
}

function rowProblem(kind: ImportKind, found: SyncProblem): RowProblem {
  const columns: Record<string, { titles: readonly string[] }> =
    kind === "units" ? unitColumns.columns : staffColumns.columns;
  const title = found.field === null ? null : (columns[found.field]?.titles[0] ?? null);
  return { column: found.field, title, code: found.code, message: problemWords(found) };
}

/** In the place and not in the file; unknown while a row cannot be read. */
function missingOf(kind: ImportKind, { tree, missing }: SyncPlan, rows: Rows): ImportContent["missing"] {
  if (rows.some(({ record }: ImportRow<unknown>) => record === null)) return null;
  const names =
    kind === "units"
      ? missing.units.map(({ id }) => pathOf(tree, id) ?? "")
      : missing.people.map(({ name, orgUnitId }) => `${name}（${pathOf(tree, orgUnitId)}）`);
  return { count: names.length, names: names.slice(0, MISSING_SHOWN) };
}
