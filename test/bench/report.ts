import { setTimeout as sleep } from "node:timers/promises";
import { type Seated, beginQuestion, makePlan, seat, settle, staffHeaders } from "./candidates";
import { type Client, type Json, expectStatus, openClient } from "./client";
import { type Figure, figure } from "./figures";
import { type Slice, makeRecording } from "./recordings";
import { type Timings, sendSlices } from "./sendSlices";
import { startServerProcess } from "./serverProcess";
import { withFolder } from "./withFolder";

const HEARTBEAT_MS = 5_000;
const REPORT_TIMEOUT_MS = 300_000;

/** One stage with `count` spoken questions of the template, no preparation. */
export const spokenQuestions = (count: number) => (definition: Json) => {
  const questions = definition.stages
    .filter(({ kind }: Json) => kind === "questions" || kind === "situational")
    .flatMap((stage: Json) => stage.questions);
  const asked = Array.from({ length: count }, (_, index) => ({
    ...questions[index % questions.length],
    id: `q${index + 1}`,
    prepSeconds: 0,
    answerSeconds: 90,
  }));
  const stage = { id: "spoken", kind: "questions", title: "问答", guide: "", questions: asked };
  const used = new Set(asked.flatMap(({ dimensions }) => dimensions.map(({ id }: Json) => id)));
  const kept = definition.dimensions.filter(({ id }: Json) => used.has(id));
  const share = Math.floor(10_000 / kept.length);
  const dimensions = kept.map((dimension: Json, index: number) => ({
    ...dimension,
    weightBp: index === 0 ? 10_000 - share * (kept.length - 1) : share,
  }));
  return { ...definition, dimensions, stages: [stage] };
};

/** Speaks one answer at the pace at which people speak, then submits it. */
async function speakAnswer(client: Client, { headers }: Seated, questionId: string, slices: Slice[]) {
  const timings: Timings = { ticket: [], put: [], commit: [] };
  const started = performance.now();
  let recorded = 0;
  const beat = setInterval(() => {
    const body = { questionId, recordedMs: recorded * 1000 };
    client.call("POST", "/candidate/heartbeat", body, headers).catch(() => undefined);
  }, HEARTBEAT_MS);
  try {
    for (; recorded < slices.length; recorded += 1) {
      await sleep(Math.max(0, started + (recorded + 1) * 1000 - performance.now()));
      const slice = { ...(slices[recorded] as Slice), sequence: recorded };
      await sendSlices(client, { questionId, headers }, [slice], timings);
    }
  } finally {
    clearInterval(beat);
  }
  const segment = {
    segment: 0,
    mimeType: "audio/webm;codecs=opus",
    chunks: slices.length,
    durationMs: slices.length * 1000,
  };
  const submission = { take: 1, medium: "audio", manifest: { segments: [segment] }, text: null };
  const path = `/candidate/answers/${questionId}/submit`;
  return expectStatus(await client.call("POST", path, submission, headers), 200, "submit").body;
}

/** When each step was through for every answer, by performance.now(). */
type Steps = { media: number; transcript: number; score: number; report: number };

/** What still stood in the way of the report, for whoever reads the failure. */
async function explain(client: Client, interview: Json): Promise<Error> {
  const pipelines = interview.questions.map(({ id, answer }: Json) => ({ id, ...answer?.pipeline }));
  const open = await Promise.all(
    ["pending", "running", "dead"].map((status) =>
      client.call("GET", `/jobs?status=${status}&limit=10`, undefined, staffHeaders),
    ),
  );
  const jobs = open.flatMap(({ body }) =>
    body.items.map(({ kind, status, attempts, lastError }: Json) => ({ kind, status, attempts, lastError })),
  );
  return new Error(`no report (${interview.report.state}): ${JSON.stringify({ pipelines, jobs })}`);
}

async function untilReady(client: Client, interviewId: string): Promise<Steps> {
  const deadline = performance.now() + REPORT_TIMEOUT_MS;
  const steps: Steps = { media: 0, transcript: 0, score: 0, report: 0 };
  for (;;) {
    const { body } = await client.call("GET", `/interviews/${interviewId}`, undefined, staffHeaders);
    const now = performance.now();
    for (const step of ["media", "transcript", "score"] as const) {
      const through = body.questions.every(({ answer }: Json) => answer?.pipeline[step] === "ready");
      if (through) steps[step] ||= now;
    }
    if (body.report.state === "ready") return { ...steps, report: now };
    if (body.report.state === "failed" || now > deadline) throw await explain(client, body);
    await sleep(50);
  }
}

/** One candidate who speaks five minutes at real pace; the clock runs from the last submit to the report. */
export async function measureReport({ quick }: { quick: boolean }): Promise<Figure[]> {
  const { count, seconds } = quick ? { count: 1, seconds: 20 } : { count: 5, seconds: 60 };
  return withFolder(async (dataDir) => {
    const server = await startServerProcess({ dataDir });
    const client = openClient(server.origin, 6);
    try {
      const planId = await makePlan(client, spokenQuestions(count));
      const candidate = await seat(client, planId, { answering: false });
      await settle(client);
      const recordings: Slice[][] = [];
      for (let first = 0; first < count; first += 1) recordings.push(await makeRecording({ first, seconds }));
      let submittedAt = 0;
      for (const [index, slices] of recordings.entries()) {
        const questionId = `q${index + 1}`;
        await beginQuestion(client, candidate, questionId);
        await speakAnswer(client, candidate, questionId, slices.slice(0, seconds));
        submittedAt = performance.now();
      }
      const steps = await untilReady(client, candidate.interviewId);
      const since = (step: keyof Steps) => (steps[step] - submittedAt) / 1000;
      const path = `/interviews/${candidate.interviewId}/report`;
      const { body } = expectStatus(await client.call("GET", path, undefined, staffHeaders), 200, path);
      const answers: Json[] = body.report.answers;
      const heard = answers.filter(({ transcript }) => transcript?.usable).length;
      const characters = answers.reduce((sum, { transcript }) => sum + (transcript?.text.length ?? 0), 0);
      return [
        figure("report", `last submit → report, ${count} × ${seconds} s, base model`, since("report"), "s", {
          goal: { atMost: 10 },
          note: `${characters} characters heard`,
        }),
        figure("report", "last submit → last recording assembled", since("media"), "s"),
        figure("report", "last submit → last words recognised", since("transcript"), "s"),
        figure("report", "last submit → last answer scored", since("score"), "s"),
        figure("report", "answers with usable words", heard, "answers", { goal: { exactly: count } }),
      ];
    } finally {
      client.close();
      await server.stop();
    }
  });
}
