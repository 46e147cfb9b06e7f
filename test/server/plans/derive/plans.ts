import { type PlanDefinition, planDefinitionSchema } from "../../../../server/plans/definition";
import { DEFAULT_LIMITS, type PlanLimits } from "../../../../server/plans/derive/limits";
import { type PlanOverrides, emptyOverrides } from "../../../../server/plans/derive/overrides";
import { buildDefinition, buildDimension, buildQuestion } from "../../../factories/plans";

const on = (...ids: string[]) => ids.map((id) => ({ id, weightBp: 10_000 / ids.length }));

/** Headquarters' plan: two dimensions 60 : 40, a stage of three questions, a written one. */
export const hq = (change: (plan: PlanDefinition) => void = () => {}): PlanDefinition => {
  const plan = buildDefinition({
    dimensions: [
      buildDimension({ id: "service", name: "服务意识", weightBp: 6000 }),
      buildDimension({ id: "planning", name: "计划安排", weightBp: 4000 }),
    ],
    stages: [
      {
        id: "talk",
        kind: "questions",
        title: "问答",
        guide: "请结合经历回答。",
        questions: [
          buildQuestion({
            id: "q1",
            text: "讲一次您安抚顾客的经历。",
            dimensions: on("service"),
            mandatory: true,
          }),
          buildQuestion({ id: "q2", text: "您怎样安排一天的班次？", dimensions: on("planning") }),
          buildQuestion({
            id: "q3",
            text: "两件急事同时来了怎么办？",
            dimensions: on("service", "planning"),
          }),
        ],
      },
      {
        id: "written",
        kind: "written",
        title: "笔答",
        guide: "",
        questions: [buildQuestion({ id: "w1", text: "请写一份排班说明。", dimensions: on("planning") })],
      },
    ],
    thresholds: { advance: 8, review: 6 },
  });
  change(plan);
  return planDefinitionSchema.parse(plan);
};

export const ownQuestion = (id = "own", dimension = "service") =>
  buildQuestion({ id, text: `本地题目 ${id}`, dimensions: on(dimension) });

export const overridesOf = (changes: Partial<PlanOverrides> = {}): PlanOverrides => ({
  ...emptyOverrides(),
  ...changes,
});

export const limitsOf = (changes: Partial<PlanLimits> = {}): PlanLimits => ({
  ...DEFAULT_LIMITS,
  weights: { maxShiftBp: 1000, exceptions: [] },
  ...changes,
});
