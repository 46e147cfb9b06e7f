import { createHash } from "node:crypto";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import type { RedisLink } from "../redis/openRedis";
import { tooMany } from "./errors";
import type { RateLimit } from "./route";

type Limiters = { own: RateLimiterMemory; shared: RateLimiterRedis | null };

/** A request waits no longer for Redis than this; then this process counts for itself, for a while. */
const REDIS_MS = 300;
const REDIS_LEFT_MS = 5_000;

/** A caller's key names an address or a person: neither has to stand in Redis. */
const digest = (key: string) => createHash("sha256").update(key).digest("base64url").slice(0, 27);

/**
 * One limiter for each distinct limit; keys keep routes and callers apart. Where there is Redis all processes count
 * together, and while it is away each counts for itself.
 */
export function createRateLimits(enabled: boolean, redis: RedisLink | null = null) {
  const limiters = new Map<string, Limiters>();
  let leftUntil = 0;

  function limitersFor({ points, seconds: duration }: RateLimit): Limiters {
    const name = `${points}/${duration}`;
    const known = limiters.get(name);
    if (known) return known;
    const shared = redis
      ? new RateLimiterRedis({
          storeClient: redis.commands,
          keyPrefix: `${redis.prefix}:rate:${name}`,
          points,
          duration,
          // Whoever goes on beyond it costs Redis nothing.
          inMemoryBlockOnConsumed: points + 1,
          rejectIfRedisNotReady: true,
        })
      : null;
    const made = { own: new RateLimiterMemory({ points, duration, keyPrefix: name }), shared };
    limiters.set(name, made);
    return made;
  }

  async function take({ own, shared }: Limiters, key: string): Promise<unknown> {
    if (!shared || performance.now() < leftUntil) return own.consume(key);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("late")), REDIS_MS);
    });
    try {
      return await Promise.race([shared.consume(digest(key)), late]);
    } catch (error) {
      if (error instanceof RateLimiterRes) throw error;
      leftUntil = performance.now() + REDIS_LEFT_MS;
      return own.consume(key);
    } finally {
      clearTimeout(timer);
    }
  }

  return async function consume(limit: RateLimit, key: string): Promise<void> {
    if (!enabled) return;
    try {
      await take(limitersFor(limit), key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw tooMany("request.too_many", Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
    }
  };
}
export type ConsumeRateLimit = ReturnType<typeof createRateLimits>;
