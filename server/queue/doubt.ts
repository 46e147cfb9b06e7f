import { AsyncLocalStorage } from "node:async_hooks";

/** Empty in all processes that no restore went before, and then it costs nothing. */
const storage = new AsyncLocalStorage<Date | null>();

/**
 * Since when what is being done may have been done before: by days that a restore has lost. It is done again, for
 * nothing else puts the rows in order, but whatever would tell somebody outside is written down as told or not, nobody
 * knows, and waits for a person. Null nearly always.
 */
export const doubtedSince = (): Date | null => storage.getStore() ?? null;

/** Runs `work` in doubt, or out of it: one job may be begun in the midst of another. */
export const inDoubt = <T>(since: Date | null, work: () => T): T =>
  since === doubtedSince() ? work() : storage.run(since, work);
