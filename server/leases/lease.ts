/**
 * The right to be the only one, for a while, among all processes. The database's is for production; on SQLite there
 * is only one process and nothing to share.
 */
export interface Lease {
  /** Takes it, or renews it where it is the owner's already; false while somebody else has it. */
  acquire(name: string, owner: string, forMs: number): Promise<boolean>;
  /** Gives it back; nothing where it is somebody else's. */
  release(name: string, owner: string): Promise<void>;
}

/** Within one process. */
export function createMemoryLease(now: () => number): Lease {
  const held = new Map<string, { owner: string; until: number }>();
  return {
    async acquire(name, owner, forMs) {
      const holder = held.get(name);
      if (holder && holder.owner !== owner && holder.until > now()) return false;
      held.set(name, { owner, until: now() + forMs });
      return true;
    },
    async release(name, owner) {
      if (held.get(name)?.owner === owner) held.delete(name);
    },
  };
}
