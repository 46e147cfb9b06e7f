import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  boardSchema,
  candidacyPageSchema,
  candidacySchema,
  moveManyBody,
  movedManySchema,
  recordBody,
} from "../../../server/pipeline/schema";
import { api } from "../api/client";
import { boardKey, candidaciesKey } from "../api/keys";
import { useList } from "../common/usePages";

export type Candidacy = z.infer<typeof candidacySchema>;
export type Board = z.infer<typeof boardSchema>;
export type BoardColumn = Board["columns"][number];
export type Stage = Candidacy["stage"];
export type Outcome = Candidacy["outcome"];
export type RecordBody = z.input<typeof recordBody>;
export type Happened = RecordBody["happened"];
export type MovedMany = z.infer<typeof movedManySchema>;
type Page = z.infer<typeof candidacyPageSchema>;

/** As the server has them; the page may not import its code. */
export const STAGES: readonly Stage[] = [
  "screening",
  "written_test",
  "interview",
  "second_round",
  "on_site",
  "offer",
];
export const OUTCOMES: readonly Outcome[] = ["open", "hired", "rejected", "withdrawn"];
/** So many are moved at once, as the server has it. */
export const MOST_MOVED = 100;

const PAGE = 20;
/** A column that was opened further than this is short again when the board is read anew. */
const MOST_KEPT = 200;

const nextPage = (positionId: string, unit: string, stage: Stage, cursor: string) =>
  api.get<Page>("/candidacies", {
    query: { positionId, stage, cursor, limit: PAGE, ...(unit ? { unit } : {}) },
  });

/** The column with its next page behind it; nobody twice who moved meanwhile. */
export const withPage = (column: BoardColumn, { items, nextCursor }: Page): BoardColumn => {
  const known = new Set(column.items.map(({ id }) => id));
  return { ...column, items: [...column.items, ...items.filter(({ id }) => !known.has(id))], nextCursor };
};

/** A position's board. A column that somebody has opened further stays as long when it is read again. */
export function useBoard(positionId: string, unit: string) {
  const client = useQueryClient();
  const queryKey = boardKey(positionId, unit);
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const lengths = new Map(
        client.getQueryData<Board>(queryKey)?.columns.map(({ stage, items }) => [stage, items.length]),
      );
      const query = unit ? { unit } : {};
      const board = await api.get<Board>(`/positions/${positionId}/board`, { query, signal });
      const columns = board.columns.map(async (read) => {
        let column = read;
        const wanted = Math.min(lengths.get(read.stage) ?? 0, MOST_KEPT);
        while (column.nextCursor && column.items.length + PAGE <= wanted) {
          column = withPage(column, await nextPage(positionId, unit, column.stage, column.nextCursor));
        }
        return column;
      });
      return { ...board, columns: await Promise.all(columns) };
    },
    enabled: positionId !== "",
  });
}

/** Reads the next page of a column. */
export function useMoreOfColumn(positionId: string, unit: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ stage, nextCursor }: BoardColumn) => nextPage(positionId, unit, stage, nextCursor ?? ""),
    onSuccess: (page, { stage }) =>
      client.setQueryData<Board>(
        boardKey(positionId, unit),
        (board) =>
          board && {
            ...board,
            columns: board.columns.map((column) =>
              column.stage === stage ? withPage(column, page) : column,
            ),
          },
      ),
  });
}

export const useCandidacies = (query: Record<string, string>) =>
  useList<Page>(
    [...candidaciesKey, query],
    "/candidacies",
    { limit: 50, ...query },
    { placeholderData: keepPreviousData },
  );

/** What is shown of candidacies anywhere is read again. */
export function useRenewPipeline() {
  const client = useQueryClient();
  return () => {
    for (const queryKey of [["board"], candidaciesKey, ["timeline"]])
      void client.invalidateQueries({ queryKey: [...queryKey] });
  };
}

export const recordEvent = (id: string, body: RecordBody) =>
  api.post<Candidacy>(`/candidacies/${id}/events`, body);

export const moveMany = (body: z.input<typeof moveManyBody>) =>
  api.post<MovedMany>("/candidacies/moves", body, { timeoutMs: 60_000 });

export const ownerOf = ({ orgUnit, position }: Candidacy) => ({
  orgUnitId: orgUnit.id,
  positionId: position.id,
});
