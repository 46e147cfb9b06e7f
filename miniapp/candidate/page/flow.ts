import type { InterviewState, InterviewStatus, InvitationView, Medium } from "../types";

/** Which screen the candidate sees: a function of what the server says and what happened in this visit. */

export type Screen =
  | "loading"
  | "notice"
  | "identity"
  | "device"
  | "practice"
  | "guide"
  | "question"
  | "answering"
  | "written"
  | "thinking"
  | "resume"
  | "confirm"
  | "done"
  | "second_round"
  | "standing"
  | "letter"
  | "elsewhere"
  | "closed"
  | "person";

/** Why there is nothing to do here any more, or not yet. */
export type ClosedReason =
  | "unknown"
  | "expired"
  | "revoked"
  | "withdrawn"
  | "timed_out"
  | "finished"
  | "unreachable";

/** What only this visit knows. */
export type Local = {
  /** The link could not be opened. */
  linkFailure: "unknown" | "expired" | "revoked" | "unreachable" | null;
  /** Went back to the notice to choose again. */
  choosingAgain: boolean;
  /** Another tab has the seat. */
  elsewhere: boolean;
  /** The device check is behind us in this visit. */
  deviceReady: boolean;
  practised: boolean;
  /** 开始 or 继续 was tapped in this visit, so the browser lets us use camera and sound. */
  entered: boolean;
  /** The stage whose guide was read in this visit. */
  guideRead: string | null;
  feedbackClosed: boolean;
  /** Came back, or asked, to see where things stand. */
  lookingIn: boolean;
  /** The link is that of a letter to somebody who was not interviewed. */
  letter: boolean;
};

export const freshLocal: Local = {
  linkFailure: null,
  choosingAgain: false,
  elsewhere: false,
  deviceReady: false,
  practised: false,
  entered: false,
  guideRead: null,
  feedbackClosed: false,
  lookingIn: false,
  letter: false,
};

export type FlowInput = {
  invitation: InvitationView | null;
  signedIn: boolean;
  state: InterviewState | null;
  local: Local;
  /** The answer being given on this page, known here before the server may know it. */
  answering: { questionId: string; take: number; medium: Medium } | null;
  /** Chunks of this interview were still on this device when the page was opened, or it could not be told. */
  unsentHere: boolean;
};

const CLOSED: Partial<Record<InterviewStatus, ClosedReason>> = {
  expired: "expired",
  revoked: "revoked",
  withdrawn: "withdrawn",
  timed_out: "timed_out",
};

/** Once an interview has come to one of these, there is something to look in on. */
export const AFTERWARDS: readonly InterviewStatus[] = ["completed", "timed_out", "withdrawn"];

const A_DAY_MS = 24 * 3_600_000;
/**
 * Whether somebody who comes back after the end has seen the thanks already, or comes too late for them. With a part of
 * an answer still on this device they see the end again, which tells what becomes of it.
 */
export const looksIn = (
  { interview, serverNow }: InterviewState,
  cameBack: boolean,
  unsentHere = false,
): boolean =>
  !interview.secondRound &&
  (interview.status === "timed_out" ||
    (interview.status === "completed" &&
      !unsentHere &&
      (cameBack ||
        interview.feedbackGiven ||
        Date.parse(serverNow) - Date.parse(interview.completedAt ?? serverNow) > A_DAY_MS)));

const statusOf = ({ state, invitation }: FlowInput): InterviewStatus | undefined =>
  state?.interview.status ?? invitation?.status;

/** The reason a `closed` screen gives. */
export function closedReason(input: FlowInput): ClosedReason {
  if (input.local.linkFailure) return input.local.linkFailure;
  const status = statusOf(input);
  return (status && CLOSED[status]) ?? "finished";
}

export function screenFor(input: FlowInput): Screen {
  const { invitation, signedIn, state, local } = input;
  if (local.letter) return "letter";
  if (local.linkFailure) return "closed";
  const status = statusOf(input);
  if (!invitation || !status) return "loading";
  if (local.lookingIn && AFTERWARDS.includes(status)) {
    if (!signedIn) return "identity";
    return state ? "standing" : "loading";
  }
  if (hasSecondRound(input, status)) {
    if (!signedIn) return "identity";
    if (local.elsewhere) return "elsewhere";
    return state ? "second_round" : "loading";
  }
  if (CLOSED[status]) return "closed";
  if (status === "needs_person") return local.choosingAgain ? "notice" : "person";

  const { recording, aiEvaluation } = invitation.consent;
  const consented = recording !== null && aiEvaluation === true;
  if (status !== "completed" && (!consented || local.choosingAgain)) return "notice";
  if (!signedIn) return status === "completed" && !input.unsentHere ? "closed" : "identity";
  if (local.elsewhere) return "elsewhere";
  if (!state) return "loading";
  if (status === "completed") {
    return state.interview.feedbackGiven || local.feedbackClosed ? "done" : "confirm";
  }
  if (status !== "in_progress") return local.deviceReady && !local.practised ? "practice" : "device";
  return interviewScreen(state, input);
}

/** There is a second round to arrange, which the server tells of only after the end. */
const hasSecondRound = ({ state, invitation }: FlowInput, status: InterviewStatus) =>
  (status === "completed" || status === "timed_out") &&
  (state?.interview.secondRound ?? invitation?.secondRound ?? false);

function interviewScreen(state: InterviewState, { local, answering }: FlowInput): Screen {
  const { current } = state;
  // Nothing to tap: what comes after the last answer is not known yet.
  if (!current) return state.thinking ? "thinking" : "loading";
  if (!local.entered) return "resume";
  const { question, answer, stage } = current;
  const here = answering?.questionId === question.id && answering.take === answer.take ? answering : null;
  if (here || answer.status === "answering") {
    return (here ?? answer).medium === "text" ? "written" : "answering";
  }
  const unread = stage.opens && local.guideRead !== stage.id;
  return answer.status === "waiting" && answer.take === 1 && unread ? "guide" : "question";
}

/** The six named steps, counted from the start. */
export const STEPS = ["notice", "identity", "device", "practice", "interview", "finish"] as const;
export type Step = (typeof STEPS)[number];

const STEP_OF: Partial<Record<Screen, Step>> = {
  notice: "notice",
  identity: "identity",
  device: "device",
  practice: "practice",
  guide: "interview",
  question: "interview",
  answering: "interview",
  written: "interview",
  thinking: "interview",
  resume: "interview",
  confirm: "finish",
  done: "finish",
};

/** The step a screen belongs to; null for screens outside the row of steps. */
export const stepOf = (screen: Screen): Step | null => STEP_OF[screen] ?? null;
