import type { Clock } from "../clock";
import { type Breaker, createBreaker } from "../outside/breaker";
import { type Budget, type Tokens, tokensAtMost } from "./budget";
import { createGate } from "../outside/gate";
import { type Timers, pause, systemTimers } from "../outside/timers";
import {
  type LlmClient,
  type LlmConfig,
  LlmError,
  type LlmFailure,
  type LlmObserver,
  type LlmReply,
  type LlmRequest,
} from "./types";
import { APIConnectionError, APIError, createWire, isTooLarge, neverSent } from "./wire";

const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 500;
/** Longer than this nobody waits: the call fails, and the endpoint is left alone for as long as it said. */
const LONGEST_PAUSE_MS = 20_000;

type Failed = {
  error: LlmError;
  again: boolean;
  /** Whether it tells of the endpoint rather than of this request. */
  endpoint: boolean;
  /** Whether the tokens may have been used. */
  charged: boolean;
  /** As the endpoint asks. */
  retryAfterMs: number | null;
};

/**
 * Calls an OpenAI-compatible endpoint within the day's budget, a few at a time, again after what may pass, and not at
 * all while it keeps failing.
 */
export function createLlmClient(options: {
  config: LlmConfig;
  clock: Clock;
  budget: Budget;
  observer?: LlmObserver;
  timers?: Timers;
  /** 0–1, for the spread of the pauses. */
  random?: () => number;
}): LlmClient {
  const { config, clock, budget, observer, timers = systemTimers, random = Math.random } = options;
  const wire = createWire(config);
  const breaker: Breaker = createBreaker(clock);
  const gate = createGate(config.concurrency);
  const ended = new AbortController();

  /** One try: its tokens are held before and settled after it, however it ends. */
  async function attempt(request: LlmRequest, stop: AbortSignal): Promise<LlmReply> {
    const most: Tokens = {
      input: tokensAtMost(request.system + request.user + JSON.stringify(request.schema.json)),
      output: config.outputTokens,
    };
    const held = await budget.hold(most);
    const limit = new AbortController();
    const cancel = timers.after(request.timeoutMs ?? config.timeoutMs, () =>
      limit.abort(new LlmError("timeout")),
    );
    try {
      const { usage, ...reply } = await wire.send(request, AbortSignal.any([limit.signal, stop]));
      const spent = usage ?? { input: most.input, output: tokensAtMost(reply.text) };
      await budget.settle(held, spent);
      observer?.spent(spent);
      return reply;
    } catch (error) {
      if (readFailure(error, clock)?.charged === false) await budget.settle(held, { input: 0, output: 0 });
      throw error;
    } finally {
      cancel();
    }
  }

  const pauseBefore = (nth: number, { retryAfterMs }: Failed): number =>
    retryAfterMs ?? Math.round(FIRST_PAUSE_MS * 2 ** (nth - 1) * (0.5 + random() / 2));

  async function tryAll(request: LlmRequest, stop: AbortSignal): Promise<LlmReply> {
    let before: LlmError | null = null;
    for (let nth = 1; ; nth += 1) {
      // What it failed of says more than that others failed too.
      if (!breaker.admit()) throw before ?? new LlmError("open");
      let failed: Failed | null;
      let thrown: unknown;
      try {
        const reply = await attempt(request, stop);
        breaker.succeeded();
        return reply;
      } catch (error) {
        thrown = error;
        failed = readFailure(error, clock);
      }
      if (!failed) {
        breaker.abandoned();
        throw thrown;
      }
      const wait = pauseBefore(nth, failed);
      const tooLong = wait > LONGEST_PAUSE_MS;
      if (failed.endpoint) breaker.failed(tooLong ? failed.retryAfterMs : null);
      else breaker.abandoned();
      if (!failed.again || tooLong || nth >= (request.attempts ?? ATTEMPTS)) throw failed.error;
      before = failed.error;
      await pause(timers, wait, stop);
    }
  }

  return {
    model: config.model,
    state: breaker.state,
    async complete(request) {
      const stop = request.signal ? AbortSignal.any([ended.signal, request.signal]) : ended.signal;
      let outcome: "ok" | LlmFailure = "ok";
      try {
        if (request.urgent) return await tryAll(request, stop);
        await gate.enter(stop);
        try {
          return await tryAll(request, stop);
        } finally {
          gate.leave();
        }
      } catch (error) {
        outcome = error instanceof LlmError ? error.code : "unavailable";
        throw error;
      } finally {
        observer?.called(request.purpose, outcome);
      }
    },
    close: () => ended.abort(new LlmError("closed")),
  };
}

/** What an error means; null for one that is neither the network's nor the endpoint's. */
function readFailure(error: unknown, clock: Clock): Failed | null {
  const failed = (code: LlmFailure, more: Partial<Failed> = {}, message?: string): Failed => ({
    error: new LlmError(code, message),
    again: false,
    endpoint: true,
    charged: false,
    retryAfterMs: null,
    ...more,
  });
  if (error instanceof LlmError) {
    if (error.code === "timeout") return failed("timeout", { again: true, charged: true });
    return failed(error.code, { endpoint: false, charged: error.code === "closed" });
  }
  if (isTooLarge(error)) return failed("invalid_output", { charged: true });
  if (error instanceof APIConnectionError) {
    return failed("unavailable", { again: true, charged: !neverSent(error) });
  }
  if (error instanceof APIError && typeof error.status === "number") {
    const { status } = error;
    const retryAfterMs = retryAfter(error.headers, clock);
    const message = `HTTP ${status}`;
    if (status === 429) return failed("rate_limited", { again: true, retryAfterMs }, message);
    if (status >= 500 || status === 408 || status === 409) {
      return failed("unavailable", { again: true, retryAfterMs }, message);
    }
    // A wrong key or model is wrong for all; what a filter or a limit of length refuses is about this request.
    return failed("rejected", { endpoint: [401, 403, 404].includes(status) }, message);
  }
  // The client's own: a body that is no JSON, or that broke off in the middle.
  const name = nameOf(error);
  if (name === "SyntaxError") return failed("invalid_output", { again: true, charged: true });
  if (name === "TypeError" || name === "AbortError") {
    return failed("unavailable", { again: true, charged: true });
  }
  return null;
}

/** Errors of fetch may be of another realm, where `instanceof` says no. */
const nameOf = (error: unknown) =>
  typeof error === "object" && error !== null && "name" in error ? error.name : null;

/** Milliseconds that the endpoint asks to be left alone for: seconds, or a date. */
function retryAfter(headers: Headers | undefined, clock: Clock): number | null {
  const given = headers?.get("retry-after");
  if (!given) return null;
  const seconds = Number(given);
  const ms = Number.isNaN(seconds) ? Date.parse(given) - clock.now().getTime() : seconds * 1_000;
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}
