import { dimensionKey } from "../../../server/archiveQueries/dimensionKey";
import { insertRow, updateRows } from "../../../server/db/rows";
import { buildApiToken } from "../../factories/integrations";
import { cutArchive } from "../../../server/archiveQueries/cutArchive";
import {
  ArchiveCut,
  ArchiveFact,
  ArchiveFactScore,
  ArchiveGroup,
  ArchiveGroupSum,
  ArchiveTold,
} from "../../../server/archiveQueries/entity";
import { ArchiveEvent, CandidacyInterview } from "../../../server/pipeline/entity";
import { recordEvent } from "../../../server/pipeline/recordEvent";
import { type Life, buildLife } from "../../factories/archiveQueries";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { buildOpenPosition } from "../../factories/positions";
import { buildReviewable } from "../../factories/reviews";
import { type Json, type TestServer, openTestServer } from "../../factories/server";
import { runJobs } from "../../support/runJobs";

jest.setTimeout(120_000);

let now = new Date("2026-11-30T15:50:00Z");
const MINUTE = 60_000;
let server: TestServer;
let places: Places;
let hq: Colleague;
let beijing: Colleague;
let shanghai: Colleague;
let manager: Colleague;
const jobs = { beijing: "", shanghai: "", formula: "" };

/** So many lives; the first `left` of them left after half a year. */
async function live(unit: string, count: number, left: number, life: Life): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const gone = index < left ? { leftOn: "2023-11-06" } : {};
    ids.push((await buildLife(server, unit, { ...life, ...gone })).id);
  }
  return ids;
}

const ask = async (who: Colleague, definition: object): Promise<Json> => {
  const { status, body } = await who.call("POST", "/archive/answers", { definition });
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
};

/** PRODUCT F2: sales hires of 2023 with an AI score of 8 or more, and who was still there a year later. */
const F2 = {
  filters: {
    families: ["sales"],
    hired: { from: "2023-Q1", to: "2023-Q4" },
    aiTotal: { atLeast: 8 },
  },
  measures: ["retention.12"],
};
let stayed: string[];

