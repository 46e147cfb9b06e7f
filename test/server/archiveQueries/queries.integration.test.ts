import { dimensionKey } from "../../../server/archiveQueries/dimensionKey";
import {
  ArchiveCut,
  ArchiveFact,
  ArchiveFactScore,
  ArchiveGroup,
  ArchiveGroupSum,
} from "../../../server/archiveQueries/entity";
import { insertRow, updateRows } from "../../../server/db/rows";
import { ArchiveEvent, CandidacyInterview } from "../../../server/pipeline/entity";
import { recordEvent } from "../../../server/pipeline/recordEvent";
import { F2, askArchive, openArchive } from "../../factories/archiveCompany";
import { buildApiToken } from "../../factories/integrations";
import { type Colleague, type Places, buildColleague, inUnit } from "../../factories/org";
import { buildReviewable } from "../../factories/reviews";
import { type Json, type TestServer, openTestServer } from "../../factories/server";
import { runJobs } from "../../support/runJobs";
import { createTestClock } from "../../support/testClock";

let server: TestServer;
let places: Places;
let hq: Colleague;
let beijing: Colleague;
let shanghai: Colleague;
let manager: Colleague;

beforeAll(async () => {
  const clock = createTestClock("2026-11-30T15:50:00.000Z");
  server = await openTestServer({ clock, env: { RATE_LIMITS: "false" } });
  ({ places, hq, beijing, shanghai, manager } = await openArchive(server));
}, 120_000);
afterAll(() => server.close());

describe("answers", () => {
  test("PRODUCT F2: sales hires of 2023 with an AI score of 8 or more, and their retention", async () => {
    expect(await askArchive(beijing, F2)).toMatchObject({
      total: { people: 20, figures: [{ value: 0.9, low: 0.699, high: 0.972, n: 20, waiting: 0 }] },
      leftOut: 0,
      smallest: 5,
    });
    expect((await askArchive(hq, F2)).total).toMatchObject({
      people: 28,
      figures: [{ value: 0.786, n: 28 }],
    });
  });

  test("who has not had the months yet is in no rate, and is told of", async () => {
    const everybody = await askArchive(beijing, {
      ...F2,
      filters: { families: ["sales"], aiTotal: { atLeast: 8 } },
    });
    expect(everybody.total).toMatchObject({ people: 26, figures: [{ value: 0.9, n: 20, waiting: 6 }] });
  });

  test("means with Student's interval, by two fields, whoever is too few told together", async () => {
    const { rows, total } = await askArchive(hq, {
      by: ["branch", "scoreBand"],
      measures: ["performanceMean", "aiTotal"],
    });
    const told = rows.map(({ labels, people, figures }: Json) => [
      ...labels.map((label: Json) => label?.name ?? label?.value ?? null),
      people,
      figures[0].value,
    ]);
    expect(told).toEqual([
      ["北京分公司", "high", 26, 85],
      ["北京分公司", "middle", 10, 62],
      ["北京分公司", null, 7, null],
      ["上海分公司", "high", 8, null],
    ]);
    expect(total).toMatchObject({ people: 51, figures: [{ value: 77.33, n: 30 }, { n: 44 }] });
    expect(rows[0].figures[1]).toMatchObject({ value: 8.72, n: 26 });
  });

  test("a question about what is not in the language is refused: no sex, no finer points, no SQL", async () => {
    for (const filters of [
      { sex: ["female"] },
      { aiTotal: { atLeast: 8.55 } },
      { hired: { from: "2023-05-08", to: "2023-05-09" } },
      { families: ["sales') OR 1=1 --"] },
    ]) {
      const { status } = await hq.call("POST", "/archive/answers", { definition: { filters } });
      expect([filters, status]).toEqual([filters, 422]);
    }
  });
});

