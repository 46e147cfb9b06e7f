import { z } from "zod";
import {
  type Dimension,
  type InterviewLanguage,
  FULL_WEIGHT,
  dimensionSchema,
  planScore,
  planWeight,
} from "../plans/definition";
import { type DimensionId, dimensionLibrary, instantiateDimension } from "../plans/templates";

const isLibraryId = (id: string): id is DimensionId => Object.hasOwn(dimensionLibrary, id);
export const DIMENSION_IDS = Object.keys(dimensionLibrary) as [DimensionId, ...DimensionId[]];

const demand = { weightBp: planWeight, requiredScore: planScore };

/** A dimension of the product's library: its words come from there, in the language of the position. */
const libraryCompetency = z.strictObject({
  source: z.literal("library"),
  id: z.enum(DIMENSION_IDS),
  ...demand,
});
/** One that the company describes itself. */
const ownCompetency = z.strictObject({
  source: z.literal("own"),
  ...dimensionSchema.pick({ id: true, name: true, description: true, anchors: true }).shape,
  ...demand,
});

export const competencySchema = z.discriminatedUnion("source", [libraryCompetency, ownCompetency]);
export type Competency = z.infer<typeof competencySchema>;

/** What a position asks for: weights in basis points that sum to 10,000. Empty while nobody has thought about it. */
export const competencyModelSchema = z
  .array(competencySchema)
  .max(12)
  .superRefine((model, ctx) => {
    const issue = (code: string, path: (string | number)[], message: string) =>
      ctx.addIssue({ code: "custom", path, message, params: { code } });
    model.forEach(({ id, source }, index) => {
      if (model.findIndex((other) => other.id === id) !== index)
        issue("plan.duplicate_id", [index, "id"], "Two dimensions share an id");
      if (source === "own" && isLibraryId(id))
        issue("plan.duplicate_id", [index, "id"], `"${id}" is a dimension of the library`);
    });
    const total = model.reduce((sum, { weightBp }) => sum + weightBp, 0);
    if (model.length > 0 && total !== FULL_WEIGHT)
      issue("plan.weights_sum", [], `Weights sum to ${(total / 100).toFixed(2)} %, not 100 %`);
  });

/** The dimension as a plan carries it. */
export function dimensionOf(competency: Competency, language: InterviewLanguage): Dimension {
  if (competency.source === "library") return instantiateDimension(competency.id, language, competency);
  const { id, name, description, anchors, weightBp, requiredScore } = competency;
  return { id, name, description, weightBp, requiredScore, anchors: [...anchors], indicators: [] };
}
