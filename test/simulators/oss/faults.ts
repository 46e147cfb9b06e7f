export type Operation =
  | "PutObject"
  | "GetObject"
  | "HeadObject"
  | "DeleteObject"
  | "DeleteObjects"
  | "ListObjectsV2"
  | "InitiateMultipartUpload"
  | "UploadPart"
  | "CompleteMultipartUpload"
  | "AbortMultipartUpload"
  | "GetBucketInfo"
  | "GetBucketLifecycle"
  | "PutBucketLifecycle";

/** What goes wrong with one request. */
export type Fault =
  /** The connection breaks and nothing was done. */
  | "cut_before"
  /** It was done, and the connection breaks before the answer. */
  | "cut_after"
  /** 503, come back later. */
  | "slow_down"
  /** 500 */
  | "internal_error"
  /** An answer's body ends in the middle. */
  | "truncate"
  /** The request is read and nothing ever comes. */
  | "hang";

export const FAULTS: readonly Fault[] = [
  "cut_before",
  "cut_after",
  "slow_down",
  "internal_error",
  "truncate",
];

export type Rule = {
  does: Fault;
  /** Any operation without it. */
  on?: Operation;
  /** Of the requests that fit; once without it. */
  times?: number;
};

/** Rules are used up one after another; trouble goes on until it is switched off. */
export function createFaults() {
  const rules: (Rule & { left: number })[] = [];
  let trouble: { share: number; faults: readonly Fault[]; state: number } | null = null;
  const met: { operation: Operation; fault: Fault }[] = [];

  /** The same course in each run. */
  const random = (state: { state: number }) => {
    state.state = (Math.imul(state.state, 1_664_525) + 1_013_904_223) >>> 0;
    return state.state / 2 ** 32;
  };

  function pick(operation: Operation): Fault | null {
    const index = rules.findIndex(({ on }) => on === undefined || on === operation);
    const rule = rules[index];
    if (rule) {
      rule.left -= 1;
      if (rule.left === 0) rules.splice(index, 1);
      return rule.does;
    }
    if (!trouble || random(trouble) >= trouble.share) return null;
    return trouble.faults[Math.floor(random(trouble) * trouble.faults.length)] ?? null;
  }

  return {
    /** What happened so far, in order. */
    met: met as readonly { operation: Operation; fault: Fault }[],
    misbehave: (...next: Rule[]) =>
      void rules.push(...next.map((rule) => ({ ...rule, left: rule.times ?? 1 }))),
    /** @param share of all requests from now on that something befalls; 0 for none */
    makeTrouble(share: number, faults: readonly Fault[] = FAULTS, seed = 1) {
      trouble = share === 0 ? null : { share, faults, state: seed };
    },
    next(operation: Operation): Fault | null {
      const fault = pick(operation);
      if (fault) met.push({ operation, fault });
      return fault;
    },
  };
}
