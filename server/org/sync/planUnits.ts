import { abilityOf, canOver } from "../permissions";
import type { OrgNode, OrgTree } from "../tree";
import { type SyncProblem, problem } from "./problems";
import { TreeDraft } from "./treeDraft";
import {
  type FieldChange,
  STEP,
  type SourceUnit,
  type SyncBy,
  type UnitOutcome,
  isNewUnit,
  newUnitId,
} from "./types";

/** What was refused may fit once others have moved: so often it is tried again, as long as something moves. */
const ROUNDS = 20;

const keyOf = (code: string) => code.toLowerCase();

/** Codes whose way up, as the source wants it, comes back to themselves. */
function circles(rows: ReadonlyMap<string, SourceUnit>): Set<string> {
  const found = new Set<string>();
  const done = new Set<string>();
  for (const start of rows.keys()) {
    const path: string[] = [];
    let at: string | null = start;
    while (at !== null && rows.has(at) && !done.has(at) && !path.includes(at)) {
      path.push(at);
      const parent: string | null = rows.get(at)?.parentCode ?? null;
      at = parent === null ? null : keyOf(parent);
    }
    if (at !== null && path.includes(at)) for (const code of path.slice(path.indexOf(at))) found.add(code);
    for (const code of path) done.add(code);
  }
  return found;
}

/** Places of the rows with each parent before what stands under it. */
function parentsFirst(wanted: readonly SourceUnit[], rows: ReadonlyMap<string, SourceUnit>): number[] {
  const depths = new Map<string, number>();
  const depthOf = (code: string): number => {
    const path = [];
    for (let at: string | null = code; at !== null && rows.has(at) && !depths.has(at);) {
      path.push(at);
      depths.set(at, 0);
      const parent: string | null = rows.get(at)?.parentCode ?? null;
      at = parent === null ? null : keyOf(parent);
    }
    for (const at of path.toReversed()) {
      const parent = rows.get(at)?.parentCode ?? null;
      depths.set(at, 1 + (parent === null ? 0 : (depths.get(keyOf(parent)) ?? 0)));
    }
    return depths.get(code) ?? 0;
  };
  const levels = wanted.map(({ code }) => depthOf(keyOf(code)));
  return wanted.map((_, index) => index).toSorted((a, b) => (levels[a] ?? 0) - (levels[b] ?? 0) || a - b);
}

function changesOf(before: OrgNode, after: OrgNode): FieldChange<"name" | "kind" | "parent">[] {
  return [
    ...(before.name === after.name ? [] : [{ field: "name" as const, from: before.name, to: after.name }]),
    ...(before.kind === after.kind ? [] : [{ field: "kind" as const, from: before.kind, to: after.kind }]),
    ...(before.parentId === after.parentId
      ? []
      : [{ field: "parent" as const, from: before.parentId, to: after.parentId }]),
  ];
}

/**
 * What becomes of the tree when a source's units are taken in. Each row is one change that the tree allows by itself,
 * parents first; a row that does not fit is refused and the others go on. Nothing is removed. Pure; stops
 * between rows, so that whoever runs it can let others work.
 */
