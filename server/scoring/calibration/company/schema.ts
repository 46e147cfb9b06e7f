import { z } from "zod";

/** What of an answer, beside the engine's level, may move a rating. Length is not among them and never will be. */
export const FEATURES = ["relevance", "specificity", "structure", "ownership", "starParts"] as const;
export type Feature = (typeof FEATURES)[number];

export const mappingSchema = z.strictObject({
  /** `shift`: the same for all; `line`: also by the level; `features`: also by what the answer is like. */
  kind: z.enum(["none", "shift", "line", "features"]),
  shift: z.number(),
  /** Added for each level above `centre`; above −1, so that a better answer never ends below a worse one. */
  slope: z.number(),
  centre: z.number(),
  features: z.array(z.strictObject({ name: z.enum(FEATURES), weight: z.number(), centre: z.number() })),
});
export type Mapping = z.infer<typeof mappingSchema>;

const agreement = z.strictObject({ qwk: z.number(), pearson: z.number(), rmse: z.number() });
export type Agreement = z.infer<typeof agreement>;

export const calibrationReason = z.enum(["better", "too_few", "no_variation", "not_better"]);
export type CalibrationReason = z.infer<typeof calibrationReason>;

export const dimensionCalibrationSchema = z.strictObject({
  dimensionId: z.string(),
  name: z.string(),
  /** Answers with a level of the engine and a rating. */
  n: z.int(),
  /** Rated answers for which the engine found too little evidence. */
  unscored: z.int(),
  /** The engine as it is, and put right, both on answers that the mapping was not learned from. */
  before: agreement,
  after: agreement,
  /** Change of the squared error, with a 95 % interval; above 0 is better. */
  gain: z.strictObject({ mean: z.number(), low: z.number(), high: z.number() }),
  /** Where two people rated the same answer. */
  human: z.strictObject({ qwk: z.number(), pearson: z.number(), n: z.int() }).nullable(),
  /** Out of sample: what was said and what people said, by the level said. */
  curve: z.array(z.strictObject({ before: z.number(), after: z.number(), rated: z.number(), n: z.int() })),
  mapping: mappingSchema,
  /** Whether the mapping beats the engine by itself; else the engine's level stands. */
  used: z.boolean(),
  reason: calibrationReason,
});
export type DimensionCalibration = z.infer<typeof dimensionCalibrationSchema>;
