import { LRUCache } from "lru-cache";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import { ChunkRow } from "../media/entity";
import { chunkKey } from "../media/chunkKeys";
import { readAhead } from "../media/readAhead";
import { summarize } from "../media/receivedChunks";
import { Answer, Interview } from "../interviews/entity";
import { mustBeHeardHere } from "../interviews/notice";
import { afterTranscript } from "../interviews/pipeline";
import type { Commit, JobHandler } from "../queue/runner";
import type { Services } from "../services";
import { createTurns } from "../outside/turns";
import { SpeechSegment } from "./entity";
import { recordTranscript } from "./recordTranscript";
import { type GrowingResult, assembleTranscript, enginesOf, shiftPieces } from "./transcriber";
import type { RecognizedStretch, Transcription } from "./types";

/** What is kept of a segment between two runs. */
type SegmentState = Pick<GrowingResult, "pieces" | "durationMs" | "problem">;
type HeardSegment = SegmentState & { segment: number; doneUntilMs: number };

/** Without words yet: `failed` is tried again when somebody asks for it. */
const isOpen = ({ transcriptState }: Answer) => transcriptState === "waiting" || transcriptState === "failed";

/**
 * Recognises what is finished of an answer, while it is given and once more when it is sealed; then its words become
 * a transcript version and go on to be scored.
 */
export function transcribeAnswer(services: Services): JobHandler<{ answerId: string }> {
  const { db, env, speech } = services;
  const turns = createTurns();
  /** Heard by this process and maybe not committed yet: what has been heard once is not paid for again. */
  const lately = new LRUCache<string, HeardSegment>({ max: 200 });
  return {
    concurrency: speech.engine.concurrency,
    attempts: 4,
    async run({ answerId }, { signal }) {
      const leave = await turns.take(answerId, signal);
      try {
        return await hear(answerId, signal);
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
    const heard: HeardSegment[] = [];
    for (const { segment, sequences } of await listSegments(services, answer, final)) {
      const key = `${answerId}/${answer.take}/${segment}`;
      const kept = await findState(services, answer, segment);
      const held = lately.get(key);
      const earlier = held && held.doneUntilMs > (kept?.doneUntilMs ?? 0) ? held : kept;
      const doneUntilMs = earlier?.doneUntilMs ?? 0;
      const result = await speech.transcribeGrowing({
        language,
        signal,
        doneUntilMs,
        final,
        hereOnly,
        readMedia: () => readChunks(services, answer, segment, sequences, final),
      });
      const now: HeardSegment = {
        segment,
        doneUntilMs: result.doneUntilMs,
        durationMs: result.durationMs,
        problem: result.problem,
        pieces: [...(earlier?.pieces ?? []), ...result.pieces],
      };
      lately.set(key, now);
      heard.push(now);
    }
    return async (tx) => {
      await findForUpdate(db, tx, Interview, { id: answer.interviewId });
      const held = await findForUpdate(db, tx, Answer, { id: answerId });
      // Somebody else was faster, where several processes work.
      if (!held || (final && !isOpen(held))) return;
      for (const segment of heard) await saveState(tx, answer, segment, final);
      if (!final) return;
      const by = enginesOf(heard.flatMap(({ pieces }) => pieces));
      await finish(services, tx, answer, joinSegments(heard, language), by);
    };
  }
}

/** While the answer grows only what is held without a hole can be decoded; at the end all that the manifest names. */
async function listSegments({ db }: Services, answer: Answer, final: boolean) {
  const { id: answerId, take, manifest } = answer;
  if (final && !manifest) return [];
  const rows = await db.read.find(ChunkRow, {
    where: { answerId, take },
    select: { answerId: true, take: true, segment: true, sequence: true },
    order: { segment: "ASC", sequence: "ASC" },
  });
  return summarize(take, rows).map(({ segment, contiguous }) => ({
    segment,
    sequences: rows
      .filter((row) => row.segment === segment && (final || row.sequence < contiguous))
      .map(({ sequence }) => sequence),
  }));
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

async function findState({ db }: Services, { id: answerId, take }: Answer, segment: number) {
  const row = await db.read.findOneBy(SpeechSegment, { answerId, take, segment });
  return row && { ...(row.state as SegmentState), doneUntilMs: row.doneUntilMs };
}

async function saveState(tx: Transaction, answer: Answer, heard: HeardSegment, final: boolean) {
  const { segment, doneUntilMs, pieces, durationMs, problem } = heard;
  const state: SegmentState = { pieces, durationMs, problem };
  const key = { answerId: answer.id, take: answer.take, segment };
  await tx.manager.save(SpeechSegment, { ...key, doneUntilMs: Math.round(doneUntilMs), state, final });
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
