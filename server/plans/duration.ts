import { type PlanDefinition, listQuestions } from "./definition";

/** Opening, consent, identity, device check and practice, before the first question. */
const AROUND_SECONDS = 180;

/** Whole minutes that a candidate should plan for, with extra time where agreed. */
export function estimateMinutes(plan: PlanDefinition, extraTimePercent = 0): number {
  const asked = listQuestions(plan).reduce(
    (sum, { question }) => sum + question.prepSeconds + question.answerSeconds,
    0,
  );
  return Math.ceil((AROUND_SECONDS + asked * (1 + extraTimePercent / 100)) / 60);
}
