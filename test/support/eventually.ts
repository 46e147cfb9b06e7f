import { setImmediate } from "node:timers/promises";

/** Resolves once `look` gives something, which the process' own sockets and timers bring about; jest's limit ends it. */
export async function eventually<T>(look: () => T | null | undefined | false): Promise<T> {
  for (;;) {
    const found = look();
    if (found) return found;
    await setImmediate();
  }
}
