import { Readable } from "node:stream";
import { resumeKey } from "../candidates/resumes/files";
import { updateRows } from "../db/rows";
import { selectOne } from "../db/statements";
import { Interview } from "../interviews/entity";
import type { JobHandler } from "../queue/runner";
import type { Services } from "../services";
import { type ZipPart, zip } from "../spreadsheets/write/zip";
import { idsOfOneself } from "../standing/person";
import { TakeOut } from "./entity";
import { interviewPart, recordingsOf } from "./interviewPart";
import { page } from "./page";
import { profilePart } from "./profilePart";

/** So long the finished copy waits to be fetched. */
const KEPT_MS = 24 * 60 * 60_000;

export const takeOutKey = (id: string) => `take-outs/${id}`;
const folderOf = (index: number) => `interviews/${index + 1}`;

/**
 * Puts all that is kept of a candidate into one file in the media store: read and written piece by piece, whatever it
 * holds. The file is the person's only through a link that they ask for (./askTakeOut).
 */
export const composeTakeOut = (services: Services): JobHandler<{ takeOutId: string }> => ({
  // Each reads recordings from end to end.
  concurrency: 1,
  attempts: 3,
  run: async ({ takeOutId: id }, { progress }) => {
    const { db, media, clock } = services;
    const row = await selectOne(db.read, TakeOut, { id });
    if (!row || (row.state !== "waiting" && row.state !== "working")) return;
    const parts = await listParts(services, row);
    const count = async (done: number) => {
      const state = { state: "working", done, total: parts.length } as const;
      await db.write((tx) => updateRows(tx, TakeOut, { id }, state));
      await progress(done, parts.length);
    };
    await count(0);
    // Half of one from a try before this.
    await media.remove(takeOutKey(id));
    const { size } = await media.put(takeOutKey(id), Readable.from(zip(counted(parts, count))));
    return async (tx) => {
      const now = clock.now();
      const ready = { state: "ready", done: parts.length, total: parts.length, bytes: size } as const;
      const expiresAt = new Date(now.getTime() + KEPT_MS);
      await updateRows(tx, TakeOut, { id }, { ...ready, readyAt: now, expiresAt });
    };
  },
  giveUp: async ({ takeOutId: id }, tx) => {
    await updateRows(tx, TakeOut, { id }, { state: "failed", openKey: id });
  },
});

/** What goes into it, the readable page first; contents are read when it is their turn. */
async function listParts(services: Services, row: TakeOut): Promise<ZipPart[]> {
  const { db, media, env } = services;
  const self = await idsOfOneself(db.read, row.candidateId);
  const here = await selectOne(db.read, Interview, { id: row.interviewId });
  const { data, files, interviews } = await profilePart(services, self?.ids ?? []);
  const filed = files.map(({ name, id }) => ({ name, key: resumeKey(id) }));
  for (const [index, interview] of interviews.entries()) {
    filed.push(...(await recordingsOf(services, interview, folderOf(index))));
  }
  const there: { name: string; key: string }[] = [];
  // What was deleted in time stays away, and the rest is still theirs.
  for (const file of filed) if (await media.head(file.key)) there.push(file);
  async function* held() {
    for (const [index, interview] of interviews.entries()) {
      yield await interviewPart(services, interview, folderOf(index));
    }
  }
  const reader = { language: here?.language ?? "zh", timeZone: env.TIME_ZONE };
  const names = files.map(({ name }) => name);
  return [
    { name: "index.html", content: page(reader, data, names, held()) },
    { name: "profile.json", content: [json(data)] },
    ...interviews.map((interview, index) => ({
      name: `${folderOf(index)}/interview.json`,
      content: later(async () => json(await interviewPart(services, interview, folderOf(index)))),
    })),
    ...there.map(({ name, key }) => ({ name, content: opened(() => media.read(key)) })),
  ];
}

const json = (value: unknown) => JSON.stringify(value, null, 2);

async function* later(make: () => Promise<string>): AsyncGenerator<string> {
  yield await make();
}

/** A store opens what is read at once: many at a time would be as many open files. */
async function* opened(open: () => NodeJS.ReadableStream): AsyncGenerator<Buffer> {
  yield* open() as AsyncIterable<Buffer>;
}

/** Tells how far it is, one part after another. */
function* counted(parts: readonly ZipPart[], count: (done: number) => Promise<void>): Generator<ZipPart> {
  for (const [index, part] of parts.entries()) {
    yield {
      name: part.name,
      content: (async function* () {
        yield* part.content;
        await count(index + 1);
      })(),
    };
  }
}
