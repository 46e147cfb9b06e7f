import { z } from "zod";
import { type Outside, isPrivate } from "./values";

/** A language model that judges beside the rubric engine; none without them. */
export const languageModelSettings = {
  /** Any endpoint that speaks OpenAI's chat completions; without it nothing is sent anywhere. */
  LLM_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ""))
    .refine(isPrivate, "must be https")
    .optional(),
  LLM_API_KEY: z.string().min(1).optional(),
  LLM_MODEL: z.string().trim().min(1).max(100).optional(),
  /** How often each dimension of an answer is judged. */
  LLM_SAMPLES: z.coerce.number().int().min(1).max(9).default(3),
  LLM_TIMEOUT_SECONDS: z.coerce.number().int().min(1).max(300).default(30),
  LLM_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(4),
  LLM_OUTPUT_TOKENS: z.coerce.number().int().min(100).max(16_000).default(1_000),
  LLM_DAILY_TOKENS: z.coerce.number().int().min(1_000).optional(),
  /** In the currency of the prices, which are for a million tokens. */
  LLM_DAILY_COST: z.coerce.number().positive().optional(),
  LLM_PRICE_INPUT: z.coerce.number().min(0).optional(),
  LLM_PRICE_OUTPUT: z.coerce.number().min(0).optional(),
};

export const languageModelServices = [
  {
    service: "The language model",
    needed: ["LLM_BASE_URL", "LLM_MODEL"],
    optional: ["LLM_API_KEY", "LLM_DAILY_TOKENS", "LLM_DAILY_COST", "LLM_PRICE_INPUT", "LLM_PRICE_OUTPUT"],
  },
] as const satisfies readonly Outside<keyof typeof languageModelSettings>[];
