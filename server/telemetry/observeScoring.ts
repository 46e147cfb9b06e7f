import { secondsSince } from "../metrics/createMetrics";
import type { ScoringEngine } from "../scoring/types";
import { type Telemetry, putOver } from "./telemetry";

/** How long a judgement takes, by what judged. */
export function observeScoring({ metrics, tracing }: Telemetry, given: ScoringEngine): ScoringEngine {
  return putOver(given, {
    score: (...asked) =>
      tracing.step("score answer", {}, async (span) => {
        const startedAt = performance.now();
        let [engine, outcome] = [given.name, "failed"];
        try {
          const score = await given.score(...asked);
          // A language model may have left it to the built-in engine.
          engine = score.engine.name;
          outcome = score.usable ? "scored" : "unusable";
          return score;
        } finally {
          span.set({ "zhimian.engine": engine, "zhimian.outcome": outcome });
          metrics.scorings.observe({ engine, outcome }, secondsSince(startedAt));
        }
      }),
  });
}
