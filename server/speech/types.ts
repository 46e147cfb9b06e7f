import { z } from "zod";

export const spokenLanguage = z.enum(["zh", "en"]);
export type SpokenLanguage = z.infer<typeof spokenLanguage>;

/** Half-open stretch of media time, in milliseconds. */
export const stretchSchema = z.strictObject({ startMs: z.int().min(0), endMs: z.int().min(0) });
export type Stretch = z.infer<typeof stretchSchema>;

export const wordSchema = z.strictObject({
  text: z.string(),
  startMs: z.int().min(0),
  endMs: z.int().min(0),
});
export type Word = z.infer<typeof wordSchema>;

/** How it was said. Informs confidence and the reader; never moves a score (PRODUCT D2). */
export const speechSignalsSchema = z.strictObject({
  /** Time with a voice, by VAD. */
  voicedMs: z.int().min(0),
  /** Characters (zh) or words (en) per minute of voiced time; null when nothing was said. */
  charsPerMinute: z.number().nullable(),
  /** Silences of at least 700 ms between speech. */
  pauses: z.array(stretchSchema),
  /** Filler words heard, with how often. */
  fillers: z.array(z.strictObject({ text: z.string(), count: z.int() })),
  /** RMS level of voiced parts in dBFS, and how far it moves. */
  loudness: z.strictObject({ meanDb: z.number().nullable(), rangeDb: z.number().nullable() }),
  /** Fundamental frequency of voiced parts in Hz, and its movement in semitones. */
  pitch: z.strictObject({ medianHz: z.number().nullable(), rangeSemitones: z.number().nullable() }),
  /** Level of the unvoiced parts in dBFS and speech-to-noise ratio in dB. */
  noise: z.strictObject({ floorDb: z.number().nullable(), snrDb: z.number().nullable() }),
  /** How sure the recogniser is of its words, 0–1, over the whole answer; absent where it does not say. */
  certainty: z.number().min(0).max(1).optional(),
  /** Rate for each quarter of the answer, so that one sees it change. */
  rateByQuarter: z.array(z.number().nullable()).max(4),
});
export type SpeechSignals = z.infer<typeof speechSignalsSchema>;

/** Why there is no text. Never shown as a low score: it is "not enough evidence". */
export const unusableReason = z.enum([
  "empty_file",
  "broken_file",
  "no_audio",
  "silence",
  "noise",
  "music",
  "other_language",
  "too_little_speech",
  "engine_failed",
]);
export type UnusableReason = z.infer<typeof unusableReason>;

export const transcriptionSchema = z.strictObject({
  text: z.string(),
  language: spokenLanguage,
  durationMs: z.int().min(0),
  words: z.array(wordSchema),
  speech: speechSignalsSchema,
  usable: z.boolean(),
  reason: unusableReason.nullable(),
});
export type Transcription = z.infer<typeof transcriptionSchema>;

/** 16 kHz mono PCM, −1…1. The one form in which sound travels inside `server/speech`. */
export type Pcm = Float32Array;
export const SAMPLE_RATE = 16_000;
export const SAMPLES_PER_MS = SAMPLE_RATE / 1000;

/**
 * What can be measured in sound without knowing its words. Everything is a count or a sum over frames of 32 ms,
 * so the measures of two parts of an answer add up to the measure of both.
 */
export const soundMeasureSchema = z.strictObject({
  /** Frames by level, 1 dB bins from −100 dBFS up: frames with a voice, and frames surely without. */
  voicedLevels: z.array(z.int()),
  quietLevels: z.array(z.int()),
  /** Voiced frames by pitch, quarter-semitone bins from 55 Hz up. */
  pitches: z.array(z.int()),
  /** Frames loud enough to hear and without a voice, and how many of those sound like a tone, not like noise. */
  loudFrames: z.int(),
  tonalFrames: z.int(),
});
export type SoundMeasure = z.infer<typeof soundMeasureSchema>;

