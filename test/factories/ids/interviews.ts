import { buildDecided } from "../decisions";
import { type Places, buildInterview } from "../org";
import { buildOpenPosition } from "../positions";
import { buildReviewable } from "../reviews";
import { buildAdvanced, buildOffered } from "../rounds";
import { type Ask, colleague, interviewFilters, list } from "./ask";

const review: Ask = async (server, { ownDepartment }) => {
  const { id, answerId } = await buildReviewable(server, ownDepartment);
  const ratings = [{ answerId, dimensionId: "teamwork", level: 4, comment: "讲清了自己的做法" }];
  return { params: { id }, body: { ratings, comment: "" } };
};

export const interviewAsks: Record<string, Ask[]> = {
  "GET /comparisons": [
    async (server, { own, ownDepartment }) => ({
      query: {
        ids: [(await buildInterview(server, own)).id, (await buildInterview(server, ownDepartment)).id],
      },
    }),
  ],
  "GET /interviews": [async (server, places) => ({ query: await interviewFilters(server, places) })],
  "GET /interviews/export": [async (server, places) => ({ query: await interviewFilters(server, places) })],
  "POST /interviews/:id/second-round/agreement": [
    async (server, { ownDepartment }) => {
      const { id, candidate } = await buildAdvanced(server, ownDepartment);
      const { body: seen } = await candidate("GET", "/candidate/second-round");
      await candidate("PUT", "/candidate/second-round/times", { times: [seen.offered[0]], note: "" });
      const interviewerIds = [(await colleague(server, { ownDepartment } as Places)).id];
      const at = { ...seen.offered[0], place: "3 楼会议室", contactPerson: "赵敏" };
      return { params: { id }, body: { ...at, interviewerIds } };
    },
  ],
  "POST /interviews/:id/second-round/slots": [
    async (server, { ownDepartment }) => {
      const { id } = await buildAdvanced(server, ownDepartment);
      const interviewerIds = [(await colleague(server, { ownDepartment } as Places)).id];
      const startsAt = new Date(server.services.clock.now().getTime() + 86_400_000).toISOString();
      const slot = { startsAt, minutes: 60, place: "3 楼会议室", contactPerson: "赵敏", capacity: 1 };
      return { params: { id }, body: { audience: "candidate", slots: [{ ...slot, interviewerIds }] } };
    },
  ],
  "POST /interviews/:id/second-round/slots/closing": [
    async (server, { ownDepartment }) => {
      const { id, slotId } = await buildOffered(server, ownDepartment);
      return { params: { id }, body: { slotId } };
    },
  ],
  "PUT /interviews/:id/second-round/interviewers": [
    async (server, { ownDepartment }) => {
      const { id } = await buildAdvanced(server, ownDepartment);
      return {
        params: { id },
        body: { interviewerIds: [(await colleague(server, { ownDepartment } as Places)).id] },
      };
    },
  ],
  "GET /reviews": [list],
  "PUT /interviews/:id/review/draft": [review],
  "POST /interviews/:id/review": [review],
  "GET /org/units/:id/review-agreement": [
    async (server, { ownDepartment }) => ({
      params: { id: ownDepartment },
      query: { positionId: (await buildOpenPosition(server, ownDepartment)).id },
    }),
  ],
  "POST /org/units/:id/calibrations/from-reviews": [
    async (server, { ownDepartment }) => ({
      params: { id: ownDepartment },
      body: { positionId: (await buildOpenPosition(server, ownDepartment)).id },
    }),
  ],
  "POST /interviews/:id/decision/reversal": [
    async (server, { ownDepartment }) => {
      const { id, decisionId } = await buildDecided(server, ownDepartment);
      return { params: { id }, body: { decisionId, reason: "看错了人" } };
    },
  ],
};
