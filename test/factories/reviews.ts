import { newId } from "../../server/clock";
import { insertRow, updateRows } from "../../server/db/rows";
import { Interview } from "../../server/interviews/entity";
import { composeReport } from "../../server/reports/composeReport";
import { AnswerScoreRow } from "../../server/scoring/entity";
import { scoreOfLevel } from "../../server/scoring/rubric/fixed";
import type { AnswerScore } from "../../server/scoring/types";
import { buildInterview } from "./org";
import type { TestServer } from "./server";

const ENGINE = { name: "rubric", version: "1.1" };

const scoreAt = (level: number): AnswerScore => ({
  dimensions: [
    {
      id: "teamwork",
      level,
      score: scoreOfLevel(level),
      confidence: 0.9,
      evidence: [{ start: 0, end: 4, quote: "我们一起" }],
      reason: "提到了和团队一起做。",
    },
  ],
  star: { situation: [], task: [], action: [], result: [] },
  signals: {
    relevance: 0.5,
    specificity: 0.5,
    structure: 0.5,
    ownership: 0.5,
    keywords: [],
    characters: 10,
    sentences: 1,
  },
  total: scoreOfLevel(level),
  usable: true,
  flags: [],
  engine: ENGINE,
  comment: "一句评语。",
});

/** A completed interview of the unit with one answer, which the machine put at `level`, and its report. */
export async function buildReviewable(
  server: TestServer,
  orgUnitId: string,
  {
    level = 3,
    positionId = null,
    ...over
  }: { level?: number; positionId?: string | null; name?: string; planId?: string } = {},
): Promise<{ id: string; answerId: string }> {
  const { services } = server;
  const { id, answerId } = await buildInterview(server, orgUnitId, over);
  const now = services.clock.now();
  await services.db.write(async (tx) => {
    await insertRow(tx, AnswerScoreRow, {
      id: newId(),
      answerId,
      transcriptVersion: 1,
      engine: `${ENGINE.name}@${ENGINE.version}`,
      score: scoreAt(level),
      createdAt: now,
    });
    const completed = {
      status: "completed",
      positionId,
      consentRecording: true,
      consentAiEvaluation: true,
      startedAt: now,
      completedAt: now,
      answeredCount: 1,
    } as const;
    await updateRows(tx, Interview, { id }, completed);
  });
  await composeAgain(server, id);
  return { id, answerId };
}

/** What the worker does when the last answer is scored. */
export async function composeAgain({ services }: TestServer, interviewId: string): Promise<void> {
  const context = {
    jobId: "job",
    attempt: 1,
    signal: new AbortController().signal,
    progress: async () => undefined,
  };
  const finish = await composeReport(services).run({ interviewId }, context);
  if (finish) await services.db.write(finish);
}