describe("scope", () => {
  test("no field, saved question or file tells a branch of another one", async () => {
    const elsewhere = { filters: { unit: places.other } };
    for (const [path, body] of [
      ["/archive/answers", { definition: elsewhere }],
      ["/archive/answers/export", { definition: elsewhere, format: "csv" }],
      ["/archive/queries", { name: "上海", definition: elsewhere }],
    ] as const) {
      const { status, body: said } = await beijing.call("POST", path, body);
      expect([path, status, said.error.code]).toEqual([path, 404, "org_unit.not_found"]);
    }
    const shared = await hq.call("POST", "/archive/queries", {
      orgUnitId: places.other,
      name: "销售留存",
      shared: true,
      definition: F2,
    });
    expect((await beijing.call("GET", `/archive/queries/${shared.body.id}`)).status).toBe(404);
    const read = await shanghai.call("GET", `/archive/queries/${shared.body.id}`);
    expect(read.body).toMatchObject({ mine: false, by: { name: "总部" } });
    // Headquarters asked it over everybody; whoever reads it asks about their own.
    const theirs = await askArchive(shanghai, read.body.definition);
    expect(theirs.total).toMatchObject({ people: 8, figures: [{ value: 0.5, n: 8 }] });
    const file = await shanghai.call("POST", "/archive/answers/export", {
      definition: { ...F2, by: ["branch"] },
      format: "csv",
    });
    expect(file.body).toContain("上海分公司");
    expect(file.body).not.toContain("北京");
  });

  test("neither a dimension's name nor the time of a cut tells of another branch", async () => {
    const { db } = server.services;
    const dimension = dimensionKey("上海话");
    const group = await db.read.findOneByOrFail(ArchiveGroup, { orgUnitId: places.other });
    const oldest = new Date("2026-01-01T00:00:00Z");
    await db.write(async (tx) => {
      const sums = { n: 8, total: 40, squares: 200 };
      await insertRow(tx, ArchiveGroupSum, {
        groupId: group.id,
        measure: dimension,
        name: "上海话",
        ...sums,
      });
      await updateRows(tx, ArchiveCut, { territoryId: places.other }, { cutAt: oldest });
    });
    const asked = { measures: [dimension] };
    expect((await askArchive(shanghai, asked)).names).toEqual(["上海话"]);
    expect((await askArchive(beijing, asked)).names).toEqual([null]);
    expect((await askArchive(shanghai, asked)).asOf).toBe(oldest.toISOString());
    expect((await askArchive(beijing, asked)).asOf).not.toBe(oldest.toISOString());
  });

  test("without the permission nothing is answered", async () => {
    const chief = await buildColleague(server, [inUnit("hiring_manager", places.own)]);
    expect((await chief.call("POST", "/archive/answers", { definition: F2 })).status).toBe(403);
    expect((await beijing.call("PUT", "/archive/query-settings", { smallest: 10 })).status).toBe(403);
  });
});

describe("saved questions", () => {
  const save = (who: Colleague, over: object = {}) =>
    who.call("POST", "/archive/queries", { name: "我的查询", definition: F2, ...over });

  test("are one's own until shared, have versions, a name, and an end", async () => {
    const { status, body: saved } = await save(beijing);
    expect([status, saved.version, saved.mine]).toEqual([201, 1, true]);
    expect((await manager.call("GET", `/archive/queries/${saved.id}`)).status).toBe(404);
    expect((await manager.call("DELETE", `/archive/queries/${saved.id}`)).status).toBe(404);
    const change = { name: "北京销售", shared: true, version: 1, definition: { ...F2, by: ["job"] } };
    const changed = await beijing.call("PUT", `/archive/queries/${saved.id}`, change);
    expect(changed.body).toMatchObject({ name: "北京销售", version: 2, definition: { by: ["job"] } });
    const late = await beijing.call("PUT", `/archive/queries/${saved.id}`, change);
    expect([late.status, late.body.error.code]).toEqual([409, "archive_query.changed"]);
    // A manager reads it, and keeps the archive of nobody.
    expect((await manager.call("GET", `/archive/queries/${saved.id}`)).body.mayChange).toBe(false);
    const refused = await manager.call("PUT", `/archive/queries/${saved.id}`, { ...change, version: 2 });
    expect([refused.status, refused.body.error.code]).toEqual([409, "archive_query.others"]);
    const versions = await manager.call("GET", `/archive/queries/${saved.id}/versions`);
    expect(versions.body.items.map(({ version, name }: Json) => [version, name])).toEqual([
      [2, "北京销售"],
      [1, "我的查询"],
    ]);
    const { body: list } = await manager.call("GET", "/archive/queries");
    expect(list.items.map(({ id }: Json) => id)).toContain(saved.id);
    expect(list.choices.jobs).toContain("销售顾问");
    expect((await beijing.call("DELETE", `/archive/queries/${saved.id}`)).status).toBe(204);
    expect((await beijing.call("GET", `/archive/queries/${saved.id}`)).status).toBe(404);
  });
});

describe("saved questions of other systems", () => {
  test("are those of one token: another cannot list, read, change or remove them", async () => {
    const first = await buildApiToken(server, places.own);
    const second = await buildApiToken(server, places.own);
    const saved = await first.call("POST", "/archive/queries", { name: "甲系统", definition: F2 });
    expect([saved.status, saved.body.mine, saved.body.by]).toEqual([201, true, null]);
    const path = `/archive/queries/${saved.body.id}`;
    const idsOf = async ({ call }: { call: Colleague["call"] }) =>
      (await call("GET", "/archive/queries")).body.items.map(({ id }: Json) => id);
    expect(await idsOf(first)).toContain(saved.body.id);
    expect(await idsOf(second)).not.toContain(saved.body.id);
    const change = { name: "乙系统", shared: false, version: 1, definition: F2 };
    expect((await second.call("GET", path)).status).toBe(404);
    expect((await second.call("PUT", path, change)).status).toBe(404);
    expect((await second.call("DELETE", path)).status).toBe(404);
    expect((await first.call("PUT", path, change)).body).toMatchObject({ name: "乙系统", version: 2 });
  });
});

