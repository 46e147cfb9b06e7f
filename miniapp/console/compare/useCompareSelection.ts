import { useState } from "react";

export const MOST_COMPARED = 5;
type Chosen = { id: string; name: string };

export type CompareSelection = {
  chosen: readonly Chosen[];
  has(id: string): boolean;
  isFull: boolean;
  toggle(interview: Chosen): void;
  clear(): void;
};

/** Who is to be put side by side; kept while the list is searched and filtered. */
export function useCompareSelection(): CompareSelection {
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  return {
    chosen,
    has: (id) => chosen.some((one) => one.id === id),
    isFull: chosen.length >= MOST_COMPARED,
    toggle: (interview) =>
      setChosen((old) =>
        old.some(({ id }) => id === interview.id)
          ? old.filter(({ id }) => id !== interview.id)
          : [...old, interview].slice(0, MOST_COMPARED),
      ),
    clear: () => setChosen([]),
  };
}

export const comparePath = (ids: readonly string[]) => `/compare?ids=${ids.join(",")}`;
