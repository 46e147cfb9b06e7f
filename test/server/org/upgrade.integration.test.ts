import type { QueryRunner } from "typeorm";
import { CreateOrganisation1795920000000 } from "../../../migrations/1795920000000-create-organisation";
import { migrations } from "../../../migrations";
import { Interview } from "../../../server/interviews/entity";
import { OrgUnit } from "../../../server/org/entity";
import { ROOT_UNIT } from "../../../server/org/tree";
import { Plan } from "../../../server/plans/entity";
import { buildInterview, openCompany } from "../../factories/org";
import { type TestServer, openTestServer } from "../../factories/server";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

test("what was there before the organisation belongs to the company afterwards", async () => {
  const { db } = server.services;
  const migration = new CreateOrganisation1795920000000();
  const { other } = await openCompany(server);
  const { id } = await buildInterview(server, other);
  const before = await db.read.findOneByOrFail(Interview, { id });
  const run = (work: (runner: QueryRunner) => Promise<void>) =>
    db.write((tx) => work(tx.manager.queryRunner as QueryRunner));
  // What came later stands on its columns.
  const later = migrations
    .slice(migrations.indexOf(CreateOrganisation1795920000000) + 1)
    .map((Later) => new Later());
  for (const one of later.toReversed()) await run((runner) => one.down(runner));
  await run((runner) => migration.down(runner));
  await run(async (runner) => expect(await runner.hasColumn("interviews", "orgUnitId")).toBe(false));
  await run((runner) => migration.up(runner));
  // One that was cut off runs again.
  await run((runner) => migration.up(runner));
  for (const one of later) await run((runner) => one.up(runner));
  const after = await db.read.findOneByOrFail(Interview, { id });
  expect(after).toEqual({ ...before, orgUnitId: ROOT_UNIT });
  expect(await db.read.countBy(Plan, { orgUnitId: ROOT_UNIT })).toBe(await db.read.countBy(Plan, {}));
  expect(await db.read.find(OrgUnit)).toMatchObject([{ id: ROOT_UNIT, parentId: null, kind: "group" }]);
  const drift = await db.read.dataSource.driver.createSchemaBuilder().log();
  expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
});
