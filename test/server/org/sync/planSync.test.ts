import * as fc from "fast-check";
import { isAdministration } from "../../../../server/org/staff/administrators";
import { planSync } from "../../../../server/org/sync/planSync";
import type { OrgState, OrgWanted, SourceUnit, SyncPlan } from "../../../../server/org/sync/types";
import { MAX_DEPTH, OrgTree, ROOT_UNIT } from "../../../../server/org/tree";
import { ADMIN, after, node, onRoot, person, root, states, wantedPerson, wishes } from "./companies";

const RUNS = { numRuns: 400 };
const scenes = fc.tuple(states, wishes);

const told = ({ units, people }: SyncPlan) =>
  [...units, ...people].map((one) => (one.outcome === "refused" ? one.problem.code : one.outcome));
const stateOf = (over: Partial<OrgState> = {}): OrgState => ({
  tree: new OrgTree([root]),
  people: [person("boss", { grants: [onRoot("hq_admin")] })],
  unitOf: () => null,
  ...over,
});
const unit = (code: string, parentCode: string | null = null, name = code): SourceUnit => ({
  code,
  parentCode,
  name,
  kind: null,
});
const units = (rows: SourceUnit[], tree: OrgTree = new OrgTree([root]), by = ADMIN) =>
  told(planSync(stateOf({ tree }), { units: rows, people: [] }, by));
const people = (rows: OrgWanted["people"], state: OrgState, by = ADMIN) =>
  told(planSync(state, { units: [], people: rows }, by));

describe("whatever is wanted", () => {
  test("doing it twice changes nothing the second time", () => {
    fc.assert(
      fc.property(scenes, ([state, wanted]) => {
        const next = after(state, planSync(state, wanted, ADMIN), wanted);
        const again = told(planSync(next, wanted, ADMIN));
        expect(again.filter((one) => one === "new" || one === "changed")).toEqual([]);
      }),
      RUNS,
    );
  });

  test("the tree stays one: every unit hangs on the root, none too deep, no two alike side by side", () => {
    fc.assert(
      fc.property(scenes, ([state, wanted]) => {
        const { tree } = after(state, planSync(state, wanted, ADMIN), wanted);
        const reached = tree.descendants(ROOT_UNIT);
        expect(reached).toHaveLength(tree.size);
        for (const id of reached) {
          expect(tree.depth(id)).toBeLessThanOrEqual(MAX_DEPTH);
          const names = tree.children(id).flatMap(({ archivedAt, name }) => (archivedAt ? [] : [name]));
          expect(new Set(names).size).toBe(names.length);
        }
      }),
      RUNS,
    );
  });

  test("nobody and nothing goes, and somebody can still administer the company", () => {
    fc.assert(
      fc.property(scenes, ([state, wanted]) => {
        const next = after(state, planSync(state, wanted, ADMIN), wanted);
        const ids = new Set(next.people.map(({ id }) => id));
        expect(state.people.filter(({ id }) => !ids.has(id))).toEqual([]);
        const lost = state.tree.descendants(ROOT_UNIT).filter((id) => !next.tree.get(id));
        expect(lost).toEqual([]);
        const administrators = next.people.filter(
          ({ state: now, grants }) => now === "active" && grants.some(isAdministration),
        );
        expect(administrators.length).toBeGreaterThan(0);
        expect(next.people.filter(({ grants }) => grants.length === 0)).toEqual([]);
      }),
      RUNS,
    );
  });

  test("somebody of one branch changes nothing outside it", () => {
    fc.assert(
      fc.property(scenes, ([state, wanted]) => {
        fc.pre(state.tree.get("A") !== null && !state.tree.get("A")?.archivedAt);
        const by = {
          staffId: null,
          place: "A",
          grants: [{ role: "hq_admin" as const, orgUnitId: "A", positionId: null }],
        };
        const own = new Set(state.tree.descendants("A"));
        const next = after(state, planSync(state, wanted, by), wanted);
        for (const id of state.tree.descendants(ROOT_UNIT).filter((one) => !own.has(one))) {
          expect(next.tree.get(id)).toEqual(state.tree.get(id));
        }
        const before = new Map(state.people.map((one) => [one.id, one]));
        const beyond = next.people.filter(
          ({ orgUnitId, grants }) =>
            !next.tree.isWithin(orgUnitId, "A") ||
            !grants.every((grant) => grant.orgUnitId !== null && next.tree.isWithin(grant.orgUnitId, "A")),
        );
        expect(beyond).toEqual(beyond.map(({ id }) => before.get(id)));
      }),
      RUNS,
    );
  });
});

