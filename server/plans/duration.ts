import type { Question } from "./definition";

/** Opening, consent, identity, device check and practice, before the first question. */
const AROUND_SECONDS = 180;

type Timed = { stages: readonly { questions: readonly Pick<Question, "prepSeconds" | "answerSeconds">[] }[] };

/** Whole minutes that a candidate should plan for, with extra time where agreed. */
export function estimateMinutes(plan: Timed, extraTimePercent = 0): number {
  const asked = plan.stages
    .flatMap(({ questions }) => questions)
    .reduce((sum, { prepSeconds, answerSeconds }) => sum + prepSeconds + answerSeconds, 0);
  return Math.ceil((AROUND_SECONDS + asked * (1 + extraTimePercent / 100)) / 60);
}
