import { buildCandidacy } from "./candidacies";
import { buildRecorded, buildRecordsBody, buildWorkImport } from "./archive";
import { buildApiToken, buildDelivery } from "./integrations";
import { openCard } from "../../server/chats/cards";
import { type CardState, ChatCard } from "../../server/chats/entity";
import { newId } from "../../server/clock";
import { insertRow, updateRows } from "../../server/db/rows";
import { Answer, Interview } from "../../server/interviews/entity";
import { inviteCandidate } from "../../server/invitations/inviteCandidate";
import { Recording } from "../../server/media/entity";
import { Message } from "../../server/notifications/entity";
import { sendMessage } from "../../server/notifications/sendMessage";
import { seedCompany } from "../../server/org/demonstration/seedCompany";
import { Staff, StaffSession } from "../../server/org/entity";
import { digestOf, sealContent } from "../../server/org/import/content";
import { type ImportKind, OrgImport } from "../../server/org/import/entity";
import type { Grant, StaffRole } from "../../server/org/permissions";
import type { RecordKind } from "../../server/org/records";
import { insertGrants, staffRow } from "../../server/org/staff/createStaff";
import { ROOT_UNIT } from "../../server/org/tree";
import { createPlan } from "../../server/plans/createPlan";
import { askForReview } from "../../server/reviews/tasks";
import { Transcript } from "../../server/speech/entity";
import { createToken, hashToken } from "../../server/security/tokens";
import {
  buildApplicationLink,
  buildCandidate,
  buildCandidateImport,
  buildCandidateWithHistory,
} from "./candidates";
import { buildChatAccount } from "./chatAccounts";
import { nextPhone } from "./interviews";
import { buildSavedQuery } from "./archiveQueries";
import { buildBatch, buildBatchBody } from "./batches";
import { buildCalibration } from "./calibrations";
import { buildAlert, buildMeeting } from "./meetings";
import { buildDefinition } from "./plans";
import { buildPosition } from "./positions";
import { buildQuestionContent, buildQuestionOf } from "./questions";
import { buildWaitingRun } from "./rules";
import type { Call, TestServer } from "./server";

/** The branches in which tests play: one's own with a department of it, another one, and headquarters. */
export type Places = { hq: string; own: string; ownDepartment: string; other: string };

export async function openCompany({ services }: TestServer): Promise<Places> {
  await seedCompany(services);
  const unit = (code: string) => services.org.tree().findByCode(code)?.id ?? "";
  return { hq: ROOT_UNIT, own: unit("BJ"), ownDepartment: unit("BJ-SALES"), other: unit("SH") };
}

export type Colleague = { staff: Staff; call: Call; cookie: string };
let people = 0;

export const inUnit = (role: StaffRole, orgUnitId: string): Grant => ({ role, orgUnitId, positionId: null });

/** Somebody active with these grants, logged in. Their home is the first grant's unit unless told. */
export async function buildColleague(
  server: TestServer,
  grants: readonly Grant[],
  { home, ...over }: Partial<Pick<Staff, "name" | "state">> & { home?: string } = {},
): Promise<Colleague> {
  const { services } = server;
  const orgUnitId = home ?? grants[0]?.orgUnitId ?? ROOT_UNIT;
  people += 1;
  const given = { name: "同事", email: `colleague-${people}@people.example`, phone: null };
  const staff = staffRow(services, { ...given, orgUnitId, state: "active", ...over });
  const token = createToken(32);
  const now = services.clock.now();
  await services.db.write(async (tx) => {
    await insertRow(tx, Staff, staff);
    await insertGrants(tx, staff.id, grants, now);
    await insertRow(tx, StaffSession, {
      id: newId(),
      staffId: staff.id,
      tokenHash: hashToken(token),
      userAgent: "test",
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + 3_600_000),
    });
  });
  const cookie = `zm_session=${token}`;
  const call: Call = (method, path, body, headers = {}) =>
    server.call(method, path, body, { "x-requested-with": "zhimian", cookie, ...headers });
  return { staff, call, cookie };
}

