import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  type TableColumnOptions,
  type TableIndexOptions,
} from "typeorm";

/**
 * The ground: plans, interviews, answers and their media, transcripts, scores, reports, the outbox, sessions.
 * Column shapes are written out here on purpose: a migration never changes, `server/db/columns.ts` may.
 * Each table is created only if it is missing, since MySQL commits every DDL by itself and a migration that was
 * cut off must be able to run again.
 */
type Column = Omit<TableColumnOptions, "name">;

const id: Column = { type: "varchar", length: "36" };
const digest: Column = { type: "varchar", length: "64" };
const short: Column = { type: "varchar", length: "40" };
const line: Column = { type: "varchar", length: "255" };
const sealed: Column = { type: "varchar", length: "1000" };
const instant: Column = { type: "datetime", precision: 3 };
const count: Column = { type: "integer" };
const real: Column = { type: "double" };
const flag: Column = { type: "boolean" };
const text: Column = { type: "longtext" };
const primary = (column: Column): Column => ({ ...column, isPrimary: true });
const nullable = (column: Column): Column => ({ ...column, isNullable: true });

const table = (name: string, columns: Record<string, Column>, indices: TableIndexOptions[] = []) =>
  new Table({
    name,
    columns: Object.entries(columns).map(([columnName, column]) => ({ name: columnName, ...column })),
    indices,
  });

