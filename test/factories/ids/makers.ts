import { buildHired, buildRecorded } from "../archive";
import { buildBatch, workOff } from "../batches";
import { buildCandidate } from "../candidates";
import { buildDecided } from "../decisions";
import { buildColleague, buildInterview, buildPlan, inUnit } from "../org";
import { buildOpenPosition } from "../positions";
import { buildQuestionOf } from "../questions";
import { buildReviewable } from "../reviews";
import { buildOffered } from "../rounds";
import type { TestServer } from "../server";

/** What an id of this name means, and how one is made in a unit. */
const BY_NAME: Record<string, (server: TestServer, unitId: string) => Promise<string>> = {
  orgUnitId: async (_server, unitId) => unitId,
  parentId: async (_server, unitId) => unitId,
  unit: async (_server, unitId) => unitId,
  planId: async (server, unitId) => (await buildPlan(server, unitId)).id,
  basePlanId: async (server, unitId) => (await buildPlan(server, unitId)).id,
  positionId: async (server, unitId) => (await buildOpenPosition(server, unitId)).id,
  "candidateIds[]": async (server, unitId) => (await buildCandidate(server, unitId)).id,
  "accommodations{}": async (server, unitId) => (await buildCandidate(server, unitId)).id,
  otherId: async (server, unitId) => (await buildCandidate(server, unitId)).id,
  "performerIds[]": async (server, unitId) => (await buildCandidate(server, unitId)).id,
  "ids[]": async (server, unitId) => (await buildInterview(server, unitId)).id,
  "recipientIds[]": async (server, unitId) => (await buildInvitedBatch(server, unitId)).recipientId,
  questionId: async (server, unitId) => (await buildQuestionOf(server, unitId)).id,
  staffId: async (server, unitId) =>
    (await buildColleague(server, [inUnit("hiring_manager", unitId)])).staff.id,
  answerId: async (server, unitId) => (await buildReviewable(server, unitId)).answerId,
  "staffIds[]": async (server, unitId) =>
    (await buildColleague(server, [inUnit("hiring_manager", unitId)])).staff.id,
  candidacyId: async (server, unitId) => (await buildHired(server, unitId)).id,
  replaces: async (server, unitId) => (await buildRecorded(server, unitId)).eventId,
  "interviewerIds[]": async (server, unitId) =>
    (await buildColleague(server, [inUnit("hiring_manager", unitId)])).staff.id,
  slotId: async (server, unitId) => (await buildOffered(server, unitId)).slotId,
  decisionId: async (server, unitId) => (await buildDecided(server, unitId)).decisionId,
};
export const makerOf = (path: string) => BY_NAME[path.split(".").at(-1) ?? ""];

export async function buildInvitedBatch(server: TestServer, unitId: string) {
  const { id } = await buildBatch(server, unitId);
  await workOff(server, id);
  const hq = await server.staff("hq_admin");
  const { body } = await hq("GET", `/batches/${id}/recipients`);
  return { id, recipientId: body.items[0].id as string };
}
