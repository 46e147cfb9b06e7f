import { z } from "zod";
import type { WeightRequest, WeightResult } from "./learnWeights";

const FULL = 10_000;
const id = z.string().trim().min(1).max(60);
const points = z.int().min(0).max(FULL);
const MAX_ROWS = 5_000;
const LIMIT = 1e9;

/** `[min, max]`, or the same by name. */
const bound = z.union([
  z.tuple([points, points]),
  z
    .strictObject({ min: points.default(0), max: points.default(FULL) })
    .transform(({ min, max }): [number, number] => [min, max]),
]);

export const learnWeightsBody = z
  .strictObject({
    dimensions: z.array(id).min(2).max(20),
    /** Today's weights in basis points. */
    prior: z.record(id, points),
    /** What a person allows; 0 to 10,000 unless told. */
    bounds: z.record(id, bound).optional(),
    rows: z
      .array(
        z.strictObject({
          scores: z.record(id, z.number().min(-LIMIT).max(LIMIT)),
          outcome: z.number().min(-LIMIT).max(LIMIT),
        }),
      )
      .max(MAX_ROWS),
  })
  .superRefine(({ dimensions, prior, bounds = {}, rows }, context) => {
    const issue = (path: (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path, message });
    if (new Set(dimensions).size < dimensions.length) issue(["dimensions"], "a dimension is named twice");
    const missing = dimensions.find((name) => prior[name] === undefined);
    if (missing !== undefined) issue(["prior", missing], "a dimension has no weight");
    for (const [field, given] of Object.entries({ prior, bounds }))
      for (const name of Object.keys(given))
        if (!dimensions.includes(name)) issue([field, name], "no such dimension");
    const sum = dimensions.reduce((total, name) => total + (prior[name] ?? 0), 0);
    if (sum !== FULL) issue(["prior"], "weights must sum to 10,000 basis points");
    const limits = dimensions.map((name): [number, number] => bounds[name] ?? [0, FULL]);
    limits.forEach(([min, max], at) => {
      const name = dimensions[at] ?? "";
      const own = prior[name] ?? 0;
      if (min > max) issue(["bounds", name], "min is above max");
      else if (own < min || own > max) issue(["bounds", name], "today's weight lies outside");
    });
    rows.forEach(({ scores }, row) => {
      const lacking = dimensions.find((name) => scores[name] === undefined);
      if (lacking !== undefined) issue(["rows", row, "scores", lacking], "a dimension has no score");
    });
  });
export type LearnWeightsBody = z.output<typeof learnWeightsBody>;

const correlation = z.number().min(-1).max(1);
const interval = z.tuple([z.number(), z.number()]);

export const learnedWeightsSchema = z.strictObject({
  weights: z.record(z.string(), points),
  validity: z.strictObject({
    prior: correlation,
    learned: correlation,
    outOfSample: correlation,
    interval,
    gain: z.number(),
    gainInterval: interval,
    n: z.int(),
  }),
  decision: z.enum(["keep", "propose"]),
  reasons: z.array(
    z.enum([
      "too_few_rows",
      "outcome_does_not_vary",
      "scores_do_not_vary",
      "not_better_out_of_sample",
      "gain_too_small",
      "better_out_of_sample",
    ]),
  ),
});
export type LearnedWeights = z.infer<typeof learnedWeightsSchema>;

export function toRequest({ dimensions, prior, bounds = {}, rows }: LearnWeightsBody): WeightRequest {
  return {
    dimensions,
    prior: dimensions.map((name) => prior[name] ?? 0),
    bounds: dimensions.map((name) => bounds[name] ?? [0, FULL]),
    rows: rows.map(({ scores, outcome }) => ({
      outcome,
      scores: dimensions.map((name) => scores[name] ?? 0),
    })),
  };
}

export const toAnswer = (dimensions: readonly string[], result: WeightResult): LearnedWeights => ({
  ...result,
  weights: Object.fromEntries(dimensions.map((name, at) => [name, result.weights[at] ?? 0])),
});
