import type { CurrentQuestion } from "../types";

type Asked = Pick<CurrentQuestion["question"], "leastLength" | "mostLength">;

/** How a text stands to the length that is asked for; `by` is what it is short of, or over. */
export function lengthState(length: number, { leastLength, mostLength }: Asked) {
  if (mostLength !== null && length > mostLength) return { kind: "over", by: length - mostLength } as const;
  if (leastLength !== null && length < leastLength) {
    return { kind: "short", by: leastLength - length } as const;
  }
  return { kind: "fits", by: 0 } as const;
}

/** Which words tell what is asked for; null where nothing is. */
export function lengthAsked({ leastLength, mostLength }: Asked): "between" | "atLeast" | "atMost" | null {
  if (leastLength !== null) return mostLength === null ? "atLeast" : "between";
  return mostLength === null ? null : "atMost";
}
