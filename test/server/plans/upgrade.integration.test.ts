import type { QueryRunner } from "typeorm";
import { DerivePlans1795950000000 } from "../../../migrations/1795950000000-derive-plans";
import { CountPlanFollowUps1796050000000 } from "../../../migrations/1796050000000-count-plan-follow-ups";
import { canonicalPlan } from "../../../server/plans/canonical";
import { Plan, PlanVersion } from "../../../server/plans/entity";
import { ROOT_UNIT } from "../../../server/org/tree";
import { buildFollowed } from "../../factories/followUps";
import { buildPlan } from "../../factories/org";
import { type TestServer, openTestServer } from "../../factories/server";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const run = (work: (runner: QueryRunner) => Promise<void>) =>
  server.services.db.write((tx) => work(tx.manager.queryRunner as QueryRunner));

test("a plan from before begins its history as it is, also where the migration was cut off", async () => {
  const { db } = server.services;
  const { id } = await buildPlan(server, ROOT_UNIT, "旧方案");
  const before = await db.read.findOneByOrFail(Plan, { id });
  const migration = new DerivePlans1795950000000();
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

test("lists know which plans from before are semi-structured, without reading what they ask", async () => {
  const staff = await server.staff();
  const make = async (name: string, definition: unknown): Promise<string> =>
    (await staff("POST", "/plans", { name, definition })).body.id;
  const ids = [
    await make("结构化旧方案", buildFollowed({ style: "structured", maxFollowUps: 0 })),
    await make("半结构化旧方案", buildFollowed({ maxFollowUps: 3 })),
    await make("比题目多的上限", buildFollowed({ maxFollowUps: 6 })),
  ];
  const bounds = async () => {
    const { body } = await staff("GET", "/plans?limit=100");
    return ids.map((id) => body.items.find((plan: { id: string }) => plan.id === id)?.followUpBound);
  };
  // The factory's two spoken questions may be asked on twice each.
  expect(await bounds()).toEqual([0, 3, 4]);
  const migration = new CountPlanFollowUps1796050000000();
  await run((runner) => migration.down(runner));
  await run((runner) => migration.up(runner));
  await run((runner) => migration.up(runner));
  expect(await bounds()).toEqual([0, 3, 4]);
});
