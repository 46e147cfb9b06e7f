import type { PlanDefinition } from "../../../server/plans/definition";
import { Plan } from "../../../server/plans/entity";
import { buildPlan } from "../../factories/org";
import type { Json } from "../../factories/server";
import { hq, ownQuestion } from "./derive/plans";
import { type Offices, ok, openOffices, put, shiftWeight } from "./offices";

let at: Offices;
beforeAll(async () => {
  at = await openOffices();
});
afterAll(() => at.server.close());

describe("deriving a plan", () => {
  test("a branch follows headquarters' plan with one of its own", async () => {
    const base = await at.makeBase();
    const plan = await at.derive(base);
    expect(plan).toMatchObject({
      name: "店长标准方案 · 北京分公司",
      orgUnitId: at.places.own,
      origin: "derived",
      standing: "following",
      jobFamily: "retail",
      base: { id: base.id, name: "店长标准方案", version: base.version },
      definition: base.definition,
      limits: null,
      inherited: { version: base.version, changeCount: 0, limits: { weights: { maxShiftBp: 1000 } } },
    });
    const list = ok(await at.branch.call("GET", "/plans?origin=derived&jobFamily=retail"));
    expect(list.items).toContainEqual(expect.objectContaining({ id: plan.id, standing: "following" }));
    expect(list.items.every(({ origin }: Json) => origin === "derived")).toBe(true);
  });

  test.each([
    ["another branch's", async () => (await buildPlan(at.server, at.places.other)).id, 404, "plan.not_found"],
    [
      "one's own",
      async () => ok(await at.branch.call("POST", "/plans", { name: "自建", definition: hq() })).id,
      409,
      "plan.not_a_base",
    ],
    [
      "one that is derived itself",
      async () => (await at.derive(await at.makeBase())).id,
      409,
      "plan.not_a_base",
    ],
  ])("%s cannot be followed", async (_, find, status, code) => {
    const answer = await at.branch.call("POST", "/plans", { basePlanId: await find() });
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });

  test("what is changed within the limits is kept as a difference", async () => {
    const plan = await at.derive(await at.makeBase());
    const saved = ok(
      await put(at.branch, plan, (definition) => {
        shiftWeight(500)(definition);
        definition.stages[0]!.questions.push(ownQuestion());
      }),
    );
    expect(saved).toMatchObject({ version: plan.version + 1, inherited: { changeCount: 3 } });
    const row = await at.server.services.db.read.findOneByOrFail(Plan, { id: plan.id });
    expect(row.overrides?.dimensions).toEqual([
      { id: "service", weightBp: 6500 },
      { id: "planning", weightBp: 3500 },
    ]);
    expect(row.questionCount).toBe(5);
  });

  test("what goes beyond says where and why, in the reader's language", async () => {
    const plan = await at.derive(await at.makeBase());
    const edit = (definition: PlanDefinition) => {
      shiftWeight(1500)(definition);
      definition.stages[0]!.questions[0]!.text = "换一道题。";
      definition.thresholds.review = 5;
    };
    const zh = await put(at.branch, plan, edit, { "accept-language": "zh" });
    expect(zh.status).toBe(422);
    expect(zh.body.error.code).toBe("plan.change_refused");
    const details = zh.body.error.details;
    expect(details.map(({ path, code }: Json) => [path, code])).toEqual([
      ["definition.stages.0.questions.0.text", "limit.mandatory_changed"],
      ["definition.dimensions.0.weightBp", "limit.weight_shift"],
      ["definition.dimensions.1.weightBp", "limit.weight_shift"],
      ["definition.thresholds.review", "limit.threshold_lowered"],
    ]);
    expect(details[1].message).toBe("“服务意识”的权重最多上下调整 10%，现在调整了 15%");
    const en = await put(at.branch, plan, edit, { "accept-language": "en" });
    expect(en.body.error.details[0].message).toMatch(/is mandatory and cannot be changed$/);
    expect(await at.get(plan)).toEqual(plan);
  });
});
