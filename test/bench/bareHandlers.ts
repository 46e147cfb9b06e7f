import { createHash } from "node:crypto";
import type { Context } from "koa";
import { type Limits, answerRemaining, limitsOf, noteContact } from "../../server/interviews/answerClock";
import type { Answer } from "../../server/interviews/entity";
import { sumsStatement } from "../../server/insight/progress/readCounts";
import { interviewStatus } from "../../server/interviews/status";
import { SESSION_SQL } from "../../server/org/findSession";
import { SUMMARY_COLUMNS } from "../../server/interviews/presentInterview";
import { DEFAULT_LIMITS } from "../../server/plans/derive/limits";
import type { PlanDefinition } from "../../server/plans/definition";
import { type BareDatabase, type Query, type Row, asDate, asIso } from "./bareDatabase";

/**
 * The hot endpoints written straight onto the driver: the product's queries, the product's JSON, and nothing of its
 * validation, hydration, logging, metrics or headers.
 */
const hashOf = (token: string) => createHash("sha256").update(token, "utf8").digest("hex");
const yes = (value: Row[string] | undefined) => Number(value) === 1;

/** Parsed once for each plan: a bare server would not parse 20 kB with every request either. */
const plans = new Map<string, PlanDefinition>();
async function planOf(query: Query, interview: Row): Promise<PlanDefinition> {
  const key = String(interview["frozenPlanSha256"]);
  const known = plans.get(key);
  if (known) return known;
  const [frozen] = await query("SELECT text FROM frozen_plans WHERE sha256 = ?", [key]);
  const plan = JSON.parse(String(frozen?.["text"])) as PlanDefinition;
  plans.set(key, plan);
  return plan;
}

/** Known once asked, as the product knows its tree. */
const units = new Map<unknown, object>();
async function rootUnit(query: Query, id: NonNullable<Row[string]>): Promise<object> {
  const known = units.get(id);
  if (known) return known;
  const [row] = await query("SELECT name FROM org_units WHERE id = ?", [id]);
  const unit = { id, name: row?.["name"], path: [row?.["name"]] };
  units.set(id, unit);
  return unit;
}

const questionsOf = (plan: PlanDefinition) =>
  plan.stages
    .flatMap((stage) => stage.questions.map((question) => ({ stage, question })))
    .map((asked, index) => ({ ...asked, index }));

function currentOf(plan: PlanDefinition, answers: Row[]) {
  const sealed = new Set(
    answers.filter((answer) => answer["sealedAt"]).map((answer) => answer["questionId"]),
  );
  return { sealed, asked: questionsOf(plan).find(({ question }) => !sealed.has(question.id)) };
}

/** The product's own arithmetic of the clock, on a row that nobody hydrated. */
const clockOf = (answer: Row) =>
  ({
    presentedAt: asDate(answer["presentedAt"]),
    begunAt: asDate(answer["begunAt"]),
    lastSeenAt: asDate(answer["lastSeenAt"]),
    forgivenMs: Number(answer["forgivenMs"]),
    lateMs: Number(answer["lateMs"]),
    floorGranted: yes(answer["floorGranted"]),
    recordedMs: Number(answer["recordedMs"]),
  }) satisfies Partial<Answer>;

async function sessionOf(query: Query, ctx: Context): Promise<Row> {
  const token = ctx.get("authorization").slice("Bearer ".length);
  const [session] = await query("SELECT * FROM candidate_sessions WHERE tokenHash = ?", [hashOf(token)]);
  const expiresAt = asDate(session?.["expiresAt"]);
  if (!session || !expiresAt || expiresAt <= new Date()) return ctx.throw(401);
  return session;
}

async function requireStaff(db: BareDatabase, ctx: Context): Promise<void> {
  const token = ctx.cookies.get("zm_session") ?? "";
  const [session] = await db.query(SESSION_SQL[db.dialect], [hashOf(token)]);
  const expiresAt = asDate(session?.["expiresAt"]);
  if (!expiresAt || expiresAt <= new Date()) ctx.throw(401);
}

function receivedOf(take: number, chunks: Row[]) {
  const segments = new Map<number, Set<number>>();
  for (const chunk of chunks) {
    const segment = Number(chunk["segment"]);
    segments.set(segment, (segments.get(segment) ?? new Set()).add(Number(chunk["sequence"])));
  }
  return [...segments].map(([segment, sequences]) => {
    let contiguous = 0;
    while (sequences.has(contiguous)) contiguous += 1;
    return { take, segment, contiguous, beyond: [...sequences].filter((sequence) => sequence > contiguous) };
  });
}

