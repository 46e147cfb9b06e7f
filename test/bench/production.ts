import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { CODE_TEMPLATE, type Production, startProduction } from "../support/production/startProduction";
import { readLedger } from "../support/production/ledger";
import { type FindCode, type Seated, makePlan, many, seat } from "./candidates";
import { type Client, type Json, expectStatus, openClient } from "./client";
import { type Figure, figure, percentile } from "./figures";
import { type Slice, makeRecording } from "./recordings";
import { spokenQuestions } from "./report";
import { type Timings, sendSlices } from "./sendSlices";

const SECTION = "production";
const ENTRY = join(__dirname, "../../bot/main.js");
const LOGS = join(process.cwd(), "build-output/production-bench");
/** Candidates who send as fast as they are answered. */
const LANES = 24;
const BATCH = 5;
const QUESTION = "q1";
const SCORED_TIMEOUT_MS = 240_000;
/** No chats: what is measured is the API and the workers. */
const WITHOUT_CHATS = {
  DINGTALK_CLIENT_ID: "",
  DINGTALK_CLIENT_SECRET: "",
  DINGTALK_CORP_ID: "",
  DINGTALK_ROBOT_CODE: "",
  DINGTALK_CARD_TEMPLATE_ID: "",
  RATE_LIMITS: "false",
};

/** One spoken question that may be answered for as long as a measurement lasts. */
const oneLongQuestion = (definition: Json): Json => {
  const asked = spokenQuestions(1)(definition);
  const [stage] = asked.stages;
  return { ...asked, stages: [{ ...stage, questions: [{ ...stage.questions[0], answerSeconds: 5_400 }] }] };
};

const findCode =
  ({ sms }: Production): FindCode =>
  (phone) =>
    sms.records.find((record) => record.phone === phone && record.template === CODE_TEMPLATE)?.params["code"];

type World = { production: Production; client: Client; planId: string; slices: Slice[] };

const seatMany = ({ production, client, planId }: World, count: number) =>
  many(count, 4, () => seat(client, planId, { findCode: findCode(production) }));

const apiMs = ({ processes }: Production) =>
  processes.apis.reduce((sum, kept) => sum + kept.processorMs(), 0);

/** @returns rounds a second, and what the APIs' processors did for one, ms */
async function drive(
  { production }: World,
  seated: readonly Seated[],
  seconds: number,
  round: (candidate: Seated, index: number) => Promise<number>,
) {
  const [before, own] = [apiMs(production), process.cpuUsage()];
  const began = performance.now();
  const until = began + seconds * 1_000;
  let done = 0;
  await Promise.all(
    seated.map(async (candidate) => {
      for (let index = 0; performance.now() < until; index += 1) {
        // Read after the wait: with `done += await` each lane would write over what the others counted meanwhile.
        const more = await round(candidate, index);
        done += more;
      }
    }),
  );
  const ms = performance.now() - began;
  const used = process.cpuUsage(own);
  const apiShare = (apiMs(production) - before) / ms;
  return {
    rate: (done * 1_000) / ms,
    costMs: (apiMs(production) - before) / done,
    note:
      `APIs ${(apiShare * 100).toFixed(0)} % of a core, ` +
      `callers and proxy ${(((used.user + used.system) / 1_000 / ms) * 100).toFixed(0)} %`,
  };
}

/** Uploads and reads through the proxy, with the workers at rest. */
async function measureApis(world: World, apis: number, seconds: number) {
  const { production, client, slices } = world;
  const seated = await seatMany(world, LANES);
  for (const kept of production.processes.workers) await kept.stop();
  const timings: Timings = { ticket: [], put: [], commit: [] };
  const uploads = await drive(world, seated, seconds, async ({ headers }, index) => {
    const batch = Array.from({ length: BATCH }, (_, place) => ({
      ...(slices[place] as Slice),
      sequence: index * BATCH + place,
    }));
    await sendSlices(client, { questionId: QUESTION, headers }, batch, timings);
    return BATCH;
  });
  const reads = await drive(world, seated, seconds, async ({ headers }) => {
    const path = "/candidate/interview";
    expectStatus(await client.call("GET", path, undefined, headers), 200, path);
    return 1;
  });
  for (const kept of production.processes.workers) await kept.start();
  const named = `${apis} API${apis > 1 ? "s" : ""}`;
  return {
    uploads,
    reads,
    figures: [
      figure(SECTION, `chunks acknowledged, ${named}`, uploads.rate, "/s", { note: uploads.note }),
      figure(SECTION, `API processor time per chunk, ${named}`, uploads.costMs, "ms"),
      figure(SECTION, `commit of ${BATCH} chunks, ${named}, p99`, percentile(timings.commit, 0.99), "ms"),
      figure(SECTION, `reads of an interview, ${named}`, reads.rate, "/s", { note: reads.note }),
      figure(SECTION, `API processor time per read, ${named}`, reads.costMs, "ms"),
    ],
  };
}

