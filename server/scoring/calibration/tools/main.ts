import { AppError } from "../../../http/errors";
import { parseOrRefuse } from "../../../http/validate";
import { fitMapping } from "../company/fitMapping";
import { learnWeights } from "../weights/learnWeights";
import { learnWeightsBody, toAnswer, toRequest } from "../weights/schema";
import { packScorer, unpackScorer } from "./packScorer";
import type { FromScorer, ToScorer } from "./protocol";
import { SCORER_VERSION, fitScorer, predictScores } from "./scorer";
import { fitScorerBody, predictScoresBody } from "./schema";

/**
 * Entry of the process that learns from answers, one request long. A process and not a thread: what the worst request
 * can do, fill the heap, ends only the process.
 */
let asked: ReturnType<(typeof predictScoresBody)["parse"]> | undefined;

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString("utf8")) as unknown;
  } catch (cause) {
    throw new AppError("request.not_json", 400, { cause });
  }
}

/** Lets the news come in that nobody waits any more. */
const breathe = () => new Promise((resolve) => setImmediate(resolve));

async function answer(message: ToScorer): Promise<FromScorer> {
  if (message.kind === "fit") {
    const steps = fitScorer(parseOrRefuse(fitScorerBody, readJson(message.body)));
    for (;;) {
      const step = steps.next();
      if (step.done) {
        const { scorer, ...summary } = step.value;
        return { kind: "fitted", summary, model: packScorer(scorer), version: SCORER_VERSION };
      }
      await breathe();
    }
  }
  if (message.kind === "weights") {
    const body = parseOrRefuse(learnWeightsBody, readJson(message.body));
    return { kind: "weighed", learned: toAnswer(body.dimensions, learnWeights(toRequest(body))) };
  }
  if (message.kind === "map") return { kind: "mapped", fits: message.rows.map(fitMapping) };
  if (message.kind === "read") {
    asked = parseOrRefuse(predictScoresBody, readJson(message.body));
    return { kind: "asked", modelId: asked.modelId };
  }
  return { kind: "predicted", scores: predictScores(unpackScorer(message.model), asked?.answers ?? []) };
}

function toFailure(error: unknown): FromScorer {
  if (error instanceof AppError)
    return {
      kind: "refused",
      code: error.code,
      status: error.status,
      ...(error.options.details ? { details: error.options.details } : {}),
    };
  return { kind: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

process.on("disconnect", () => process.exit(0));
process.on("message", (message: ToScorer) => {
  void answer(message)
    .catch(toFailure)
    .then((reply) => process.send?.(reply));
});
