import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { ImportState } from "../../../server/spreadsheets/imports/states";
import type { previewSchema } from "../../../server/spreadsheets/schema";
import type { Permission } from "../api/types";

export type SheetPreview = z.infer<ReturnType<typeof previewSchema<z.ZodUnknown>>>;

/** What an import says of itself, whatever its rows become. */
export type SheetImport = {
  id: string;
  state: ImportState;
  fileName: string;
  author: string;
  createdAt: string;
  progress: { done: number; total: number };
  counts: Record<string, number>;
  hasResult: boolean;
  preview: SheetPreview | null;
};

/** Where one kind of import from a spreadsheet begins: who may begin it, and in whose words. */
export type ImportPlace = {
  /** Of the API and of the pages alike. */
  path: `/${string}`;
  permission: Permission;
  words: "candidateImport" | "workImport";
  /** What the form to fill in is saved as. */
  template: string;
  /** How long the biggest file may take until it is checked. */
  readingMs: number;
};

/** One kind of import, from its begin to what became of its rows. */
export type ImportKind<View extends SheetImport> = ImportPlace & {
  /** What became of the rows, in the order in which it is told. */
  results: readonly (keyof View["counts"] & string)[];
  /** How many rows would be taken in, and whether they can be. */
  ready(preview: NonNullable<View["preview"]>, view: View): { count: number; isStopped: boolean };
};

/** The words of this kind of import. */
export function useImportWords({ words }: Pick<ImportPlace, "words">) {
  const { t } = useTranslation();
  return useCallback(
    (key: string, values: Record<string, unknown> = {}) => t(`${words}.${key}`, values),
    [t, words],
  );
}
