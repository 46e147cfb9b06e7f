import { unpackRules } from "@casl/ability/extra";
import { createMongoAbility, subject } from "@casl/ability";
import {
  type Grant,
  type Permission,
  type StaffAbility,
  type StaffRole,
  abilityOf,
  can,
  canOver,
  mayGive,
  packedRules,
  permissionsOf,
  scopeOf,
} from "../../../server/org/permissions";
import { type OrgNode, OrgTree, ROOT_UNIT } from "../../../server/org/tree";

const unit = (id: string, parentId: string | null): OrgNode => ({
  id,
  parentId,
  kind: "department",
  name: id,
  code: null,
  sortOrder: 0,
  archivedAt: null,
});
const tree = new OrgTree([
  unit(ROOT_UNIT, null),
  unit("beijing", ROOT_UNIT),
  unit("sales", "beijing"),
  unit("shanghai", ROOT_UNIT),
]);

const inUnit = (role: StaffRole, orgUnitId: string): Grant => ({ role, orgUnitId, positionId: null });
const forPosition = (role: StaffRole, positionId: string): Grant => ({ role, orgUnitId: null, positionId });
const actor = (...grants: Grant[]) => ({ ability: abilityOf(tree, grants) });
const of = (orgUnitId: string, positionId: string | null = null) => ({ orgUnitId, positionId });

test("a grant reaches its unit and everything below it, nothing beside and nothing above", () => {
  const hr = actor(inUnit("branch_hr", "beijing"));
  const over = (id: string) => canOver(hr, "interviews.read", of(id));
  expect(["beijing", "sales", "shanghai", ROOT_UNIT].map(over)).toEqual([true, true, false, false]);
  expect(scopeOf(hr, "interviews.read")).toEqual({ orgUnitIds: ["beijing", "sales"], positionIds: [] });
});

test("plans, positions and questions of the units above are read and not written", () => {
  const hr = actor(inUnit("branch_hr", "sales"));
  for (const kind of ["plans", "positions", "questions"] as const) {
    expect(canOver(hr, `${kind}.read`, of(ROOT_UNIT))).toBe(true);
    expect(canOver(hr, `${kind}.read`, of("beijing"))).toBe(true);
    expect(canOver(hr, `${kind}.read`, of("shanghai"))).toBe(false);
    expect(canOver(hr, `${kind}.write`, of("beijing"))).toBe(false);
  }
  expect(canOver(hr, "candidates.read", of("beijing"))).toBe(false);
});

test("a grant on the root is the whole company, whatever units there will be", () => {
  const hr = actor(inUnit("hq_hr", ROOT_UNIT));
  expect(scopeOf(hr, "interviews.read")).toBe("all");
  expect(canOver(hr, "interviews.read", of("made-tomorrow"))).toBe(true);
});

test("a grant for one position reaches its records and no others of the unit", () => {
  const manager = actor(forPosition("hiring_manager", "cashier"));
  expect(canOver(manager, "interviews.read", of("sales", "cashier"))).toBe(true);
  expect(canOver(manager, "interviews.read", of("sales", "driver"))).toBe(false);
  expect(canOver(manager, "interviews.read", of("sales"))).toBe(false);
  expect(scopeOf(manager, "interviews.read")).toEqual({ orgUnitIds: [], positionIds: ["cashier"] });
});

test("several grants add up, each with its own role", () => {
  const both = actor(inUnit("branch_hr", "sales"), inUnit("branch_manager", "shanghai"));
  expect(canOver(both, "reports.correct", of("sales"))).toBe(true);
  expect(canOver(both, "reports.read", of("shanghai"))).toBe(true);
  expect(canOver(both, "reports.correct", of("shanghai"))).toBe(false);
});

test("what concerns all branches at once is nobody's who has less than the company", () => {
  expect(can(actor(inUnit("hq_admin", "beijing")), "jobs.read")).toBe(false);
  expect(can(actor(inUnit("hq_admin", ROOT_UNIT)), "jobs.retry")).toBe(true);
  expect(permissionsOf(actor(inUnit("branch_hr", ROOT_UNIT)))).not.toContain("jobs.read");
});

test("nobody without grants may anything anywhere", () => {
  const nobody = actor();
  expect(permissionsOf(nobody)).toEqual([]);
  expect(scopeOf(nobody, "plans.read")).toEqual({ orgUnitIds: [], positionIds: [] });
});

test("the console reads the packed rules to the same answers", () => {
  const hr = actor(inUnit("branch_hr", "beijing"), forPosition("hiring_manager", "cashier"));
  const console = createMongoAbility<StaffAbility>(unpackRules(packedRules(hr)));
  for (const wanted of permissionsOf(hr)) {
    const [type, action] = wanted.split(".") as [string, string];
    for (const owner of [of("beijing"), of("sales"), of("shanghai"), of("shanghai", "cashier")]) {
      expect(console.can(action, subject(type, { ...owner }))).toBe(canOver(hr, wanted, owner));
    }
  }
});

describe("giving", () => {
  const unitOf = (id: string) => ({ cashier: "sales", driver: "shanghai" })[id] ?? null;
  const admin = actor(inUnit("hq_admin", "beijing"));
  const gives = (grant: Grant, giver = admin) => mayGive(tree, giver, grant, unitOf);

  test("goes as far as one's own scope", () => {
    expect(gives(inUnit("branch_hr", "sales"))).toBe(true);
    expect(gives(inUnit("hq_admin", "beijing"))).toBe(true);
    expect(gives(inUnit("auditor", "shanghai"))).toBe(false);
    expect(gives(inUnit("hiring_manager", ROOT_UNIT))).toBe(false);
    expect(gives(forPosition("hiring_manager", "cashier"))).toBe(true);
    expect(gives(forPosition("hiring_manager", "driver"))).toBe(false);
    expect(gives(forPosition("hiring_manager", "unknown"))).toBe(false);
  });

  test("goes as far as one's own role", () => {
    const manages: Permission = "staff.manage";
    const hr = actor(inUnit("branch_hr", "beijing"));
    expect(can(hr, manages)).toBe(false);
    expect(gives(inUnit("hiring_manager", "sales"), hr)).toBe(false);
    const mixed = actor(inUnit("hq_admin", "sales"), inUnit("branch_hr", "beijing"));
    expect(gives(inUnit("branch_hr", "beijing"), mixed)).toBe(false);
    expect(gives(inUnit("branch_hr", "sales"), mixed)).toBe(true);
  });
});
