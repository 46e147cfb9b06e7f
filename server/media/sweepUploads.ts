import { MoreThan } from "typeorm";
import { selectEqual, selectOne } from "../db/statements";
import { DomainEventRow } from "../events/entity";
import { firstIdAt } from "../events/events";
import { Answer, Interview } from "../interviews/entity";
import type { InterviewStatus } from "../interviews/status";
import type { Services } from "../services";
import { answerFolder, chunkRefOf } from "./chunkKeys";
import { ChunkRow } from "./entity";
import { isNamed } from "./heldChunks";
import type { ChunkRef } from "./types";

const DAY_MS = 24 * 3_600_000;
/** Puts come only where something happens. Looked at on several nights, should one be missed. */
const LOOK_BACK_MS = 4 * DAY_MS;
const EVENTS_AT_ONCE = 1_000;
/** In one run. */
const MOST_INTERVIEWS = 5_000;

/** From here nobody answers any more: what was put and never committed can never be. */
const OVER: ReadonlySet<InterviewStatus> = new Set(["completed", "revoked", "withdrawn"]);

/**
 * Removes chunks that were put and never acknowledged, a day after, where they cannot be acknowledged any more: those
 * that a sealed answer does not name, and those of an answer that was left open by an interview that is over. A chunk
 * with a row is never touched, and one that may still be committed neither: it would be lost between the store's
 * answer and the row. Files and ids are of the system's time, whatever clock rules the countdowns.
 * @returns how many were removed
 */
export async function sweepUploads(
  services: Pick<Services, "db" | "media">,
  now: number = Date.now(),
): Promise<number> {
  let removed = 0;
  for (const id of await activeSince(services, firstIdAt(now - LOOK_BACK_MS))) {
    const interview = await selectOne(services.db.read, Interview, { id });
    if (!interview) continue;
    for (const answer of await selectEqual(services.db.read, Answer, { interviewId: id })) {
      if (!answer.sealedAt && !OVER.has(interview.status)) continue;
      removed += await sweepAnswer(services, answer, now - DAY_MS);
    }
  }
  return removed;
}

/** Interviews with events after this id, a page of events at a time. */
async function activeSince({ db }: Pick<Services, "db">, since: string): Promise<Set<string>> {
  const ids = new Set<string>();
  for (let after = since; ids.size < MOST_INTERVIEWS;) {
    const events = await db.read.find(DomainEventRow, {
      where: { id: MoreThan(after) },
      order: { id: "ASC" },
      select: { id: true, interviewId: true },
      take: EVENTS_AT_ONCE,
    });
    for (const { interviewId } of events) ids.add(interviewId);
    const last = events.at(-1);
    if (!last || events.length < EVENTS_AT_ONCE) break;
    after = last.id;
  }
  return ids;
}

async function sweepAnswer(
  { db, media }: Pick<Services, "db" | "media">,
  answer: Answer,
  before: number,
): Promise<number> {
  const folder = answerFolder(answer.interviewId, answer.id);
  const old: { key: string; ref: ChunkRef }[] = [];
  for await (const { key, storedAt } of media.list(folder)) {
    const ref = chunkRefOf(key);
    if (storedAt.getTime() < before && ref && !(answer.sealedAt && isNamed(answer, ref)))
      old.push({ key, ref });
  }
  if (old.length === 0) return 0;
  // From where rows are written: what a replica does not have yet would be taken for never acknowledged.
  const rows = await db.write(({ manager }) =>
    manager.find(ChunkRow, {
      where: { answerId: answer.id },
      select: { answerId: true, take: true, segment: true, sequence: true },
    }),
  );
  const held = new Set(rows.map(({ take, segment, sequence }) => `${take}/${segment}/${sequence}`));
  const leftOver = old.filter(({ ref }) => !held.has(`${ref.take}/${ref.segment}/${ref.sequence}`));
  for (const { key } of leftOver) await media.remove(key);
  return leftOver.length;
}
