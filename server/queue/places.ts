import type { JobRate } from "./handlers";

export type PlaceLimits = { concurrency: number; rate?: JobRate };

/** How many of each kind run in this process, by whichever way they came. */
export function createPlaces(limitsOf: (kind: string) => PlaceLimits, now: () => number) {
  const busy = new Map<string, number>();
  const starts = new Map<string, number[]>();
  const waiting = new Map<string, (() => void)[]>();

  const isFree = (kind: string) => (busy.get(kind) ?? 0) < limitsOf(kind).concurrency;

  function withinRate(kind: string): boolean {
    const { rate } = limitsOf(kind);
    if (!rate) return true;
    const since = now() - rate.perMs;
    const recent = (starts.get(kind) ?? []).filter((at) => at > since);
    starts.set(kind, recent);
    return recent.length < rate.max;
  }

  return {
    isFree,
    /** Whether another may begin, by this process' own count of its starts. */
    mayBegin: (kind: string) => isFree(kind) && withinRate(kind),
    /** Resolves once there is room. */
    async untilFree(kind: string): Promise<void> {
      while (!isFree(kind)) {
        await new Promise<void>((resolve) => {
          waiting.set(kind, [...(waiting.get(kind) ?? []), resolve]);
        });
      }
    },
    take(kind: string): void {
      busy.set(kind, (busy.get(kind) ?? 0) + 1);
    },
    /** Of what was taken: it has begun. */
    began(kind: string): void {
      if (limitsOf(kind).rate) starts.set(kind, [...(starts.get(kind) ?? []), now()]);
    },
    leave(kind: string): void {
      busy.set(kind, (busy.get(kind) ?? 0) - 1);
      const [first, ...rest] = waiting.get(kind) ?? [];
      waiting.set(kind, rest);
      first?.();
    },
  };
}
export type Places = ReturnType<typeof createPlaces>;