/** One finished part of a recording: where its voices are, how it sounds, and what of it is worth recognising. */
export const soundPartSchema = z.strictObject({
  ...stretchSchema.shape,
  /** Stretches with a voice, by VAD. */
  voiced: z.array(stretchSchema),
  /** The one stretch (at most 30 s, Whisper's window) to give to the engine; null when nobody speaks. */
  speech: stretchSchema.nullable(),
  measure: soundMeasureSchema,
});
export type SoundPart = z.infer<typeof soundPartSchema>;

/** What an engine heard in one stretch; word times count from the start of that stretch. */
export const recognitionSchema = z.strictObject({
  text: z.string(),
  words: z.array(wordSchema),
  /** How likely the sound is in the language asked for, 0–1; null when the engine does not say. */
  languageLikelihood: z.number().nullable(),
  /** Mean probability that the engine gave to what it wrote, 0–1; absent where it does not say. */
  certainty: z.number().min(0).max(1).optional(),
  /** The engine heard no trustworthy words (loop, invented phrase, no speech): then `text` is "". */
  dropped: z.enum(["no_speech", "repetition", "invented", "too_dense"]).nullable(),
  /** Which engine heard it, `name@version`, where one may stand in for another. */
  engine: z.string().optional(),
});
export type Recognition = z.infer<typeof recognitionSchema>;

/** A finished part with its words, in media time. Plain JSON: a job stores it between two calls. */
export const recognizedStretchSchema = z.strictObject({
  ...stretchSchema.shape,
  text: z.string(),
  words: z.array(wordSchema),
  voiced: z.array(stretchSchema),
  measure: soundMeasureSchema,
  languageLikelihood: z.number().nullable(),
  certainty: recognitionSchema.shape.certainty,
  dropped: recognitionSchema.shape.dropped,
  /** Absent where nothing was put to an engine, and in parts from before there were several. */
  engine: recognitionSchema.shape.engine,
});
export type RecognizedStretch = z.infer<typeof recognizedStretchSchema>;

export type RecognizeOptions = {
  language: SpokenLanguage;
  signal?: AbortSignal;
  /** The sound must not leave this machine: whoever spoke has not agreed to that. */
  hereOnly?: boolean;
};

/**
 * Speech to text for one stretch of up to 30 s that has a voice in it. The local Whisper, or Alibaba NLS; all pass one
 * contract test. Fails with `SpeechFailure`, never with text that nobody said.
 */
export interface SpeechEngine {
  readonly name: string;
  readonly version: string;
  /** How many stretches it hears at once; more may be asked for and wait. */
  readonly concurrency: number;
  recognize(pcm: Pcm, options: RecognizeOptions): Promise<Recognition>;
  /** Frees the model and its process. It may be used again: it starts on demand. */
  close(): Promise<void>;
}

/** Finds voices and measures sound. Always local, whatever engine recognises the words. */
export interface SoundAnalyst {
  /**
   * Splits sound into finished parts. With `final` the parts cover all of `pcm`; without it, what follows the last
   * part's end is not finished and must be given again with what comes after. Times count from the start of `pcm`.
   */
  analyze(pcm: Pcm, options: { final: boolean; signal?: AbortSignal }): Promise<SoundPart[]>;
  /** As an engine's `close`. */
  close(): Promise<void>;
}

/**
 * Why an engine could not do its job. `weights_mismatch` is final; the local worker's others were tried twice. Of a
 * decoder: it `hung` or `died`, and what it gave was not the whole.
 * `unavailable`: a service outside refused, failed or was not reached.
 */
export type SpeechFailureCode =
  | "died"
  | "hung"
  | "out_of_memory"
  | "weights_mismatch"
  | "job_failed"
  | "unavailable"
  | "closed";

export class SpeechFailure extends Error {
  constructor(
    readonly code: SpeechFailureCode,
    message: string,
  ) {
    super(message);
    this.name = "SpeechFailure";
  }
}
