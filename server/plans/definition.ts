import { z } from "zod";

/**
 * What an interview asks and how it is judged. A plan stores one; an invitation freezes a copy into the
 * interview, so nothing here may refer to anything outside itself (invariant 3).
 */

/** Weights are basis points (10,000 = 100 %), so that sums are exact. */
export const FULL_WEIGHT = 10_000;

const id = z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/);
const weightBp = z.int().min(0).max(FULL_WEIGHT);
const score = z.number().min(0).max(10).multipleOf(0.1);
export { id as planItemId, weightBp as planWeight, score as planScore };

export const interviewLanguage = z.enum(["zh", "en"]);
export type InterviewLanguage = z.infer<typeof interviewLanguage>;

export const stageKind = z.enum(["introduction", "questions", "situational", "written"]);
export type StageKind = z.infer<typeof stageKind>;

/** Structured asks everybody exactly the same; semi-structured may follow up on what an answer left open. */
export const planStyle = z.enum(["structured", "semi_structured"]);
export type PlanStyle = z.infer<typeof planStyle>;

export const dimensionSchema = z.strictObject({
  id,
  name: z.string().trim().min(1).max(40),
  description: z.string().trim().min(1).max(300),
  /** Share of the total; the plan's dimensions sum to 10,000. */
  weightBp,
  /** The score (0–10) the job asks for; the match compares against it. */
  requiredScore: score,
  /** Behaviourally anchored levels, index 0 = level 1 … index 4 = level 5. */
  anchors: z.array(z.string().trim().min(1).max(300)).length(5),
  /** Words and short phrases that show this competency at work; the rubric engine counts and matches them. */
  indicators: z.array(z.string().trim().min(1).max(30)).max(60).default([]),
});
export type Dimension = z.infer<typeof dimensionSchema>;

/** The longest text to be read before writing: about ten minutes of it. */
export const MAX_MATERIAL = 6_000;
/** In characters or words (writtenLength); what the page's field holds in any case is more. */
const writtenLength = z.int().min(10).max(5_000);

/**
 * Fields that joined after the first plans were frozen (`mandatory`, `source`, `followUps`, `style`, `maxFollowUps`,
 * `material`, `leastLength`, `mostLength`, `personal`, `shownFeedback`) are optional and have no default: a frozen plan without them
 * must parse to the bytes it was hashed from.
 */
export const questionSchema = z.strictObject({
  id,
  text: z.string().trim().min(2).max(600),
  prepSeconds: z.int().min(0).max(1800),
  answerSeconds: z.int().min(15).max(5400),
  /** How often the candidate may record again. The product promises one at most. */
  rerecords: z.int().min(0).max(1),
  /** What this question assesses; sums to 10,000. Empty only in an introduction that is not scored. */
  dimensions: z.array(z.strictObject({ id, weightBp })).max(8),
  /** What a strong and a weak answer contain, for reviewers and the scoring engines. */
  strong: z.array(z.string().trim().min(1).max(200)).max(10).default([]),
  weak: z.array(z.string().trim().min(1).max(200)).max(10).default([]),
  /** A plan derived from this one can neither drop nor change the question. */
  mandatory: z.literal(true).optional(),
  /** The version in the question bank that this was copied from. */
  source: z
    .strictObject({
      questionId: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/),
      version: z.int().min(1),
    })
    .optional(),
  /** Directions in which a semi-structured interview may ask on. */
  followUps: z.array(z.string().trim().min(1).max(200)).max(10).optional(),
  /** Follow-ups to this question at most; absent means none. A structured plan asks none whatever stands here. */
  maxFollowUps: z.int().min(0).max(2).optional(),
  /** Of written work: what is to be read for it, such as a customer's letter. Shown with the question, not before. */
  material: z.string().trim().min(1).max(MAX_MATERIAL).optional(),
  /** Of written work: how much is asked for. Told and noted, and in no score. */
  leastLength: writtenLength.optional(),
  mostLength: writtenLength.optional(),
});

/** `deepen`: the résumé claims it; `how_would_you`: the position asks for it and the résumé is silent. */
export const personalKind = z.enum(["deepen", "how_would_you"]);
export const personalSource = z.enum(["resume", "position", "interview"]);
/** Why a question is asked of one person alone, for HR: from where, and the words that were read there. */
export const personalReason = z.strictObject({
  kind: personalKind,
  from: personalSource,
  because: z.string().trim().min(1).max(200),
});
export type PersonalReason = z.infer<typeof personalReason>;

/** As it stands in one interview's copy of the plan: only an invitation adds personal questions, no plan stores any. */
const frozenQuestionSchema = questionSchema.extend({ personal: personalReason.optional() });
export type Question = z.infer<typeof frozenQuestionSchema>;

const stageOf = <Q extends z.ZodType<Question>>(question: Q) =>
  z.strictObject({
    id,
    kind: stageKind,
    title: z.string().trim().min(1).max(60),
    /** Shown and read aloud before the stage. */
    guide: z.string().trim().max(600).default(""),
    questions: z.array(question).min(1).max(20),
  });
export const stageSchema = stageOf(questionSchema);
const frozenStageSchema = stageOf(frozenQuestionSchema);
export type Stage = z.infer<typeof frozenStageSchema>;

/**
 * Questions for one person beside the plan's: `propose` shows them to whoever invites, who chooses; `always` also asks
 * them where nobody looks (batches, invitations from a chat). Absent means `propose`; a structured plan has none.
 */
export const personalMode = z.enum(["off", "propose", "always"]);
export type PersonalMode = z.infer<typeof personalMode>;

