import { cutArchive } from "../../server/archiveQueries/cutArchive";
import { type Life, buildLife } from "./archiveQueries";
import { type Colleague, buildColleague, inUnit, openCompany } from "./org";
import { buildOpenPosition } from "./positions";
import type { Json, TestServer } from "./server";

/** PRODUCT F2: sales hires of 2023 with an AI score of 8 or more, and who was still there a year later. */
export const F2 = {
  filters: {
    families: ["sales"],
    hired: { from: "2023-Q1", to: "2023-Q4" },
    aiTotal: { atLeast: 8 },
  },
  measures: ["retention.12"],
};

/** What somebody is told who asks the archive. */
export async function askArchive({ call }: Colleague, definition: object): Promise<Json> {
  const { status, body } = await call("POST", "/archive/answers", { definition });
  if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return body;
}

/** So many lives of a unit; the first `left` of them left after half a year. */
async function buildLives(server: TestServer, unit: string, count: number, left: number, life: Life) {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const gone = index < left ? { leftOn: "2023-11-06" } : {};
    ids.push((await buildLife(server, unit, { ...life, ...gone })).id);
  }
  return ids;
}

/**
 * A company with a past that has been cut into groups: of its 51 people 36 sold in Beijing and 8 in Shanghai, 7 worked
 * in a shop; and who asks about them.
 */
export async function openArchive(server: TestServer) {
  const places = await openCompany(server);
  const { own, ownDepartment, other } = places;
  const sales = { positionId: (await buildOpenPosition(server, ownDepartment)).id, hiredOn: "2023-05-08" };
  const elsewhere = { positionId: (await buildOpenPosition(server, other)).id, hiredOn: "2023-06-05" };
  // What a spreadsheet would run, were it written there as it is.
  const shop = await buildOpenPosition(server, own, { title: "=HYPERLINK(1)", family: "retail" });
  const inShop = { positionId: shop.id };
  const stayed = await buildLives(server, ownDepartment, 20, 2, { ...sales, aiTotal: 8.6, performance: 85 });
  await buildLives(server, ownDepartment, 10, 5, { ...sales, aiTotal: 6.4, performance: 62 });
  await buildLives(server, ownDepartment, 6, 0, { ...sales, hiredOn: "2026-09-01", aiTotal: 9.1 });
  await buildLives(server, other, 8, 4, { ...elsewhere, aiTotal: 8.2 });
  await buildLives(server, own, 6, 0, { ...inShop, hiredOn: "2024-05-06" });
  await buildLives(server, own, 1, 0, { ...inShop, hiredOn: "2024-02-05", aiTotal: 9.9 });
  await cutArchive(server.services);
  return {
    places,
    /** The twenty of Beijing with the better scores, two of whom have left. */
    stayed,
    salesPositionId: sales.positionId,
    hq: await buildColleague(server, [inUnit("hq_hr", places.hq)], { name: "总部" }),
    beijing: await buildColleague(server, [inUnit("branch_hr", own)], { name: "北京" }),
    shanghai: await buildColleague(server, [inUnit("branch_hr", other)], { name: "上海" }),
    manager: await buildColleague(server, [inUnit("branch_manager", own)], { name: "经理" }),
  };
}
