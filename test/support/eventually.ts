import { setImmediate } from "node:timers/promises";

type Seen<T> = T | null | undefined | false;

/**
 * Resolves once `look` gives something, which the process' own sockets and timers bring about, or whoever it asks;
 * jest's limit ends it.
 */
export async function eventually<T>(look: () => Seen<T> | Promise<Seen<T>>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found) return found;
    await setImmediate();
  }
}
