/**
 * Waits for an end that may never be told: while Redis is away, a client that is between two tries to reach it neither
 * answers nor says that it has closed.
 */
export async function atMost(ms: number, end: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([end.catch(() => undefined), patience]);
  clearTimeout(timer);
}