export const buildPlan = ({ services }: TestServer, orgUnitId: string, name = "方案") =>
  createPlan(services, { name, definition: buildDefinition() }, orgUnitId);

/** An interview of the unit with one answer, its recording and its words. */
export async function buildInterview(
  server: TestServer,
  orgUnitId: string,
  { planId, name = "周小满", phone = nextPhone() }: { planId?: string; name?: string; phone?: string } = {},
) {
  const { services } = server;
  const now = services.clock.now();
  const { interviewId } = await inviteCandidate(
    services,
    {
      planId: planId ?? (await buildPlan(server, orgUnitId)).id,
      candidate: { name, phone },
      expiresAt: new Date(now.getTime() + 24 * 3_600_000).toISOString(),
      accommodations: { extraTimePercent: 0, textOnly: false },
      deliverBy: [],
    },
    { orgUnitId, plans: "all" },
  );
  const answerId = newId();
  await services.db.write(async (tx) => {
    await insertRow(tx, Answer, buildAnswer(answerId, interviewId, now));
    await insertRow(tx, Recording, {
      id: newId(),
      answerId,
      take: 1,
      storeKey: `recordings/${answerId}`,
      mimeType: "audio/webm",
      durationMs: 1000,
      size: 10,
      sha256: "0".repeat(64),
      segments: [],
      createdAt: now,
    });
    await insertRow(tx, Transcript, {
      id: newId(),
      answerId,
      version: 1,
      source: "machine",
      language: "zh",
      text: "我们一起完成了任务。",
      words: [],
      speech: null,
      usable: true,
      reason: null,
      engine: "test",
      createdBy: null,
      createdAt: now,
    });
  });
  return { id: interviewId, answerId, version: "1" };
}

const buildAnswer = (id: string, interviewId: Interview["id"], now: Date): Answer => ({
  id,
  interviewId,
  questionId: "q1",
  questionIndex: 0,
  medium: "audio",
  take: 1,
  presentedAt: now,
  begunAt: now,
  sealedAt: now,
  lastSeenAt: now,
  forgivenMs: 0,
  lateMs: 0,
  floorGranted: false,
  recordedMs: 1000,
  text: "",
  textRevision: 0,
  pasted: null,
  manifest: null,
  mediaState: "ready",
  transcriptState: "ready",
  scoreState: "none",
});

/** Puts an interview into the queue of reviews, whatever became of it. */
const queueForReview = ({ services }: TestServer, id: string) =>
  services.db.write(async (tx) => {
    const interview = await tx.manager.findOneByOrFail(Interview, { id });
    await askForReview(services, tx, interview, ["staff"]);
  });

/** What fills the parameters of the routes that name such a record, made in a unit. */
type RecordFactory = (server: TestServer, orgUnitId: string) => Promise<Record<string, string>>;

/**
 * One for each kind of server/org/records.ts: the permission matrix makes a record of it in every place and asks
 * every route for it as everybody.
 */
