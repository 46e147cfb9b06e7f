import { tidy, titleKey } from "./cellText";
import type { Choice, Column, ColumnMap, Columns, RecordOf } from "./columns";
import { type Localized, fill } from "./localized";
import type { MatchedColumn } from "./matchColumns";
import { type ProblemCode, problemTexts } from "./problems";
import type { Params, TableRow } from "./types";

/** What is wrong with a row, ready to be shown. */
export type RowProblem = {
  /** Name of the column in code; null for the row as a whole. */
  column: string | null;
  /** As the file writes it; null for the row as a whole. */
  title: string | null;
  code: string;
  message: { zh: string; en: string };
};

export type CheckedRow<C extends ColumnMap> = { line: number; cells: string[] } & (
  | { record: RecordOf<C>; problems?: undefined }
  | { problems: RowProblem[]; record?: undefined }
);

const CHOICES_SHOWN = 12;

function choicesNamed(choices: readonly Choice[], language: 0 | 1): string {
  const names = choices.slice(0, CHOICES_SHOWN).map(({ titles }) => titles[language]);
  return names.join(language === 0 ? "、" : ", ") + (choices.length > CHOICES_SHOWN ? "…" : "");
}

const findChoice = (choices: readonly Choice[], text: string) => {
  const key = titleKey(text);
  return choices.find(
    ({ value, titles }) => value === text || titles.some((title) => titleKey(title) === key),
  );
};

type Failure = { code: ProblemCode; message: Localized };
const failure = (code: ProblemCode, params?: Params): Failure => ({
  code,
  message: fill(problemTexts[code], params),
});

function readChoice(choices: readonly Choice[], text: string): { value: string } | Failure {
  const choice = findChoice(choices, text);
  if (choice) return { value: choice.value };
  const [zh] = fill(problemTexts.not_a_choice, { choices: choicesNamed(choices, 0) });
  const [, en] = fill(problemTexts.not_a_choice, { choices: choicesNamed(choices, 1) });
  return { code: "not_a_choice", message: [zh, en] };
}

/** The value of one cell, or why it has none. */
function readValue(column: Column, cell: string): { value: unknown } | Failure {
  const text = tidy(cell);
  if (text === "") return column.required ? failure("required") : { value: null };
  if (text.length > column.max) return failure("too_long", { limit: column.max });
  const chosen = column.choices ? readChoice(column.choices, text) : { value: text };
  if ("code" in chosen) return chosen;
  const parsed = column.parse.safeParse(chosen.value);
  if (parsed.success) return { value: parsed.data };
  return { code: "invalid", message: column.invalid ?? problemTexts.invalid };
}

const describe = (owner: MatchedColumn | undefined, code: string, [zh, en]: Localized): RowProblem => ({
  column: owner?.name ?? null,
  title: owner?.title ?? null,
  code,
  message: { zh, en },
});

/**
 * Makes records of rows, one after the other; remembers the values of unique columns.
 * Pure apart from that memory.
 */
export function createRowChecker<C extends ColumnMap>(
  { columns, check }: Columns<C>,
  matched: readonly MatchedColumn<keyof C & string>[],
): (row: TableRow) => CheckedRow<C> {
  const seen = new Map(
    matched.filter(({ column }) => column.unique).map(({ name }) => [name, new Map<string, number>()]),
  );

  function readCell({ name, column, index }: MatchedColumn<keyof C & string>, row: TableRow) {
    const found = row.problems.find((problem) => problem.column === index);
    if (found) return failure(found.code, found.params);
    const read = readValue(column, row.cells[index] ?? "");
    if ("code" in read || read.value === null) return read;
    const before = seen.get(name)?.get(String(read.value));
    if (before !== undefined) return failure("repeated", { line: before });
    seen.get(name)?.set(String(read.value), row.line);
    return read;
  }

  return function checkRow(row) {
    const { line, cells } = row;
    const whole = row.problems.find(({ column }) => column === null);
    // Its cells may have moved: what stands in them means nothing.
    if (whole) {
      const { code, message } = failure(whole.code, whole.params);
      return { line, cells, problems: [describe(undefined, code, message)] };
    }
    const values: Record<string, unknown> = Object.fromEntries(
      Object.keys(columns).map((name) => [name, null]),
    );
    const problems: RowProblem[] = [];
    for (const owner of matched) {
      const read = readCell(owner, row);
      if ("code" in read) problems.push(describe(owner, read.code, read.message));
      else values[owner.name] = read.value;
    }
    if (problems.length > 0) return { line, cells, problems };
    const record = values as RecordOf<C>;
    for (const found of check?.(record) ?? [])
      problems.push(
        describe(
          matched.find(({ name }) => name === found.column),
          found.code,
          found.message,
        ),
      );
    return problems.length > 0 ? { line, cells, problems } : { line, cells, record };
  };
}
