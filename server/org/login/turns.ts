/** Lets so many run at once and so many wait; who comes after them is told so at once. */
export type Turns = {
  /** Null where too many wait already; nothing was begun then. */
  take<T>(work: () => Promise<T>): Promise<T> | null;
};

export function createTurns(atOnce: number, mayWait: number): Turns {
  const waiting: (() => void)[] = [];
  let running = 0;

  async function run<T>(work: () => Promise<T>): Promise<T> {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The next one takes over the place, so that nobody new slips in between.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  }

  return {
    take: (work) => (running >= atOnce && waiting.length >= mayWait ? null : run(work)),
  };
}