export function* planUnits(
  tree: OrgTree,
  wanted: readonly SourceUnit[],
  by: SyncBy,
): Generator<void, { units: UnitOutcome[]; order: number[]; tree: OrgTree }> {
  const actor = { ability: abilityOf(tree, by.grants) };
  const draft = new TreeDraft(tree);
  const rows = new Map(wanted.toReversed().map((row) => [keyOf(row.code), row]));
  const inCircle = circles(rows);
  const manages = (id: string) =>
    isNewUnit(id) || canOver(actor, "org.manage", { orgUnitId: id, positionId: null });
  const sees = (id: string) => canOver(actor, "org.read", { orgUnitId: id, positionId: null });

  function refuseKnown(code: string): SyncProblem | null {
    const known = tree.findByCode(code);
    if (!known) return null;
    if (!sees(known.id)) return problem("code_unavailable", "code");
    if (known.parentId === null) return problem("root", "code");
    if (!manages(known.id)) return problem("not_yours", "code");
    return known.archivedAt ? problem("archived", "code") : null;
  }

  function refuseParent(parent: OrgNode | null, code: string): SyncProblem | null {
    if (!parent || !(isNewUnit(parent.id) || sees(parent.id))) {
      return problem(rows.has(keyOf(code)) ? "parent_refused" : "parent_unknown", "parentCode", { code });
    }
    if (!manages(parent.id)) return problem("parent_not_yours", "parentCode", { code });
    return parent.archivedAt ? problem("parent_archived", "parentCode", { code }) : null;
  }

  function parentOf({ code, parentCode }: SourceUnit): OrgNode | null {
    if (parentCode !== null) return draft.findByCode(parentCode);
    const known = draft.findByCode(code);
    // The place itself stands where it stands.
    return draft.get(known?.id === by.place ? (known.parentId ?? "") : by.place);
  }

  /** A list of more than one's own is no mistake, as long as it says what is. */
  function isAsItIs({ code, name, kind }: SourceUnit, parent: OrgNode | null): boolean {
    const known = draft.findByCode(code);
    if (!known || known.archivedAt || !(isNewUnit(known.id) || sees(known.id))) return false;
    return (
      known.name === name && known.parentId === (parent?.id ?? null) && (kind ?? known.kind) === known.kind
    );
  }

  function place(row: SourceUnit): UnitOutcome {
    const { code, parentCode, name, kind } = row;
    const parent = parentOf(row);
    if (isAsItIs(row, parent)) {
      return { outcome: "unchanged", unit: draft.findByCode(code) as OrgNode };
    }
    const before = draft.findByCode(code);
    const moves = !before || before.parentId !== parent?.id;
    const refused =
      refuseKnown(code) ??
      (inCircle.has(keyOf(code)) ? problem("cycle", "parentCode") : null) ??
      (moves ? refuseParent(parent, parentCode ?? "") : null);
    if (refused || !parent) {
      return { outcome: "refused", problem: refused ?? problem("parent_unknown", "parentCode") };
    }
    const unit: OrgNode = before
      ? { ...before, name, kind: kind ?? before.kind, parentId: parent.id }
      : {
          id: newUnitId(code),
          parentId: parent.id,
          kind: kind ?? "department",
          name,
          code,
          sortOrder: 0,
          archivedAt: null,
        };
    if (moves) {
      const why = draft.refuse(unit.id, parent.id);
      if (why === "cycle" || why === "too_deep") {
        return { outcome: "refused", problem: problem(why, "parentCode") };
      }
    }
    if ((moves || before.name !== name) && draft.isNameTaken(unit)) {
      return { outcome: "refused", problem: problem("name_taken", "name", { name }) };
    }
    draft.put(unit);
    if (!before) return { outcome: "new", unit };
    const changes = changesOf(before, unit);
    return changes.length > 0 ? { outcome: "changed", unit, changes } : { outcome: "unchanged", unit };
  }

  const units: UnitOutcome[] = wanted.map((row) =>
    rows.get(keyOf(row.code)) === row
      ? { outcome: "refused", problem: problem("parent_refused", "parentCode") }
      : { outcome: "refused", problem: problem("code_twice", "code") },
  );
  const order = parentsFirst(wanted, rows);
  let open = order.filter((index) => rows.get(keyOf(wanted[index]?.code ?? "")) === wanted[index]);
  const made: number[] = [];
  for (let round = 0, moved = true; moved && round < ROUNDS; round += 1) {
    moved = false;
    for (const [count, index] of open.entries()) {
      if (count % STEP === STEP - 1) yield;
      const outcome = place(wanted[index] as SourceUnit);
      units[index] = outcome;
      if (outcome.outcome === "refused") continue;
      made.push(index);
      moved = true;
    }
    open = open.filter((index) => units[index]?.outcome === "refused");
    if (open.length === 0) break;
  }
  return { units, order: made, tree: draft.toTree() };
}
