import { type TimedPlan, followUpSeconds } from "./followUpRules";

/** Opening, consent, identity, device check and practice, before the first question. */
const AROUND_SECONDS = 180;

/** Whole minutes that a candidate should plan for, follow-ups included, with extra time where agreed. */
export function estimateMinutes(plan: TimedPlan, extraTimePercent = 0): number {
  const asked = plan.stages
    .flatMap(({ questions }) => questions)
    .reduce(
      (sum, { prepSeconds, answerSeconds }) => sum + prepSeconds + answerSeconds,
      followUpSeconds(plan),
    );
  return Math.ceil((AROUND_SECONDS + asked * (1 + extraTimePercent / 100)) / 60);
}
