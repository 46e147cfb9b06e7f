import { mayBy } from "../../../miniapp/console/session/mayBy";
import {
  type Grant,
  abilityOf,
  canOver,
  packedRules,
  permission,
  staffRole,
} from "../../../server/org/permissions";
import { OrgTree, ROOT_UNIT } from "../../../server/org/tree";

const unit = (id: string, parentId: string | null) => ({
  id,
  parentId,
  kind: "department" as const,
  name: id,
  code: null,
  sortOrder: 0,
  archivedAt: null,
});
const tree = new OrgTree([
  unit(ROOT_UNIT, null),
  unit("a", ROOT_UNIT),
  unit("a1", "a"),
  unit("b", ROOT_UNIT),
]);
const owners = [
  ...[ROOT_UNIT, "a", "a1", "b"].map((orgUnitId) => ({ orgUnitId, positionId: null })),
  { orgUnitId: "b", positionId: "p" },
];

/** As it comes over the wire. */
const rulesOf = (grants: Grant[]) =>
  JSON.parse(JSON.stringify(packedRules({ ability: abilityOf(tree, grants) }))) as unknown[][];

test.each(staffRole.options)(
  "the console hides from a %s what the server refuses, and nothing else",
  (role) => {
    for (const grant of [
      { role, orgUnitId: ROOT_UNIT, positionId: null },
      { role, orgUnitId: "a", positionId: null },
      { role, orgUnitId: null, positionId: "p" },
    ]) {
      const actor = { ability: abilityOf(tree, [grant]) };
      const rules = rulesOf([grant]);
      for (const wanted of permission.options) {
        const asked = owners.map((owner) => mayBy(rules, wanted, owner));
        expect([wanted, asked]).toEqual([wanted, owners.map((owner) => canOver(actor, wanted, owner))]);
      }
    }
  },
);

test("without an owner it is whether one may do it anywhere", () => {
  const rules = rulesOf([{ role: "branch_hr", orgUnitId: "a", positionId: null }]);
  expect(mayBy(rules, "interviews.invite")).toBe(true);
  expect(mayBy(rules, "jobs.read")).toBe(false);
  expect(mayBy(rules, "staff.manage")).toBe(false);
});
