import { decodeAudio, joinPcm, type DecodeOptions, type DecodeProblem } from "./audio/decode";
import type { MediaSource } from "./audio/mediaInput";
import { joinStretches } from "./joinStretches";
import { reasonUnusable } from "./judge";
import { speechSignals } from "./signals";
import { fitToVoice } from "./voiceTimes";
import {
  SAMPLES_PER_MS,
  SpeechFailure,
  type Pcm,
  type Recognition,
  type RecognizedStretch,
  type SoundAnalyst,
  type SoundPart,
  type SpeechEngine,
  type SpokenLanguage,
  type Transcription,
  type UnusableReason,
  type Word,
} from "./types";

export type TranscribeOptions = { language: SpokenLanguage; signal?: AbortSignal };

export type GrowingRequest = TranscribeOptions & {
  /** The recording so far, from its first byte on, without holes; opened anew at each call. */
  readMedia: () => MediaSource | Promise<MediaSource>;
  /** Where the last call stopped; 0 at first. */
  doneUntilMs: number;
  /** The recording has ended: everything is transcribed. */
  final: boolean;
  /** As an engine's. */
  hereOnly?: boolean;
  /** Told of each piece as soon as it is heard, and waited for: should a later one fail, this one is not lost. */
  onPiece?: (piece: RecognizedStretch, doneUntilMs: number) => Promise<void>;
};

export type GrowingResult = {
  /** Parts finished since `doneUntilMs`, in order, without holes. Plain JSON, to be kept by the caller. */
  pieces: RecognizedStretch[];
  doneUntilMs: number;
  /** How long the recording is so far. */
  durationMs: number;
  /** Why nothing could be decoded; before `final` it may only be too early. */
  problem: DecodeProblem | null;
};

export type AssembleRequest = {
  language: SpokenLanguage;
  durationMs: number;
  /** Why there is nothing to assemble, when the caller knows. */
  problem?: UnusableReason | null;
};

/** Speech to text for the rest of the server. */
export interface Transcriber {
  readonly engine: Pick<SpeechEngine, "name" | "version" | "concurrency">;
  /** A whole file. A failing engine is `usable: false` with `engine_failed`; a failing stream or abort is an error. */
  transcribeFile(source: MediaSource, options: TranscribeOptions): Promise<Transcription>;
  /** What has been finished since the last call of an answer that is still spoken. Fails with `SpeechFailure`. */
  transcribeGrowing(request: GrowingRequest): Promise<GrowingResult>;
  close(): Promise<void>;
}

export type TranscriberParts = {
  engine: SpeechEngine;
  analyst: SoundAnalyst;
  decode?: Pick<DecodeOptions, "ffmpegPath" | "maxDurationMs" | "stallMs" | "workFolder">;
};

/** Sound is analysed in blocks, so that a recording of any length needs little memory. No part is longer than this. */
const blockMs = 75_000;
/** The last moments of a recording that goes on sound different once more of it is decoded. */
const unsettledMs = 160;

