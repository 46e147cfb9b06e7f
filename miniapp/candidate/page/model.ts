import type { DeviceTrouble } from "../recording/devices";
import type { Degraded } from "../recording/resilientStore";
import type { InterviewState, InvitationView, Medium } from "../types";
import { connectionOf, type Connection } from "./connection";
import type { Countdown } from "./countdown";
import { freshLocal, type FlowInput, type Local } from "./flow";

/** An answer being given on this page. */
export type AnswerRun = {
  questionId: string;
  take: number;
  medium: Medium;
  /**
   * `starting`: the recorder is being set up. `active`: recording or writing. `lost`: camera or microphone gone.
   * `stopped`: the limit came and the candidate may still record again. `sending`: submitted, waiting for the
   * server.
   */
  phase: "starting" | "active" | "lost" | "stopped" | "sending";
  /** The server knows that answering began. */
  begun: boolean;
  /** The server knew so before this page began it: another visit recorded here, or another device. */
  resumed: boolean;
  trouble: DeviceTrouble | null;
  /** Media time of this take on this device before the running segment, in ms. */
  earlierMs: number;
  /** Media time of this take that the server holds, in ms. */
  savedMs: number;
};

export type PageState = {
  invitation: InvitationView | null;
  signedIn: boolean;
  state: InterviewState | null;
  local: Local;
  unsentHere: boolean;
  /** Preparation and answer time as the server last told them. */
  prep: Countdown | null;
  answer: Countdown | null;
  /** At the latest then it is known what comes after the last answer. */
  thinking: Countdown | null;
  run: AnswerRun | null;
  /** How this candidate answers in this visit; null before the device check. */
  medium: Medium | null;
  stream: MediaStream | null;
  /** Recorded on this device for the current question before this visit, in ms: what 欢迎回来 names. */
  keptMs: number;
  /** A submit from before the reload is being sent. */
  submitting: boolean;
  online: boolean;
  /** Failed tries in a row of calls and of uploads. */
  callFailures: number;
  uploadFailures: number;
  /** What is on this device and still goes up, in chunks of about a second; null before that is known. */
  pending: number | null;
  /** What the server did not take, in the same: it stays on this device. */
  refused: number;
  degraded: Degraded;
  muted: boolean;
  /** A refusal worth reading, in the server's localised words. */
  problem: string | null;
};

export const initialPage: PageState = {
  invitation: null,
  signedIn: false,
  state: null,
  local: freshLocal,
  unsentHere: false,
  prep: null,
  answer: null,
  thinking: null,
  run: null,
  medium: null,
  stream: null,
  keptMs: 0,
  submitting: false,
  online: true,
  callFailures: 0,
  uploadFailures: 0,
  pending: null,
  refused: 0,
  degraded: null,
  muted: false,
  problem: null,
};

export const flowOf = (page: PageState): FlowInput => ({
  invitation: page.invitation,
  signedIn: page.signedIn,
  state: page.state,
  local: page.local,
  answering: page.run,
  unsentHere: page.unsentHere,
});

export const connectionNow = (page: PageState): Connection =>
  connectionOf({
    online: page.online,
    failures: Math.max(page.callFailures, page.uploadFailures),
    pending: page.pending,
    refused: page.refused,
    speaking: page.run?.phase === "active",
    degraded: page.degraded,
  });
