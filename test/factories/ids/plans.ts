import { buildCandidate } from "../candidates";
import { type Places, buildPlan } from "../org";
import { buildDefinition } from "../plans";
import { buildOpenPosition, buildPosition, buildPositionFields } from "../positions";
import { buildQuestionContent, buildQuestionOf } from "../questions";
import type { Json, TestServer } from "../server";
import { type Ask, type Asked, candidateFilters, colleague, list } from "./ask";

const ruleSets = (send: (id: string, set: Json) => Asked): Ask[] =>
  [
    async (server: TestServer, { own }: Places) => ({
      do: "invite",
      planId: (await buildPlan(server, own)).id,
    }),
    async (server: TestServer, places: Places) => ({
      do: "notify",
      staffIds: [(await colleague(server, places)).id],
    }),
  ].map((makeAction): Ask => async (server, places) => {
    const action = await makeAction(server, places);
    const rules = [{ id: "rule", name: "规则", on: "screened", when: [], actions: [action] }];
    return send((await buildPlan(server, places.ownDepartment)).id, { rules });
  });

export const planAsks: Record<string, Ask[]> = {
  "GET /plans": [list],
  "POST /plans": [
    async (_server, { ownDepartment }) => ({
      body: { orgUnitId: ownDepartment, name: "方案", definition: buildDefinition() },
    }),
    async (server, { own, ownDepartment }) => ({
      body: { orgUnitId: ownDepartment, basePlanId: (await buildPlan(server, own)).id },
    }),
  ],
  "GET /positions": [list],
  "POST /positions": [
    async (_server, { ownDepartment }) => ({
      body: { ...buildPositionFields(), orgUnitId: ownDepartment },
    }),
  ],
  "PUT /positions/:id": [
    async (server, { own, ownDepartment }) => {
      const { id, version } = await buildPosition(server, ownDepartment);
      return { params: { id }, body: { ...buildPositionFields(), orgUnitId: own, version } };
    },
  ],
  "POST /positions/propose-model": [
    async (server, { ownDepartment }) => ({
      body: {
        title: "销售顾问",
        family: "sales",
        positionId: (await buildOpenPosition(server, ownDepartment)).id,
        performerIds: [(await buildCandidate(server, ownDepartment)).id],
      },
    }),
  ],
  "GET /candidates/:id/personal-questions": [
    async (server, { ownDepartment }) => ({
      params: { id: (await buildCandidate(server, ownDepartment)).id },
      query: {
        planId: (await buildPlan(server, ownDepartment)).id,
        positionId: (await buildOpenPosition(server, ownDepartment)).id,
      },
    }),
  ],
  "POST /questions": [
    async (_server, { ownDepartment }) => ({
      body: { orgUnitId: ownDepartment, content: buildQuestionContent(), acceptSimilar: true },
    }),
    async (server, { own, ownDepartment }) => ({
      body: { orgUnitId: ownDepartment, copyOf: { questionId: (await buildQuestionOf(server, own)).id } },
    }),
  ],
  "GET /rule-runs": [candidateFilters],
  "PUT /plans/:id/rules": ruleSets((id, set) => ({ params: { id }, body: { set, version: 0 } })),
  "POST /plans/:id/rules/dry-run": ruleSets((id, set) => ({ params: { id }, body: { set } })),
  "PUT /positions/:id/rules": [
    async (server, { own, ownDepartment }) => ({
      params: { id: (await buildOpenPosition(server, ownDepartment)).id },
      body: { planId: (await buildPlan(server, own)).id, reviewed: true },
    }),
  ],
};
