import type { Budget, Tokens } from "../../server/llm/budget";
import { createLlmClient } from "../../server/llm/client";
import type { KeptReply, Replies } from "../../server/llm/replies";
import {
  type LlmClient,
  type LlmConfig,
  LlmError,
  type LlmFailure,
  type LlmRequest,
} from "../../server/llm/types";
import { LLM_KEY, LLM_MODEL, type ModelService } from "../simulators/openAi";
import { type TestClock, createTestClock } from "../support/testClock";
import { type TestTimers, createTestTimers } from "../support/testTimers";

export const TIMEOUT_MS = 30_000;
export const FOLLOW_UP_LIMIT_MS = 4_000;

export const buildConfig = (change: Partial<LlmConfig> = {}): LlmConfig => ({
  baseUrl: "http://127.0.0.1:9/v1",
  apiKey: LLM_KEY,
  model: LLM_MODEL,
  timeoutMs: TIMEOUT_MS,
  concurrency: 4,
  outputTokens: 1_000,
  limits: { tokens: null, cost: null },
  prices: { input: 0, output: 0 },
  ...change,
});

export const buildRequest = (change: Partial<LlmRequest> = {}): LlmRequest => ({
  purpose: "score",
  system: "Rate.",
  user: "An answer.",
  schema: { name: "rating", json: { type: "object" } },
  temperature: 0.6,
  seed: 7,
  ...change,
});

/** Keeps nothing but what was spent. */
export function createOpenBudget(): Budget & { spent: Tokens[] } {
  const spent: Tokens[] = [];
  return {
    spent,
    hold: async () => ({ day: "2026-03-02", tokens: 0, cost: 0 }),
    settle: async (_, tokens) => void spent.push(tokens),
  };
}

export function createMemoryReplies(): Replies & { kept: Map<string, KeptReply> } {
  const kept = new Map<string, KeptReply>();
  return {
    kept,
    async once(key, sample, ask) {
      const id = `${key}#${sample}`;
      const reply = kept.get(id) ?? (await ask());
      kept.set(id, kept.get(id) ?? reply);
      return kept.get(id)!;
    },
  };
}

export type TestModel = {
  client: LlmClient;
  clock: TestClock;
  timers: TestTimers;
  budget: ReturnType<typeof createOpenBudget>;
  outcomes: string[];
};

/** The product's client at an endpoint of the test's, with time in the test's hands. */
export function openTestModel(
  service: Pick<ModelService, "baseUrl">,
  change: Partial<LlmConfig> = {},
): TestModel {
  const clock = createTestClock();
  const timers = createTestTimers(TIMEOUT_MS, FOLLOW_UP_LIMIT_MS);
  const budget = createOpenBudget();
  const outcomes: string[] = [];
  const client = createLlmClient({
    config: buildConfig({ baseUrl: service.baseUrl, ...change }),
    clock,
    budget,
    timers,
    random: () => 1,
    observer: { called: (_, outcome) => void outcomes.push(outcome), spent: () => undefined },
  });
  return { client, clock, timers, budget, outcomes };
}

/** The code with which it failed; throws where it did not. */
export async function failureOf(work: Promise<unknown>): Promise<LlmFailure> {
  try {
    await work;
  } catch (error) {
    if (error instanceof LlmError) return error.code;
    throw error;
  }
  throw new Error("It did not fail.");
}
