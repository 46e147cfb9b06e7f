import { buildBatchBody } from "../batches";
import { buildCandidate } from "../candidates";
import { nextPhone } from "../interviews";
import { type Places, buildPlan } from "../org";
import { buildOpenPosition } from "../positions";
import type { Json, TestServer } from "../server";
import { type Ask, interviewFilters, list } from "./ask";
import { buildInvitedBatch } from "./makers";

const batch = async (server: TestServer, { own, ownDepartment }: Places) => {
  const candidateId = (await buildCandidate(server, ownDepartment)).id;
  return buildBatchBody(server, {
    orgUnitId: ownDepartment,
    planId: (await buildPlan(server, own)).id,
    positionId: (await buildOpenPosition(server, ownDepartment)).id,
    candidateIds: [candidateId],
    accommodations: { [candidateId]: { extraTimePercent: 25, textOnly: false } },
    rows: [],
  });
};
const revision: Ask = async (server, { ownDepartment }) => {
  const { id, recipientId } = await buildInvitedBatch(server, ownDepartment);
  return { params: { id }, body: { recipientIds: [recipientId], count: 1 } };
};

export const batchAsks: Record<string, Ask[]> = {
  "POST /invitations": [
    async (server, places) => {
      const { unit, ...ids } = await interviewFilters(server, places);
      const expiresAt = new Date(server.services.clock.now().getTime() + 86_400_000).toISOString();
      return {
        body: { orgUnitId: unit, ...ids, candidate: { name: "周小满", phone: nextPhone() }, expiresAt },
      };
    },
  ],
  "GET /batches": [list],
  "GET /alerts": [list],
  "GET /meetings": [list],
  "POST /batches": [async (server, places) => ({ body: await batch(server, places) })],
  "POST /batches/preview": [
    async (server, places) => {
      const { idempotencyToken: _, ...body } = (await batch(server, places)) as Json;
      return { body };
    },
  ],
  "POST /batches/:id/resend": [revision],
  "POST /batches/:id/revoke": [revision],
  "GET /progress": [list],
  "GET /attention": [
    async (server, { ownDepartment }) => ({
      query: { focus: "review", planId: (await buildPlan(server, ownDepartment)).id },
    }),
  ],
};
