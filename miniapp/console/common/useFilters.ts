import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

/**
 * A list's filters, one value each, in the address: a link, the back button and a reload keep them. "" is no choice;
 * what the address has besides `names` stays as it is.
 */
export function useFilters<const N extends string>(names: readonly N[]) {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(
    () => Object.fromEntries(names.map((name) => [name, params.get(name) ?? ""])) as Record<N, string>,
    [names, params],
  );
  const change = useCallback(
    (part: Partial<Record<N, string>>) =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          for (const [name, value] of Object.entries<string | undefined>(part)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  const clear = useCallback(
    () => change(Object.fromEntries(names.map((name) => [name, ""])) as Record<N, string>),
    [names, change],
  );
  return { filters, change, clear, isFiltered: names.some((name) => filters[name] !== "") };
}
