import { type GeneratorValue, boolean, integer } from "fast-check";
import {
  FULL_WEIGHT,
  type PlanDefinition,
  type Question,
  type Stage,
  planDefinitionSchema,
} from "../../../../server/plans/definition";
import type { PlanLimits } from "../../../../server/plans/derive/limits";

/** Random plans, limits and edits, drawn through fast-check so that failures shrink. */
export type Draw = GeneratorValue;

const upTo = (draw: Draw, max: number) => draw(integer, { min: 0, max });
const chance = (draw: Draw) => draw(boolean);
const pickFrom = <Item>(draw: Draw, items: readonly Item[]): Item => items[upTo(draw, items.length - 1)]!;
export const copy = (plan: PlanDefinition): PlanDefinition => structuredClone(plan);

/** Whole shares of 10,000, some of them zero. */
function drawWeights(draw: Draw, count: number): number[] {
  const cuts = Array.from({ length: count - 1 }, () => upTo(draw, 100) * 100).sort((a, b) => a - b);
  return [...cuts, FULL_WEIGHT].map((cut, index) => cut - (cuts[index - 1] ?? 0));
}

export function drawQuestion(draw: Draw, id: string, dimensionIds: readonly string[]): Question {
  const ids = dimensionIds.filter(() => chance(draw)).slice(0, 3);
  const assessed = ids.length > 0 ? ids : [pickFrom(draw, dimensionIds)];
  const weights = drawWeights(draw, assessed.length);
  return {
    id,
    text: `题目 ${id} 第 ${upTo(draw, 3)} 稿`,
    prepSeconds: upTo(draw, 2) * 10,
    answerSeconds: 60 + upTo(draw, 2) * 30,
    rerecords: 1,
    dimensions: assessed.map((dimension, index) => ({ id: dimension, weightBp: weights[index]! })),
    strong: [],
    weak: [],
  };
}

export function drawStage(draw: Draw, id: string, questions: Question[]): Stage {
  const kind = pickFrom<Stage["kind"]>(draw, ["questions", "situational", "introduction"]);
  return { id, kind, title: `环节 ${id}`, guide: `引导 ${upTo(draw, 2)}`, questions };
}

export function drawPlan(draw: Draw): PlanDefinition {
  const dimensionIds = ["d1", "d2", "d3", "d4"].slice(0, 1 + upTo(draw, 3));
  const weights = drawWeights(draw, dimensionIds.length);
  let next = 0;
  const stages = Array.from({ length: 1 + upTo(draw, 2) }, (_, s) =>
    drawStage(
      draw,
      `s${s + 1}`,
      Array.from({ length: 1 + upTo(draw, 2) }, () => {
        const question = drawQuestion(draw, `q${(next += 1)}`, dimensionIds);
        return upTo(draw, 4) === 0 ? { ...question, mandatory: true as const } : question;
      }),
    ),
  );
  const all = drawWeights(draw, dimensionIds.length).map((weightBp, index) => ({
    id: dimensionIds[index]!,
    weightBp,
  }));
  stages[0]!.questions.push({ ...drawQuestion(draw, "q0", dimensionIds), dimensions: all });
  const review = 40 + upTo(draw, 20);
  return planDefinitionSchema.parse({
    language: "zh",
    jobTitle: "店长",
    dimensions: dimensionIds.map((id, index) => ({
      id,
      name: `维度 ${id}`,
      description: "说明",
      weightBp: weights[index]!,
      requiredScore: (50 + upTo(draw, 20)) / 10,
      anchors: ["一", "二", "三", "四", "五"],
      indicators: [],
    })),
    stages,
    thresholds: { review: review / 10, advance: (review + upTo(draw, 20)) / 10 },
  });
}

export function drawLimits(draw: Draw, plan: PlanDefinition): PlanLimits {
  const access = () =>
    pickFrom<PlanLimits["stages"]["access"]>(draw, ["open", "open", "adjustable", "locked"]);
  return {
    version: 1,
    weights: {
      maxShiftBp: upTo(draw, 20) * 100,
      exceptions: plan.dimensions
        .filter(() => chance(draw))
        .map(({ id }) => ({ id, maxShiftBp: upTo(draw, 30) * 100 })),
    },
    requiredScoreMayRise: chance(draw),
    thresholds: { advanceMaxRise: upTo(draw, 10) / 10, reviewMaxRise: upTo(draw, 10) / 10 },
    mandatoryQuestionIds: plan.stages.flatMap(({ questions }) =>
      questions.filter(() => upTo(draw, 4) === 0).map(({ id }) => id),
    ),
    stages: {
      access: access(),
      exceptions: plan.stages.filter(() => chance(draw)).map(({ id }) => ({ id, access: access() })),
    },
    maxAddedQuestions: upTo(draw, 6),
  };
}

type Edit = (plan: PlanDefinition, draw: Draw) => void;

