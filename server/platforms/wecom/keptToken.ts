import type { TokenCache } from "../tokenCache";
import { type WecomFailure, type WecomReply, done, failed } from "./reply";

/** WeCom's refusal on its way through the cache, which knows values and errors only. */
class Refused extends Error {
  override readonly name = "Refused";
  constructor(readonly failure: WecomFailure) {
    super(failure.detail);
  }
}

/** One token or ticket of WeCom, shared by all processes. */
export function createKeptToken({
  tokens,
  key,
  load,
}: {
  tokens: TokenCache;
  key: string;
  load: () => Promise<WecomReply<{ value: string; expiresInSeconds: number }>>;
}) {
  async function fetch() {
    const reply = await load();
    if (!reply.ok) throw new Refused(reply.failure);
    const { value, expiresInSeconds } = reply.value;
    return { value, lifetimeMs: expiresInSeconds * 1_000 };
  }

  async function get(): Promise<WecomReply<string>> {
    try {
      return done(await tokens.find(key, fetch));
    } catch (error) {
      if (error instanceof Refused) return failed(error.failure);
      throw error;
    }
  }

  return {
    get,
    /** After WeCom refused `stale`: what somebody else has fetched since, or a new one. */
    async replace(stale: string): Promise<WecomReply<string>> {
      await tokens.drop(key, stale);
      return get();
    },
  };
}
