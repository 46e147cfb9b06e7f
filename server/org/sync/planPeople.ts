import { type Grant, abilityOf, canOver, mayGive } from "../permissions";
import { isAdministration } from "../staff/administrators";
import { grantKey } from "../staff/grants";
import type { OrgNode, OrgTree } from "../tree";
import { type SyncField, type SyncProblem, problem } from "./problems";
import {
  STEP,
  type KnownPerson,
  type OrgState,
  type PersonChange,
  type PersonOutcome,
  type SyncBy,
  type WantedPerson,
} from "./types";

type Found = { unit: OrgNode } | { problem: SyncProblem };

const refused = (why: SyncProblem): PersonOutcome => ({ outcome: "refused", problem: why });
const of = (orgUnitId: string) => ({ orgUnitId, positionId: null });

/**
 * What becomes of the staff when a source's people are taken in. A role of the source is then the one that they have.
 * Nobody is removed or suspended. Pure; stops between
 * rows, so that whoever runs it can let others work.
 * @param tree with the source's units in it
 */
export function* planPeople(
  { people, unitOf }: Pick<OrgState, "people" | "unitOf">,
  tree: OrgTree,
  wanted: readonly WantedPerson[],
  by: SyncBy,
): Generator<void, PersonOutcome[]> {
  const actor = { ability: abilityOf(tree, by.grants) };
  const known = new Map(people.map((person) => [person.emailKey, person]));
  const codes = new Map(
    tree.descendants(tree.root.id).flatMap((id) => {
      const unit = tree.require(id);
      return unit.code === null ? [] : [[unit.code.toLowerCase(), unit] as const];
    }),
  );
  const administrators = new Set(
    people
      .filter(({ state, grants }) => state === "active" && grants.some(isAdministration))
      .map(({ id }) => id),
  );
  const givable = new Map<string, boolean>();
  function mayGiveOnce(grant: Grant): boolean {
    const key = grantKey(grant);
    const may = givable.get(key) ?? mayGive(tree, actor, grant, unitOf);
    givable.set(key, may);
    return may;
  }

  function findUnit(code: string, field: SyncField & ("unitCode" | "scopeCode")): Found {
    const name = field === "unitCode" ? "unit" : "scope";
    const unit = codes.get(code.toLowerCase());
    if (!unit || !canOver(actor, "org.read", of(unit.id))) {
      return { problem: problem(`${name}_unknown`, field, { code }) };
    }
    return unit.archivedAt ? { problem: problem(`${name}_archived`, field, { code }) } : { unit };
  }

  function findHome({ unitCode }: WantedPerson, person: KnownPerson | undefined): Found {
    if (unitCode === null) {
      const unit = tree.require(person?.orgUnitId ?? by.place);
      if (person || !unit.archivedAt) return { unit };
      return { problem: problem("unit_archived", "unitCode", { code: unit.code ?? unit.name }) };
    }
    const found = findUnit(unitCode, "unitCode");
    if ("problem" in found || canOver(actor, "staff.manage", of(found.unit.id))) return found;
    return { problem: problem("unit_not_yours", "unitCode", { code: unitCode }) };
  }

  /** The grant of the row; null where it says nothing of one. */
  function grantOf({ role, scopeCode }: WantedPerson, home: OrgNode): Grant | SyncProblem | null {
    if (role === null) return scopeCode === null ? null : problem("role_missing", "role");
    const found: Found = scopeCode === null ? { unit: home } : findUnit(scopeCode, "scopeCode");
    if ("problem" in found) return found.problem;
    const grant = { role, orgUnitId: found.unit.id, positionId: null };
    return mayGiveOnce(grant) ? grant : problem("wider", "role");
  }

  function refusePerson(person: KnownPerson): SyncProblem | null {
    if (!canOver(actor, "staff.read", of(person.orgUnitId))) return problem("email_unavailable", "email");
    const covered = canOver(actor, "staff.manage", of(person.orgUnitId)) && person.grants.every(mayGiveOnce);
    if (!covered) return problem("beyond");
    return person.state === "suspended" ? problem("suspended") : null;
  }

  function changePerson(
    row: WantedPerson,
    person: KnownPerson,
    home: OrgNode,
    grant: Grant | null,
  ): PersonOutcome {
    const key = grant && grantKey(grant);
    const taken = key === null ? [] : person.grants.filter((held) => grantKey(held) !== key);
    const given = grant && person.grants.every((held) => grantKey(held) !== key) ? [grant] : [];
    const moves = person.orgUnitId !== home.id;
    const changes: PersonChange[] = [
      ...(person.name === row.name ? [] : [{ field: "name" as const, from: person.name, to: row.name }]),
      ...(row.phoneKey === null || row.phoneKey === person.phoneKey
        ? []
        : [{ field: "phone" as const, from: person.phoneKey, to: row.phoneKey }]),
      ...(moves ? [{ field: "unit" as const, from: person.orgUnitId, to: home.id }] : []),
    ];
    if (changes.length + taken.length + given.length === 0) return { outcome: "unchanged", person };
    if (person.id === by.staffId && (moves || taken.length + given.length > 0)) {
      return refused(problem("self"));
    }
    const leaves = moves || taken.some(isAdministration);
    if (administrators.has(person.id) && leaves && administrators.size === 1) {
      return refused(problem("last_administrator", moves ? "unitCode" : "role"));
    }
    if (taken.some(isAdministration)) administrators.delete(person.id);
    if (person.state === "active" && given.some(isAdministration)) administrators.add(person.id);
    return { outcome: "changed", person, orgUnitId: home.id, changes, given, taken };
  }

  function planOne(row: WantedPerson): PersonOutcome {
    const person = known.get(row.emailKey);
    const notTheirs = person && refusePerson(person);
    if (notTheirs) return refused(notTheirs);
    const home = findHome(row, person);
    if ("problem" in home) return refused(home.problem);
    const grant = grantOf(row, home.unit);
    if (grant !== null && "code" in grant) return refused(grant);
    if (person) return changePerson(row, person, home.unit, grant);
    if (!grant) return refused(problem("role_missing", "role"));
    return { outcome: "new", orgUnitId: home.unit.id, grant };
  }

  const seen = new Set<string>();
  const outcomes: PersonOutcome[] = [];
  for (const [count, row] of wanted.entries()) {
    if (count % STEP === STEP - 1) yield;
    outcomes.push(seen.has(row.emailKey) ? refused(problem("email_twice", "email")) : planOne(row));
    seen.add(row.emailKey);
  }
  // Whoever was the last administrator may go where a later row names another one.
  return outcomes.map((outcome, index) =>
    outcome.outcome === "refused" && outcome.problem.code === "last_administrator"
      ? planOne(wanted[index] as WantedPerson)
      : outcome,
  );
}
