import type { QueryRunner } from "typeorm";
import { CreateCandidatePool1795960000000 } from "../../../migrations/1795960000000-create-candidate-pool";
import { FindPeopleByUnit1796090000000 } from "../../../migrations/1796090000000-find-people-by-unit";
import { Candidate } from "../../../server/candidates/entity";
import { sealContact } from "../../../server/candidates/contact";
import { newId } from "../../../server/clock";
import { nextPhone } from "../../factories/interviews";
import {
  type Colleague,
  type Places,
  buildColleague,
  buildInterview,
  inUnit,
  openCompany,
} from "../../factories/org";
import { type Json, type TestServer, openTestServer } from "../../factories/server";

let server: TestServer;
let places: Places;
let hr: Colleague;
beforeAll(async () => {
  server = await openTestServer();
  places = await openCompany(server);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
});
afterAll(() => server.close());

test("who was there before the pool is in it afterwards, found by name, and merged by hand where doubled", async () => {
  const { db, cipher, blindIndex } = server.services;
  const migration = new CreateCandidatePool1795960000000();
  const later = new FindPeopleByUnit1796090000000();
  const phone = nextPhone();
  await buildInterview(server, places.own, { name: "旧人物", phone });
  const run = (work: (runner: QueryRunner) => Promise<void>) =>
    db.write((tx) => work(tx.manager.queryRunner as QueryRunner));
  await run((runner) => later.down(runner));
  await run((runner) => migration.down(runner));
  // Before the pool, each invitation made a person of its own.
  for (let again = 0; again < 2; again += 1) {
    const id = newId();
    const { phoneSealed, phoneIndex } = sealContact({ cipher, blindIndex }, id, { phone, email: null });
    await db.write((tx) =>
      tx.manager.query(
        "INSERT INTO candidates (id, orgUnitId, name, phoneSealed, phoneIndex, createdAt) VALUES (?, ?, ?, ?, ?, ?)",
        [id, places.own, "旧人物", phoneSealed, phoneIndex, "2026-03-01 02:00:00.000"],
      ),
    );
  }
  await run((runner) => migration.up(runner));
  // One that was cut off runs again.
  await run((runner) => migration.up(runner));
  await run((runner) => later.up(runner));
  const drift = await db.read.dataSource.driver.createSchemaBuilder().log();
  expect(drift.upQueries.map(({ query }) => query)).toEqual([]);

  const rows = await db.read.findBy(Candidate, { name: "旧人物" });
  expect(rows).toHaveLength(3);
  expect(rows.filter(({ identityKey }) => identityKey !== null)).toHaveLength(1);
  expect(rows.every(({ source, state }) => source === "interview" && state === "active")).toBe(true);
  const { body } = await hr.call("GET", "/candidates?q=旧人");
  expect(body.items).toHaveLength(3);

  const [first, ...others] = rows.toSorted(
    (a, b) => Number(a.identityKey === null) - Number(b.identityKey === null),
  );
  for (const { id } of others) {
    expect((await hr.call("POST", `/candidates/${first?.id}/merge`, { otherId: id })).status).toBe(200);
  }
  const left = (await hr.call("GET", "/candidates?q=旧人")).body.items;
  expect(left.map(({ id }: Json) => id)).toEqual([first?.id]);
});
