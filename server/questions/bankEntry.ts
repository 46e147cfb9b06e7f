import type { InterviewLanguage, Question } from "../plans/definition";
import { questionBank } from "./bank";
import { BUILT_IN_VERSION, contentOf } from "./builtin";
import type { QuestionContent } from "./content";

/** A question of any bank at one version: what a plan is made from. */
export type BankEntry = { questionId: string; version: number; content: QuestionContent };

export const builtInEntries: readonly BankEntry[] = questionBank.map((question) => ({
  questionId: question.id,
  version: BUILT_IN_VERSION,
  content: contentOf(question),
}));
const builtInById = new Map(builtInEntries.map((entry) => [entry.questionId, entry]));
export const builtInEntry = (questionId: string): BankEntry | null => builtInById.get(questionId) ?? null;

/**
 * The question as a plan carries it: a copy that says where it came from. The plan must have its dimension.
 * @throws Error where the entry is not written in this language
 */
export function toPlanQuestion(
  { questionId, version, content }: BankEntry,
  language: InterviewLanguage,
  { id, mandatory }: { id: string; mandatory: boolean },
): Question {
  const words = content[language];
  if (!words) throw new Error(`${questionId} is not written in ${language}`);
  const { prepSeconds, answerSeconds, dimension, stage } = content;
  return {
    id,
    text: words.text,
    prepSeconds,
    answerSeconds,
    // What is typed can be edited until time is up.
    rerecords: stage === "written" ? 0 : 1,
    dimensions: [{ id: dimension, weightBp: 10_000 }],
    strong: [...words.strong],
    weak: [...words.weak],
    ...(mandatory ? { mandatory: true as const } : {}),
    source: { questionId, version },
    ...(words.followUps.length > 0 ? { followUps: [...words.followUps] } : {}),
  };
}
