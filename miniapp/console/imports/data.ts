import { useQuery } from "@tanstack/react-query";
import { api } from "../api/client";
import type { ImportPlace, SheetImport } from "./kind";
import { useList } from "../common/usePages";

type Place = Pick<ImportPlace, "path">;
type Page = { items: Omit<SheetImport, "preview">[]; nextCursor: string | null };

export const importsKey = ({ path }: Place) => ["imports", path] as const;
export const importKey = ({ path }: Place, id: string) => ["import", path, id] as const;

export const useImports = (kind: Place) => useList<Page>(importsKey(kind), kind.path, { limit: 20 });

const LOOK_MS = 1_000;
/** A file that is not there by then will not come. */
const MOST_LOOKS = 600;

/** One import, asked about again while it is at work. */
export const useImport = <View extends SheetImport>(kind: Place, id: string) =>
  useQuery({
    queryKey: importKey(kind, id),
    queryFn: ({ signal }) => api.get<View>(`${kind.path}/${id}`, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.state === "queued" ||
      state.data?.state === "running" ||
      (isWriting(state.data) && state.dataUpdateCount < MOST_LOOKS)
        ? LOOK_MS
        : false,
  });

/** Cancelled, also before its first row, and the file that says how far it came is still being written. */
const isWriting = (found: SheetImport | undefined) => found?.state === "cancelled" && !found.hasResult;
