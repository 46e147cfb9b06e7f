import type { Transaction } from "../db/database";
import { updateRows } from "../db/rows";
import { ChunkRow } from "../media/entity";
import { chunkKey } from "../media/chunkKeys";
import { readAhead } from "../media/readAhead";
import { summarize } from "../media/receivedChunks";
import { Answer, Interview } from "../interviews/entity";
import { mustBeHeardHere } from "../interviews/notice";
import { afterTranscript } from "../interviews/pipeline";
import { leaveToEarlier } from "../queue/leaveToEarlier";
import type { Commit, JobHandler } from "../queue/runner";
import type { Services } from "../services";
import { createTurns } from "../outside/turns";
import { type HeardSegment, findHeard, holdAnswer, isOpen, keepHeard } from "./heardSegments";
import { recordTranscript } from "./recordTranscript";
import { assembleTranscript, enginesOf, shiftPieces } from "./transcriber";
import type { RecognizedStretch, Transcription } from "./types";

/** What was heard so far is not wanted any more (`holdAnswer`): nothing more of it is paid for. */
class Unwanted extends Error {}

/**
 * Recognises what is finished of an answer, while it is given and once more when it is sealed; then its words become
 * a transcript version and go on to be scored.
 */
export function transcribeAnswer(services: Services): JobHandler<{ answerId: string }> {
  const { db, env, speech } = services;
  const turns = createTurns();
  return {
    concurrency: speech.engine.concurrency,
    attempts: 4,
    async run({ answerId }, { jobId, signal }) {
      await leaveToEarlier(services, jobId, (payload) => payload["answerId"] === answerId);
      const leave = await turns.take(answerId, signal);
      try {
        return await hear(answerId, signal);
      } catch (error) {
        if (!(error instanceof Unwanted)) throw error;
      } finally {
        leave();
      }
    },
    async giveUp({ answerId }, tx) {
      const answer = await tx.manager.findOneByOrFail(Answer, { id: answerId });
      // A job from while the answer was given gives up for itself only: the final one has its own tries.
      if (answer.sealedAt === null || answer.mediaState === "uploading") return;
      if (answer.transcriptState !== "waiting") return;
      const { language } = await tx.manager.findOneByOrFail(Interview, { id: answer.interviewId });
      const nothing = assembleTranscript([], { language, durationMs: 0, problem: "engine_failed" });
      await finish(services, tx, answer, nothing, null);
      await updateRows(tx, Answer, { id: answerId }, { transcriptState: "failed" });
    },
  };

  async function hear(answerId: string, signal: AbortSignal): Promise<Commit | void> {
    const answer = await db.read.findOneByOrFail(Answer, { id: answerId });
    const final = answer.sealedAt !== null;
    // Chunks that are still to come bring their own job; a transcript is made once.
    if (answer.mediaState === "uploading" || (final && !isOpen(answer))) return;
    const { language } = await db.read.findOneByOrFail(Interview, { id: answer.interviewId });

    const hereOnly = await mustBeHeardHere(env, db.read, answer.interviewId);
    const { chunks, segments } = await listSegments(services, answer, final);
    const from = { answer, chunks, final };
    const heard: HeardSegment[] = [];
    for (const { segment, sequences } of segments) {
      const kept = await findHeard(db, { answer, segment });
      const sofar = [...(kept?.pieces ?? [])];
      const { pieces, ...result } = await speech.transcribeGrowing({
        language,
        signal,
        doneUntilMs: kept?.doneUntilMs ?? 0,
        final,
        hereOnly,
        readMedia: () => readChunks(services, answer, segment, sequences, final),
        async onPiece(piece, doneUntilMs) {
          sofar.push(piece);
          const now = { segment, pieces: sofar, doneUntilMs, durationMs: doneUntilMs, problem: null };
          await db.write(async (tx) => {
            if (!(await holdAnswer(db, tx, from))) throw new Unwanted();
            await keepHeard(db, tx, answer, now, false);
          });
        },
      });
      heard.push({ ...result, segment, pieces: [...(kept?.pieces ?? []), ...pieces] });
    }
    return async (tx) => {
      if (!(await holdAnswer(db, tx, from))) return;
      for (const segment of heard) await keepHeard(db, tx, answer, segment, final);
      if (!final) return;
      const by = enginesOf(heard.flatMap(({ pieces }) => pieces));
      await finish(services, tx, answer, joinSegments(heard, language), by);
    };
  }
}

/** While the answer grows only what is held without a hole can be decoded; at the end all that the manifest names. */
async function listSegments({ db }: Services, answer: Answer, final: boolean) {
  const { id: answerId, take, manifest } = answer;
  if (final && !manifest) return { chunks: 0, segments: [] };
  const rows = await db.read.find(ChunkRow, {
    where: { answerId, take },
    select: { answerId: true, take: true, segment: true, sequence: true },
    order: { segment: "ASC", sequence: "ASC" },
  });
  const segments = summarize(take, rows).map(({ segment, contiguous }) => ({
    segment,
    sequences: rows
      .filter((row) => row.segment === segment && (final || row.sequence < contiguous))
      .map(({ sequence }) => sequence),
  }));
  return { chunks: rows.length, segments };
}

/** A chunk that the disk has lost is a hole: at the end it is left out, as in the video; before, it is the end. */
async function* readChunks(
  { media }: Services,
  { interviewId, id, take }: Answer,
  segment: number,
  sequences: number[],
  final: boolean,
) {
  const keys = sequences.map((sequence) => chunkKey(interviewId, id, { take, segment, sequence }));
  for await (const chunk of readAhead(media, keys)) {
    if (chunk) yield chunk;
    else if (!final) return;
  }
}

/** The segments one after another, in the time of the whole recording. */
function joinSegments(heard: HeardSegment[], language: Transcription["language"]): Transcription {
  let startMs = 0;
  const pieces: RecognizedStretch[] = [];
  for (const segment of heard) {
    pieces.push(...shiftPieces(segment.pieces, startMs));
    startMs += segment.durationMs;
  }
  const problem =
    heard.find((segment) => segment.problem)?.problem ?? (heard.length === 0 ? "empty_file" : null);
  return assembleTranscript(pieces, { language, durationMs: startMs, problem });
}

/** What was said and what was typed: who went on in writing after a lost camera gave part of the answer each way. */
function wordsOf(answer: Answer, heard: Transcription, engine: string) {
  const typed = answer.medium === "text" ? answer.text.trim() : "";
  const onlyTyped = answer.manifest === null;
  return {
    source: onlyTyped ? ("typed" as const) : ("machine" as const),
    text: [heard.text, typed].filter(Boolean).join("\n"),
    words: heard.words,
    speech: onlyTyped ? null : heard.speech,
    usable: heard.usable || typed.length > 0,
    reason: typed ? null : heard.reason,
    engine: onlyTyped ? "typed" : engine,
  };
}

/** @param by who heard it; null where nothing was put to an engine */
async function finish(
  services: Services,
  tx: Transaction,
  answer: Answer,
  heard: Transcription,
  by: string | null,
) {
  const { events, speech } = services;
  const transcript = await recordTranscript(services, tx, {
    answerId: answer.id,
    language: heard.language,
    ...wordsOf(answer, heard, by ?? `${speech.engine.name}@${speech.engine.version}`),
    createdBy: null,
  });
  await events.publish(tx, "answer.transcribed", answer.interviewId, {
    questionIndex: answer.questionIndex,
    version: transcript.version,
    usable: transcript.usable,
  });
  await afterTranscript(services, tx, transcript);
}
