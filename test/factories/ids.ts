import { z } from "zod";
import { buildSavedQuery } from "./archiveQueries";
import { buildBatch, buildBatchBody, workOff } from "./batches";
import { buildHired, buildRecorded, buildRecordsBody } from "./archive";
import { buildCandidacy } from "./candidacies";
import { buildCandidate } from "./candidates";
import { buildChatAccount } from "./chatAccounts";
import { nextPhone } from "./interviews";
import { buildDecided } from "./decisions";
import { type Places, buildColleague, buildInterview, buildPlan, inUnit } from "./org";
import { buildOpenPosition, buildPosition, buildPositionFields } from "./positions";
import { buildDefinition } from "./plans";
import { buildQuestionContent, buildQuestionOf } from "./questions";
import { buildReviewable } from "./reviews";
import { buildAdvanced, buildOffered } from "./rounds";
import type { Json, TestServer } from "./server";

/** Where in a body or a query ids stand: `grants[].orgUnitId`; `{}` is the key of a record. */
export function idPathsOf(schema: z.ZodType): string[] {
  const found = new Set<string>();
  for (const io of ["input", "output"] as const) {
    const root: Json = z.toJSONSchema(schema, { io, unrepresentable: "any" });
    walk(root, root, "", found, []);
  }
  // Where a plan's question was copied from is told, and never looked up.
  return [...found].filter((path) => !path.endsWith(".source.questionId"));
}

function walk(root: Json, node: Json, path: string, found: Set<string>, above: readonly Json[]): void {
  if (typeof node !== "object" || node === null || above.includes(node)) return;
  const on = (next: Json, nextPath: string) => walk(root, next, nextPath, found, [...above, node]);
  if (node.$ref) on(root.$defs[node.$ref.split("/").at(-1)], path);
  if (node.format === "uuid" || path.endsWith("questionId")) found.add(path);
  for (const [name, value] of Object.entries(node.properties ?? {}))
    on(value, path ? `${path}.${name}` : name);
  on(node.items, `${path}[]`);
  on(node.propertyNames, `${path}{}`);
  on(node.additionalProperties, `${path}{}`);
  for (const either of [node.anyOf, node.oneOf, node.allOf]) for (const one of either ?? []) on(one, path);
}

