/** A number that grows with each change, and can be waited for. */
export function createRevision() {
  let revision = 1;
  let told = true;
  let closed = false;
  const waiting = new Set<() => void>();
  const release = () => {
    for (const go of waiting) go();
    waiting.clear();
  };

  return {
    get now() {
      return revision;
    },
    /** All changes of one turn of the event loop are one. */
    change(): void {
      if (!told) return;
      told = false;
      setImmediate(() => {
        told = true;
        revision += 1;
        release();
      });
    },
    /** Resolves when it is no longer `seen`, or after so long, or when the sandbox closes. */
    async passed(seen: number, ms: number): Promise<void> {
      if (seen !== revision || closed) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(done, ms);
        function done() {
          clearTimeout(timer);
          waiting.delete(done);
          resolve();
        }
        waiting.add(done);
      });
    },
    /** Nobody waits any more. */
    close(): void {
      closed = true;
      release();
    },
  };
}
