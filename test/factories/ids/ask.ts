import { type Places, buildColleague, buildPlan, inUnit } from "../org";
import { buildOpenPosition } from "../positions";
import type { Json, TestServer } from "../server";

/** What a route is sent. */
export type Asked = { params?: Record<string, string>; body?: Json; query?: Json };
export type Ask = (server: TestServer, places: Places) => Promise<Asked>;

let names = 0;
export const unique = () => String((names += 1));
/** A list of a unit. */
export const list: Ask = async (_server, { ownDepartment }) => ({ query: { unit: ownDepartment } });

export const colleague = async (server: TestServer, { ownDepartment }: Places) => ({
  id: (await buildColleague(server, [inUnit("hiring_manager", ownDepartment)])).staff.id,
});

export const interviewFilters = async (server: TestServer, { ownDepartment }: Places) => ({
  unit: ownDepartment,
  planId: (await buildPlan(server, ownDepartment)).id,
  positionId: (await buildOpenPosition(server, ownDepartment)).id,
});

export const candidateFilters: Ask = async (server, places) => {
  const { unit, positionId } = await interviewFilters(server, places);
  return { query: { unit, positionId } };
};