export function bareHandlers(db: BareDatabase, known: { companyName: string; voice: boolean }) {
  async function state(ctx: Context) {
    const session = await sessionOf(db.query, ctx);
    const [interview] = await db.query("SELECT * FROM interviews WHERE id = ?", [session["interviewId"]!]);
    if (!interview) return ctx.throw(401);
    const [[candidate], answers] = await Promise.all([
      db.query("SELECT * FROM candidates WHERE id = ?", [interview["candidateId"]!]),
      db.query("SELECT * FROM answers WHERE interviewId = ?", [interview["id"]!]),
    ]);
    const plan = await planOf(db.query, interview);
    const { sealed, asked } = currentOf(plan, answers);
    const answer = answers.find((row) => row["questionId"] === asked?.question.id);
    if (!asked || !answer) return ctx.throw(409);
    const take = Number(answer["take"]);
    const chunks = await db.query(
      "SELECT answerId, take, segment, sequence FROM chunks WHERE answerId = ? AND take = ?",
      [answer["id"]!, take],
    );
    const now = new Date();
    const limits: Limits = limitsOf(asked.question, Number(interview["extraTimePercent"]));
    const received = receivedOf(take, chunks);
    ctx.body = {
      serverNow: now.toISOString(),
      interview: {
        id: interview["id"],
        status: interview["status"],
        language: interview["language"],
        companyName: known.companyName,
        jobTitle: interview["jobTitle"],
        candidateName: candidate?.["name"],
        medium: interview["medium"],
        mediaAllowed: yes(interview["textOnly"]) ? ["text"] : ["video", "audio", "text"],
        expiresAt: asIso(interview["expiresAt"]),
        startedAt: asIso(interview["startedAt"]),
        completedAt: asIso(interview["completedAt"]),
        feedbackGiven: interview["satisfaction"] !== null,
        // Before the interview's end there is none to look for.
        secondRound: false,
      },
      progress: { answered: sealed.size, total: interview["questionCount"] },
      stages: plan.stages.map(({ id, kind, title, questions }) => ({
        id,
        kind,
        title,
        questionCount: questions.length,
        answered: questions.filter((question) => sealed.has(question.id)).length,
      })),
      current: {
        stage: {
          id: asked.stage.id,
          index: plan.stages.indexOf(asked.stage),
          kind: asked.stage.kind,
          title: asked.stage.title,
          guide: asked.stage.guide,
          opens: asked.stage.questions[0]?.id === asked.question.id,
        },
        question: {
          id: asked.question.id,
          index: asked.index,
          text: asked.question.text,
          material: asked.question.material ?? "",
          leastLength: asked.question.leastLength ?? null,
          mostLength: asked.question.mostLength ?? null,
          prepSeconds: limits.prepMs / 1000,
          answerSeconds: limits.answerMs / 1000,
          voice: known.voice,
          followUp: null,
        },
        answer: {
          status: "answering",
          take,
          medium: answer["medium"],
          prepRemainingMs: null,
          answerRemainingMs: answerRemaining(clockOf(answer), limits, now),
          recordedMs: answer["recordedMs"],
          rerecordsLeft: Math.max(0, asked.question.rerecords - (take - 1)),
          nextSegment: received.reduce((next, { segment }) => Math.max(next, segment + 1), 0),
          received,
          text: answer["text"],
          textRevision: answer["textRevision"],
          pasted: null,
        },
      },
      thinking: null,
      uploadsMissing: [],
    };
  }

  async function heartbeat(ctx: Context) {
    const parts: Buffer[] = [];
    for await (const part of ctx.req) parts.push(part as Buffer);
    const body = JSON.parse(Buffer.concat(parts).toString("utf8")) as { recordedMs: number };
    const session = await sessionOf(db.query, ctx);
    ctx.body = await db.transaction(async (query) => {
      const [interview] = await query(`SELECT * FROM interviews WHERE id = ?${db.lock}`, [
        session["interviewId"]!,
      ]);
      if (!interview) return ctx.throw(401);
      if (interview["seatTabId"] !== ctx.get("x-tab-id")) return ctx.throw(409);
      const answers = await query("SELECT * FROM answers WHERE interviewId = ?", [interview["id"]!]);
      const { asked } = currentOf(await planOf(query, interview), answers);
      const answer = answers.find((row) => row["questionId"] === asked?.question.id);
      if (!asked || !answer) return ctx.throw(409);
      const now = new Date();
      const limits = limitsOf(asked.question, Number(interview["extraTimePercent"]));
      const before = clockOf(answer);
      const { change } = noteContact(before, limits, now, {
        recordedMs: body.recordedMs,
        graceLeftMs: 300_000 - Number(interview["graceUsedMs"]),
      });
      await query(
        "UPDATE answers SET lastSeenAt = ?, forgivenMs = ?, floorGranted = ?, recordedMs = ? WHERE id = ?",
        [now, change.forgivenMs, change.floorGranted ? 1 : 0, change.recordedMs, answer["id"]!],
      );
      await query("UPDATE interviews SET lastSeenAt = ?, graceUsedMs = ? WHERE id = ?", [
        now,
        interview["graceUsedMs"]!,
        interview["id"]!,
      ]);
      return {
        serverNow: now.toISOString(),
        prepRemainingMs: null,
        answerRemainingMs: answerRemaining({ ...before, ...change }, limits, now),
        status: interview["status"],
      };
    });
  }

  const counting = { scope: "all", weeks: null } as const;
  const whole = sumsStatement(counting);
  const fresh = sumsStatement(counting, { by: [], details: [], known: true });
  let kept: { edition: number; counts: Row[] } | null = null;
  const addUp = (rows: readonly Row[]) => {
    const counts: Row = {};
    for (const status of interviewStatus.options) {
      const sum = rows.reduce((total, row) => total + Number(row[status]), 0);
      if (sum > 0) counts[status] = sum;
    }
    return counts;
  };
  /** The product's own statements, kept by edition as the product keeps them. */
  async function countStatuses(): Promise<Row> {
    const [first, ...rows] = await db.query((kept ? fresh : whole).sql, (kept ? fresh : whole).values);
    const edition = Number(first?.["edition"]);
    if (kept && kept.edition !== edition) {
      kept = null;
      return countStatuses();
    }
    kept ??= { edition, counts: rows.filter((row) => Number(row["part"]) === 2) };
    return addUp([...kept.counts, ...rows.filter((row) => Number(row["part"]) === 1)]);
  }

  async function list(ctx: Context) {
    await requireStaff(db, ctx);
    const limit = Number(ctx.query["limit"]);
    const [rows, counts] = await Promise.all([
      db.query(
        `SELECT ${SUMMARY_COLUMNS.join(", ")} FROM interviews ORDER BY invitedAt DESC, id DESC LIMIT ${limit + 1}`,
      ),
      countStatuses(),
    ]);
    const shown = rows.slice(0, limit);
    const ids = shown.map((row) => row["candidateId"]!);
    const people = await db.query(
      `SELECT id, name FROM candidates WHERE id IN (${ids.map(() => "?").join(", ")})`,
      ids,
    );
    const names = new Map(people.map((row) => [row["id"], row["name"]]));
    const last = shown.at(-1);
    const cursor = JSON.stringify([asIso(last?.["invitedAt"]), last?.["id"]]);
    ctx.body = {
      items: shown.map((row) => ({
        id: row["id"],
        orgUnitId: row["orgUnitId"],
        candidate: { id: row["candidateId"], name: names.get(row["candidateId"]!) },
        plan: { id: row["planId"], name: row["planName"] },
        jobTitle: row["jobTitle"],
        status: row["status"],
        medium: row["medium"],
        progress: { answered: row["answeredCount"], total: row["questionCount"] },
        invitedAt: asIso(row["invitedAt"]),
        expiresAt: asIso(row["expiresAt"]),
        startedAt: asIso(row["startedAt"]),
        completedAt: asIso(row["completedAt"]),
        lastSeenAt: asIso(row["lastSeenAt"]),
        report: {
          state: row["reportState"],
          total: row["reportTotal"],
          match: row["reportMatch"],
          recommendation: row["recommendation"],
        },
        decision: row["decision"],
        updatedAt: asIso(row["updatedAt"]),
      })),
      nextCursor: rows.length > limit ? Buffer.from(cursor).toString("base64url") : null,
      counts,
    };
  }

  async function showPlan(ctx: Context) {
    await requireStaff(db, ctx);
    const { id } = ctx["params"] as { id: string };
    const [row] = await db.query("SELECT * FROM plans WHERE id = ?", [id]);
    if (!row) return ctx.throw(404);
    const unit = await rootUnit(db.query, row["orgUnitId"]!);
    ctx.body = {
      id: row["id"],
      orgUnitId: row["orgUnitId"],
      orgUnit: unit,
      name: row["name"],
      jobTitle: row["jobTitle"],
      jobFamily: row["jobFamily"],
      language: row["language"],
      questionCount: row["questionCount"],
      estimatedMinutes: row["estimatedMinutes"],
      origin: "hq",
      isDefault: row["defaultKey"] !== null,
      followUpBound: row["mostFollowUps"],
      base: null,
      standing: null,
      version: row["version"],
      updatedAt: asIso(row["updatedAt"]),
      archivedAt: asIso(row["archivedAt"]),
      definition: JSON.parse(String(row["definition"])) as unknown,
      limits: DEFAULT_LIMITS,
      inherited: null,
    };
  }

  return { state, heartbeat, list, showPlan };
}
