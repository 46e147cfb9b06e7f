import { array, assert, nat, property, tuple } from "fast-check";
import { MAX_DEPTH, type OrgNode, OrgTree, ROOT_UNIT } from "../../../server/org/tree";

const unit = (id: string, parentId: string | null, over: Partial<OrgNode> = {}): OrgNode => ({
  id,
  parentId,
  kind: parentId === null ? "group" : "department",
  name: id,
  code: null,
  sortOrder: 0,
  archivedAt: null,
  ...over,
});

/** Listed children first, as a database may hand them out. */
const company = new OrgTree([
  unit("sales-1", "sales"),
  unit("sales", "beijing", { code: "BJ-Sales" }),
  unit("beijing", ROOT_UNIT, { kind: "branch", sortOrder: 2 }),
  unit("shanghai", ROOT_UNIT, { kind: "branch", sortOrder: 1 }),
  unit("closed", ROOT_UNIT, { archivedAt: new Date(0), sortOrder: 3 }),
  unit(ROOT_UNIT, null, { name: "集团" }),
]);

test("a subtree has the unit and everything below it, parents first", () => {
  expect(company.descendants("beijing")).toEqual(["beijing", "sales", "sales-1"]);
  expect(company.descendants(ROOT_UNIT)).toEqual([
    ROOT_UNIT,
    "shanghai",
    "beijing",
    "closed",
    "sales",
    "sales-1",
  ]);
  expect(company.descendants("nowhere")).toEqual([]);
});

test("ancestors, path, depth and branch lead up to the root", () => {
  expect(company.ancestors("sales-1").map(({ id }) => id)).toEqual(["sales", "beijing", ROOT_UNIT]);
  expect(company.path("sales-1")).toEqual(["beijing", "sales", "sales-1"]);
  expect(company.path(ROOT_UNIT)).toEqual(["集团"]);
  expect([company.depth(ROOT_UNIT), company.depth("sales-1")]).toEqual([0, 3]);
  expect(company.nearestBranch("sales-1").id).toBe("beijing");
  expect(company.nearestBranch("closed").id).toBe(ROOT_UNIT);
  expect(company.isWithin("sales-1", "beijing")).toBe(true);
  expect(company.isWithin("beijing", "sales-1")).toBe(false);
});

test("a code is found whatever its case, as the databases compare it", () => {
  expect(company.findByCode("bj-SALES")?.id).toBe("sales");
  expect(company.findByCode("SH")).toBeNull();
});

test("a move is refused under itself, below itself, of the root, into an archived unit", () => {
  expect(company.refuseMove("beijing", "beijing")).toBe("cycle");
  expect(company.refuseMove("beijing", "sales-1")).toBe("cycle");
  expect(company.refuseMove(ROOT_UNIT, "beijing")).toBe("root");
  expect(company.refuseMove("sales", "closed")).toBe("archived");
  expect(company.refuseMove("sales", "shanghai")).toBeNull();
});

test("the tree grows no deeper than it may, counting what a moved unit brings along", () => {
  const chain = Array.from({ length: MAX_DEPTH }, (_, level) =>
    unit(`level-${level + 1}`, level === 0 ? ROOT_UNIT : `level-${level}`),
  );
  const deep = new OrgTree([unit(ROOT_UNIT, null), ...chain, unit("pair", ROOT_UNIT), unit("child", "pair")]);
  expect(deep.refuseChild(`level-${MAX_DEPTH}`)).toBe("too_deep");
  expect(deep.refuseChild(`level-${MAX_DEPTH - 1}`)).toBeNull();
  expect(deep.refuseMove("child", `level-${MAX_DEPTH - 1}`)).toBeNull();
  expect(deep.refuseMove("pair", `level-${MAX_DEPTH - 1}`)).toBe("too_deep");
});

test("whatever moves are allowed, the tree stays one tree", () => {
  const move = tuple(nat(9), nat(9));
  assert(
    property(array(move, { maxLength: 40 }), (moves) => {
      const ids = Array.from({ length: 10 }, (_, index) => (index === 0 ? ROOT_UNIT : `u${index}`));
      let nodes = ids.map((id, index) => unit(id, index === 0 ? null : ROOT_UNIT));
      for (const [from, to] of moves) {
        const [id, parentId] = [ids[from] as string, ids[to] as string];
        if (new OrgTree(nodes).refuseMove(id, parentId)) continue;
        nodes = nodes.map((node) => (node.id === id ? { ...node, parentId } : node));
      }
      expect([...new OrgTree(nodes).descendants(ROOT_UNIT)].toSorted()).toEqual(ids.toSorted());
    }),
  );
});
