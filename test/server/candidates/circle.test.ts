import { circleOf, knownBelow, knownUnits } from "../../../server/candidates/circle";
import { type OrgNode, OrgTree, ROOT_UNIT } from "../../../server/org/tree";

const node = (id: string, parentId: string | null, kind: OrgNode["kind"]): OrgNode => ({
  id,
  parentId,
  kind,
  name: id,
  code: null,
  sortOrder: 0,
  archivedAt: null,
});
const tree = new OrgTree([
  node(ROOT_UNIT, null, "group"),
  node("legal", ROOT_UNIT, "department"),
  node("bj", ROOT_UNIT, "branch"),
  node("sales", "bj", "department"),
  node("shop", "bj", "department"),
  node("tj", "bj", "branch"),
  node("sh", ROOT_UNIT, "branch"),
]);

test("people of a branch and its departments are one circle, a branch below it another", () => {
  expect(circleOf(tree, "sales")).toEqual(["bj", "sales", "shop"]);
  expect(circleOf(tree, "bj")).toEqual(["bj", "sales", "shop"]);
  expect(circleOf(tree, "tj")).toEqual(["tj"]);
  expect(circleOf(tree, "legal")).toEqual([ROOT_UNIT, "legal"]);
});

test("who may see one department looks at that department's people only", () => {
  const scope = { orgUnitIds: ["sales"], positionIds: [] };
  expect(knownUnits(tree, "sales", scope)).toEqual(["sales"]);
  expect(knownUnits(tree, "sales", "all")).toEqual(["bj", "sales", "shop"]);
  expect(knownUnits(tree, "bj", { orgUnitIds: ["bj", "sales", "sh"], positionIds: [] })).toEqual([
    "bj",
    "sales",
  ]);
  expect(knownUnits(tree, "shop", { orgUnitIds: [], positionIds: [] })).toEqual(["shop"]);
});

test("what comes from outside is compared with what lies below its unit", () => {
  expect(knownBelow(tree, "sales")).toEqual(["sales"]);
  expect(knownBelow(tree, "bj")).toEqual(["bj", "sales", "shop"]);
  expect(knownBelow(tree, ROOT_UNIT)).toEqual([ROOT_UNIT, "legal"]);
});
