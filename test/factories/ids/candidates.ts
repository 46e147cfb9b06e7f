import { buildCandidacy } from "../candidacies";
import { buildCandidate } from "../candidates";
import { nextPhone } from "../interviews";
import type { Places } from "../org";
import { buildOpenPosition } from "../positions";
import type { TestServer } from "../server";
import { type Ask, candidateFilters } from "./ask";

const twoCandidates = async (server: TestServer, { ownDepartment }: Places) => {
  const [one, other] = [
    await buildCandidate(server, ownDepartment),
    await buildCandidate(server, ownDepartment),
  ];
  return { params: { id: one.id }, otherId: other.id };
};

export const candidateAsks: Record<string, Ask[]> = {
  "POST /candidates/tags": [
    async (server, { ownDepartment }) => ({
      body: { candidateIds: [(await buildCandidate(server, ownDepartment)).id], add: ["校招"] },
    }),
  ],
  "POST /candidates/talent-pool": [
    async (server, { ownDepartment }) => ({
      body: { candidateIds: [(await buildCandidate(server, ownDepartment)).id], how: "招聘会上当面同意" },
    }),
  ],
  "POST /candidates/imports": [
    async (_server, { ownDepartment }) => ({ body: { orgUnitId: ownDepartment } }),
  ],
  "POST /candidates/application-links": [
    async (server, { ownDepartment }) => ({
      body: { orgUnitId: ownDepartment, positionId: (await buildOpenPosition(server, ownDepartment)).id },
    }),
  ],
  "GET /candidacies": [candidateFilters],
  "POST /candidacies/moves": [
    async (server, { ownDepartment }) => ({
      body: {
        to: "interview",
        candidacies: [{ candidacyId: (await buildCandidacy(server, ownDepartment)).id, seen: 1 }],
      },
    }),
  ],
  "GET /positions/:id/board": [
    async (server, { own, ownDepartment }) => ({
      params: { id: (await buildOpenPosition(server, own)).id },
      query: { unit: ownDepartment },
    }),
  ],
  "GET /candidates/export": [candidateFilters],
  "GET /candidates": [candidateFilters],
  "POST /candidates": [
    async (server, { ownDepartment }) => ({
      body: {
        orgUnitId: ownDepartment,
        positionId: (await buildOpenPosition(server, ownDepartment)).id,
        name: "周小满",
        phone: nextPhone(),
        source: "referral",
      },
    }),
  ],
  "PUT /candidates/:id": [
    async (server, { own, ownDepartment }) => {
      const { id, name, phone } = await buildCandidate(server, ownDepartment);
      const positionId = (await buildOpenPosition(server, ownDepartment)).id;
      return { params: { id }, body: { orgUnitId: own, positionId, name, phone, source: "campus" } };
    },
  ],
  "GET /candidates/:id/merge": [
    async (server, places) => {
      const { params, otherId } = await twoCandidates(server, places);
      return { params, query: { otherId } };
    },
  ],
  "POST /candidates/:id/merge": [
    async (server, places) => {
      const { params, otherId } = await twoCandidates(server, places);
      return { params, body: { otherId } };
    },
  ],
};
