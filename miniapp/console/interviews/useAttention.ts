import { useNow } from "../common/useNow";
import { attentionOf } from "./attention";
import type { Focus } from "./filters";
import { focusFilters, useInterviews } from "./useInterviews";

/** `more`: further pages exist that were not counted. */
export type AttentionCount = { focus: Focus; count: number; more: boolean };

function useFocusCount(focus: Focus, now: number): AttentionCount & { known: boolean } {
  const { data, isError } = useInterviews(focusFilters(focus));
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return {
    focus,
    count: items.filter((item) => attentionOf(item, now) === focus).length,
    more: data?.pages.at(-1)?.nextCursor != null,
    // What cannot be read is told by the list itself; here it only must not load for ever.
    known: data !== undefined || isError,
  };
}

/** How many interviews need a person now, by reason; null until all are known. */
export function useAttention(): AttentionCount[] | null {
  const now = useNow();
  const counts = [
    useFocusCount("person", now),
    useFocusCount("review", now),
    useFocusCount("failed", now),
    useFocusCount("stuck", now),
    useFocusCount("expiring", now),
  ];
  return counts.every((entry) => entry.known) ? counts.filter((entry) => entry.count > 0) : null;
}
