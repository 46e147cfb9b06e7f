import type { Clock } from "../clock";
import type { Database } from "../db/database";
import { findForUpdate } from "../db/locks";
import { insertRow, updateRows } from "../db/rows";
import { selectOne } from "../db/statements";
import type { FieldCipher } from "../security/cipher";
import { PlatformToken } from "./tokenEntity";

export type FreshToken = { value: string; lifetimeMs: number };

/**
 * Tokens and tickets of the chat platforms, which limit how often one may be asked for. Two processes that miss at the
 * same time both ask: within its life DingTalk and WeCom give the same token again, so neither loses.
 */
export interface TokenCache {
  /** The kept token, or the one that `fetch` brings; one `fetch` at a time for a key of this process. */
  find(key: string, fetch: () => Promise<FreshToken>): Promise<string>;
  /** Forgets this value, which the platform refused; a newer one stays. */
  drop(key: string, value: string): Promise<void>;
}

/** So long before its end a token is renewed: calls under way must not see it end. */
const MARGIN_MS = 5 * 60_000;
const renewAfter = (lifetimeMs: number) => Math.max(0, lifetimeMs - Math.min(MARGIN_MS, lifetimeMs / 10));

const context = (key: string) => `platform_tokens.valueSealed:${key}`;

type Held = { value: string; renewAt: Date };

export function createTokenCache({
  db,
  clock,
  cipher,
}: {
  db: Database;
  clock: Clock;
  cipher: FieldCipher;
}): TokenCache {
  const held = new Map<string, Held>();
  const fetching = new Map<string, Promise<string>>();
  const good = (token: Held | null | undefined) => (token && token.renewAt > clock.now() ? token : null);

  async function stored(key: string): Promise<Held | null> {
    const row = await selectOne(db.read, PlatformToken, { id: key });
    return row && { value: cipher.decrypt(row.valueSealed, context(key)), renewAt: row.renewAt };
  }

  async function keep(key: string, { value, renewAt }: Held): Promise<void> {
    const valueSealed = cipher.encrypt(value, context(key));
    await db.write(async (tx) => {
      const known = await findForUpdate(db, tx, PlatformToken, { id: key });
      if (known) await updateRows(tx, PlatformToken, { id: key }, { valueSealed, renewAt });
      else await insertRow(tx, PlatformToken, { id: key, valueSealed, renewAt });
    });
  }

  async function renew(key: string, fetch: () => Promise<FreshToken>): Promise<string> {
    let token = good(await stored(key));
    if (!token) {
      const { value, lifetimeMs } = await fetch();
      token = { value, renewAt: new Date(clock.now().getTime() + renewAfter(lifetimeMs)) };
      await keep(key, token);
    }
    held.set(key, token);
    return token.value;
  }

  return {
    async find(key, fetch) {
      const mine = good(held.get(key));
      if (mine) return mine.value;
      const running = fetching.get(key) ?? renew(key, fetch).finally(() => fetching.delete(key));
      fetching.set(key, running);
      return running;
    },
    async drop(key, value) {
      if (held.get(key)?.value === value) held.delete(key);
      await db.write(async (tx) => {
        const row = await findForUpdate(db, tx, PlatformToken, { id: key });
        if (!row || cipher.decrypt(row.valueSealed, context(key)) !== value) return;
        await tx.manager.delete(PlatformToken, { id: key });
      });
    },
  };
}
