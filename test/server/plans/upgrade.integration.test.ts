import type { QueryRunner } from "typeorm";
import { MoveFrozenPlans1795910000000 } from "../../../migrations/1795910000000-move-frozen-plans";
import { Interview } from "../../../server/interviews/entity";
import { FrozenPlan } from "../../../server/plans/entity";
import { inviteSomebody } from "../../factories/interviews";
import { type TestServer, openTestServer } from "../../factories/server";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

test("interviews keep their frozen plans, each text once, when the plans leave their rows", async () => {
  const { db } = server.services;
  await inviteSomebody(server);
  await inviteSomebody(server);
  const migration = new MoveFrozenPlans1795910000000();
  const before = await db.read.find(FrozenPlan, { order: { sha256: "ASC" } });
  const run = (work: (runner: QueryRunner) => Promise<void>) =>
    db.write((tx) => work(tx.manager.queryRunner as QueryRunner));

  await run((runner) => migration.down(runner));
  const rows: { frozenPlan: string; frozenPlanSha256: string }[] = await db.read.query(
    "SELECT frozenPlan, frozenPlanSha256 FROM interviews",
  );
  expect(rows).toHaveLength(2);
  for (const { frozenPlan, frozenPlanSha256 } of rows) {
    expect(frozenPlan).toBe(before.find(({ sha256 }) => sha256 === frozenPlanSha256)?.text);
  }

  await run((runner) => migration.up(runner));
  // One that was cut off runs again.
  await run((runner) => migration.up(runner));
  const after = await db.read.find(FrozenPlan, { order: { sha256: "ASC" } });
  expect(after.map(({ sha256, text }) => ({ sha256, text }))).toEqual(
    before.map(({ sha256, text }) => ({ sha256, text })),
  );
  const sums = (await db.read.find(Interview)).map(({ frozenPlanSha256 }) => frozenPlanSha256);
  expect(after.map(({ sha256 }) => sha256)).toEqual([...new Set(sums)].toSorted());
});