/** Answers wait while no worker runs; then so many begin at once. @returns answers a second until the last is scored */
async function measureWorkers(world: World, workers: number, answers: number) {
  const { production, client, slices } = world;
  const seated = await seatMany(world, answers);
  const kept = production.processes.workers;
  for (const worker of kept) await worker.stop();
  const timings: Timings = { ticket: [], put: [], commit: [] };
  await Promise.all(
    seated.map(async ({ headers }) => {
      const batch = slices.map((slice, sequence) => ({ ...slice, sequence }));
      await sendSlices(client, { questionId: QUESTION, headers }, batch, timings);
      const segment = {
        segment: 0,
        mimeType: "audio/webm;codecs=opus",
        chunks: batch.length,
        durationMs: batch.length * 1_000,
      };
      const submission = { take: 1, medium: "audio", manifest: { segments: [segment] }, text: null };
      const path = `/candidate/answers/${QUESTION}/submit`;
      expectStatus(await client.call("POST", path, submission, headers), 200, "submit");
    }),
  );
  const waiting = await unscored(production);
  const [processorMs, own] = [kept.map((worker) => worker.processorMs()), process.cpuUsage()];
  await Promise.all(kept.slice(0, workers).map((worker) => worker.start()));
  const began = performance.now();
  const deadline = began + SCORED_TIMEOUT_MS;
  while ((await unscored(production)) > 0) {
    if (performance.now() > deadline) throw new Error(`not scored in time: see ${production.logs}`);
    await pause(50);
  }
  const ms = performance.now() - began;
  const spentMs = kept.reduce((sum, worker, at) => sum + worker.processorMs() - (processorMs[at] ?? 0), 0);
  const used = process.cpuUsage(own);
  await Promise.all(kept.slice(workers).map((worker) => worker.start()));
  return {
    rate: (waiting * 1_000) / ms,
    note:
      `${waiting} answers of ${slices.length} s, workers ${((spentMs / ms) * 100).toFixed(0)} % of a core, ` +
      `simulators ${(((used.user + used.system) / 1_000 / ms) * 100).toFixed(0)} %`,
  };
}

const unscored = (production: Production): Promise<number> =>
  readLedger(production, async (ask) => {
    const sql =
      "SELECT COUNT(*) AS count FROM answers WHERE sealedAt IS NOT NULL AND NOT (scoreState = 'ready' AND mediaState = 'ready')";
    return Number((await ask(sql))[0]?.["count"]);
  });

/** From the commit that wants a message to the moment at which the gateway has it: commit → job → call. */
async function measureQueue({ production }: World): Promise<Figure[]> {
  const written = await readLedger(production, (ask) =>
    ask("SELECT id, UNIX_TIMESTAMP(createdAt) * 1000 AS ms FROM messages WHERE purpose = 'code'"),
  );
  const at = new Map(written.map(({ id, ms }) => [String(id), Number(ms)]));
  const waits = production.sms.records
    .filter(({ template }) => template === CODE_TEMPLATE)
    .map(({ outId, sentAt }) => sentAt.getTime() - (at.get(outId) ?? Number.NaN))
    .filter((ms) => !Number.isNaN(ms));
  const note = `n = ${waits.length}, the call to the gateway included`;
  return [
    figure(SECTION, "commit → job at work, p50", percentile(waits, 0.5), "ms", { note }),
    figure(SECTION, "commit → job at work, p99", percentile(waits, 0.99), "ms", { note }),
  ];
}

/** The production shape on one machine, with one process of a role and with two. */
export async function measureProduction({ quick }: { quick: boolean }): Promise<Figure[]> {
  const seconds = quick ? 4 : 12;
  const answers = quick ? 8 : 40;
  const slices = (await makeRecording({ first: 0, seconds: 10 })).slice(0, 10);
  const figures: Figure[] = [];
  const uploads: number[] = [];
  const reads: number[] = [];
  for (const apis of [1, 2]) {
    const production = await startProduction({
      entry: ENTRY,
      logs: LOGS,
      apis,
      workers: 2,
      bots: 0,
      env: WITHOUT_CHATS,
    });
    const client = openClient(production.origin, LANES * 3);
    try {
      const world = { production, client, slices, planId: await makePlan(client, oneLongQuestion) };
      const measured = await measureApis(world, apis, seconds);
      figures.push(...measured.figures);
      uploads.push(measured.uploads.rate);
      reads.push(measured.reads.rate);
      if (apis === 1) continue;
      const [one, two] = [await measureWorkers(world, 1, answers), await measureWorkers(world, 2, answers)];
      figures.push(
        figure(SECTION, "answers assembled, transcribed and scored, 1 worker", one.rate, "/s", {
          note: one.note,
        }),
        figure(SECTION, "answers assembled, transcribed and scored, 2 workers", two.rate, "/s", {
          note: two.note,
        }),
        figure(SECTION, "growth, 2 workers for 1", two.rate / one.rate, "×"),
        ...(await measureQueue(world)),
      );
    } finally {
      client.close();
      await production.stop();
    }
  }
  const growth = ([one = Number.NaN, two = Number.NaN]: readonly number[]) => two / one;
  return [
    ...figures,
    figure(SECTION, "growth of uploads, 2 APIs for 1", growth(uploads), "×", { note: "all on one machine" }),
    figure(SECTION, "growth of reads, 2 APIs for 1", growth(reads), "×", { note: "all on one machine" }),
  ];
}
