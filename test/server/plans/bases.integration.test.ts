import type { Json } from "../../factories/server";
import { hq } from "./derive/plans";
import { type Offices, ok, openOffices, put, shiftWeight } from "./offices";

let at: Offices;
beforeAll(async () => {
  at = await openOffices();
});
afterAll(() => at.server.close());

describe("headquarters' default", () => {
  test("there is one for each family and language, however many ask at once", async () => {
    const [first, second] = await Promise.all([at.makeBase("甲"), at.makeBase("乙")]);
    const answers = await Promise.all(
      [first, second].map(({ id }) =>
        at.headquarters.call("POST", `/plans/${id}/default`, { isDefault: true }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const holders = async () => {
      const { items } = ok(await at.headquarters.call("GET", "/plans?origin=hq&jobFamily=retail&limit=100"));
      return items.filter(({ isDefault }: Json) => isDefault).map(({ id }: Json) => id);
    };
    expect(await holders()).toHaveLength(1);
    ok(await at.headquarters.call("POST", `/plans/${first.id}/default`, { isDefault: true }));
    expect(await holders()).toEqual([first.id]);
    // One that moves to another family is the default of neither.
    const { name, definition, version } = await at.get(first, at.headquarters);
    const moved = { name, definition, version, jobFamily: "sales" };
    expect(ok(await at.headquarters.call("PUT", `/plans/${first.id}`, moved)).isDefault).toBe(false);
    expect(await holders()).toEqual([]);
  });

  test("a branch has none", async () => {
    const own = ok(await at.branch.call("POST", "/plans", { name: "自建", definition: hq() }));
    const answer = await at.branch.call("POST", `/plans/${own.id}/default`, { isDefault: true });
    expect([answer.status, answer.body.error.code]).toEqual([409, "plan.default_hq_only"]);
  });
});

describe("archiving a base", () => {
  test("needs a word about the plans that follow; detached ones keep what they have", async () => {
    const base = await at.makeBase();
    const plan = ok(await put(at.branch, await at.derive(base), shiftWeight(500)));
    const refused = await at.headquarters.call("DELETE", `/plans/${base.id}`);
    expect([refused.status, refused.body.error.code]).toEqual([409, "plan.has_derived"]);
    expect(refused.body.error.message).toMatch(/1/);
    expect((await at.headquarters.call("DELETE", `/plans/${base.id}?derived=detach`)).status).toBe(204);
    const alone = await at.get(plan);
    expect(alone).toMatchObject({ origin: "own", base: null, inherited: null, definition: plan.definition });
    // It is its branch's to change freely now.
    ok(await put(at.branch, alone, (definition) => void (definition.stages[0]!.title = "面谈")));
  });
});
