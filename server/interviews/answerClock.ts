import type { Answer } from "./entity";

/**
 * The server's clock of one answer (DESIGN §6 Clock), pure.
 *
 * Charged is the media time recorded plus waiting on the page. A lost connection is forgiven up to a bound, so that
 * unplugging buys no thinking time; media that was recorded offline is not forgiven, it is media time. Whoever comes
 * back to an answer whose time ran out meanwhile gets one short floor to close it: nobody is cut off by a dead
 * battery, and the event log shows it.
 */
export type ClockState = Pick<
  Answer,
  "presentedAt" | "begunAt" | "lastSeenAt" | "forgivenMs" | "lateMs" | "floorGranted" | "recordedMs"
>;
export type Limits = { prepMs: number; answerMs: number };

/** Without a word from the page for so long (three heartbeats), the connection counts as lost. */
export const AWAY_AFTER_MS = 15_000;
export const GRACE_PER_ANSWER_MS = 120_000;
export const GRACE_PER_INTERVIEW_MS = 300_000;
/** Between the end of a countdown and the page's next call. */
const TOLERANCE_MS = 3_000;
const FLOOR_UNBEGUN_MS = 60_000;
const FLOOR_BEGUN_MS = 30_000;

export function limitsOf(
  question: { prepSeconds: number; answerSeconds: number },
  extraTimePercent: number,
): Limits {
  const extended = (seconds: number) => Math.round((seconds * 1000 * (100 + extraTimePercent)) / 100);
  return { prepMs: extended(question.prepSeconds), answerMs: extended(question.answerSeconds) };
}

const since = (start: Date, now: Date) => Math.max(0, now.getTime() - start.getTime());

/** Preparation left, ms; null while nothing is prepared. */
export function prepRemaining(state: ClockState, limits: Limits, now: Date): number | null {
  if (!state.presentedAt || state.begunAt) return null;
  return Math.max(0, limits.prepMs + state.forgivenMs - since(state.presentedAt, now));
}

function lateness(state: ClockState, limits: Limits, now: Date): number {
  if (state.begunAt || !state.presentedAt) return state.lateMs;
  return Math.max(0, since(state.presentedAt, now) - limits.prepMs - state.forgivenMs - TOLERANCE_MS);
}

/** Below zero by as much as the time is over. */
function answerBalance(state: ClockState, limits: Limits, now: Date): number {
  const available = limits.answerMs - lateness(state, limits, now);
  const waited = state.begunAt ? since(state.begunAt, now) - state.forgivenMs : 0;
  return Math.round(Math.min(available - waited, limits.answerMs - state.recordedMs));
}

/** Answer time left, ms. */
export const answerRemaining = (state: ClockState, limits: Limits, now: Date): number =>
  Math.max(0, answerBalance(state, limits, now));

/** How long after its end the answer still went on, ms: text typed offline is kept, and HR sees this. */
export const overtime = (state: ClockState, limits: Limits, now: Date): number =>
  Math.max(0, -answerBalance(state, limits, now));

export type Contact = {
  change: Pick<ClockState, "lastSeenAt" | "forgivenMs" | "floorGranted" | "recordedMs">;
  /** What is to be logged when the connection had been lost; null when it had not. */
  absence: { awayMs: number; forgivenMs: number } | null;
};

/**
 * The page is heard from again. `recordedMs` is the media time it has recorded in this take, sent or not;
 * `graceLeftMs` what the whole interview still has to forgive.
 */
export function noteContact(
  state: ClockState,
  limits: Limits,
  now: Date,
  heard: { recordedMs: number; graceLeftMs: number },
): Contact {
  const recordedMs = Math.min(Math.max(state.recordedMs, heard.recordedMs), limits.answerMs);
  const next = { ...state, lastSeenAt: now, recordedMs };
  const silence = state.lastSeenAt ? since(state.lastSeenAt, now) : 0;
  const awayMs = silence - (recordedMs - state.recordedMs);
  let absence: Contact["absence"] = null;
  if (silence > AWAY_AFTER_MS && awayMs > AWAY_AFTER_MS) {
    const grace = Math.min(awayMs, GRACE_PER_ANSWER_MS - state.forgivenMs, heard.graceLeftMs);
    const forgivenMs = Math.max(0, grace);
    next.forgivenMs += forgivenMs;
    absence = { awayMs, forgivenMs };
    grantFloor(next, limits, now);
  }
  const { lastSeenAt, forgivenMs, floorGranted } = next;
  return { change: { lastSeenAt, forgivenMs, floorGranted, recordedMs }, absence };
}

function grantFloor(state: ClockState, limits: Limits, now: Date) {
  if (state.floorGranted) return;
  const unused = limits.answerMs - state.recordedMs;
  const floor = Math.min(unused, state.recordedMs === 0 ? FLOOR_UNBEGUN_MS : FLOOR_BEGUN_MS);
  const short = floor - answerBalance(state, limits, now);
  if (short <= 0) return;
  state.forgivenMs += short;
  state.floorGranted = true;
}

/** The answer begins (or a re-recording does): what was late is charged, and a new phase is measured from now. */
export function beginPhase(state: ClockState, limits: Limits, now: Date) {
  return {
    begunAt: now,
    lateMs: Math.round(lateness(state, limits, now)),
    forgivenMs: 0,
    recordedMs: 0,
    lastSeenAt: now,
  };
}
