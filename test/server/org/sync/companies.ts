import * as fc from "fast-check";
import type {
  KnownPerson,
  OrgState,
  OrgWanted,
  SyncBy,
  SyncPlan,
  WantedPerson,
} from "../../../../server/org/sync/types";
import { isNewUnit } from "../../../../server/org/sync/types";
import { grantKey } from "../../../../server/org/staff/grants";
import { type Grant, staffRole } from "../../../../server/org/permissions";
import { type OrgNode, OrgTree, ROOT_UNIT } from "../../../../server/org/tree";

/** Small companies and what is wanted of them, with few codes, so that everything collides with everything. */
const CODES = ["A", "B", "C", "D", "E", "F"];
const NAMES = ["销售部", "客服部", "技术部"];
const EMAILS = ["an", "bo", "cai", "dai"];

export const node = (id: string, parentId: string | null, over: Partial<OrgNode> = {}): OrgNode => ({
  id,
  parentId,
  kind: parentId === null ? "group" : "department",
  name: id,
  code: null,
  sortOrder: 0,
  archivedAt: null,
  ...over,
});
export const root = node(ROOT_UNIT, null, { name: "集团" });
export const onRoot = (role: Grant["role"]): Grant => ({ role, orgUnitId: ROOT_UNIT, positionId: null });
export const ADMIN: SyncBy = { staffId: null, place: ROOT_UNIT, grants: [onRoot("hq_admin")] };

export const person = (id: string, over: Partial<KnownPerson> = {}): KnownPerson => ({
  id,
  name: id,
  emailKey: id,
  phoneKey: null,
  orgUnitId: ROOT_UNIT,
  state: "active",
  grants: [onRoot("hq_hr")],
  ...over,
});
export const wantedPerson = (id: string, over: Partial<WantedPerson> = {}): WantedPerson => ({
  name: id,
  email: `${id}@hengtong.example`,
  emailKey: id,
  phone: null,
  phoneKey: null,
  unitCode: null,
  role: null,
  scopeCode: null,
  ...over,
});

const trees = fc
  .array(fc.record({ parent: fc.nat(), name: fc.constantFrom(...NAMES), archived: fc.nat(9) }), {
    maxLength: CODES.length,
  })
  .map((units) => {
    const nodes = [root];
    for (const [index, { parent, name, archived }] of units.entries()) {
      const code = CODES[index] as string;
      const above = nodes[parent % nodes.length] as OrgNode;
      const taken = nodes.some((other) => other.parentId === above.id && other.name === name);
      const archivedAt = archived === 0 ? new Date(0) : null;
      nodes.push(node(code, above.id, { code, name: taken ? `${name}${code}` : name, archivedAt }));
    }
    return nodes;
  });

const grants = (units: string[]) =>
  fc.record({
    role: fc.constantFrom(...staffRole.options),
    orgUnitId: fc.constantFrom(...units),
    positionId: fc.constant(null),
  });

/** A company with at least one administrator. */
export const states: fc.Arbitrary<OrgState> = trees.chain((nodes) => {
  const units = nodes.map(({ id }) => id);
  const people = fc.array(
    fc.record({
      state: fc.constantFrom("active" as const, "invited" as const, "suspended" as const),
      orgUnitId: fc.constantFrom(...units),
      grants: fc.uniqueArray(grants(units), { minLength: 1, maxLength: 2, selector: grantKey }),
    }),
    { maxLength: EMAILS.length },
  );
  return people.map((some) => ({
    tree: new OrgTree(nodes),
    unitOf: () => null,
    people: [
      person("boss", { grants: [onRoot("hq_admin")] }),
      ...some.map((over, index) => person(EMAILS[index] as string, over)),
    ],
  }));
});

export const wishes: fc.Arbitrary<OrgWanted> = fc.record({
  units: fc.array(
    fc.record({
      code: fc.constantFrom(...CODES, "G", "H", "a"),
      parentCode: fc.option(fc.constantFrom(...CODES, "G", "nowhere"), { freq: 5 }),
      name: fc.constantFrom(...NAMES),
      kind: fc.constantFrom(null, "branch" as const, "department" as const),
    }),
    { maxLength: 10 },
  ),
  people: fc.array(
    fc
      .record({
        id: fc.constantFrom(...EMAILS, "boss", "new"),
        unitCode: fc.option(fc.constantFrom(...CODES, "G", "nowhere"), { freq: 2 }),
        role: fc.option(fc.constantFrom(...staffRole.options), { freq: 4 }),
        scopeCode: fc.option(fc.constantFrom(...CODES, "G"), { freq: 1 }),
        phoneKey: fc.constantFrom(null, "1", "2"),
      })
      .map(({ id, phoneKey, ...over }) => wantedPerson(id, { ...over, phone: phoneKey, phoneKey })),
    { maxLength: 8 },
  ),
});

/** What the database holds once a plan is applied. */
export function after(state: OrgState, { tree, people }: SyncPlan, wanted: OrgWanted): OrgState {
  // Ids are only names: those of new units become old ones.
  const idOf = (id: string) => (isNewUnit(id) ? `made-${id}` : id);
  const nodes = tree.descendants(ROOT_UNIT).map((id) => {
    const unit = tree.require(id);
    return { ...unit, id: idOf(id), parentId: unit.parentId && idOf(unit.parentId) };
  });
  const byId = new Map(state.people.map((one) => [one.id, one]));
  const placed = (grant: Grant) => ({ ...grant, orgUnitId: grant.orgUnitId && idOf(grant.orgUnitId) });
  for (const [index, outcome] of people.entries()) {
    const row = wanted.people[index] as WantedPerson;
    if (outcome.outcome === "new") {
      const made = { grants: [placed(outcome.grant)], phoneKey: row.phoneKey, state: "invited" as const };
      byId.set(
        row.emailKey,
        person(row.emailKey, { ...made, orgUnitId: idOf(outcome.orgUnitId), name: row.name }),
      );
    }
    if (outcome.outcome !== "changed") continue;
    const gone = new Set(outcome.taken.map(grantKey));
    byId.set(outcome.person.id, {
      ...outcome.person,
      name: row.name,
      phoneKey: row.phoneKey ?? outcome.person.phoneKey,
      orgUnitId: idOf(outcome.orgUnitId),
      grants: [
        ...outcome.person.grants.filter((grant) => !gone.has(grantKey(grant))),
        ...outcome.given.map(placed),
      ],
    });
  }
  return { ...state, tree: new OrgTree(nodes), people: [...byId.values()] };
}
