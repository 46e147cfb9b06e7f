import { AppError, type ErrorDetail } from "../http/errors";
import { titleKey } from "./cellText";
import type { Column, ColumnMap } from "./columns";
import { columnLetters } from "./letters";
import { refuse } from "./refusals";
import type { TableHead } from "./types";

export type MatchedColumn<K extends string = string> = {
  name: K;
  column: Column;
  /** Place in the row, from 0. */
  index: number;
  /** As the file writes it. */
  title: string;
};

const bothTitles = ({ titles: [zh, en] }: Column) => (zh === en ? zh : `${zh} (${en})`);

/**
 * Which columns of a file are which, by their titles.
 * @returns those that were found, and the titles of those that nobody asked for
 * @throws AppError when required columns are missing or a column is there under two names
 */
export function matchColumns<C extends ColumnMap>(
  { header, line }: Pick<TableHead, "header" | "line">,
  columns: C,
): { matched: MatchedColumn<keyof C & string>[]; ignored: { letters: string; title: string }[] } {
  const names = new Map<string, keyof C & string>();
  for (const [name, { titles }] of Object.entries(columns))
    for (const title of titles) names.set(titleKey(title), name);
  const found = new Map<keyof C & string, MatchedColumn<keyof C & string>>();
  const ignored: { letters: string; title: string }[] = [];
  for (const [index, title] of header.entries()) {
    const name = names.get(titleKey(title));
    if (name === undefined) {
      if (title !== "") ignored.push({ letters: columnLetters(index), title });
      continue;
    }
    const before = found.get(name);
    if (before) throw refuse("spreadsheet.columns_alike", { first: before.title, second: title });
    found.set(name, { name, column: columns[name] as Column, index, title });
  }
  const missing = Object.entries(columns).filter(([name, { required }]) => required && !found.has(name));
  if (missing.length > 0) throw missingColumns(missing, line);
  return { matched: [...found.values()], ignored };
}

function missingColumns(missing: [name: string, column: Column][], line: number): AppError {
  const details: ErrorDetail[] = missing.map(([name, column]) => ({
    path: name,
    code: "missing",
    message: bothTitles(column),
  }));
  const titles = missing.map(([, column]) => bothTitles(column)).join(", ");
  return new AppError("spreadsheet.columns_missing", 422, { params: { titles, line }, details });
}
