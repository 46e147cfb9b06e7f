import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { expectStatus, openClient } from "./client";
import { type Slice, makeRecording } from "./recordings";
import { type Numbered, type Timings, sendSlices } from "./sendSlices";

/** Entry of the load generator, a process of its own: many candidates who speak at the same time. */
export type LoadOrder = {
  origin: string;
  seconds: number;
  candidates: { questionId: string; headers: Record<string, string> }[];
};
export type LoadResult = {
  /** From the slice's birth to its acknowledgement, ms. */
  way: number[];
  timings: Timings;
  heartbeat: number[];
  acknowledged: number;
  bytes: number;
  /** Batches that had to be sent again. */
  retries: number;
  firstError: string | null;
  /** How late the generator's own timers were at most, ms: above this nothing can be told apart. */
  ownDelayP99: number;
  slices: { size: number; md5: string }[];
};

type Target = LoadOrder["candidates"][number];

const BATCH = 20;
const HEARTBEAT_MS = 5_000;
const DRAIN_MS = 60_000;

async function speak(
  { origin, seconds, candidates }: LoadOrder,
  slices: readonly Slice[],
): Promise<LoadResult> {
  const client = openClient(origin, candidates.length * 3);
  const result: LoadResult = {
    way: [],
    timings: { ticket: [], put: [], commit: [] },
    heartbeat: [],
    acknowledged: 0,
    bytes: 0,
    retries: 0,
    firstError: null,
    ownDelayP99: 0,
    slices: slices.map(({ size, md5 }) => ({ size, md5 })),
  };
  const fail = (error: unknown) => {
    result.retries += 1;
    result.firstError ??= String(error);
  };

  async function sendHeartbeat({ questionId, headers }: Target, recordedMs: number) {
    const body = { questionId, recordedMs };
    try {
      const answer = await client.call("POST", "/candidate/heartbeat", body, headers);
      result.heartbeat.push(expectStatus(answer, 200, "heartbeat").ms);
    } catch (error) {
      fail(error);
    }
  }

  /** A page's heartbeats keep the rhythm of its own question, which began at any moment. */
  async function beat(target: Target, recordedMs: () => number, signal: AbortSignal) {
    const phase = (candidates.indexOf(target) * HEARTBEAT_MS) / candidates.length;
    for (let wait = phase; !signal.aborted; wait = HEARTBEAT_MS) {
      await sleep(wait, undefined, { signal }).catch(() => undefined);
      if (!signal.aborted) await sendHeartbeat(target, recordedMs());
    }
  }

  async function upload(target: Target, start: number) {
    const pending: (Numbered & { born: number })[] = [];
    let recorded = 0;
    const deadline = start + seconds * 1000 + DRAIN_MS;
    await sleep(start - performance.now());
    const beating = new AbortController();
    void beat(target, () => recorded * 1000, beating.signal);
    while ((recorded < seconds || pending.length > 0) && performance.now() < deadline) {
      const due = Math.min(seconds, Math.floor((performance.now() - start) / 1000));
      for (; recorded < due; recorded += 1) {
        const slice = slices[recorded] as Slice;
        pending.push({ ...slice, sequence: recorded, born: start + (recorded + 1) * 1000 });
      }
      const batch = pending.slice(0, BATCH);
      if (batch.length === 0) {
        await sleep(Math.max(1, start + (recorded + 1) * 1000 - performance.now()));
        continue;
      }
      try {
        await sendSlices(client, target, batch, result.timings);
        const now = performance.now();
        for (const { born, size } of batch) {
          result.way.push(now - born);
          result.bytes += size;
        }
        result.acknowledged += batch.length;
        pending.splice(0, batch.length);
      } catch (error) {
        fail(error);
        await sleep(500);
      }
    }
    beating.abort();
  }

  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const begin = performance.now() + 200;
  // People do not begin in the same millisecond: they are spread over the second.
  const shifts = candidates.map((_, index) => (index * 1000) / candidates.length);
  await Promise.all(candidates.map((target, index) => upload(target, begin + (shifts[index] ?? 0))));
  result.ownDelayP99 = delay.percentile(99) / 1e6;
  client.close();
  return result;
}

process.once("message", (order: LoadOrder) => {
  makeRecording({ first: 0, seconds: order.seconds, video: true })
    .then((slices) => speak(order, slices.slice(0, order.seconds)))
    .then(
      (result) => process.send?.(result, () => process.disconnect()),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
});
