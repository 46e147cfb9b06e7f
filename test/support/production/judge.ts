import { createHash } from "node:crypto";
import { chunkKey } from "../../../server/media/chunkKeys";
import { openClient } from "../../bench/client";
import type { Slice } from "../../bench/recordings";
import type { Spoken, Visit } from "./candidate";
import { type AskAsStaff, askAsStaff } from "./company";
import { type Arrivals, countArrivals } from "./countArrivals";
import { inLanes } from "./inLanes";
import type { Counted, Stock } from "./ledger";
import { soundOf } from "./soundOf";
import { BUCKET_FOLDER, type Production } from "./startProduction";

/** What the promises come to; each number is named in the table that is printed. */
export type Verdict = Arrivals & {
  interviews: { invited: number; completed: number; byHand: number };
  chunks: {
    recorded: number;
    acknowledged: number;
    /** Acknowledged, and not as it was in the database or the store. */
    lost: number;
  };
  recordings: { made: number; wrong: number };
  transcripts: { one: number; several: number };
  reports: { one: number; none: number; several: number };
  jobs: { open: number; dead: number };
};

/** Downloads at a time. */
const LANES = 8;

const chunkOf = (interviewId: string | null, { questionId, sequence, size, md5 }: Spoken) =>
  [interviewId, questionId, sequence, size, md5].join("/");

/** Each acknowledged chunk has its row, and its object in the bucket has the bytes that were sent. */
function countLost({ oss }: Production, visits: readonly Visit[], stock: Stock): number {
  const held = new Map(stock.chunks.map((row) => [chunkOf(row.interviewId, row), row]));
  const isThere = (interviewId: string | null, chunk: Spoken) => {
    const row = held.get(chunkOf(interviewId, chunk));
    if (!row) return false;
    const key = chunkKey(row.interviewId, row.answerId, { take: 1, segment: 0, sequence: row.sequence });
    const bytes = oss.objects.get(`${BUCKET_FOLDER}/${key}`)?.bytes;
    return bytes !== undefined && createHash("md5").update(bytes).digest("base64") === chunk.md5;
  };
  const acknowledged = visits.flatMap((visit) =>
    visit.acknowledged.map((chunk) => isThere(visit.interviewId, chunk)),
  );
  return acknowledged.filter((there) => !there).length;
}

/** A link of the store's own leads to it, any other one to the API. */
async function download(ask: AskAsStaff, origin: string, path: string): Promise<Buffer> {
  const { url } = await ask("GET", path);
  const answer = await fetch(new URL(url, origin));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

/** Each recording is fetched as HR would to hear it, and sounds as what was spoken. */
async function countWrongRecordings(
  ask: AskAsStaff,
  origin: string,
  visits: readonly Visit[],
  stock: Stock,
): Promise<number> {
  const visitOf = new Map(visits.map((visit) => [visit.interviewId, visit]));
  const sounds = new Map<readonly Slice[], string>();
  const spokenAs = (slices: readonly Slice[]) => {
    const known = sounds.get(slices) ?? soundOf(Buffer.concat(slices.map(({ bytes }) => bytes)));
    sounds.set(slices, known);
    return known;
  };
  const right = await inLanes(LANES, stock.recordings, async ({ interviewId, answerId, questionIndex }) => {
    const slices = visitOf.get(interviewId)?.recordings[questionIndex];
    return (
      slices !== undefined &&
      (await download(ask, origin, `/interviews/${interviewId}/answers/${answerId}/media`)
        .then((media) => soundOf(media) === spokenAs(slices))
        .catch(() => false))
    );
  });
  return right.filter((is) => !is).length;
}

const sum = (rows: readonly { count: number }[]) => rows.reduce((total, { count }) => total + count, 0);
/** Of those that have any: how many have one version, and how many more than that. */
const versions = (rows: readonly Counted[]) => ({
  one: sum(rows.filter(({ what }) => what === "1")),
  several: sum(rows.filter(({ what }) => what !== "1")),
});

/**
 * Holds what happened against what was promised.
 * @param until questions that have no answer by then have none
 */
export async function judge(
  production: Production,
  { visits, stock }: { visits: readonly Visit[]; stock: Stock },
  until: AbortSignal,
): Promise<Verdict> {
  const client = openClient(production.origin, LANES, { timeoutMs: 20_000 });
  const ask = askAsStaff(client, until);
  try {
    const { one, several } = versions(stock.reports);
    return {
      interviews: {
        invited: visits.length,
        completed: visits.filter(({ completed }) => completed).length,
        byHand: visits.filter(({ byHand }) => byHand).length,
      },
      chunks: {
        recorded: sum(visits.map(({ spoken }) => ({ count: spoken.length }))),
        acknowledged: sum(visits.map(({ acknowledged }) => ({ count: acknowledged.length }))),
        lost: countLost(production, visits, stock),
      },
      recordings: {
        made: stock.recordings.length,
        wrong: await countWrongRecordings(ask, production.origin, visits, stock),
      },
      transcripts: versions(stock.transcripts),
      reports: { one, none: visits.length - one - several, several },
      ...(await countArrivals(production, { visits, stock, ask })),
      jobs: {
        open: sum(stock.openJobs.filter(({ what }) => !what.endsWith("dead"))),
        dead: stock.deadJobs.length,
      },
    };
  } finally {
    client.close();
  }
}
