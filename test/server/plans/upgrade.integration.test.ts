import type { QueryRunner } from "typeorm";
import { DerivePlans1795950000000 } from "../../../migrations/1795950000000-derive-plans";
import { canonicalPlan } from "../../../server/plans/canonical";
import { Plan, PlanVersion } from "../../../server/plans/entity";
import { ROOT_UNIT } from "../../../server/org/tree";
import { buildPlan } from "../../factories/org";
import { type TestServer, openTestServer } from "../../factories/server";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

test("a plan from before begins its history as it is, also where the migration was cut off", async () => {
  const { db } = server.services;
  const { id } = await buildPlan(server, ROOT_UNIT, "旧方案");
  const before = await db.read.findOneByOrFail(Plan, { id });
  const migration = new DerivePlans1795950000000();
  const run = (work: (runner: QueryRunner) => Promise<void>) =>
    db.write((tx) => work(tx.manager.queryRunner as QueryRunner));
  await run((runner) => migration.down(runner));
  await run(async (runner) => expect(await runner.hasColumn("plans", "basePlanId")).toBe(false));
  await run((runner) => migration.up(runner));
  await run((runner) => migration.up(runner));
  expect(await db.read.findOneByOrFail(Plan, { id })).toEqual(before);
  expect(await db.read.findBy(PlanVersion, { planId: id })).toEqual([
    expect.objectContaining({
      version: 1,
      name: "旧方案",
      definition: canonicalPlan(before.definition).text,
      cause: "created",
      savedBy: null,
      savedAt: before.updatedAt,
    }),
  ]);
});
