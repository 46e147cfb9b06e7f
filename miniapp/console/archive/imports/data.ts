import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  ArchiveImportView,
  archiveImportPageSchema,
  createImportBody,
} from "../../../../server/archive/imports/schema";
import { api } from "../../api/client";

export type { ArchiveImportView } from "../../../../server/archive/imports/schema";
export type CreateWorkImport = z.input<typeof createImportBody>;

export const workImportsKey = ["archive-imports"] as const;
export const workImportKey = (id: string) => ["archive-import", id] as const;

export function useWorkImports() {
  const query = useInfiniteQuery({
    queryKey: workImportsKey,
    queryFn: ({ pageParam, signal }) =>
      api.get<z.infer<typeof archiveImportPageSchema>>("/archive/imports", {
        query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
  });
  return { ...query, items: query.data?.pages.flatMap((page) => page.items) ?? [] };
}

const LOOK_MS = 1_000;
/** A file that is not there by then will not come. */
const MOST_LOOKS = 600;

/** One import, asked about again while it is at work, or while its result is being written. */
export const useWorkImport = (id: string) =>
  useQuery({
    queryKey: workImportKey(id),
    queryFn: ({ signal }) => api.get<ArchiveImportView>(`/archive/imports/${id}`, { signal }),
    refetchInterval: ({ state: { data, dataUpdateCount } }) => {
      const isAtWork = data?.state === "queued" || data?.state === "running";
      const isWriting = data?.state === "cancelled" && !data.hasResult && data.progress.done > 0;
      return (isAtWork || isWriting) && dataUpdateCount < MOST_LOOKS ? LOOK_MS : false;
    },
  });
