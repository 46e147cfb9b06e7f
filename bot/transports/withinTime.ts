/** Either what `work` comes to within the time, or that it is late; `work` goes on. */
export async function withinTime<T>(
  work: Promise<T>,
  ms: number,
): Promise<{ late: false; value: T } | { late: true }> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<{ late: true }>((resolve) => {
    timer = setTimeout(() => resolve({ late: true }), ms);
  });
  try {
    return await Promise.race([work.then((value) => ({ late: false, value }) as const), late]);
  } finally {
    clearTimeout(timer);
  }
}
