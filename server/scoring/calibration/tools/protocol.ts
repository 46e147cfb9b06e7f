import type { ErrorDetail } from "../../../http/errors";
import type { MessageKey } from "../../../http/messages";
import type { MappingFit, RatedLevel } from "../company/fitMapping";
import type { LearnedWeights } from "../weights/schema";
import type { FitSummary, PredictedScores } from "./schema";

/** To the process that learns. Bodies come as they were sent: reading some megabytes of JSON is its work too. */
export type ToScorer =
  | { kind: "fit"; body: Buffer }
  | { kind: "weights"; body: Buffer }
  | { kind: "map"; rows: RatedLevel[][] }
  | { kind: "read"; body: Buffer }
  /** After `read`: with the model that it named. */
  | { kind: "predict"; model: string };

export type FromScorer =
  | { kind: "fitted"; summary: FitSummary; model: string; version: number }
  | { kind: "weighed"; learned: LearnedWeights }
  | { kind: "mapped"; fits: MappingFit[] }
  | { kind: "asked"; modelId: string }
  | { kind: "predicted"; scores: PredictedScores["scores"] }
  | { kind: "refused"; code: MessageKey; status: number; details?: ErrorDetail[] }
  | { kind: "failed"; message: string };
