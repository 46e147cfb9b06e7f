import { useCallback, useState } from "react";
import type { Column } from "./columns";

/** Which columns are hidden, kept in this browser; a saved view keeps its own on the server. */
export function useColumns(page: string, columns: readonly Column[]) {
  const name = `zm.hidden-columns.${page}`;
  const [kept, setKept] = useState<readonly string[]>(() => read(name));
  const hidden = columns.map(({ key }) => key).filter((key) => kept.includes(key));
  const setHidden = useCallback(
    (next: readonly string[]) => {
      // A column that is not there now, or not yet, stays as it was chosen.
      const absent = kept.filter((key) => key && !columns.some((column) => column.key === key));
      const all = [...absent, ...next];
      setKept(all);
      keep(name, all);
    },
    [name, columns, kept],
  );
  return { columns, hidden, setHidden };
}
export type Columns = ReturnType<typeof useColumns>;

// A browser may refuse storage; then the choice lasts as long as the page.
function read(name: string): string[] {
  try {
    return (localStorage.getItem(name) ?? "").split(",");
  } catch {
    return [];
  }
}
function keep(name: string, hidden: readonly string[]): void {
  try {
    localStorage.setItem(name, hidden.join(","));
  } catch {
    // Nothing to do about it.
  }
}
