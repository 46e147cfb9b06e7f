import { type Client, type Json, expectStatus } from "./client";
import type { Slice } from "./recordings";

const PARALLEL_PUTS = 3;

export type Numbered = Slice & { sequence: number };
/** Milliseconds of each call. */
export type Timings = { ticket: number[]; put: number[]; commit: number[] };

/** Ticket → put → commit of one batch, as miniapp/candidate/recording/sendBatch.ts does it. */
export async function sendSlices(
  client: Client,
  target: { questionId: string; headers: Record<string, string> },
  batch: readonly Numbered[],
  timings: Timings,
): Promise<void> {
  const { questionId, headers } = target;
  const path = `/candidate/answers/${questionId}`;
  const described = batch.map(({ sequence, size, md5 }) => ({ take: 1, segment: 0, sequence, size, md5 }));
  const granted = await client.call("POST", `${path}/tickets`, { chunks: described }, headers);
  timings.ticket.push(expectStatus(granted, 200, "tickets").ms);

  const waiting: Json[] = [...granted.body.tickets];
  const lane = async () => {
    for (let ticket = waiting.shift(); ticket; ticket = waiting.shift()) {
      const slice = batch.find(({ sequence }) => sequence === ticket.sequence);
      if (!slice) continue;
      // The store's own; of how many bytes there are the client says itself.
      const { "Content-Length": _, ...own } = ticket.headers;
      const put = await client.send("PUT", ticket.url, own, slice.bytes);
      timings.put.push(expectStatus(put, put.status === 200 ? 200 : 204, "put").ms);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_PUTS }, lane));

  const chunks = described.map((chunk) => ({ ...chunk, durationMs: 1000 }));
  const committed = await client.call("POST", `${path}/chunks`, { chunks }, headers);
  timings.commit.push(expectStatus(committed, 200, "commit").ms);
  if (committed.body.acknowledged.length !== batch.length) throw new Error("a chunk was not acknowledged");
}
