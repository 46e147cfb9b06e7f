/** Lets one in at a time for each key, in the order in which they came. */
export function createTurns() {
  const lasts = new Map<string, Promise<void>>();
  return {
    /**
     * @returns what ends this turn
     * @throws the signal's reason when it is aborted before
     */
    async take(key: string, signal: AbortSignal): Promise<() => void> {
      const before = lasts.get(key);
      let end!: () => void;
      const over = new Promise<void>((resolve) => {
        end = resolve;
      });
      const last = Promise.all([before, over]).then(() => undefined);
      lasts.set(key, last);
      const leave = () => {
        end();
        void last.then(() => lasts.get(key) === last && lasts.delete(key));
      };
      try {
        await before;
        signal.throwIfAborted();
        return leave;
      } catch (error) {
        leave();
        throw error;
      }
    },
  };
}
