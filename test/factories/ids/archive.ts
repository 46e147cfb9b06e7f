import { buildHired, buildRecorded, buildRecordsBody } from "../archive";
import { buildSavedQuery } from "../archiveQueries";
import { buildOpenPosition } from "../positions";
import { type Ask, list } from "./ask";

const growth: Ask = async (server, { ownDepartment }) => {
  const { id, candidateId } = await buildHired(server, ownDepartment);
  return { params: { id: candidateId }, query: { candidacyId: id } };
};

export const archiveAsks: Record<string, Ask[]> = {
  "GET /archive/support": [
    list,
    async (server, { ownDepartment }) => ({
      query: { positionId: (await buildOpenPosition(server, ownDepartment)).id },
    }),
  ],
  "GET /candidates/:id/growth": [growth],
  "GET /candidates/:id/growth.pdf": [growth],
  "GET /candidates/:id/growth.png": [growth],
  "POST /archive/imports": [async (_server, { ownDepartment }) => ({ body: { orgUnitId: ownDepartment } })],
  "POST /archive/records": [
    async (server, { ownDepartment }) => ({ body: await buildRecordsBody(server, ownDepartment) }),
  ],
  "POST /candidacies/:id/employment": [
    async (server, { ownDepartment }) => {
      const { id, eventId } = await buildRecorded(server, ownDepartment);
      const data = { period: "2026Q2", score: 3, outOf: 5, replaces: eventId };
      return {
        params: { id },
        body: { happened: { type: "employment.performance", data }, on: "2026-06-30" },
      };
    },
  ],
  "POST /archive/answers": [
    async (_server, { ownDepartment }) => ({ body: { definition: { filters: { unit: ownDepartment } } } }),
  ],
  "POST /archive/answers/export": [
    async (_server, { ownDepartment }) => ({
      body: { definition: { filters: { unit: ownDepartment } }, format: "csv" },
    }),
  ],
  "POST /archive/queries": [
    async (_server, { ownDepartment: unit }) => ({
      body: { orgUnitId: unit, name: "查询", definition: { filters: { unit } } },
    }),
  ],
  "PUT /archive/queries/:id": [
    async (server, { own, ownDepartment: unit }) => {
      const { id } = await buildSavedQuery(server, own);
      return {
        params: { id },
        body: { name: "查询", shared: true, version: 1, definition: { filters: { unit } } },
      };
    },
  ],
};
