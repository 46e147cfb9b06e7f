import { useEffect, useState, type RefObject } from "react";

type Options = {
  count: number;
  /** What has the rows as its children: a table's body, a list. */
  rowsRef: RefObject<HTMLElement | null>;
  /** Where there is something to search. */
  onSearch?: () => void;
};

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest("input, textarea, select, [contenteditable], [role='dialog']");

/**
 * j and k move from row to row, / goes to the search. The row's link gets the focus, so Enter opens it by itself.
 * @returns the selected row, −1 for none.
 */
export function useListKeyboard({ count, rowsRef, onSearch }: Options): number {
  const [selected, setSelected] = useState(-1);
  const current = Math.min(selected, count - 1);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      if (event.key === "j" || event.key === "k") {
        const next = Math.min(count - 1, Math.max(0, current + (event.key === "j" ? 1 : -1)));
        const row = rowsRef.current?.children[next];
        setSelected(next);
        row?.querySelector<HTMLElement>("a")?.focus({ preventScroll: true });
        row?.scrollIntoView({ block: "nearest" });
      } else if (event.key === "/" && onSearch) {
        event.preventDefault();
        onSearch();
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [count, current, rowsRef, onSearch]);
  return current;
}
