import { archiveAsks } from "./archive";
import { batchAsks } from "./batches";
import { candidateAsks } from "./candidates";
import { interviewAsks } from "./interviews";
import { organisationAsks } from "./organisation";
import { planAsks } from "./plans";
import type { Ask } from "./ask";

/**
 * For each route that takes ids in its body or query: requests that are answered well, together with an id at each
 * place. Everything in them is of one's own branch.
 */
export const asksWithIds: Record<string, Ask[]> = {
  ...organisationAsks,
  ...planAsks,
  ...batchAsks,
  ...interviewAsks,
  ...candidateAsks,
  ...archiveAsks,
};