describe("units", () => {
  const tree = new OrgTree([root, node("a", ROOT_UNIT, { code: "A" }), node("b", "a", { code: "B" })]);

  test("stand in any order, each under a parent of the file or of the company", () => {
    expect(units([unit("X", "Y"), unit("Y", "A"), unit("Z")], tree)).toEqual(["new", "new", "new"]);
  });

  test("change places with each other, parents first", () => {
    expect(units([unit("A", "B", "a"), unit("B", null, "b")], tree)).toEqual(["changed", "changed"]);
  });

  test("that go round in a circle are refused, those beside them are not", () => {
    expect(
      units([unit("X", "Y"), unit("Y", "X"), unit("Z", "X"), unit("A", "B", "a"), unit("OK")], tree),
    ).toEqual(["cycle", "cycle", "parent_refused", "cycle", "new"]);
  });

  test("under a parent that nobody knows, with a code twice, with a name twice, too deep", () => {
    const chain = Array.from({ length: MAX_DEPTH + 1 }, (_, level) =>
      unit(`L${level}`, level === 0 ? null : `L${level - 1}`),
    );
    expect(units([unit("X", "Q")])).toEqual(["parent_unknown"]);
    expect(units([unit("X"), unit("x")])).toEqual(["new", "code_twice"]);
    expect(units([unit("X", null, "同名"), unit("Y", null, "同名")])).toEqual(["new", "name_taken"]);
    expect(units(chain).at(-1)).toBe("too_deep");
    expect(units(chain.slice(0, -1)).at(-1)).toBe("new");
  });

  test("take a name that another one of the file gives up", () => {
    expect(units([unit("B", "A", "新名"), unit("N", "A", "b")], tree)).toEqual(["changed", "new"]);
    expect(units([unit("N", "A", "b"), unit("B", "A", "新名")], tree)).toEqual(["new", "changed"]);
  });

  test("of the company that the file does not name are listed, and stay", () => {
    const plan = planSync(stateOf({ tree }), { units: [unit("A", null, "a")], people: [] }, ADMIN);
    expect(plan.missing.units.map(({ id }) => id)).toEqual(["b"]);
    expect(told(plan)).toEqual(["unchanged"]);
  });

  test("outside one's own are not there, above one's own are not to be changed", () => {
    const both = new OrgTree([
      root,
      node("a", ROOT_UNIT, { code: "A" }),
      node("z", ROOT_UNIT, { code: "Z" }),
    ]);
    const by = {
      staffId: null,
      place: "a",
      grants: [{ role: "hq_admin" as const, orgUnitId: "a", positionId: null }],
    };
    const rows = [unit("Z", null, "z"), unit("N", "Z"), unit("A", null, "a"), unit("M")];
    expect(units(rows, both, by)).toEqual(["code_unavailable", "parent_refused", "unchanged", "new"]);
    expect(units([unit("N", "Z")], both, by)).toEqual(["parent_unknown"]);
    expect(units([unit("A", null, "改名")], both, by)).toEqual(["changed"]);
    const below = { ...by, place: "b", grants: [{ ...by.grants[0]!, orgUnitId: "b" }] };
    expect(units([unit("A", null, "改名")], tree, below)).toEqual(["not_yours"]);
  });
});

