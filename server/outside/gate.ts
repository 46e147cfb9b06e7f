/** Lets so many in at once; the others wait in the order in which they came. */
export function createGate(places: number) {
  let inside = 0;
  const waiting: (() => void)[] = [];
  return {
    /** @throws the signal's reason when it is aborted while waiting */
    async enter(signal: AbortSignal): Promise<void> {
      signal.throwIfAborted();
      if (inside < places) {
        inside += 1;
        return;
      }
      await new Promise<void>((resolve, reject) => {
        const turn = () => {
          signal.removeEventListener("abort", give);
          resolve();
        };
        const give = () => {
          waiting.splice(waiting.indexOf(turn), 1);
          reject(signal.reason as Error);
        };
        waiting.push(turn);
        signal.addEventListener("abort", give, { once: true });
      });
    },
    leave(): void {
      const next = waiting.shift();
      // The place goes from hand to hand, so nobody slips in between.
      if (next) next();
      else inside -= 1;
    },
  };
}
export type Gate = ReturnType<typeof createGate>;
