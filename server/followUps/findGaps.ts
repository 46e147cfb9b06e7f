import type { Question } from "../plans/definition";
import { speaksOfUs } from "../scoring/rubric/answer";
import { asksWhatWouldBeDone } from "../scoring/rubric/engine";
import { findFacts } from "../scoring/rubric/facts";
import { unreadable } from "../scoring/rubric/flags";
import { foldText } from "../scoring/rubric/fold";
import type { AnswerScore, ScoringFlag } from "../scoring/types";
import type { FollowUpMoment, Gap, HeardAnswer, NoFollowUp } from "./types";

/** Said by anybody about anything: there is no example of one's own to ask on. */
const EMPTY_TALK: readonly ScoringFlag[] = [
  "generic",
  "recited",
  "keyword_stuffing",
  "question_read_back",
  "off_topic",
];
/** Of "I" and "we" together: one "I" among many "we" does not tell who did it. */
const OWN_SHARE = 0.25;
const OWN_DOING = 0.5;
const VAGUE = 0.35;
const VAGUE_PLAN = 0.25;

const SILENT: readonly HeardAnswer["reason"][] = ["silence", "too_little_speech", "empty_file"];

/** What was said to a question and its follow-ups, as one text: the parts of an answer are judged together. */
export const joinAnswers = (answers: readonly HeardAnswer[]): string =>
  answers
    .filter(({ usable, text }) => usable && text.trim() !== "")
    .map(({ text }) => text)
    .join("\n");

/** Why there are no words to ask on; null where there are. */
export function unheard({ answers, language }: FollowUpMoment): "too_little" | NoFollowUp | null {
  const last = answers.at(-1);
  if (!last) return "nothing_said";
  const silent = !last.usable && SILENT.includes(last.reason);
  if (!last.usable && !silent) return "not_understood";
  // Who has nothing to add to a follow-up is not pressed.
  if (silent && answers.length > 1) return "nothing_said";
  const unread = unreadable(foldText(joinAnswers(answers)).folded, language);
  if (unread === "other_language") return "not_understood";
  return unread ? "too_little" : null;
}

/** What the answer lacks, most telling first. What happened is asked for its result, what one would do is not. */
export function findGaps(
  {
    kind,
    question,
    answers,
  }: Pick<FollowUpMoment, "kind" | "answers"> & { question: Pick<Question, "text"> },
  judged: Pick<AnswerScore, "star" | "signals" | "flags">,
): Gap[] {
  const { star, signals, flags } = judged;
  const { folded } = foldText(joinAnswers(answers));
  const empty = flags.some((flag) => EMPTY_TALK.includes(flag));
  if (kind === "situational" || asksWhatWouldBeDone(question.text)) {
    return [
      ...(empty || star.action.length === 0 ? (["steps"] as const) : []),
      ...(signals.specificity < VAGUE_PLAN ? (["detail"] as const) : []),
    ];
  }
  const ours = speaksOfUs(folded) && signals.ownership < OWN_SHARE;
  const figures = findFacts(folded).some((fact) => fact.kind === "number");
  const told = { situation: star.situation, action: star.action, result: star.result };
  const lacks = (part: keyof typeof told) => told[part].length === 0;
  const opinion = lacks("action") && lacks("result") && signals.specificity < VAGUE_PLAN;
  // Who speaks of their own doing has told something of it, though no sentence is about that alone.
  const acts = signals.ownership >= OWN_DOING;
  return [
    ...(empty || opinion ? (["example"] as const) : []),
    ...(lacks("action") && !acts ? (["action"] as const) : []),
    ...(ours ? (["own_part"] as const) : []),
    ...(lacks("result") ? (["result"] as const) : []),
    ...(lacks("action") && acts ? (["action"] as const) : []),
    ...(figures ? [] : (["figures"] as const)),
    ...(lacks("situation") && signals.specificity < VAGUE ? (["situation"] as const) : []),
  ];
}