/**
 * What candidates are shown of their interview: nothing, feedback in words, or that with a band for each dimension.
 * Never a score. Absent means feedback.
 */
export const shownFeedback = z.enum(["none", "feedback", "bands"]);
export type ShownFeedback = z.infer<typeof shownFeedback>;

const sumBp = (parts: { weightBp: number }[]) => parts.reduce((sum, part) => sum + part.weightBp, 0);
const percent = (bp: number) => `${(bp / 100).toFixed(2)} %`;

const MOST_STAGES = 10;
const shapeOf = <S extends z.ZodType<Stage>>(stage: S, mostStages: number) =>
  z.strictObject({
    language: interviewLanguage,
    jobTitle: z.string().trim().min(1).max(60),
    dimensions: z.array(dimensionSchema).min(1).max(12),
    stages: z.array(stage).min(1).max(mostStages),
    /** On the total (0–10): at or above `advance` is recommended, below `review` is not, between goes to a person. */
    thresholds: z.strictObject({ advance: score, review: score }),
    /** Absent means structured. */
    style: planStyle.optional(),
    /** Follow-ups in one interview at most; only a semi-structured plan has any. */
    maxFollowUps: z.int().min(0).max(6).optional(),
    personalQuestions: personalMode.optional(),
    shownFeedback: shownFeedback.optional(),
  });

/** What must hold between the parts of a plan. */
function checkPlan(
  plan: z.infer<ReturnType<typeof shapeOf<typeof frozenStageSchema>>>,
  ctx: z.RefinementCtx,
): void {
  const issue = (code: string, path: (string | number)[], message: string) =>
    ctx.addIssue({ code: "custom", path, message, params: { code } });

  const total = sumBp(plan.dimensions);
  if (total !== FULL_WEIGHT) {
    issue("plan.weights_sum", ["dimensions"], `Dimension weights sum to ${percent(total)}, not 100 %`);
  }
  if (plan.thresholds.review > plan.thresholds.advance) {
    issue(
      "plan.thresholds_order",
      ["thresholds", "review"],
      "The review threshold is above the advance threshold",
    );
  }
  if (plan.maxFollowUps && plan.style !== "semi_structured") {
    issue("plan.follow_ups_style", ["maxFollowUps"], "Only a semi-structured plan asks follow-ups");
  }
  if ((plan.personalQuestions ?? "off") !== "off" && plan.style !== "semi_structured") {
    issue(
      "plan.personal_style",
      ["personalQuestions"],
      "Only a semi-structured plan asks personal questions",
    );
  }
  const known = new Set(plan.dimensions.map((dimension) => dimension.id));
  if (known.size !== plan.dimensions.length) {
    issue("plan.duplicate_id", ["dimensions"], "Two dimensions share an id");
  }
  const questionIds = new Set<string>();
  const stageIds = new Set<string>();
  const assessed = new Set<string>();
  plan.stages.forEach((stage, s) => {
    if (stageIds.has(stage.id)) issue("plan.duplicate_id", ["stages", s, "id"], "Two stages share an id");
    stageIds.add(stage.id);
    stage.questions.forEach((question, q) => {
      const path = ["stages", s, "questions", q];
      if (questionIds.has(question.id))
        issue("plan.duplicate_id", [...path, "id"], "Two questions share an id");
      questionIds.add(question.id);
      const { material, leastLength, mostLength } = question;
      if (stage.kind !== "written" && (material ?? leastLength ?? mostLength) !== undefined) {
        issue("plan.only_written", path, "Only written work has a material and a length");
      }
      if (leastLength !== undefined && mostLength !== undefined && leastLength > mostLength) {
        issue("plan.length_order", [...path, "leastLength"], "The least length is above the most");
      }
      const scored = question.dimensions.length > 0;
      if (!scored && stage.kind !== "introduction") {
        issue("plan.question_unassessed", [...path, "dimensions"], "The question assesses no dimension");
      }
      const sum = sumBp(question.dimensions);
      if (scored && sum !== FULL_WEIGHT) {
        issue(
          "plan.weights_sum",
          [...path, "dimensions"],
          `The question's weights sum to ${percent(sum)}, not 100 %`,
        );
      }
      question.dimensions.forEach((part, d) => {
        if (!known.has(part.id)) {
          issue(
            "plan.unknown_dimension",
            [...path, "dimensions", d, "id"],
            `No dimension "${part.id}" in this plan`,
          );
        }
        assessed.add(part.id);
      });
    });
  });
  for (const dimension of plan.dimensions) {
    if (dimension.weightBp > 0 && !assessed.has(dimension.id)) {
      issue("plan.dimension_unasked", ["dimensions"], `No question assesses "${dimension.name}"`);
    }
  }
}

/** What a plan stores. */
export const planDefinitionSchema = shapeOf(stageSchema, MOST_STAGES).superRefine(checkPlan);
/** What an interview carries: the plan, and perhaps a stage of personal questions more. */
export const frozenPlanSchema = shapeOf(frozenStageSchema, MOST_STAGES + 1).superRefine(checkPlan);
export type PlanDefinition = z.infer<typeof frozenPlanSchema>;

export type AskedQuestion = { stage: Stage; question: Question; index: number };

/** Every question with its stage, in the order in which it is asked. */
export function listQuestions(plan: PlanDefinition): AskedQuestion[] {
  return plan.stages
    .flatMap((stage) => stage.questions.map((question) => ({ stage, question })))
    .map((entry, index) => ({ ...entry, index }));
}
