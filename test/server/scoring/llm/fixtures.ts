import { createChosenEngine } from "../../../../server/scoring/chosenEngine";
import { createLlmEngine } from "../../../../server/scoring/llm/engine";
import { RUBRIC_ENGINE, scoreAnswer } from "../../../../server/scoring/rubric/engine";
import type { AnswerScore, ScoringEngine } from "../../../../server/scoring/types";
import { type TestModel, createMemoryReplies, openTestModel } from "../../../factories/llm";
import type { ModelService } from "../../../simulators/openAi";
import { buildQuestion, zhDimensions, zhQuestion, zhStrong } from "../fixtures";

export const builtIn: ScoringEngine = { ...RUBRIC_ENGINE, score: async (...input) => scoreAnswer(...input) };

/** One dimension, so that one rule of the service is one sample. */
export const dimensions = zhDimensions.slice(0, 1);

export type TestEngine = TestModel & {
  replies: ReturnType<typeof createMemoryReplies>;
  fellBack: string[];
  score(text?: string, change?: { question?: string; dimensions?: typeof dimensions }): Promise<AnswerScore>;
};

/** The engine as the product composes it, at an endpoint of the test's. */
export function openTestEngine(service: ModelService, samples = 1): TestEngine {
  const model = openTestModel(service);
  const replies = createMemoryReplies();
  const fellBack: string[] = [];
  const engine = createChosenEngine({
    chosen: createLlmEngine({ client: model.client, replies, builtIn, samples }),
    builtIn,
    fellBack: (why) => void fellBack.push(why),
  });
  return {
    ...model,
    replies,
    fellBack,
    score: (text = zhStrong, change = {}) => {
      const asked = change.dimensions ?? dimensions;
      return engine.score(
        buildQuestion(change.question ?? zhQuestion, asked),
        { dimensions: asked },
        { text, language: "zh", usable: true },
        {},
      );
    },
  };
}
