import type { z } from "zod";
import { titleKey } from "./cellText";
import type { Localized } from "./localized";

/** One of the few values a cell may have. The first two titles are shown; all of them are understood. */
export type Choice = { value: string; titles: readonly [zh: string, en: string, ...others: string[]] };

export type ColumnSpec<S extends z.ZodType, R extends boolean> = {
  /** The first two are shown in Chinese and English; a file may use any of them. */
  titles: readonly [zh: string, en: string, ...others: string[]];
  /** Whether the file needs the column and every row a value. */
  required?: R;
  /** Gets the tidied text (or the chosen value), never an empty one. */
  parse: S;
  /** Most characters; 500 unless told. */
  max?: number;
  choices?: readonly Choice[];
  /** Two rows with the same value are a problem of the later one. */
  unique?: boolean;
  /** Said when `parse` refuses; else a general sentence is. */
  invalid?: Localized;
  /** For the template: what to write here, and an invented example. */
  note?: Localized;
  example?: Localized;
  /** For the template, in characters. */
  width?: number;
};

export type Column<S extends z.ZodType = z.ZodType, R extends boolean = boolean> = ColumnSpec<S, R> & {
  required: R;
  max: number;
};

const DEFAULT_MAX = 500;

/** One column of an import or export. */
export function column<S extends z.ZodType, const R extends boolean = false>(
  spec: ColumnSpec<S, R>,
): Column<S, R> {
  return { ...spec, required: spec.required ?? (false as R), max: spec.max ?? DEFAULT_MAX };
}

export type ColumnMap = Readonly<Record<string, Column>>;

/** What a row becomes: null where an optional cell is empty or its column is missing. */
export type RecordOf<C extends ColumnMap> = {
  [K in keyof C]: C[K] extends Column<infer S, infer R>
    ? true extends R
      ? z.output<S>
      : z.output<S> | null
    : never;
};

/** A problem that only several columns together show. Without `column` it is the row's. */
export type CheckProblem<K> = { column?: K; code: string; message: Localized };

export type Columns<C extends ColumnMap = ColumnMap> = {
  columns: C;
  check?: (record: RecordOf<C>) => readonly CheckProblem<keyof C & string>[];
};

/**
 * The columns of one kind of spreadsheet, by the names that code uses; order is that of the template. `check` sees rows
 * whose cells are all right by themselves.
 * @throws Error when two columns could not be told apart by their titles
 */
export function defineColumns<const C extends ColumnMap>(
  columns: C,
  check?: Columns<C>["check"],
): Columns<C> {
  const owners = new Map<string, string>();
  for (const [name, { titles }] of Object.entries(columns))
    for (const title of titles) {
      const key = titleKey(title);
      const owner = owners.get(key);
      if (owner !== undefined && owner !== name)
        throw new Error(`${owner} and ${name} share the title ${title}`);
      owners.set(key, name);
    }
  return check ? { columns, check } : { columns };
}
