import type { Client, Json } from "../../bench/client";
import type { Pace, Spoken, Visit } from "./candidate";

export type Call = (method: string, path: string, body?: unknown) => Promise<Json>;

export type Answering = {
  client: Client;
  seated: Call;
  headers: { authorization: string; "x-tab-id": string };
  onTry: (why: string) => void;
  visit: Visit;
  pace: Pace;
  mayAnswer(question: number): boolean;
  until: AbortSignal;
};
export type Pending = Spoken & { bytes: Buffer };

/** As the page's uploader has them. */
export const BATCH = 20;
const PARALLEL_PUTS = 3;

/** Ticket → put → commit of the oldest slices of one answer; one leaves `pending` only once it is acknowledged. */
export async function sendBatch(
  { client, seated, onTry, visit }: Answering,
  pending: Pending[],
): Promise<void> {
  const questionId = pending[0]?.questionId ?? "";
  const batch = pending.filter((chunk) => chunk.questionId === questionId).slice(0, BATCH);
  const path = `/answers/${questionId}`;
  const describe = ({ sequence, size, md5 }: Pending) => ({ take: 1, segment: 0, sequence, size, md5 });
  const release = (refs: readonly { sequence: number }[]) => {
    for (const { sequence } of refs) {
      const at = pending.findIndex((chunk) => chunk.questionId === questionId && chunk.sequence === sequence);
      const [chunk] = at < 0 ? [] : pending.splice(at, 1);
      if (!chunk) continue;
      const { size, md5 } = chunk;
      visit.acknowledged.push({ questionId, sequence, size, md5 });
    }
  };
  const granted = await seated("POST", `${path}/tickets`, { chunks: batch.map(describe) });
  release(granted.held);
  const waiting: Json[] = [...granted.tickets];
  const put: Pending[] = [];
  const lane = async () => {
    for (let ticket = waiting.shift(); ticket; ticket = waiting.shift()) {
      const chunk = batch.find(({ sequence }) => sequence === ticket.sequence);
      if (!chunk) continue;
      const headers = { ...ticket.headers };
      delete headers["Content-Length"];
      const { status } = await client.send("PUT", ticket.url, headers, chunk.bytes);
      // What lies there already was put before, and the answer was lost: the commit says what it is.
      if (status >= 300 && status !== 409) throw new Error(`put ${status}`);
      put.push(chunk);
    }
  };
  await Promise.all(
    Array.from({ length: PARALLEL_PUTS }, () => lane().catch((error: Error) => onTry(error.message))),
  );
  if (put.length === 0) return;
  const chunks = put.map((chunk) => ({ ...describe(chunk), durationMs: 1_000 }));
  const { acknowledged } = await seated("POST", `${path}/chunks`, { chunks });
  release(acknowledged);
}
