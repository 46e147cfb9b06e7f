import type { Env } from "./env";
import { createLlmChooser } from "./followUps/llm/chooser";
import { createRubricChooser } from "./followUps/rubricChooser";
import type { FollowUpChooser } from "./followUps/types";
import type { LanguageModel } from "./llm/openLanguageModel";
import type { Metrics } from "./metrics/createMetrics";
import { createChosenEngine } from "./scoring/chosenEngine";
import { createLlmEngine } from "./scoring/llm/engine";
import type { ScoringEngine } from "./scoring/types";

/** What judges answers and asks on: the built-in engine, or a language model with the built-in one behind it. */
export function chooseJudges(
  { LLM_SAMPLES: samples }: Pick<Env, "LLM_SAMPLES">,
  { rubric, llm, metrics }: { rubric: ScoringEngine; llm: LanguageModel | null; metrics: Metrics },
): { scoring: ScoringEngine; followUps: FollowUpChooser } {
  const builtIn = createRubricChooser(rubric);
  if (!llm) return { scoring: rubric, followUps: builtIn };
  return {
    scoring: createChosenEngine({
      chosen: createLlmEngine({ ...llm, builtIn: rubric, samples }),
      builtIn: rubric,
      fellBack: (why) => metrics.fallbacks.inc({ purpose: "score", why }),
    }),
    followUps: createLlmChooser({
      ...llm,
      builtIn,
      fellBack: (why) => metrics.fallbacks.inc({ purpose: "follow_up", why }),
    }),
  };
}