/** The value with the id at that path put in place of what stands there; null where nothing does. */
export function withId(value: Json, path: string, id: string): Json {
  const [, name = "", mark = "", rest = ""] = /^([^.[{]*)(\[\]|\{\})?\.?(.*)$/.exec(path) ?? [];
  const inner = name === "" ? value : value?.[name];
  if (inner === undefined || inner === null) return null;
  const put = (changed: Json) =>
    changed === null ? null : name === "" ? changed : { ...value, [name]: changed };
  if (mark === "[]") {
    const changed = rest === "" ? id : withId(inner[0], rest, id);
    return changed === null ? null : put([changed, ...inner.slice(1)]);
  }
  if (mark === "{}") {
    const [first] = Object.keys(inner);
    return first === undefined ? null : put({ ...inner, [id]: inner[first] });
  }
  return put(rest === "" ? id : withId(inner, rest, id));
}

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

async function buildInvitedBatch(server: TestServer, unitId: string) {
  const { id } = await buildBatch(server, unitId);
  await workOff(server, id);
  const hq = await server.staff("hq_admin");
  const { body } = await hq("GET", `/batches/${id}/recipients`);
  return { id, recipientId: body.items[0].id as string };
}

export type Asked = { params?: Record<string, string>; body?: Json; query?: Json };
type Ask = (server: TestServer, places: Places) => Promise<Asked>;

let names = 0;
const unique = () => String((names += 1));
const list: Ask = async (_server, { ownDepartment }) => ({ query: { unit: ownDepartment } });

const staffBody = ({ ownDepartment }: Places) => ({
  name: "新同事",
  email: `id-${unique()}@people.example`,
  phone: null,
  orgUnitId: ownDepartment,
});
const byUnit = ({ ownDepartment }: Places) => [{ role: "hiring_manager", orgUnitId: ownDepartment }];
const byPosition = async (server: TestServer, { ownDepartment }: Places) => [
  { role: "hiring_manager", positionId: (await buildOpenPosition(server, ownDepartment)).id },
];
const colleague = async (server: TestServer, { ownDepartment }: Places) => ({
  id: (await buildColleague(server, [inUnit("hiring_manager", ownDepartment)])).staff.id,
});

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
const review: Ask = async (server, { ownDepartment }) => {
  const { id, answerId } = await buildReviewable(server, ownDepartment);
  const ratings = [{ answerId, dimensionId: "teamwork", level: 4, comment: "讲清了自己的做法" }];
  return { params: { id }, body: { ratings, comment: "" } };
};
const interviewFilters = async (server: TestServer, { ownDepartment }: Places) => ({
  unit: ownDepartment,
  planId: (await buildPlan(server, ownDepartment)).id,
  positionId: (await buildOpenPosition(server, ownDepartment)).id,
});
const candidateFilters: Ask = async (server, places) => {
  const { unit, positionId } = await interviewFilters(server, places);
  return { query: { unit, positionId } };
};
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
const growth: Ask = async (server, { ownDepartment }) => {
  const { id, candidateId } = await buildHired(server, ownDepartment);
  return { params: { id: candidateId }, query: { candidacyId: id } };
};
const twoCandidates = async (server: TestServer, { ownDepartment }: Places) => {
  const [one, other] = [
    await buildCandidate(server, ownDepartment),
    await buildCandidate(server, ownDepartment),
  ];
  return { params: { id: one.id }, otherId: other.id };
};

/**
 * For each route that takes ids in its body or query: requests that are answered well, together with an id at each
 * place. Everything in them is of one's own branch.
 */
export const asksWithIds: Record<string, Ask[]> = {
  "POST /org/units": [
    async (_server, { own }) => ({ body: { parentId: own, kind: "department", name: `部门 ${unique()}` } }),
  ],
  "POST /org/units/:id/move": [
    async (server, { own, ownDepartment }) => {
      const hq = await server.staff("hq_admin");
      const made = { parentId: own, kind: "department", name: `部门 ${unique()}` };
      const { body } = await hq("POST", "/org/units", made);
      return { params: { id: body.id }, body: { parentId: ownDepartment } };
    },
  ],
  "GET /staff": [list],
  "POST /staff": [
    async (_server, places) => ({ body: { ...staffBody(places), grants: byUnit(places) } }),
    async (server, places) => ({ body: { ...staffBody(places), grants: await byPosition(server, places) } }),
  ],
  "GET /chat/accounts": [list],
  "PUT /chat/accounts/:id/staff": [
    async (server, places) => ({
      params: { id: (await buildChatAccount(server, places.ownDepartment)).id },
      body: { staffId: (await colleague(server, places)).id },
    }),
  ],
  "PUT /staff/:id": [
    async (server, places) => ({ params: await colleague(server, places), body: staffBody(places) }),
  ],
  "PUT /staff/:id/grants": [
    async (server, places) => ({ params: await colleague(server, places), body: { grants: byUnit(places) } }),
    async (server, places) => ({
      params: await colleague(server, places),
      body: { grants: await byPosition(server, places) },
    }),
  ],
  "GET /plans": [list],
  "POST /plans": [
    async (_server, { ownDepartment }) => ({
      body: { orgUnitId: ownDepartment, name: "方案", definition: buildDefinition() },
    }),
    async (server, { own, ownDepartment }) => ({
      body: { orgUnitId: ownDepartment, basePlanId: (await buildPlan(server, own)).id },
    }),
  ],
  "POST /api-tokens": [
    async (_server, { ownDepartment }) => ({
      body: { orgUnitId: ownDepartment, name: "人事系统", scopes: ["org.read"], expiresAt: null },
    }),
  ],
  "POST /webhooks": [
    async (_server, { ownDepartment }) => ({
      body: {
        orgUnitId: ownDepartment,
        name: "人事系统",
        url: "https://93.184.215.14/hook",
        types: ["candidacy.moved"],
      },
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
  "GET /comparisons": [
    async (server, { own, ownDepartment }) => ({
      query: {
        ids: [(await buildInterview(server, own)).id, (await buildInterview(server, ownDepartment)).id],
      },
    }),
  ],
  "GET /attention": [
    async (server, { ownDepartment }) => ({
      query: { focus: "review", planId: (await buildPlan(server, ownDepartment)).id },
    }),
  ],
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
  "GET /interviews": [async (server, places) => ({ query: await interviewFilters(server, places) })],
  "GET /interviews/export": [async (server, places) => ({ query: await interviewFilters(server, places) })],
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
  "POST /candidates/imports": [
    async (_server, { ownDepartment }) => ({ body: { orgUnitId: ownDepartment } }),
  ],
  "POST /candidates/application-links": [
    async (server, { ownDepartment }) => ({
      body: { orgUnitId: ownDepartment, positionId: (await buildOpenPosition(server, ownDepartment)).id },
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
  "GET /candidacies": [candidateFilters],
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
