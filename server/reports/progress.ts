import type { Answer } from "../interviews/entity";

/**
 * Base Whisper needs 0.17–0.33 of the sound's length on two cores (measured, DESIGN §2); the slower end is what an
 * honest estimate takes.
 */
const SPEECH_FACTOR = 0.33;
/** Starting the model when nobody has spoken for a while. */
const WARM_UP_MS = 4_000;
/** Assembling, scoring and composing, for each answer that is not through yet. */
const OTHER_STEPS_MS = 500;

export type AnswerProgress = Pick<
  Answer,
  "medium" | "recordedMs" | "sealedAt" | "mediaState" | "transcriptState" | "scoreState"
> & {
  /** How much of the present take has been recognised already, while it was being given. */
  recognisedMs: number;
};

const pending = new Set<string>(["uploading", "waiting"]);

/**
 * Steps of sealed answers on their way into the report (recording, words, score), and how long the rest takes.
 * @returns `etaSeconds` null when nothing can be said: chunks are still on the candidate's phone, or the length of a
 * recording is unknown
 */
export function measureProgress(answers: readonly AnswerProgress[]): {
  done: number;
  total: number;
  etaSeconds: number | null;
} {
  const sealed = answers.filter(({ sealedAt }) => sealedAt !== null);
  const states = sealed.flatMap(({ mediaState, transcriptState, scoreState }) =>
    [mediaState, transcriptState, scoreState].filter((state) => state !== "none"),
  );
  const done = states.filter((state) => !pending.has(state)).length;
  return { done, total: states.length, etaSeconds: done === states.length ? 0 : estimateSeconds(sealed) };
}

function estimateSeconds(sealed: readonly AnswerProgress[]): number | null {
  const open = sealed.filter(({ mediaState, transcriptState, scoreState }) =>
    [mediaState, transcriptState, scoreState].some((state) => pending.has(state)),
  );
  if (open.some(({ mediaState }) => mediaState === "uploading")) return null;
  const unheard = open.filter(
    ({ transcriptState, mediaState }) => transcriptState === "waiting" && mediaState !== "none",
  );
  if (unheard.some(({ recordedMs }) => recordedMs === 0)) return null;
  const soundMs = unheard.reduce(
    (sum, { recordedMs, recognisedMs }) => sum + Math.max(0, recordedMs - recognisedMs),
    0,
  );
  const speechMs = unheard.length === 0 ? 0 : WARM_UP_MS + soundMs * SPEECH_FACTOR;
  return Math.ceil((speechMs + open.length * OTHER_STEPS_MS) / 1000);
}
