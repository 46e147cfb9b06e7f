import type { Board, Candidacy, Stage } from "./data";

/** The board with somebody where they stand now: on top of their stage, or on no stage once it has ended. Pure. */
export function placeOn(board: Board, candidacy: Candidacy): Board {
  const isOpen = candidacy.outcome === "open";
  const before = board.columns.find(({ items }) => items.some(({ id }) => id === candidacy.id));
  if (isOpen && before?.stage === candidacy.stage) {
    return {
      ...board,
      columns: board.columns.map((column) =>
        column === before
          ? { ...column, items: column.items.map((each) => (each.id === candidacy.id ? candidacy : each)) }
          : column,
      ),
    };
  }
  return {
    ...board,
    columns: board.columns.map((column) => {
      if (column === before)
        return {
          ...column,
          count: Math.max(0, column.count - 1),
          items: column.items.filter(({ id }) => id !== candidacy.id),
        };
      if (!isOpen || column.stage !== candidacy.stage) return column;
      return { ...column, count: column.count + 1, items: [candidacy, ...column.items] };
    }),
  };
}

/** The column beside a stage's, of those that take people; null at either end. */
export function neighbour(board: Board, stage: Stage, step: -1 | 1): Stage | null {
  const at = board.columns.findIndex((column) => column.stage === stage);
  const next = board.columns[at + step];
  return at >= 0 && next?.used ? next.stage : null;
}
