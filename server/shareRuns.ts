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

/**
 * The same for questions with an answer, by what is asked: who asks while somebody gets the same answer waits for the
 * next one, which began after they asked, together with all others who wait.
 */
export function shareAnswers<T>(): (key: string, ask: () => Promise<T>) => Promise<T> {
  const asked = new Map<string, { running: Promise<T>; next: Promise<T> | null }>();

  function start(key: string, ask: () => Promise<T>): Promise<T> {
    const running = ask().finally(() => {
      const known = asked.get(key);
      if (known?.running === running && !known.next) asked.delete(key);
    });
    asked.set(key, { running, next: null });
    return running;
  }

  return (key, ask) => {
    const known = asked.get(key);
    if (!known) return start(key, ask);
    known.next ??= known.running.then(
      () => start(key, ask),
      () => start(key, ask),
    );
    return known.next;
  };
}
