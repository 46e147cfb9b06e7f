import type { z } from "zod";
import type { CandidateActor } from "../http/actors";
import { selectOne } from "../db/statements";
import { conflict, tooLarge } from "../http/errors";
import type { ticketsBody, ticketsSchema } from "../interviews/candidateSchema";
import { Answer } from "../interviews/entity";
import type { Services } from "../services";
import { chunkKey } from "./chunkKeys";
import { assertNamed, assertSame, findHeld, refOf, sameRef } from "./heldChunks";

/** A second of video is about 70 kB; a slice that a phone held back while it slept may be many seconds. */
const MAX_CHUNK_BYTES = 4 * 1024 * 1024;

/** Permission to put each chunk that is not held yet. */
export async function issueTickets(
  services: Services,
  actor: CandidateActor,
  questionId: string,
  { chunks }: z.output<typeof ticketsBody>,
): Promise<z.input<typeof ticketsSchema>> {
  const { db, media } = services;
  const answer = await selectOne(db.read, Answer, { interviewId: actor.interviewId, questionId });
  if (!answer?.begunAt) throw conflict("answer.not_begun");
  if (chunks.some(({ size }) => size > MAX_CHUNK_BYTES)) throw tooLarge("chunk.too_large");
  assertNamed(answer, chunks);

  const known = await findHeld(db.read, answer.id, chunks);
  const result: z.input<typeof ticketsSchema> = { tickets: [], held: [] };
  for (const chunk of chunks) {
    const held = known.find((row) => sameRef(row, chunk));
    if (held) {
      assertSame(chunk, held);
      result.held.push(refOf(chunk));
      continue;
    }
    const { size, md5 } = chunk;
    const ticket = await media.ticket(chunkKey(actor.interviewId, answer.id, chunk), { size, md5 });
    result.tickets.push({ ...refOf(chunk), ...ticket, expiresAt: ticket.expiresAt.toISOString() });
  }
  return result;
}
