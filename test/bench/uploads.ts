import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { composeServices } from "../../server/composeServices";
import { parseEnv } from "../../server/env";
import { chunkKey } from "../../server/media/chunkKeys";
import { ChunkRow } from "../../server/media/entity";
import { Answer } from "../../server/interviews/entity";
import { makePlan, many, seat, settle, withLimits } from "./candidates";
import { openClient } from "./client";
import { type Figure, figure, percentile } from "./figures";
import { startServerProcess } from "./serverProcess";
import type { LoadOrder, LoadResult } from "./uploadLoad";
import { withFolder } from "./withFolder";

const CANDIDATES = 200;
const SAMPLE = 300;

async function runLoad(order: LoadOrder): Promise<LoadResult> {
  const child = fork(join(__dirname, "uploadLoad.js"), [], { serialization: "advanced" });
  child.send(order);
  const [result] = (await Promise.race([
    once(child, "message"),
    once(child, "exit").then(([code]) => {
      throw new Error(`the load generator ended with ${String(code)}`);
    }),
  ])) as [LoadResult];
  return result;
}

/** Reads back what the database and the store hold, without the server that said it held them. */
async function countLost(dataDir: string, load: LoadResult): Promise<{ lost: number; checked: number }> {
  const { services, close } = await composeServices(
    parseEnv({ ...process.env, LOG_LEVEL: "silent", DATA_DIR: dataDir, ROLES: "api,worker,bot" }),
  );
  try {
    const { db, media } = services;
    const rows = await db.read.find(ChunkRow);
    const answers = new Map((await db.read.find(Answer)).map((answer) => [answer.id, answer]));
    const wrongRows = rows.filter(({ sequence, size, md5 }) => {
      const sent = load.slices[sequence];
      return sent?.size !== size || sent.md5 !== md5;
    }).length;
    const step = Math.max(1, Math.floor(rows.length / SAMPLE));
    const sample = rows.filter((_, index) => index % step === 0);
    let damaged = 0;
    for (const row of sample) {
      const key = chunkKey(answers.get(row.answerId)?.interviewId ?? "", row.answerId, row);
      const hash = createHash("md5");
      for await (const part of media.read(key)) hash.update(part as Buffer);
      if (hash.digest("base64") !== row.md5) damaged += 1;
    }
    return { lost: load.acknowledged - rows.length + wrongRows + damaged, checked: sample.length };
  } finally {
    await close();
  }
}

/**
 * 200 candidates at once, each with one slice a second of about 30 kB of real video and speech, by ticket → put →
 * commit, and a heartbeat each five seconds. Recognition runs meanwhile, as it does in production.
 */
export async function measureUploads({ quick }: { quick: boolean }): Promise<Figure[]> {
  const seconds = quick ? 5 : 30;
  return withFolder(async (dataDir) => {
    const server = await startServerProcess({ dataDir });
    let load: LoadResult;
    let processorMs = 0;
    try {
      const client = openClient(server.origin, 8);
      const planId = await makePlan(client, withLimits(600));
      const seated = await many(CANDIDATES, 8, () => seat(client, planId));
      await settle(client);
      const state = await client.call("GET", "/candidate/interview", undefined, seated[0]?.headers);
      const questionId: string = state.body.current.question.id;
      client.close();
      const before = server.processorMs();
      load = await runLoad({
        origin: server.origin,
        seconds,
        candidates: seated.map(({ headers }) => ({ questionId, headers })),
      });
      processorMs = server.processorMs() - before;
    } finally {
      await server.stop();
    }
    const { lost, checked } = await countLost(dataDir, load);
    const missing = CANDIDATES * seconds - load.acknowledged;
    const { ticket, put, commit } = load.timings;
    const kib = Math.round(load.bytes / load.acknowledged / 1024);
    const batch = (load.acknowledged / commit.length).toFixed(2);
    const note = `${CANDIDATES} candidates, ${seconds} s, ${load.acknowledged} chunks of ${kib} KiB, ${batch} a batch`;
    const calls = { ticket, put, commit, heartbeat: load.heartbeat };
    return [
      figure("upload", "chunk, whole way, p50", percentile(load.way, 0.5), "ms", { note }),
      figure("upload", "chunk, whole way, p95", percentile(load.way, 0.95), "ms"),
      figure("upload", "chunk, whole way, p99", percentile(load.way, 0.99), "ms", { goal: { below: 200 } }),
      ...Object.entries(calls).flatMap(([name, samples]) => [
        figure("upload", `${name}, p50`, percentile(samples, 0.5), "ms"),
        figure("upload", `${name}, p99`, percentile(samples, 0.99), "ms"),
      ]),
      figure("upload", "server's processor time per chunk", processorMs / load.acknowledged, "ms", {
        note: "heartbeats and job keeping included, recognition not",
      }),
      figure("upload", "lost or damaged after acknowledgement", lost, "chunks", {
        goal: { exactly: 0 },
        note: `every row counted, ${checked} objects read back and hashed`,
      }),
      figure("upload", "never acknowledged", missing, "chunks", { goal: { exactly: 0 } }),
      figure("upload", "batches sent again", load.retries, "batches", { note: load.firstError ?? "" }),
      figure("upload", "load generator's own delay, p99", load.ownDelayP99, "ms"),
    ];
  });
}
