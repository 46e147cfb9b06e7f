import type { Dimension, InterviewLanguage, Question, StageKind } from "../plans/definition";
import type { UnusableReason } from "../speech/types";

/** What an answer lacks, in the order in which it is asked for. */
export const GAPS = [
  "too_little",
  "example",
  "action",
  "own_part",
  "result",
  "figures",
  "situation",
  "steps",
  "detail",
] as const;
export type Gap = (typeof GAPS)[number];

/**
 * Why nothing is asked on. `complete`: nothing is missing. `already_asked`: what is missing was asked for.
 * `nothing_said`, `not_understood`: there are no words to ask on. `bound_reached`: the plan allows no more.
 * `too_late`: the words came after the stage was over. `ended`: the interview was over. `failed`: choosing failed.
 */
export const NO_FOLLOW_UP = [
  "complete",
  "already_asked",
  "nothing_said",
  "not_understood",
  "bound_reached",
  "too_late",
  "ended",
  "failed",
] as const;
export type NoFollowUp = (typeof NO_FOLLOW_UP)[number];

export type HeardAnswer = { text: string; usable: boolean; reason: UnusableReason | null };

/** What is known when a follow-up is chosen: the question, what was said to it so far, and what is left of the bounds. */
export type FollowUpMoment = {
  language: InterviewLanguage;
  jobTitle: string;
  kind: StageKind;
  question: Question;
  /** All of the plan. */
  dimensions: readonly Dimension[];
  /** To the question and to its follow-ups, in order; the last is the one just given. */
  answers: readonly HeardAnswer[];
  /** Follow-ups to this question that were asked. */
  asked: readonly { gap: Gap; text: string }[];
  /** How many follow-ups this question may still have. */
  left: number;
  /** The words may be sent to nobody. */
  staysHere?: boolean;
};

export type FollowUpChoice =
  | {
      ask: true;
      gap: Gap;
      /** One of the question's dimensions. */
      dimensionId: string;
      text: string;
      /** Why it is asked, for the candidate. */
      why: string;
    }
  | { ask: false; reason: NoFollowUp };

/**
 * Chooses whether and what to ask on. The built-in one is a function of its moment alone; whatever takes its place may
 * be slow (it runs in a job), and the caller keeps to the bounds by itself.
 */
export interface FollowUpChooser {
  readonly name: string;
  readonly version: string;
  /** `engine` names what chose (`name@version`) where that was not the chooser itself. */
  choose(moment: FollowUpMoment): Promise<FollowUpChoice & { engine?: string }>;
}
