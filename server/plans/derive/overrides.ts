import { z } from "zod";
import { planItemId, planScore, planWeight, questionSchema, stageSchema } from "../definition";

/**
 * What a derived plan stores: only where it differs from its base. Values are absolute, so that a person can read
 * them; lists, not records, so that no id can be mistaken for a property of Object.
 */

const atLeastOne = (entry: Record<string, unknown>) =>
  Object.entries(entry).some(([key, value]) => key !== "id" && value !== undefined);
const NOTHING = { error: "The entry changes nothing" };

const questionTimes = questionSchema.pick({ prepSeconds: true, answerSeconds: true }).partial();

/** Where an added stage stands. Several at one place follow each other in the order of the list. */
export const stagePlace = z.union([z.enum(["start", "end"]), z.strictObject({ after: planItemId })]);
export type StagePlace = z.infer<typeof stagePlace>;

export const addedStageSchema = z.strictObject({ place: stagePlace, stage: stageSchema });
export type AddedStage = z.infer<typeof addedStageSchema>;

export const addedQuestionSchema = z.strictObject({
  /** A stage of the base plan. */
  stageId: planItemId,
  /** The base question that this one follows; null puts it first. Several follow each other in the order of the list. */
  after: planItemId.nullable(),
  question: questionSchema,
});
export type AddedQuestion = z.infer<typeof addedQuestionSchema>;

const idsOf = (entries: { id: string }[]) => entries.map(({ id }) => id);

export const planOverridesSchema = z
  .strictObject({
    version: z.literal(1),
    dimensions: z
      .array(
        z
          .strictObject({
            id: planItemId,
            weightBp: planWeight.optional(),
            requiredScore: planScore.optional(),
          })
          .refine(atLeastOne, NOTHING),
      )
      .max(12)
      .default([]),
    thresholds: z.strictObject({ advance: planScore.optional(), review: planScore.optional() }).default({}),
    guides: z
      .array(z.strictObject({ id: planItemId, guide: stageSchema.shape.guide.unwrap() }))
      .max(10)
      .default([]),
    times: z
      .array(questionTimes.extend({ id: planItemId }).strict().refine(atLeastOne, NOTHING))
      .max(200)
      .default([]),
    droppedQuestions: z.array(planItemId).max(200).default([]),
    addedStages: z.array(addedStageSchema).max(10).default([]),
    addedQuestions: z.array(addedQuestionSchema).max(200).default([]),
  })
  .superRefine((overrides, ctx) => {
    const issue = (code: string, list: string, message: string) =>
      ctx.addIssue({ code: "custom", path: [list], message, params: { code } });
    const unique = (list: string, ids: string[]) => {
      const twice = ids.find((id, index) => ids.indexOf(id) !== index);
      if (twice !== undefined) issue("override.duplicate", list, `"${twice}" stands here twice`);
    };
    unique("dimensions", idsOf(overrides.dimensions));
    unique("guides", idsOf(overrides.guides));
    unique("times", idsOf(overrides.times));
    unique("droppedQuestions", overrides.droppedQuestions);
    unique("addedStages", idsOf(overrides.addedStages.map(({ stage }) => stage)));
    unique("addedQuestions", idsOf(addedQuestionsOf(overrides)));
    const both = overrides.times.find(({ id }) => overrides.droppedQuestions.includes(id));
    if (both) issue("override.dropped_and_changed", "times", `"${both.id}" is dropped and changed`);
  });
export type PlanOverrides = z.infer<typeof planOverridesSchema>;
export type DimensionOverride = PlanOverrides["dimensions"][number];
export type TimesOverride = PlanOverrides["times"][number];

export const emptyOverrides = (): PlanOverrides => ({
  version: 1,
  dimensions: [],
  thresholds: {},
  guides: [],
  times: [],
  droppedQuestions: [],
  addedStages: [],
  addedQuestions: [],
});

/** Every question of the branch's own, those in its own stages included. */
export const addedQuestionsOf = (overrides: Pick<PlanOverrides, "addedStages" | "addedQuestions">) => [
  ...overrides.addedQuestions.map(({ question }) => question),
  ...overrides.addedStages.flatMap(({ stage }) => stage.questions),
];

/** How many differences there are, for "12 changes" beside a derived plan. */
export const countOverrides = (overrides: PlanOverrides): number =>
  overrides.dimensions.length +
  Object.values(overrides.thresholds).filter((value) => value !== undefined).length +
  overrides.guides.length +
  overrides.times.length +
  overrides.droppedQuestions.length +
  overrides.addedStages.length +
  overrides.addedQuestions.length;
