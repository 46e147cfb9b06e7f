import { derivePlan } from "../../../server/plans/derive/derivePlan";
import { FrozenPlan, Plan, PlanVersion } from "../../../server/plans/entity";
import { findVersion } from "../../../server/plans/planVersions";
import { type Colleague, buildColleague, buildInterview, inUnit } from "../../factories/org";
import type { Json } from "../../factories/server";
import { type Offices, ok, openOffices, put, shiftWeight } from "./offices";

let at: Offices;
beforeAll(async () => {
  at = await openOffices();
});
afterAll(() => at.server.close());

describe("when headquarters changes a base", () => {
  test("plans without a conflict follow and are told; interviews keep what was frozen", async () => {
    const base = await at.makeBase();
    const plan = ok(await put(at.branch, await at.derive(base), shiftWeight(500)));
    await buildInterview(at.server, at.places.own, { planId: plan.id });
    const { db } = at.server.services;
    const frozen = await db.read.find(FrozenPlan);

    ok(
      await put(
        at.headquarters,
        base,
        (definition) => void (definition.stages[0]!.guide = "请讲真实的经历。"),
      ),
    );
    expect((await at.get(plan)).standing).toBe("updated");
    expect(await at.followUp()).toBe(1);

    const followed = await at.get(plan);
    expect(followed).toMatchObject({
      version: plan.version + 1,
      standing: "updated",
      inherited: { version: base.version + 1, changeCount: 2 },
    });
    expect(followed.definition.stages[0].guide).toBe("请讲真实的经历。");
    expect(followed.definition.dimensions[0].weightBp).toBe(6500);
    expect(await db.read.find(FrozenPlan)).toEqual(frozen);

    const upstream = ok(
      await at.branch.call("GET", `/plans/${plan.id}/upstream`, undefined, { "accept-language": "zh" }),
    );
    expect(upstream.news.map(({ message }: Json) => message)).toEqual(["环节“问答”的引导语有修改"]);
    expect(upstream).toMatchObject({ changes: [], conflicts: [], baseVersion: base.version + 1 });
    expect((await at.branch.call("POST", `/plans/${plan.id}/upstream/seen`)).status).toBe(204);
    expect((await at.get(plan)).standing).toBe("following");
    const { items } = ok(await at.branch.call("GET", `/plans/${plan.id}/versions`));
    expect(items.map(({ cause, by }: Json) => [cause, by])).toEqual([
      ["rebased", null],
      ["edited", "何嘉"],
      ["created", "何嘉"],
    ]);
  });

  test("where both changed the same, the branch decides, one by one", async () => {
    const base = await at.makeBase();
    const plan = ok(
      await put(at.branch, await at.derive(base), (definition) => {
        shiftWeight(500)(definition);
        definition.stages[1]!.guide = "本地的说明。";
      }),
    );
    ok(
      await put(at.headquarters, base, (definition) => {
        shiftWeight(1000)(definition);
        definition.stages[1]!.guide = "总部的说明。";
      }),
    );
    await at.followUp();
    const stuck = await at.get(plan);
    expect(stuck).toMatchObject({ standing: "conflict", version: plan.version, definition: plan.definition });

    const upstream = ok(await at.branch.call("GET", `/plans/${plan.id}/upstream`));
    const keys = upstream.conflicts.map(({ key, mayKeep }: Json) => [key, mayKeep]);
    expect(keys).toEqual([
      ["conflict.weight_both_changed/dimension/service", true],
      ["conflict.weight_both_changed/dimension/planning", true],
      ["conflict.guide_both_changed/stage/written", true],
    ]);
    const resolve = (resolutions: object[], over = {}) =>
      at.branch.call("POST", `/plans/${plan.id}/rebase`, {
        version: stuck.version,
        baseVersion: upstream.base.version,
        resolutions,
        ...over,
      });
    const some = await resolve([{ key: keys[0][0], take: "mine" }]);
    expect([some.status, some.body.error.code, some.body.error.details.length]).toEqual([
      422,
      "plan.conflicts_open",
      2,
    ]);
    const late = await resolve([], { baseVersion: base.version });
    expect([late.status, late.body.error.code]).toEqual([409, "plan.base_changed"]);

    const done = ok(
      await resolve([
        { key: keys[0][0], take: "mine" },
        { key: keys[1][0], take: "mine" },
        { key: keys[2][0], take: "hq" },
      ]),
    );
    expect(done.adjusted).toEqual([]);
    expect(done.plan).toMatchObject({ standing: "following", inherited: { changeCount: 2 } });
    expect(done.plan.definition.dimensions.map(({ weightBp }: Json) => weightBp)).toEqual([7500, 2500]);
    expect(done.plan.definition.stages[1].guide).toBe("总部的说明。");
  });

  test("tighter limits are a conflict for whoever has left them", async () => {
    const base = await at.makeBase();
    const inside = ok(await put(at.branch, await at.derive(base), shiftWeight(200)));
    const outside = ok(await put(at.branch, await at.derive(base), shiftWeight(800)));
    const limits = { ...base.limits, weights: { maxShiftBp: 300, exceptions: [] } };
    ok(await at.headquarters.call("PUT", `/plans/${base.id}/limits`, { limits, version: base.version }));
    await at.followUp();
    expect(await at.get(inside)).toMatchObject({ standing: "following", version: inside.version });
    expect((await at.get(inside)).inherited.limits.weights.maxShiftBp).toBe(300);
    expect(await at.get(outside)).toMatchObject({ standing: "conflict" });
    const followers = ok(await at.headquarters.call("GET", `/plans/${base.id}/derived`));
    const standings = followers.items.map(({ id, standing }: Json) => [id, standing]);
    expect(standings).toEqual(
      expect.arrayContaining([
        [inside.id, "following"],
        [outside.id, "conflict"],
      ]),
    );
    const other = await buildColleague(at.server, [inUnit("branch_hr", at.places.other)]);
    expect(ok(await other.call("GET", `/plans/${base.id}/derived`)).items).toEqual([]);
  });

  test("a conflict that an edit removes is gone after the next look", async () => {
    const base = await at.makeBase();
    const plan = ok(
      await put(
        at.branch,
        await at.derive(base),
        (definition) => void (definition.stages[1]!.guide = "本地。"),
      ),
    );
    ok(await put(at.headquarters, base, (definition) => void (definition.stages[1]!.guide = "总部。")));
    await at.followUp();
    expect((await at.get(plan)).standing).toBe("conflict");
    ok(
      await put(
        at.branch,
        await at.get(plan),
        (definition) => void (definition.stages[1]!.guide = base.definition.stages[1].guide),
      ),
    );
    await at.followUp();
    const settled = await at.get(plan);
    expect(settled).toMatchObject({ standing: "updated", inherited: { changeCount: 0 } });
    expect(settled.definition.stages[1].guide).toBe("总部。");
  });

  test("two savings at headquarters and edits in two branches at once leave every plan whole", async () => {
    const base = await at.makeBase();
    const others = await buildColleague(at.server, [inUnit("branch_hr", at.places.other)]);
    const plans = await Promise.all([at.branch, at.branch, others].map((by) => at.derive(base, by)));
    const makers = [at.branch, at.branch, others];
    const save = async (guide: string) =>
      put(
        at.headquarters,
        await at.get(base, at.headquarters),
        (definition) => void (definition.stages[0]!.guide = guide),
      );
    const outcomes = await Promise.all([
      save("甲"),
      ...plans.map((plan, index) => put(makers[index] as Colleague, plan, shiftWeight(100 * (index + 1)))),
      at.followUp().then(() => save("乙")),
      at.followUp().then(() => at.derive(base, others)),
      at.followUp(),
    ]);
    for (const outcome of outcomes.slice(0, 5)) {
      const { status, body } = outcome as { status: number; body: Json };
      expect(status === 200 || (status === 409 && body.error.code === "plan.changed")).toBe(true);
    }
    while ((await at.followUp()) > 0);
    const { db } = at.server.services;
    const now = await db.read.findOneByOrFail(Plan, { id: base.id });
    const derived = await db.read.findBy(Plan, { basePlanId: base.id });
    expect(derived).toHaveLength(4);
    for (const plan of derived) {
      const { definition } = await findVersion(db.read, base.id, now.version);
      expect(plan).toMatchObject({ baseVersion: now.version, conflictVersion: null });
      expect(plan.definition).toEqual(derivePlan(definition, plan.overrides!));
    }
    for (const { id, version } of [now, ...derived]) {
      const versions = await db.read.find(PlanVersion, { where: { planId: id }, order: { version: "ASC" } });
      expect(versions.map((row) => row.version)).toEqual(
        Array.from({ length: version }, (_, index) => index + 1),
      );
    }
  });
});
