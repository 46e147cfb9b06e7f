import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { tooMany } from "./errors";
import type { RateLimit } from "./route";

/** One limiter for each distinct limit; keys keep routes and callers apart. */
export function createRateLimits(enabled: boolean) {
  const limiters = new Map<string, RateLimiterMemory>();
  return async function consume(limit: RateLimit, key: string): Promise<void> {
    if (!enabled) return;
    const name = `${limit.points}/${limit.seconds}`;
    let limiter = limiters.get(name);
    if (!limiter) {
      limiter = new RateLimiterMemory({ points: limit.points, duration: limit.seconds, keyPrefix: name });
      limiters.set(name, limiter);
    }
    try {
      await limiter.consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw tooMany("request.too_many", Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
    }
  };
}
export type ConsumeRateLimit = ReturnType<typeof createRateLimits>;