const moveWithin = <Item>(draw: Draw, list: Item[]) => {
  const [item] = list.splice(upTo(draw, list.length - 1), 1);
  if (item !== undefined) list.splice(upTo(draw, list.length), 0, item);
};
const anyStage = (plan: PlanDefinition, draw: Draw) => pickFrom(draw, plan.stages);
const anyQuestion = (plan: PlanDefinition, draw: Draw) => pickFrom(draw, anyStage(plan, draw).questions);
/** Few ids, so that headquarters and a branch now and then choose the same. */
const newId = (draw: Draw) => `own${upTo(draw, 7)}`;
const idsOf = (plan: PlanDefinition) => plan.dimensions.map(({ id }) => id);

/** What an editor of a derived plan does, allowed or not. */
export const branchEdits: Edit[] = [
  (plan, draw) => {
    const from = pickFrom(draw, plan.dimensions);
    const to = pickFrom(draw, plan.dimensions);
    const by = upTo(draw, 15) * 100;
    from.weightBp -= by;
    to.weightBp += by;
  },
  (plan, draw) => {
    const dimension = pickFrom(draw, plan.dimensions);
    dimension.requiredScore = Math.round(dimension.requiredScore * 10 + upTo(draw, 6) - 2) / 10;
  },
  (plan, draw) => {
    const key = pickFrom<"advance" | "review">(draw, ["advance", "review"]);
    plan.thresholds[key] = Math.round(plan.thresholds[key] * 10 + upTo(draw, 8) - 2) / 10;
  },
  (plan, draw) => {
    anyStage(plan, draw).guide = `引导 ${upTo(draw, 4)}`;
  },
  (plan, draw) => {
    anyQuestion(plan, draw).answerSeconds = 60 + upTo(draw, 4) * 15;
  },
  (plan, draw) => {
    const { questions } = anyStage(plan, draw);
    questions.splice(upTo(draw, questions.length - 1), 1);
  },
  (plan, draw) => {
    const { questions } = anyStage(plan, draw);
    questions.splice(upTo(draw, questions.length), 0, drawQuestion(draw, newId(draw), idsOf(plan)));
  },
  (plan, draw) => {
    const stage = drawStage(draw, newId(draw), [drawQuestion(draw, newId(draw), idsOf(plan))]);
    plan.stages.splice(upTo(draw, plan.stages.length), 0, stage);
  },
  (plan, draw) => moveWithin(draw, anyStage(plan, draw).questions),
  (plan, draw) => moveWithin(draw, plan.stages),
];

/** What headquarters may do besides. */
export const baseEdits: Edit[] = [
  ...branchEdits,
  (plan, draw) => {
    anyQuestion(plan, draw).text = `改写 ${upTo(draw, 3)}`;
  },
  (plan, draw) => {
    const question = anyQuestion(plan, draw);
    if (question.mandatory) delete question.mandatory;
    else question.mandatory = true;
  },
  (plan, draw) => {
    const [moved] = anyStage(plan, draw).questions.splice(0, 1);
    if (moved) anyStage(plan, draw).questions.push(moved);
  },
  (plan, draw) => {
    plan.stages.splice(upTo(draw, plan.stages.length - 1), 1);
  },
  (plan, draw) => {
    const stage = anyStage(plan, draw);
    stage.kind = stage.kind === "introduction" ? "questions" : "introduction";
    stage.title = `改名 ${upTo(draw, 3)}`;
  },
  (plan, draw) => {
    const [gone] = plan.dimensions.splice(upTo(draw, plan.dimensions.length - 1), 1);
    const heir = plan.dimensions[0];
    if (!gone || !heir) return;
    heir.weightBp += gone.weightBp;
    for (const question of plan.stages.flatMap(({ questions }) => questions)) {
      if (question.dimensions.some(({ id }) => id === gone.id)) {
        question.dimensions = [{ id: heir.id, weightBp: FULL_WEIGHT }];
      }
    }
  },
  (plan, draw) => {
    const from = pickFrom(draw, plan.dimensions);
    const weightBp = Math.min(from.weightBp, upTo(draw, 20) * 100);
    const id = `d${5 + upTo(draw, 2)}`;
    from.weightBp -= weightBp;
    plan.dimensions.push({ ...structuredClone(from), id, name: `维度 ${id}`, weightBp });
    anyStage(plan, draw).questions.push({
      ...drawQuestion(draw, newId(draw), [id]),
      dimensions: [{ id, weightBp: FULL_WEIGHT }],
    });
  },
  (plan, draw) => {
    plan.jobTitle = `店长 ${upTo(draw, 2)}`;
  },
];

/** Makes some edits in turn; those that would leave no valid plan, or that `accept` refuses, are not made. */
export function editPlan(
  draw: Draw,
  plan: PlanDefinition,
  edits: readonly Edit[],
  accept: (edited: PlanDefinition) => boolean = () => true,
): PlanDefinition {
  let current = plan;
  for (let step = upTo(draw, 8); step > 0; step -= 1) {
    const next = copy(current);
    if (next.stages.some(({ questions }) => questions.length === 0)) continue;
    pickFrom(draw, edits)(next, draw);
    const checked = planDefinitionSchema.safeParse(next);
    if (checked.success && accept(checked.data)) current = checked.data;
  }
  return current;
}
