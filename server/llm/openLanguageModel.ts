import type { Clock } from "../clock";
import type { Database } from "../db/database";
import type { Env } from "../env";
import type { Metrics } from "../metrics/createMetrics";
import { createBudget } from "./budget";
import { createLlmClient } from "./client";
import { type Replies, createReplies } from "./replies";
import type { LlmClient, LlmConfig } from "./types";

export type LanguageModel = { client: LlmClient; replies: Replies };

type LlmEnv = Pick<Env, Extract<keyof Env, `LLM_${string}`>>;

/** Null where no language model is configured. */
export function readConfig(env: LlmEnv): LlmConfig | null {
  if (env.LLM_BASE_URL === undefined || env.LLM_MODEL === undefined) return null;
  return {
    baseUrl: env.LLM_BASE_URL,
    apiKey: env.LLM_API_KEY ?? null,
    model: env.LLM_MODEL,
    timeoutMs: env.LLM_TIMEOUT_SECONDS * 1_000,
    concurrency: env.LLM_CONCURRENCY,
    outputTokens: env.LLM_OUTPUT_TOKENS,
    limits: {
      tokens: env.LLM_DAILY_TOKENS ?? null,
      cost: env.LLM_DAILY_COST === undefined ? null : Math.round(env.LLM_DAILY_COST * 1_000_000),
    },
    prices: { input: env.LLM_PRICE_INPUT ?? 0, output: env.LLM_PRICE_OUTPUT ?? 0 },
  };
}

/** The configured language model, which all that need one share: one budget, one breaker, so many calls at once. */
export function openLanguageModel(
  env: LlmEnv & Pick<Env, "TIME_ZONE">,
  { db, clock, metrics }: { db: Database; clock: Clock; metrics: Metrics },
): LanguageModel | null {
  const config = readConfig(env);
  if (!config) return null;
  const { limits, prices } = config;
  const client = createLlmClient({
    config,
    clock,
    budget: createBudget({ db, clock, timeZone: env.TIME_ZONE, limits, prices }),
    observer: {
      called: (purpose, outcome) => metrics.llmCalls.inc({ purpose, outcome }),
      spent: ({ input, output }) => {
        metrics.llmTokens.inc({ direction: "in" }, input);
        metrics.llmTokens.inc({ direction: "out" }, output);
      },
    },
  });
  return { client, replies: createReplies({ db, clock }) };
}