describe("files", () => {
  test("tell what the page tells, with nothing that a spreadsheet would run", async () => {
    const definition = { by: ["job"], measures: ["retention.12", "performanceMean"] };
    const csv = await beijing.call("POST", "/archive/answers/export", { definition, format: "csv" });
    expect(csv.headers.get("content-disposition")).toContain("csv");
    expect(csv.body).toContain("少于 5 人，不显示");
    expect(csv.body).toContain("HYPERLINK");
    expect(csv.body).not.toMatch(/(^|,|")=HYPERLINK/m);
    const xlsx = await beijing.call("POST", "/archive/answers/export", { definition, format: "xlsx" });
    expect(xlsx.status).toBe(200);
    expect(xlsx.body.slice(0, 2)).toBe("PK");
  });
});

describe("facts", () => {
  const kept = async () => {
    const { read } = server.services.db;
    const facts = await read.find(ArchiveFact, { order: { candidacyId: "ASC" } });
    return {
      facts: facts.map((fact) => ({ ...fact, updatedAt: null })),
      scores: await read.find(ArchiveFactScore, { order: { candidacyId: "ASC", dimension: "ASC" } }),
    };
  };
  const factOf = async (interviewId: string) => {
    const { read } = server.services.db;
    const { candidacyId } = await read.findOneByOrFail(CandidacyInterview, { interviewId });
    return read.findOneByOrFail(ArchiveFact, { candidacyId });
  };

  test("keep no total that is sealed, and say it with the review", async () => {
    const admin = await buildColleague(server, [inUnit("hq_admin", places.hq)]);
    await admin.call("PUT", "/review-settings", { blind: true, sharePercent: 100 });
    const { id, answerId } = await buildReviewable(server, places.own, { level: 4.2 });
    await admin.call("PUT", "/review-settings", { blind: false, sharePercent: 10 });
    expect(await factOf(id)).toMatchObject({ aiTotal: null, aiMatch: null, reviewTotal: null });
    const ratings = [{ answerId, dimensionId: "teamwork", level: 3, comment: "" }];
    await beijing.call("POST", `/interviews/${id}/review/taking`, {});
    await beijing.call("POST", `/interviews/${id}/review`, { ratings, comment: "" });
    expect(await factOf(id)).toMatchObject({ aiTotal: 8, reviewTotal: 5 });
  });

  test("made anew from what is stored are those that were kept", async () => {
    const { services } = server;
    const { id } = await buildReviewable(server, places.own, { level: 3.8 });
    const { candidacyId } = await factOf(id);
    const record = (happened: Parameters<typeof recordEvent>[3]) =>
      services.db.write((tx) => recordEvent(services, tx, candidacyId, happened, { source: "staff" }));
    await record({
      type: "candidacy.test_recorded",
      data: { name: "笔试", score: 45, outOf: 60, passed: true },
    });
    await record({ type: "candidacy.hired", data: { startsOn: "2026-01-05" } });
    const rating = (period: string, score: number) =>
      record({ type: "employment.performance", data: { period, score, outOf: 5 } });
    await rating("2026Q1", 3);
    await rating("2026Q2", 5);
    await rating("2026Q1", 4);
    await record({ type: "employment.training", data: { title: "谈判" } });
    await record({ type: "employment.promoted", data: { to: "主管" } });
    await record({ type: "employment.training", data: { title: "写错了" } });
    const { id: wrong } = await services.db.read.findOneOrFail(ArchiveEvent, {
      where: { candidacyId },
      order: { number: "DESC" },
    });
    const of = "employment.training";
    await record({ type: "employment.voided", data: { replaces: wrong, of, note: "不是他" } });
    await record({ type: "employment.left", data: { kind: "dismissed" } });
    expect(await factOf(id)).toMatchObject({
      outcome: "hired",
      hiredOn: "2026-01-05",
      test: 75,
      performanceMean: 90,
      performances: 2,
      trainings: 1,
      promotions: 1,
      leftKind: "dismissed",
    });
    const before = await kept();
    await services.db.write(async (tx) => {
      await tx.manager.query("DELETE FROM archive_facts");
      await tx.manager.query("DELETE FROM archive_fact_scores");
      await services.queue.enqueue(tx, "archive.rebuild", { after: "" });
    });
    expect(new Set(await runJobs(services, ["archive.rebuild", "archive.cut"]))).toEqual(
      new Set(["archive.rebuild", "archive.cut"]),
    );
    expect(await kept()).toEqual(before);
    expect(before.scores.length).toBeGreaterThan(0);
  });

  test("a company may ask for more people, never for fewer", async () => {
    const admin = await buildColleague(server, [inUnit("hq_admin", places.hq)]);
    expect((await admin.call("PUT", "/archive/query-settings", { smallest: 4 })).status).toBe(422);
    expect((await admin.call("PUT", "/archive/query-settings", { smallest: 12 })).body).toEqual({
      smallest: 12,
    });
    await runJobs(server.services, ["archive.cut"]);
    const { rows } = await askArchive(hq, { by: ["job", "outcome"] });
    expect(Math.min(...rows.map(({ people }: Json) => people))).toBeGreaterThanOrEqual(12);
  });
});
