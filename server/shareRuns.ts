/**
 * Makes an expensive flush shareable: calls that come while one runs share the next, so that each caller gets a run
 * which began after the call, and a burst of calls costs two runs.
 */
export function shareRuns(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  function start(): Promise<void> {
    const started = run().finally(() => {
      running = null;
    });
    running = started;
    return started;
  }

  return () => {
    if (!running) return start();
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null;
        return start();
      });
    return next;
  };
}