describe("people", () => {
  const tree = new OrgTree([root, node("a", ROOT_UNIT, { code: "A" }), node("z", ROOT_UNIT, { code: "Z" })]);
  const boss = person("boss", { grants: [onRoot("hq_admin")] });
  const state = stateOf({ tree, people: [boss, person("an", { orgUnitId: "a" })] });

  test("are taken in, changed, left; what is empty stays", () => {
    const rows = [
      wantedPerson("new", { unitCode: "A", role: "branch_hr" }),
      wantedPerson("an", { name: "安", unitCode: "Z" }),
      wantedPerson("boss"),
    ];
    expect(people(rows, state)).toEqual(["new", "changed", "unchanged"]);
    const [, changed] = planSync(state, { units: [], people: rows }, ADMIN).people;
    expect(changed).toMatchObject({ orgUnitId: "z", given: [], taken: [] });
  });

  test("have afterwards the role of their row, and no other", () => {
    const [changed] = planSync(
      state,
      { units: [], people: [wantedPerson("an", { role: "auditor", scopeCode: "Z" })] },
      ADMIN,
    ).people;
    expect(changed).toMatchObject({
      given: [{ role: "auditor", orgUnitId: "z" }],
      taken: [{ role: "hq_hr", orgUnitId: ROOT_UNIT }],
    });
  });

  test("twice in the file, without a role, in a unit or scope that nobody knows", () => {
    const rows = [
      wantedPerson("an"),
      wantedPerson("an"),
      wantedPerson("new", { unitCode: "A" }),
      wantedPerson("two", { unitCode: "Q", role: "auditor" }),
      wantedPerson("three", { role: "auditor", scopeCode: "Q" }),
    ];
    expect(people(rows, state)).toEqual([
      "unchanged",
      "email_twice",
      "role_missing",
      "unit_unknown",
      "scope_unknown",
    ]);
  });

  test("of whom one would be the last administrator, unless the file names another", () => {
    const steps = wantedPerson("boss", { role: "auditor" });
    const follows = wantedPerson("an", { role: "hq_admin", scopeCode: null });
    expect(people([steps], state)).toEqual(["last_administrator"]);
    const atRoot = stateOf({ tree, people: [boss, person("an")] });
    expect(people([steps, follows], atRoot)).toEqual(["changed", "changed"]);
    const invited = stateOf({ tree, people: [boss, person("an", { state: "invited" })] });
    expect(people([steps, follows], invited)).toEqual(["last_administrator", "changed"]);
  });

  test("who is the one who imports keeps unit and role; who is suspended stays so", () => {
    const two = stateOf({ tree, people: [boss, person("an", { grants: [onRoot("hq_admin")] })] });
    const by = { ...ADMIN, staffId: "an" };
    expect(people([wantedPerson("an", { role: "auditor" })], two, by)).toEqual(["self"]);
    expect(people([wantedPerson("an", { name: "安" })], two, by)).toEqual(["changed"]);
    const out = stateOf({ tree, people: [boss, person("an", { state: "suspended" })] });
    expect(people([wantedPerson("an", { name: "安" })], out)).toEqual(["suspended"]);
  });

  test("of another branch are not told from an address that cannot be used; those above one's own are beyond", () => {
    const by = {
      staffId: null,
      place: "a",
      grants: [{ role: "hq_admin" as const, orgUnitId: "a", positionId: null }],
    };
    const some = stateOf({
      tree,
      people: [boss, person("zoe", { orgUnitId: "z" }), person("an", { orgUnitId: "a" })],
    });
    const rows = [
      wantedPerson("zoe", { role: "auditor" }),
      wantedPerson("an", { name: "安" }),
      wantedPerson("new", { role: "hq_hr", scopeCode: "Z" }),
      wantedPerson("other", { role: "hq_admin", scopeCode: "A" }),
      wantedPerson("third", { role: "auditor", unitCode: "Z" }),
    ];
    expect(people(rows, some, by)).toEqual([
      "email_unavailable",
      "beyond",
      "scope_unknown",
      "new",
      "unit_unknown",
    ]);
  });
});
