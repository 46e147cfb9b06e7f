import { useMemo, useSyncExternalStore } from "react";

/** Somebody chosen, with what is needed to show who it is. */
export type Chosen = { id: string; name: string };

/** Chosen people, in the order in which they were chosen. Outlives pages and filters, not the tab. */
let chosen: ReadonlyMap<string, Chosen> = new Map();
const listeners = new Set<() => void>();

function change(next: ReadonlyMap<string, Chosen>): void {
  chosen = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
const snapshot = () => chosen;

export const candidateSelection = {
  add(people: readonly Chosen[]) {
    change(new Map([...chosen, ...people.map(({ id, name }) => [id, { id, name }] as const)]));
  },
  remove(ids: readonly string[]) {
    const gone = new Set(ids);
    change(new Map([...chosen].filter(([id]) => !gone.has(id))));
  },
  clear: () => change(new Map()),
};

/** People chosen in the pool, on whatever page they are needed. */
export function useCandidateSelection() {
  const people = useSyncExternalStore(subscribe, snapshot);
  return useMemo(
    () => ({
      ids: [...people.keys()],
      people: [...people.values()],
      has: (id: string) => people.has(id),
      ...candidateSelection,
    }),
    [people],
  );
}
