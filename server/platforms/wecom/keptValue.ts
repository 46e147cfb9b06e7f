import type { Clock } from "../../clock";
import { type WecomReply, done } from "./reply";

export type KeptToken = { value: string; expiresAt: Date };

/**
 * Where access tokens and tickets are kept. One that several processes share spares calls, and is not needed to be
 * right: WeCom gives everybody who asks the same token while it is good.
 */
export interface TokenCache {
  read(key: string): Promise<KeptToken | null>;
  write(key: string, token: KeptToken): Promise<void>;
}

/** For one process. */
export function createMemoryTokens(): TokenCache {
  const kept = new Map<string, KeptToken>();
  return {
    read: async (key) => kept.get(key) ?? null,
    write: async (key, token) => void kept.set(key, token),
  };
}

/** Not used any more so long before it ends, so that none ends on its way. */
const MARGIN_MS = 2 * 60_000;

/**
 * One token or ticket of WeCom: read from the cache, else fetched, by one of the callers for all of this process.
 */
export function createKeptValue({
  cache,
  key,
  load,
  clock,
}: {
  cache: TokenCache;
  key: string;
  load: () => Promise<WecomReply<{ value: string; expiresInSeconds: number }>>;
  clock: Clock;
}) {
  let loading: Promise<WecomReply<string>> | null = null;

  const kept = async () => {
    const token = await cache.read(key);
    return token && token.expiresAt.getTime() - MARGIN_MS > clock.now().getTime() ? token.value : null;
  };

  async function fetchAndKeep(): Promise<WecomReply<string>> {
    const asked = clock.now().getTime();
    const reply = await load();
    if (!reply.ok) return reply;
    const { value, expiresInSeconds } = reply.value;
    await cache.write(key, { value, expiresAt: new Date(asked + expiresInSeconds * 1_000) });
    return done(value);
  }

  const renew = () => {
    loading ??= fetchAndKeep().finally(() => {
      loading = null;
    });
    return loading;
  };

  return {
    async get(): Promise<WecomReply<string>> {
      const value = await kept();
      return value === null ? renew() : done(value);
    },
    /** After WeCom refused `stale`: what somebody else has fetched since, or a new one. */
    async replace(stale: string): Promise<WecomReply<string>> {
      const value = await kept();
      return value === null || value === stale ? renew() : done(value);
    },
  };
}
export type KeptValue = ReturnType<typeof createKeptValue>;
