import type { PlanDefinition, Question } from "../../../server/plans/definition";
import { freshId, usualFollowUps } from "../plans/editor/draft";
import type { BankQuestion } from "./data";

/**
 * A bank question as this plan would hold it, with where it came from. What assesses a dimension that the plan lacks
 * assesses nothing yet: the editor then asks for one.
 */
function fromBank(
  { id, version, content }: Pick<BankQuestion, "id" | "version" | "content">,
  plan: PlanDefinition,
  reserved: Iterable<string>,
): Question | null {
  const words = content[plan.language];
  if (!words) return null;
  const taken = plan.stages.flatMap((stage) => stage.questions.map((question) => question.id));
  const known = plan.dimensions.some((dimension) => dimension.id === content.dimension);
  return {
    id: freshId("q", [...taken, ...reserved]),
    text: words.text,
    prepSeconds: content.prepSeconds,
    answerSeconds: content.answerSeconds,
    rerecords: content.stage === "written" ? 0 : 1,
    dimensions: known ? [{ id: content.dimension, weightBp: 10_000 }] : [],
    strong: words.strong,
    weak: words.weak,
    source: { questionId: id, version },
    ...(words.followUps.length > 0 ? { followUps: words.followUps } : {}),
    ...usualFollowUps(plan, content.stage),
  };
}

/** The plan with the question at the end of a stage; one in another language than the plan's changes nothing. */
export function insertFromBank(
  plan: PlanDefinition,
  stageIndex: number,
  picked: Pick<BankQuestion, "id" | "version" | "content">,
  reserved: Iterable<string>,
): PlanDefinition {
  const question = fromBank(picked, plan, reserved);
  if (!question) return plan;
  return {
    ...plan,
    stages: plan.stages.map((stage, index) =>
      index === stageIndex ? { ...stage, questions: [...stage.questions, question] } : stage,
    ),
  };
}