/** Decodes, finds voices, recognises what is finished: the same way for a whole file and for a growing recording. */
export function createTranscriber({ engine, analyst, decode }: TranscriberParts): Transcriber {
  async function transcribeGrowing(request: GrowingRequest): Promise<GrowingResult> {
    const { language, signal, final, hereOnly = false } = request;
    const pieces: RecognizedStretch[] = [];
    let doneUntilMs = request.doneUntilMs;
    let blocks: Pcm[] = [];
    let samples = 0;

    async function settle(ended: boolean): Promise<void> {
      const pcm = joinPcm(blocks);
      const fromMs = doneUntilMs;
      const heard = ended ? pcm : pcm.subarray(0, Math.max(0, pcm.length - unsettledMs * SAMPLES_PER_MS));
      const parts = heard.length > 0 ? await analyst.analyze(heard, { final: ended, signal }) : [];
      for (const part of parts) {
        const piece = await recognizePart(pcm, part, fromMs);
        pieces.push(piece);
        doneUntilMs = fromMs + part.endMs;
        await request.onPiece?.(piece, doneUntilMs);
      }
      const rest = pcm.slice((doneUntilMs - fromMs) * SAMPLES_PER_MS);
      blocks = [rest];
      samples = rest.length;
    }

    async function recognizePart(pcm: Pcm, part: SoundPart, fromMs: number): Promise<RecognizedStretch> {
      const { speech, measure } = part;
      const heard: Recognition = speech
        ? await engine.recognize(
            pcm.subarray(speech.startMs * SAMPLES_PER_MS, speech.endMs * SAMPLES_PER_MS),
            {
              language,
              signal,
              hereOnly,
            },
          )
        : { text: "", words: [], languageLikelihood: null, dropped: null };
      const words = fitToVoice(moveWords(heard.words, speech?.startMs ?? 0), part.voiced, part);
      const { text, languageLikelihood, certainty, dropped, engine: by } = heard;
      const { startMs, endMs, voiced } = part;
      return shiftPieces(
        [
          {
            startMs,
            endMs,
            text,
            words,
            voiced,
            measure,
            languageLikelihood,
            certainty,
            dropped,
            engine: by,
          },
        ],
        fromMs,
      )[0]!;
    }

    const outcome = await decodeAudio(
      await request.readMedia(),
      async (block) => {
        blocks.push(block);
        samples += block.length;
        if (samples >= blockMs * SAMPLES_PER_MS) await settle(false);
      },
      { ...decode, fromMs: doneUntilMs, signal },
    );
    await settle(final);
    return { pieces, doneUntilMs, durationMs: outcome.durationMs, problem: outcome.problem };
  }

  async function transcribeFile(
    source: MediaSource,
    { language, signal }: TranscribeOptions,
  ): Promise<Transcription> {
    try {
      const heard = await transcribeGrowing({
        readMedia: () => source,
        doneUntilMs: 0,
        final: true,
        language,
        signal,
      });
      return assembleTranscript(heard.pieces, {
        language,
        durationMs: heard.durationMs,
        problem: heard.problem,
      });
    } catch (error) {
      if (!(error instanceof SpeechFailure) || error.code === "closed") throw error;
      return assembleTranscript([], { language, durationMs: 0, problem: "engine_failed" });
    }
  }

  return {
    engine: { name: engine.name, version: engine.version, concurrency: engine.concurrency },
    transcribeFile,
    transcribeGrowing,
    close: async () => void (await Promise.all([engine.close(), analyst.close()])),
  };
}

/**
 * The transcript of an answer from all its pieces, in order. Pure: nothing of the sound is read again. When the sound
 * can't be judged (`reason`) there is no text at all, never a guess.
 */
export function assembleTranscript(pieces: RecognizedStretch[], request: AssembleRequest): Transcription {
  const { language, durationMs } = request;
  const reason = pieces.length > 0 ? reasonUnusable(pieces) : (request.problem ?? "silence");
  const kept = reason === null ? pieces : pieces.map((piece) => ({ ...piece, text: "", words: [] }));
  const text = joinStretches(kept, language);
  return {
    text,
    language,
    durationMs,
    words: kept.flatMap((piece) => piece.words),
    speech: speechSignals(kept, text, language),
    usable: reason === null,
    reason,
  };
}

/** Who heard the pieces, each once, in the order of the answer: "nls-stream@1.0.0 + whisper-base@1.0.0". */
export function enginesOf(pieces: RecognizedStretch[]): string | null {
  const names = new Set(pieces.flatMap(({ engine }) => engine ?? []));
  return names.size > 0 ? [...names].join(" + ") : null;
}

/** The same pieces later by so many milliseconds: where a segment lies in an answer of several. */
export function shiftPieces(pieces: RecognizedStretch[], byMs: number): RecognizedStretch[] {
  const move = <T extends { startMs: number; endMs: number }>(stretch: T): T => ({
    ...stretch,
    startMs: stretch.startMs + byMs,
    endMs: stretch.endMs + byMs,
  });
  return pieces.map((piece) => ({
    ...move(piece),
    words: piece.words.map(move),
    voiced: piece.voiced.map(move),
  }));
}

function moveWords(words: Word[], byMs: number): Word[] {
  return words.map((word) => ({ ...word, startMs: word.startMs + byMs, endMs: word.endMs + byMs }));
}
