/**
 * A column that may be hidden. `place` is where it stands among the cells of a row: 2 is the second, -1 the last, so
 * that a box to tick before them, or a column that only some see among them, moves none.
 */
export type Column = { key: string; label: string; place: number };

export const keysShown = (columns: readonly Column[], hidden: readonly string[]): string[] =>
  columns.map(({ key }) => key).filter((key) => !hidden.includes(key));

/** The shown columns' keys as a view keeps them; null where all are shown. */
export const shownOf = (columns: readonly Column[], hidden: readonly string[]): string[] | null =>
  hidden.length === 0 ? null : keysShown(columns, hidden);

export const hiddenOf = (columns: readonly Column[], shown: readonly string[] | null): string[] =>
  shown === null ? [] : columns.map(({ key }) => key).filter((key) => !shown.includes(key));

function sorted(query: string): string {
  const params = new URLSearchParams(query);
  params.sort();
  return params.toString();
}

/** The same choice of filters, in whatever order the address has them. */
export const sameQuery = (one: string, other: string): boolean => sorted(one) === sorted(other);
