import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { findFfmpeg } from "../../../server/speech/audio/ffmpegPath";
import { type Client, openClient } from "../../bench/client";
import type { Slice } from "../../bench/recordings";
import type { Spoken, Visit } from "./candidate";
import { asStaff } from "./company";
import type { Stock } from "./ledger";
import type { RunResult } from "./runProduction";
import { CODE_TEMPLATE, INVITATION_TEMPLATE, type Production } from "./startProduction";

const run = promisify(execFile);

/** What the promises come to; each number is named in the table that is printed. */
export type Verdict = {
  interviews: { invited: number; completed: number; broken: number; byHand: number };
  chunks: {
    recorded: number;
    acknowledged: number;
    /** Acknowledged, and not as it was in the database or the store. */
    lost: number;
  };
  recordings: { made: number; wrong: number };
  reports: { one: number; none: number; several: number };
  invitations: { once: number; none: number; twice: number; inDoubt: number };
  codes: { asked: number; sent: number; twice: number };
  reportCards: { once: number; none: number; twice: number; inDoubt: number };
  jobs: { open: number; dead: number };
};

const chunkOf = (interviewId: string | null, { questionId, sequence, size, md5 }: Spoken) =>
  [interviewId, questionId, sequence, size, md5].join("/");

/** The bytes of every acknowledged chunk, as the product's own store gives them. */
export type ReadChunk = (chunk: Stock["chunks"][number]) => Promise<Buffer>;

async function countLost(visits: readonly Visit[], stock: Stock, read: ReadChunk): Promise<number> {
  const held = new Map(stock.chunks.map((row) => [chunkOf(row.interviewId, row), row]));
  let lost = 0;
  for (const { interviewId, acknowledged } of visits) {
    for (const chunk of acknowledged) {
      const row = held.get(chunkOf(interviewId, chunk));
      const bytes = row && (await read(row).catch(() => null));
      const md5 = bytes && createHash("md5").update(bytes).digest("base64");
      if (md5 !== chunk.md5) lost += 1;
    }
  }
  return lost;
}

/** What is to be heard, whatever it is wrapped in: a checksum of the sound's own packets. */
async function soundOf(media: Buffer): Promise<string> {
  const command = ["-v", "error", "-i", "pipe:0", "-map", "0:a", "-c", "copy", "-f", "md5", "pipe:1"];
  const running = run(findFfmpeg(process.env["FFMPEG_PATH"]), command);
  running.child.stdin?.on("error", () => undefined).end(media);
  return (await running).stdout.trim();
}

/** A link of the store's own leads to it, any other one to the API. */
async function download(client: Client, origin: string, path: string): Promise<Buffer> {
  const { url } = await asStaff(client, "GET", path);
  const answer = await fetch(new URL(url, origin));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

/** Each recording is played as HR would, and sounds as what was spoken. */
async function countWrongRecordings(
  { client, origin }: { client: Client; origin: string },
  visits: readonly Visit[],
  stock: Stock,
): Promise<number> {
  const sounds = new Map<readonly Slice[], string>();
  let wrong = 0;
  for (const { interviewId, answerId, questionIndex } of stock.recordings) {
    const visit = visits.find((one) => one.interviewId === interviewId);
    const slices = visit?.recordings[questionIndex] ?? [];
    const spoken = sounds.get(slices) ?? (await soundOf(Buffer.concat(slices.map(({ bytes }) => bytes))));
    sounds.set(slices, spoken);
    const heard = await download(client, origin, `/interviews/${interviewId}/answers/${answerId}/media`)
      .then(soundOf)
      .catch((error: Error) => error.message);
    if (heard !== spoken) wrong += 1;
  }
  return wrong;
}

const times = (ids: readonly string[]) => {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
};
const tally = (counts: readonly number[]) => ({
  once: counts.filter((count) => count === 1).length,
  none: counts.filter((count) => count === 0).length,
  twice: counts.filter((count) => count > 1).length,
});

/** What arrived where people look, against what the product says of it. */
function countMessages({ sms, dingtalk }: Production, { visits, stock }: RunResult) {
  const texts = (template: string) => sms.records.filter((record) => record.template === template);
  const cards = dingtalk.world.messages.flatMap(({ form, place, content }) =>
    form === "card" ? [{ place, id: (content as { outTrackId: string }).outTrackId }] : [],
  );
  const invitedBySms = times(texts(INVITATION_TEMPLATE).map(({ phone }) => phone));
  const invitedInChat = times(cards.flatMap(({ place }) => ("person" in place ? [place.person] : [])));
  const invitations = visits.map(
    ({ phone, userId }) => (invitedBySms.get(phone) ?? 0) + (invitedInChat.get(userId ?? "") ?? 0),
  );
  const codes = times(texts(CODE_TEMPLATE).map(({ outId }) => outId));
  const inGroups = times(cards.flatMap(({ place, id }) => ("group" in place ? [id] : [])));
  const reports = stock.shown.filter(({ kind }) => kind === "report");
  const inDoubt = (rows: readonly { state: string }[]) =>
    rows.filter(({ state }) => state === "unknown").length;
  return {
    invitations: {
      ...tally(invitations),
      inDoubt: inDoubt(stock.sent.filter(({ purpose }) => purpose === "invitation")),
    },
    codes: {
      asked: stock.sent.filter(({ purpose }) => purpose === "code").length,
      sent: codes.size,
      twice: tally([...codes.values()]).twice,
    },
    reportCards: {
      ...tally(
        visits.map(({ interviewId }) =>
          reports
            .filter(({ subjectId }) => subjectId === interviewId)
            .reduce((sum, { id }) => sum + (inGroups.get(id) ?? 0), 0),
        ),
      ),
      inDoubt: inDoubt(reports),
    },
  };
}

const sum = (rows: readonly { count: number }[]) => rows.reduce((total, { count }) => total + count, 0);

/** Holds what happened against what was promised. */
export async function judge(production: Production, result: RunResult, read: ReadChunk): Promise<Verdict> {
  const { visits, stock, broken } = result;
  const client = openClient(production.origin, 4, { timeoutMs: 20_000 });
  try {
    const [one, several] = [
      sum(stock.reports.filter(({ what }) => what === "1")),
      sum(stock.reports.filter(({ what }) => what !== "1")),
    ];
    return {
      interviews: {
        invited: visits.length,
        completed: visits.filter(({ completed }) => completed).length,
        broken: broken.length,
        byHand: visits.filter(({ byHand }) => byHand).length,
      },
      chunks: {
        recorded: sum(visits.map(({ spoken }) => ({ count: spoken.length }))),
        acknowledged: sum(visits.map(({ acknowledged }) => ({ count: acknowledged.length }))),
        lost: await countLost(visits, stock, read),
      },
      recordings: {
        made: stock.recordings.length,
        wrong: await countWrongRecordings({ client, origin: production.origin }, visits, stock),
      },
      reports: { one, none: visits.length - one - several, several },
      ...countMessages(production, result),
      jobs: {
        open: sum(stock.openJobs.filter(({ what }) => !what.endsWith("dead"))),
        dead: stock.deadJobs.length,
      },
    };
  } finally {
    client.close();
  }
}
