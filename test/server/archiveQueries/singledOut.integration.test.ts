import { cutArchive } from "../../../server/archiveQueries/cutArchive";
import { ArchiveFact, ArchiveTold } from "../../../server/archiveQueries/entity";
import { recordEvent } from "../../../server/pipeline/recordEvent";
import { F2, askArchive, openArchive } from "../../factories/archiveCompany";
import { buildLife } from "../../factories/archiveQueries";
import type { Colleague, Places } from "../../factories/org";
import { type Json, type TestServer, openTestServer } from "../../factories/server";
import { createTestClock } from "../../support/testClock";
import { type Asked, countsOf, filtersOfTwoFields, isNarrower } from "./questions";

jest.setTimeout(120_000);

const MINUTE_MS = 60_000;
// Ten minutes before a new month begins in Shanghai.
const clock = createTestClock("2026-11-30T15:50:00.000Z");
let server: TestServer;
let places: Places;
let manager: Colleague;
let stayed: string[];
let salesPositionId: string;
/** As it was answered before anything happened. */
let before: Asked[];

const measures = ["retention.12", "aiTotal", "performanceMean", "promoted"];
async function everyAnswer(): Promise<Asked[]> {
  const answers: Asked[] = [];
  for (const filters of filtersOfTwoFields())
    answers.push({ filters, answer: await askArchive(manager, { filters, measures, by: ["leaving"] }) });
  return answers;
}

beforeAll(async () => {
  server = await openTestServer({ clock, env: { RATE_LIMITS: "false" } });
  ({ places, manager, stayed, salesPositionId } = await openArchive(server));
  before = await everyAnswer();
});
afterAll(() => server.close());

describe("nobody can be singled out", () => {
  test("by no difference of any two answers: of filters, complements, thresholds, groups", async () => {
    const answers = before;
    expect(answers.length).toBeGreaterThan(200);
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
    expect(compared).toBeGreaterThan(1_000);
    expect([...isolated]).toEqual([]);
    // The one who was hired at the shop, whoever knows of them: told of with six others or not at all.
    const alone = { families: ["retail"], hired: { from: "2024-Q1", to: "2024-Q1" } };
    expect(await askArchive(manager, { filters: alone, measures })).toMatchObject({
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
    clock.advance(MINUTE_MS);
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
    const groups = await groupsTold();
    const ours = await watched(groups);
    expect(ours.length).toBeGreaterThanOrEqual(5);
    const [one = "", two = ""] = (await workingOf(ours)).map(({ candidacyId }) => candidacyId);
    // One of the group is rated, another leaves, one in each other group is rated too; five strangers apply and fail.
    await rate(one, 15);
    await leave(two);
    for (const group of groups) if (group !== ours) await rate(group[0]?.candidacyId ?? "", 20);
    for (let index = 0; index < 5; index += 1)
      await buildLife(server, places.ownDepartment, { positionId: salesPositionId });
    await cut();
    const figures = (answers: Asked[]) => answers.map(({ answer }) => ({ ...answer, asOf: null }));
    expect(figures(await everyAnswer())).toEqual(figures(before));
    // A new month is no reason either.
    clock.advance(20 * MINUTE_MS);
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
      askArchive(manager, { filters: { ...F2.filters }, by: ["leaving"], measures: ["performanceMean"] });
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