const tables = [
  table(
    "answer_scores",
    {
      id: primary(id),
      answerId: id,
      transcriptVersion: count,
      engine: short,
      score: text,
      createdAt: instant,
    },
    [
      {
        name: "answer_scores_by_transcript",
        columnNames: ["answerId", "transcriptVersion", "engine"],
        isUnique: true,
      },
    ],
  ),
  table(
    "answers",
    {
      id: primary(id),
      interviewId: id,
      questionId: short,
      questionIndex: count,
      medium: short,
      take: count,
      presentedAt: nullable(instant),
      begunAt: nullable(instant),
      sealedAt: nullable(instant),
      lastSeenAt: nullable(instant),
      forgivenMs: count,
      lateMs: count,
      floorGranted: flag,
      recordedMs: count,
      text: text,
      textRevision: count,
      manifest: nullable(text),
      mediaState: short,
      transcriptState: short,
      scoreState: short,
    },
    [{ name: "answers_by_question", columnNames: ["interviewId", "questionId"], isUnique: true }],
  ),
  table(
    "candidate_sessions",
    {
      id: primary(id),
      interviewId: id,
      tokenHash: digest,
      createdAt: instant,
      expiresAt: instant,
    },
    [
      { name: "candidate_sessions_by_interview", columnNames: ["interviewId"] },
      { name: "candidate_sessions_token", columnNames: ["tokenHash"], isUnique: true },
    ],
  ),
  table(
    "candidates",
    {
      id: primary(id),
      name: line,
      phoneSealed: nullable(sealed),
      phoneIndex: nullable(digest),
      emailSealed: nullable(sealed),
      emailIndex: nullable(digest),
      createdAt: instant,
    },
    [
      { name: "candidates_email", columnNames: ["emailIndex"] },
      { name: "candidates_phone", columnNames: ["phoneIndex"] },
    ],
  ),
  table("chunks", {
    answerId: primary(id),
    take: primary(count),
    segment: primary(count),
    sequence: primary(count),
    size: count,
    md5: short,
    durationMs: count,
    createdAt: instant,
  }),
  table(
    "consents",
    {
      id: primary(id),
      interviewId: id,
      kind: short,
      granted: flag,
      noticeVersion: short,
      at: instant,
    },
    [{ name: "consents_by_interview", columnNames: ["interviewId"] }],
  ),
  table(
    "domain_events",
    {
      id: primary(id),
      type: short,
      interviewId: id,
      data: text,
      at: instant,
    },
    [{ name: "domain_events_by_interview", columnNames: ["interviewId", "id"] }],
  ),
  table(
    "idempotency_keys",
    {
      id: primary(digest),
      requestHash: digest,
      status: count,
      responseSealed: nullable(text),
      createdAt: instant,
    },
    [{ name: "idempotency_keys_age", columnNames: ["createdAt"] }],
  ),
  table(
    "identity_codes",
    {
      id: primary(id),
      interviewId: id,
      channel: short,
      codeHash: digest,
      attempts: count,
      createdAt: instant,
      expiresAt: instant,
      usedAt: nullable(instant),
    },
    [{ name: "identity_codes_by_interview", columnNames: ["interviewId", "createdAt"] }],
  ),
  table(
    "interviews",
    {
      id: primary(id),
      candidateId: id,
      planId: id,
      planName: line,
      jobTitle: line,
      language: short,
      frozenPlan: text,
      frozenPlanSha256: digest,
      status: short,
      medium: nullable(short),
      extraTimePercent: count,
      textOnly: flag,
      consentRecording: nullable(flag),
      consentAiEvaluation: nullable(flag),
      answeredCount: count,
      questionCount: count,
      seatTabId: nullable(id),
      graceUsedMs: count,
      personReason: nullable(text),
      satisfaction: nullable(count),
      recommend: nullable(count),
      feedbackComment: nullable(text),
      reportState: short,
      reportTotal: nullable(real),
      reportMatch: nullable(real),
      recommendation: nullable(short),
      invitedAt: instant,
      expiresAt: instant,
      startedAt: nullable(instant),
      completedAt: nullable(instant),
      lastSeenAt: nullable(instant),
      updatedAt: instant,
    },
    [
      { name: "interviews_by_candidate", columnNames: ["candidateId"] },
      { name: "interviews_by_status", columnNames: ["status", "expiresAt"] },
      { name: "interviews_listed", columnNames: ["invitedAt", "id"] },
    ],
  ),
  table(
    "invitations",
    {
      id: primary(id),
      interviewId: id,
      tokenHash: digest,
      createdAt: instant,
      endedAt: nullable(instant),
    },
    [
      { name: "invitations_by_interview", columnNames: ["interviewId"] },
      { name: "invitations_token", columnNames: ["tokenHash"], isUnique: true },
    ],
  ),
  table(
    "jobs",
    {
      id: primary(id),
      kind: short,
      dedupeKey: nullable(line),
      payload: text,
      status: short,
      priority: count,
      attempts: count,
      progressDone: count,
      progressTotal: count,
      leaseOwner: nullable(id),
      leaseUntil: nullable(instant),
      lastError: nullable(text),
      runAfter: instant,
      createdAt: instant,
      finishedAt: nullable(instant),
    },
    [
      { name: "jobs_key", columnNames: ["dedupeKey"], isUnique: true },
      { name: "jobs_due", columnNames: ["status", "priority", "runAfter"] },
    ],
  ),
  table(
    "messages",
    {
      id: primary(id),
      interviewId: id,
      channel: short,
      purpose: short,
      toSealed: sealed,
      subject: line,
      textSealed: text,
      state: short,
      createdAt: instant,
      sentAt: nullable(instant),
    },
    [{ name: "messages_by_interview", columnNames: ["interviewId"] }],
  ),
  table(
    "plans",
    {
      id: primary(id),
      name: line,
      jobTitle: line,
      language: short,
      questionCount: count,
      estimatedMinutes: count,
      definition: text,
      version: count,
      createdAt: instant,
      updatedAt: instant,
      archivedAt: nullable(instant),
    },
    [{ name: "plans_updated", columnNames: ["updatedAt", "id"] }],
  ),
  table(
    "recordings",
    {
      id: primary(id),
      answerId: id,
      take: count,
      storeKey: line,
      mimeType: line,
      durationMs: count,
      size: count,
      sha256: digest,
      segments: text,
      createdAt: instant,
    },
    [{ name: "recordings_by_answer", columnNames: ["answerId"], isUnique: true }],
  ),
  table(
    "reports",
    {
      id: primary(id),
      interviewId: id,
      version: count,
      report: text,
      createdAt: instant,
    },
    [{ name: "reports_by_version", columnNames: ["interviewId", "version"], isUnique: true }],
  ),
  table(
    "sandbox_messages",
    {
      id: primary(id),
      channel: short,
      toSealed: sealed,
      subject: line,
      textSealed: text,
      createdAt: instant,
    },
    [{ name: "sandbox_messages_age", columnNames: ["createdAt"] }],
  ),
  table("speech_segments", {
    answerId: primary(id),
    take: primary(count),
    segment: primary(count),
    doneUntilMs: count,
    state: text,
    final: flag,
  }),
  table(
    "staff_sessions",
    {
      id: primary(id),
      tokenHash: digest,
      name: line,
      role: short,
      createdAt: instant,
      expiresAt: instant,
    },
    [{ name: "staff_sessions_token", columnNames: ["tokenHash"], isUnique: true }],
  ),
  table(
    "transcripts",
    {
      id: primary(id),
      answerId: id,
      version: count,
      source: short,
      language: short,
      text: text,
      words: text,
      speech: nullable(text),
      usable: flag,
      reason: nullable(short),
      engine: line,
      createdBy: nullable(line),
      createdAt: instant,
    },
    [{ name: "transcripts_by_version", columnNames: ["answerId", "version"], isUnique: true }],
  ),
];

export class CreateGround1795900000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const created of tables) await queryRunner.createTable(created, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const created of tables.toReversed()) await queryRunner.dropTable(created, true);
  }
}
