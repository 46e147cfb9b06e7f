/** Why a language model gave nothing. Read by people in reports and metrics; it never carries what was said. */
export const LLM_FAILURES = [
  "budget",
  "open",
  "timeout",
  "rate_limited",
  "unavailable",
  "rejected",
  "invalid_output",
  "not_agreed",
  "closed",
] as const;
/**
 * `budget`: today's tokens or money are used up. `open`: too many calls failed lately. `timeout`, `rate_limited`,
 * `unavailable` (5xx, no connection): still so after the retries. `rejected`: the endpoint wants no such request (key,
 * model, contents). `invalid_output`: nothing that could be read. `not_agreed`: the candidate's consent does not cover
 * an outside service. `closed`: this process is ending.
 */
export type LlmFailure = (typeof LLM_FAILURES)[number];

export class LlmError extends Error {
  constructor(
    readonly code: LlmFailure,
    message: string = code,
  ) {
    super(message);
    this.name = "LlmError";
  }
}

export type JsonSchema = Record<string, unknown>;

export type LlmRequest = {
  purpose: "score" | "follow_up";
  system: string;
  user: string;
  /** What the reply must look like; sent to endpoints that can keep to it, checked by the caller in any case. */
  schema: { name: string; json: JsonSchema };
  temperature: number;
  seed: number;
  /** Tries altogether; three unless told. */
  attempts?: number;
  /** Of one try; the configured one unless told. */
  timeoutMs?: number;
  signal?: AbortSignal;
  /** Somebody waits: it goes out though as many as may be are under way. */
  urgent?: boolean;
};

export type LlmReply = {
  /** What the model wrote; "" where it wrote nothing (a refusal, a tool call, no choice). */
  text: string;
  /** As the endpoint names it. */
  model: string;
};

export interface LlmClient {
  /** As configured. */
  readonly model: string;
  /** @throws LlmError */
  complete(request: LlmRequest): Promise<LlmReply>;
  /** `open` while calls are refused because too many failed. */
  state(): "closed" | "half_open" | "open";
  /** Ends what is under way. */
  close(): void;
}

/** What `/metrics` counts. */
export type LlmObserver = {
  called(purpose: LlmRequest["purpose"], outcome: "ok" | LlmFailure): void;
  spent(tokens: { input: number; output: number }): void;
};

export type LlmConfig = {
  baseUrl: string;
  apiKey: string | null;
  model: string;
  timeoutMs: number;
  concurrency: number;
  /** Tokens that one reply may have. */
  outputTokens: number;
  limits: {
    /** Tokens a day, in and out together; null without limit. */
    tokens: number | null;
    /** Money a day in millionths of the currency that the prices are in; null without limit. */
    cost: number | null;
  };
  /** Money for a million tokens, which is millionths of it for one. */
  prices: { input: number; output: number };
};
