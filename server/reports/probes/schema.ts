import { z } from "zod";
import { uuid } from "../../http/schema";

const localized = z.object({ zh: z.string(), en: z.string() });

/**
 * Why something is asked in the next round. `none`: no evidence for a dimension; `thin`: little of it; `action`, `share`,
 * `result`, `detail`: what a story lacks; `claim`: said and not shown; `general`: no example of one's own; `pasted`:
 * written work that came in from elsewhere; `unfinished`: a task half done; `contradiction`: otherwise in the résumé;
 * `requirement`: asked by the position, and not clear from the résumé.
 */
export const PROBE_KINDS = [
  "contradiction",
  "none",
  "thin",
  "action",
  "share",
  "result",
  "detail",
  "claim",
  "general",
  "pasted",
  "unfinished",
  "requirement",
] as const;

/** A question for whoever meets the candidate next, in the words in which it can be asked. */
export const probeSchema = z.object({
  kind: z.enum(PROBE_KINDS),
  ask: localized,
  /** What in the interview or the résumé it comes from; for the interviewer, not to be read out. */
  why: localized,
  /** What it would clear up: a dimension of the report. */
  dimension: z.string().nullable(),
  questionId: z.string().nullable(),
  /** Where that stands, verbatim; of the résumé's words `answerId` is null. */
  source: z
    .object({ answerId: uuid.nullable(), start: z.int().min(0), end: z.int().min(0), quote: z.string() })
    .nullable(),
});
export type Probe = z.infer<typeof probeSchema>;
