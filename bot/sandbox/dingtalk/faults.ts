/** Everything that the real platform does to its clients now and then. */
export const faultNames = [
  /** `connections/open` answers 401. */
  "refuseOpening",
  /** `connections/open` answers 503. */
  "failOpening",
  /** The ticket that is given out has run out already. */
  "expiredTicket",
  /** A call's token is refused, though it is good. */
  "refuseToken",
  /** A call is answered 403: too many a second. */
  "qps",
  /** The app may not read the HR roster. */
  "refuseRoster",
  /** A call breaks with a page that is no JSON, before anything is done. */
  "errorPage",
  /** A call is done, and its connection is cut before the answer. */
  "loseAnswer",
  /** A call is done, and its answer is not JSON. */
  "garbleAnswer",
  /** A frame is cut in half. */
  "malformedFrame",
  /** A frame is sent twice. */
  "duplicateFrame",
  /** A frame is kept until `release`. */
  "delayFrame",
  /** A frame is written and the socket dropped at once. */
  "dropSocket",
] as const;
export type FaultName = (typeof faultNames)[number];

/** Faults wait to be met: each is armed for the next so many times. */
export function createSandboxFaults() {
  const armed = new Map<FaultName, number>();
  return {
    /** @param times how often it happens from now on; 0 ends it */
    arm(name: FaultName, times = 1): void {
      armed.set(name, times);
    },
    /** Whether it happens now; then there is one less to come. */
    take(name: FaultName): boolean {
      const left = armed.get(name) ?? 0;
      if (left > 0) armed.set(name, left - 1);
      return left > 0;
    },
    left: (name: FaultName): number => armed.get(name) ?? 0,
    clear(): void {
      armed.clear();
    },
  };
}
export type SandboxFaults = ReturnType<typeof createSandboxFaults>;
