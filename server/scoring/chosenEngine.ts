import { LlmError, type LlmFailure } from "../llm/types";
import type { ScoringEngine } from "./types";

/**
 * The chosen engine, and the built-in one where that cannot judge. Which of them did, and why, is in the score. One
 * judge for one answer: a half of each would compare what cannot be compared.
 */
export function createChosenEngine(options: {
  chosen: ScoringEngine;
  builtIn: ScoringEngine;
  fellBack?: (why: LlmFailure) => void;
}): ScoringEngine {
  const { chosen, builtIn, fellBack } = options;
  return {
    name: chosen.name,
    version: chosen.version,
    async score(...input) {
      try {
        if (input[3].staysHere) throw new LlmError("not_agreed");
        return await chosen.score(...input);
      } catch (error) {
        // The process is ending: the job is for the next one.
        if (!(error instanceof LlmError) || error.code === "closed") throw error;
        fellBack?.(error.code);
        const score = await builtIn.score(...input);
        return { ...score, engine: { ...score.engine, insteadOf: { name: chosen.name, why: error.code } } };
      }
    },
    describe: () => chosen.describe?.() ?? `${chosen.name}@${chosen.version}`,
  };
}