beforeAll(async () => {
  server = await openTestServer({ clock: { now: () => now }, env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  hq = await buildColleague(server, [inUnit("hq_hr", places.hq)], { name: "总部" });
  beijing = await buildColleague(server, [inUnit("branch_hr", places.own)], { name: "北京" });
  shanghai = await buildColleague(server, [inUnit("branch_hr", places.other)], { name: "上海" });
  manager = await buildColleague(server, [inUnit("branch_manager", places.own)], { name: "经理" });
  jobs.beijing = (await buildOpenPosition(server, places.ownDepartment)).id;
  jobs.shanghai = (await buildOpenPosition(server, places.other)).id;
  jobs.formula = (
    await buildOpenPosition(server, places.own, { title: "=HYPERLINK(1)", family: "retail" })
  ).id;
  const sales = { positionId: jobs.beijing, hiredOn: "2023-05-08" };
  stayed = await live(places.ownDepartment, 20, 2, { ...sales, aiTotal: 8.6, performance: 85 });
  await live(places.ownDepartment, 10, 5, { ...sales, aiTotal: 6.4, performance: 62 });
  await live(places.ownDepartment, 6, 0, { positionId: jobs.beijing, hiredOn: "2026-09-01", aiTotal: 9.1 });
  await live(places.other, 8, 4, { positionId: jobs.shanghai, hiredOn: "2023-06-05", aiTotal: 8.2 });
  await live(places.own, 6, 0, { positionId: jobs.formula, hiredOn: "2024-05-06" });
  await live(places.own, 1, 0, { positionId: jobs.formula, hiredOn: "2024-02-05", aiTotal: 9.9 });
  await cutArchive(server.services);
});
afterAll(() => server.close());

describe("answers", () => {
  test("PRODUCT F2: sales hires of 2023 with an AI score of 8 or more, and their retention", async () => {
    expect(await ask(beijing, F2)).toMatchObject({
      total: { people: 20, figures: [{ value: 0.9, low: 0.699, high: 0.972, n: 20, waiting: 0 }] },
      leftOut: 0,
      smallest: 5,
    });
    expect((await ask(hq, F2)).total).toMatchObject({ people: 28, figures: [{ value: 0.786, n: 28 }] });
  });

  test("who has not had the months yet is in no rate, and is told of", async () => {
    const everybody = await ask(beijing, {
      ...F2,
      filters: { families: ["sales"], aiTotal: { atLeast: 8 } },
    });
    expect(everybody.total).toMatchObject({ people: 26, figures: [{ value: 0.9, n: 20, waiting: 6 }] });
  });

  test("means with Student's interval, by two fields, whoever is too few told together", async () => {
    const { rows, total } = await ask(hq, {
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

describe("nobody can be singled out", () => {
  /** All that the language has in store for one field each, broad and narrow. */
  const CHOICES: Record<string, Json[]> = {
    families: [undefined, ["sales"], ["retail"], ["sales", "retail"]],
    outcomes: [undefined, ["hired"], ["rejected"], ["hired", "rejected"]],
    aiTotal: [undefined, { atLeast: 6 }, { atLeast: 8 }, { atLeast: 9 }, { below: 9 }, { below: 7 }],
    hired: [
      undefined,
      { from: "2023-Q1", to: "2023-Q4" },
      { from: "2023-Q2", to: "2023-Q2" },
      { from: "2023-Q1", to: "2026-Q4" },
      { from: "2024-Q1", to: "2024-Q1" },
    ],
    performance: [undefined, ["high"], ["middle"], ["none"]],
    leaving: [undefined, ["here"], ["resigned"], ["here", "resigned"]],
    sources: [undefined, ["other"], ["referral", "other"]],
  };
  const pairs = () =>
    Object.entries(CHOICES).flatMap(([field, values]) =>
      Object.entries(CHOICES)
        .filter(([other]) => other > field)
        .flatMap(([other, others]) =>
          values.flatMap((one) => others.map((two) => ({ [field]: one, [other]: two }))),
        ),
    );
  const measures = ["retention.12", "aiTotal", "performanceMean", "promoted"];
  type Asked = { filters: Record<string, Json>; answer: Json };
  const everyAnswer = async (): Promise<Asked[]> => {
    const answers: Asked[] = [];
    for (const filters of pairs())
      answers.push({ filters, answer: await ask(manager, { filters, measures, by: ["leaving"] }) });
    return answers;
  };
  /** Whether everybody who meets the first meets the second. */
  const isWithin = (one: Json, other: Json): boolean => {
    if (other === undefined) return true;
    if (one === undefined) return false;
    if (Array.isArray(one)) return one.every((value: string) => other.includes(value));
    if (one.from) return one.from >= other.from && one.to <= other.to;
    return (one.atLeast ?? 0) >= (other.atLeast ?? 0) && (one.below ?? 11) <= (other.below ?? 11);
  };
  const isNarrower = (one: Asked, other: Asked): boolean =>
    Object.keys(CHOICES).every((field) => isWithin(one.filters[field], other.filters[field]));
  /** Of how many people each number is. */
  const countsOf = ({ total, leftOut }: Json): number[] => [
    total.people,
    total.people + leftOut,
    ...total.figures.flatMap(({ n, waiting }: Json) => [n, waiting ?? 0]),
  ];

  test("by no difference of any two answers: of filters, complements, thresholds, groups", async () => {
    const answers = await everyAnswer();
    expect(answers.length).toBeGreaterThan(300);
    const isolated = new Set<string>();
    for (const { filters, answer } of answers) {
      for (const { people, figures } of [answer.total, ...answer.rows]) {
        if (people > 0 && people < 5) isolated.add(JSON.stringify(filters));
        for (const { n, value } of figures)
          if ((n > 0 && n < 5) || (n === 0) !== (value === null)) isolated.add(JSON.stringify(filters));
      }
      const inRows = answer.rows.reduce((sum: number, { people }: Json) => sum + people, 0);
      expect(inRows).toBe(answer.total.people);
    }
    let compared = 0;
    for (const narrow of answers) {
      for (const broad of answers) {
        if (narrow === broad || !isNarrower(narrow, broad)) continue;
        compared += 1;
        const [few, many] = [countsOf(narrow.answer), countsOf(broad.answer)];
        for (const [index, count] of many.entries()) {
          const between = count - (few[index] ?? 0);
          if (between !== 0 && between < 5)
            isolated.add(JSON.stringify([narrow.filters, broad.filters, index]));
        }
      }
    }
    expect(compared).toBeGreaterThan(5_000);
    expect([...isolated]).toEqual([]);
    // The one who was hired at the shop, whoever knows of them: told of with six others or not at all.
    const alone = { families: ["retail"], hired: { from: "2024-Q1", to: "2024-Q1" } };
    expect(await ask(manager, { filters: alone, measures })).toMatchObject({
      total: { people: 0, figures: [{ value: null }, { value: null }, { value: null }, { value: null }] },
      leftOut: 7,
    });
  });

  const record = (id: string, happened: Parameters<typeof recordEvent>[3]) =>
    server.services.db.write((tx) => recordEvent(server.services, tx, id, happened, { source: "staff" }));
  const rate = (id: string, score: number) =>
    record(id, { type: "employment.performance", data: { period: "2024H1", score, outOf: 100 } });
  const leave = (id: string) => record(id, { type: "employment.left", data: { kind: "dismissed" } });
  const cut = () => {
    now = new Date(now.getTime() + MINUTE);
    return cutArchive(server.services);
  };
  /** The people of each of the groups that are told, as the newest cut has them. */
  const groupsTold = async () => {
    const groups = new Map<string, ArchiveTold[]>();
    for (const row of await server.services.db.read.find(ArchiveTold))
      groups.set(row.groupId, [...(groups.get(row.groupId) ?? []), row]);
    return [...groups.values()];
  };

  /** Whose of them the archive knows of no end, told or not yet. */
  const workingOf = async (group: ArchiveTold[]) => {
    const left = new Set(
      (await server.services.db.read.find(ArchiveFact))
        .filter(({ leftAt }) => leftAt !== null)
        .map(({ candidacyId }) => candidacyId),
    );
    return group.filter(({ candidacyId }) => !left.has(candidacyId));
  };

  /** Chance groups the twenty: the group of theirs in which most still work, whoever was dismissed by a test. */
  const watched = async (groups: ArchiveTold[][]) => {
    const dismissed = new Set(
      (await server.services.db.read.findBy(ArchiveFact, { leftKind: "dismissed" })).map(
        ({ candidacyId }) => candidacyId,
      ),
    );
    const known = groups.find((group) => group.some(({ candidacyId }) => dismissed.has(candidacyId)));
    if (known) return known;
    const theirs = groups.filter((group) => group.some(({ candidacyId }) => stayed.includes(candidacyId)));
    const working = await Promise.all(theirs.map(workingOf));
    const most = Math.max(...working.map((people) => people.length));
    return theirs[working.findIndex((people) => people.length === most)] ?? [];
  };

  test("nor by asking before and after: one person's news changes no answer, whoever else has any", async () => {
    const before = await everyAnswer();
    const groups = await groupsTold();
    const ours = await watched(groups);
    expect(ours.length).toBeGreaterThanOrEqual(5);
    const [one = "", two = ""] = (await workingOf(ours)).map(({ candidacyId }) => candidacyId);
    // One of the group is rated, another leaves, one in each other group is rated too; five strangers apply and fail.
    await rate(one, 15);
    await leave(two);
    for (const group of groups) if (group !== ours) await rate(group[0]?.candidacyId ?? "", 20);
    for (let index = 0; index < 5; index += 1)
      await buildLife(server, places.ownDepartment, { positionId: jobs.beijing });
    await cut();
    const figures = (answers: Asked[]) => answers.map(({ answer }) => ({ ...answer, asOf: null }));
    expect(figures(await everyAnswer())).toEqual(figures(before));
    // A new month is no reason either.
    now = new Date("2026-11-30T16:10:00Z");
    await cut();
    expect(figures(await everyAnswer())).toEqual(figures(before));
  });

  test("a figure follows when it has become another for five of its group, and not with other figures", async () => {
    const groups = await groupsTold();
    const ours = await watched(groups);
    // One of them was dismissed in the last test, and is not told as such yet. Now four have been, then five.
    const [fifth, ...others] = (await workingOf(ours)).map(({ candidacyId }) => candidacyId);
    expect(others.length).toBeGreaterThanOrEqual(3);
    for (const id of others.slice(0, 3)) await leave(id);
    await cut();
    const dismissed = () =>
      ask(manager, { filters: { ...F2.filters }, by: ["leaving"], measures: ["performanceMean"] });
    const toldLeft = async () =>
      (await server.services.db.read.find(ArchiveTold)).filter(({ facts }) => facts.leftKind === "dismissed")
        .length;
    expect(await toldLeft()).toBe(0);
    const rated = (await dismissed()).total;
    await leave(fifth ?? "");
    expect(await cut()).toBe(1);
    expect(await toldLeft()).toBe(5);
    // The one rating of the last test still waits for four others.
    expect((await dismissed()).total).toEqual(rated);
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
    const theirs = await ask(shanghai, read.body.definition);
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
    expect((await ask(shanghai, asked)).names).toEqual(["上海话"]);
    expect((await ask(beijing, asked)).names).toEqual([null]);
    expect((await ask(shanghai, asked)).asOf).toBe(oldest.toISOString());
    expect((await ask(beijing, asked)).asOf).not.toBe(oldest.toISOString());
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
    expect(await factOf(id)).toMatchObject({
      outcome: "hired",
      hiredOn: "2026-01-05",
      test: 75,
      performanceMean: 90,
      performances: 2,
      trainings: 1,
      promotions: 1,
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
    const { rows } = await ask(hq, { by: ["job", "outcome"] });
    expect(Math.min(...rows.map(({ people }: Json) => people))).toBeGreaterThanOrEqual(12);
  });
});