export const recordFactories: Partial<Record<RecordKind, RecordFactory>> = {
  interview: async (server, orgUnitId) => {
    const built = await buildInterview(server, orgUnitId);
    await queueForReview(server, built.id);
    return built;
  },
  candidate: (server, orgUnitId) => buildCandidateWithHistory(server, orgUnitId),
  archiveQuery: async (server, orgUnitId) => ({ id: (await buildSavedQuery(server, orgUnitId)).id }),
  ruleRun: async (server, orgUnitId) => ({ id: (await buildWaitingRun(server, orgUnitId)).id }),
  candidacy: (server, orgUnitId) => buildRecorded(server, orgUnitId),
  candidateImport: async (server, orgUnitId) => ({ id: (await buildCandidateImport(server, orgUnitId)).id }),
  archiveImport: async (server, orgUnitId) => ({ id: (await buildWorkImport(server, orgUnitId)).id }),
  applicationLink: async (server, orgUnitId) => ({ id: (await buildApplicationLink(server, orgUnitId)).id }),
  plan: async (server, orgUnitId) => ({ id: (await buildPlan(server, orgUnitId)).id, version: "1" }),
  position: async (server, orgUnitId) => ({ id: (await buildPosition(server, orgUnitId)).id }),
  question: async (server, orgUnitId) => ({
    id: (await buildQuestionOf(server, orgUnitId)).id,
    version: "1",
  }),
  chatAccount: async (server, orgUnitId) => ({ id: (await buildChatAccount(server, orgUnitId)).id }),
  staff: async (server, orgUnitId) => ({
    id: (await buildColleague(server, [inUnit("hiring_manager", orgUnitId)])).staff.id,
  }),
  unitImport: (server, orgUnitId) => buildImport(server, "units", orgUnitId),
  staffImport: (server, orgUnitId) => buildImport(server, "staff", orgUnitId),
  orgUnit: async (_server, orgUnitId) => ({ id: orgUnitId }),
  apiToken: async (server, orgUnitId) => ({ id: (await buildApiToken(server, orgUnitId)).id }),
  webhook: (server, orgUnitId) => buildDelivery(server, orgUnitId),
  batch: async (server, orgUnitId) => ({ id: (await buildBatch(server, orgUnitId)).id }),
  alert: async (server, orgUnitId) => ({ id: (await buildAlert(server, orgUnitId)).id }),
  calibration: async (server, orgUnitId) => ({ id: (await buildCalibration(server, orgUnitId)).id }),
  meeting: async (server, orgUnitId) => ({ id: (await buildMeeting(server, orgUnitId)).id }),
  card: async (server, orgUnitId) => ({ id: (await buildTroubledCard(server, orgUnitId)).id }),
  message: async (server, orgUnitId) => ({ id: (await buildTroubledMessage(server, orgUnitId)).id }),
};

/** A card about an interview of the unit that could not be shown. */
export async function buildTroubledCard(server: TestServer, orgUnitId: string, state: CardState = "failed") {
  const { services } = server;
  const { id: subjectId } = await buildInterview(server, orgUnitId);
  return services.db.write(async (tx) => {
    const place = { kind: "person", id: "lin" } as const;
    const card = { platform: "dingtalk", kind: "approval", subjectId, place, locale: "zh" } as const;
    const id = await openCard(services, tx, card);
    await updateRows(tx, ChatCard, { id }, { state });
    return { id, subjectId };
  });
}

/** A message about an interview of the unit that did not arrive. */
export async function buildTroubledMessage(server: TestServer, orgUnitId: string) {
  const { id: interviewId } = await buildInterview(server, orgUnitId);
  return server.services.db.write(async (tx) => {
    const id = await sendMessage(server.services, tx, {
      interviewId,
      channel: "email",
      purpose: "invitation",
      to: "xiaoman@people.example",
      subject: "",
      text: "",
    });
    await updateRows(tx, Message, { id }, { state: "failed", failure: "not_delivered" });
    return { id };
  });
}

/** A previewed spreadsheet with nothing in it, going into a unit. */
async function buildImport({ services }: TestServer, kind: ImportKind, orgUnitId: string) {
  const id = newId();
  const content = { header: [], notes: [], rows: [], preview: [], missing: null };
  await services.db.write((tx) =>
    insertRow(tx, OrgImport, {
      id,
      kind,
      orgUnitId,
      fileName: "units.xlsx",
      state: "ready",
      digest: digestOf([]),
      contentSealed: sealContent(services, id, content),
      createdAt: services.clock.now(),
      appliedAt: null,
    }),
  );
  return { id };
}

/**
 * For each route that makes something in a unit (`scoped`, POST): a body that is accepted there. The matrix sends it
 * for one's own unit and for another branch's.
 */
export const scopedWrites: Record<string, (server: TestServer, orgUnitId: string) => Promise<object>> = {
  "POST /archive/answers": async (_server, unit) => ({ definition: { filters: { unit } } }),
  "POST /archive/answers/export": async (_server, unit) => ({
    definition: { filters: { unit } },
    format: "csv",
  }),
  "POST /archive/queries": async (_server, orgUnitId) => ({ orgUnitId, name: "查询", definition: {} }),
  "POST /plans": async (_server, orgUnitId) => ({ orgUnitId, name: "方案", definition: buildDefinition() }),
  "POST /batches": (server, orgUnitId) => buildBatchBody(server, { orgUnitId }),
  "POST /batches/preview": async (server, orgUnitId) => {
    const { idempotencyToken: _, ...body } = await buildBatchBody(server, { orgUnitId });
    return body;
  },
  "POST /positions": async (_server, orgUnitId) => ({ orgUnitId, title: "销售顾问", family: "sales" }),
  "POST /positions/propose-model": async (server, orgUnitId) => ({
    title: "销售顾问",
    family: "sales",
    performerIds: [(await buildCandidate(server, orgUnitId)).id],
  }),
  "POST /questions": async (_server, orgUnitId) => ({
    orgUnitId,
    content: buildQuestionContent(),
    acceptSimilar: true,
  }),
  "POST /invitations": async (server, orgUnitId) => ({
    orgUnitId,
    planId: (await buildPlan(server, ROOT_UNIT)).id,
    candidate: { name: "周小满", phone: "13600002222" },
    expiresAt: new Date(server.services.clock.now().getTime() + 24 * 3_600_000).toISOString(),
  }),
  "POST /candidates": async (_server, orgUnitId) => ({
    orgUnitId,
    name: "周小满",
    phone: nextPhone(),
    source: "referral",
  }),
  "POST /candidates/tags": async (server, orgUnitId) => ({
    candidateIds: [(await buildCandidate(server, orgUnitId)).id],
    add: ["可出差"],
  }),
  "POST /candidates/talent-pool": async (server, orgUnitId) => ({
    candidateIds: [(await buildCandidate(server, orgUnitId)).id],
    how: "电话里同意",
  }),
  "POST /candidates/imports": async (_server, orgUnitId) => ({ orgUnitId }),
  "POST /archive/imports": async (_server, orgUnitId) => ({ orgUnitId }),
  "POST /archive/records": async (server, orgUnitId) => buildRecordsBody(server, orgUnitId),
  "POST /candidates/application-links": async (_server, orgUnitId) => ({ orgUnitId, title: "销售顾问" }),
  "POST /candidacies/moves": async (server, orgUnitId) => ({
    to: "interview",
    candidacies: [{ candidacyId: (await buildCandidacy(server, orgUnitId)).id, seen: 1 }],
  }),
  "POST /api-tokens": async (_server, orgUnitId) => ({
    orgUnitId,
    name: "人事系统",
    scopes: ["candidates.read"],
    expiresAt: null,
  }),
  "POST /webhooks": async (_server, orgUnitId) => ({
    orgUnitId,
    name: "人事系统",
    url: "https://93.184.215.14/hook",
    types: ["candidacy.moved"],
  }),
  "POST /org/units": async (_server, parentId) => ({
    parentId,
    kind: "department",
    name: `部门 ${(people += 1)}`,
  }),
  "POST /staff": async (_server, orgUnitId) => ({
    name: "新同事",
    email: `new-${(people += 1)}@people.example`,
    orgUnitId,
    grants: [{ role: "hiring_manager", orgUnitId }],
  }),
};

/** For lists that show something only when asked for it: their query. `{began}` is when the test began to make things. */
export const scopedReads: Record<string, string> = {
  "GET /attention": "&focus=expiring",
  "GET /candidacies/events": "&types=candidacy.opened&since={began}",
  "GET /questions/similar": `&zh=${encodeURIComponent(buildQuestionContent().zh?.text ?? "")}`,
  "GET /questions/export": "&format=csv",
};

/** For routes that are asked for records by ids in the query: a query for records of these units. */
export const scopedLookups: Record<string, (server: TestServer, unitIds: string[]) => Promise<string>> = {
  "GET /comparisons": async (server, unitIds) => {
    const interviews = await Promise.all(unitIds.map((unitId) => buildInterview(server, unitId)));
    return `ids=${interviews.map(({ id }) => id).join(",")}`;
  },
};
