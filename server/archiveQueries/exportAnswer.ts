import type { Context } from "koa";
import type { z } from "zod";
import type { StaffActor } from "../http/actors";
import type { Locale } from "../http/messages";
import type { Services } from "../services";
import type { Localized } from "../spreadsheets/localized";
import { sendRows } from "../spreadsheets/sendRows";
import type { CellValue } from "../spreadsheets/write/writeCsv";
import { dayOf } from "../wallClock";
import { answerQuery } from "./answerQuery";
import { type BuiltInMeasure, type GroupField, isRate } from "./fields";
import type { Figure, QueryResult, ResultRow, exportBody } from "./schema";
import { BAND_WORDS, EVERYBODY, FIELD_WORDS, MEASURE_WORDS, MERGED, TOO_FEW, VALUE_WORDS } from "./words";

type Needed = Pick<Services, "db" | "org" | "clock" | "env">;
type Cells = { in: (words: Localized) => string; least: number };

const HUNDRED = 100;
const TENTHS = 10;
const percent = (share: number): number => Math.round(share * HUNDRED * TENTHS) / TENTHS;

function figureCells(measure: string, { value, low, high, n }: Figure, words: Cells): CellValue[] {
  if (value === null) return [words.in(TOO_FEW).replace("{least}", String(words.least)), null, null, n];
  const shown = isRate(measure) ? percent : (one: number) => one;
  return [shown(value), low === null ? null : shown(low), high === null ? null : shown(high), n];
}

/** A job is called what it is called, also where that is a word of ours. */
function labelCell(field: GroupField, label: ResultRow["labels"][number], words: Cells): string {
  if (label === null) return words.in(MERGED);
  const known = field === "job" ? undefined : { ...VALUE_WORDS, ...BAND_WORDS[field] }[label.value];
  return label.name ?? (known ? words.in(known) : label.value);
}

/** A measure takes four columns: value, the interval's two ends, and of how many. */
function titlesOf(measures: readonly string[], { names }: QueryResult, words: Cells): string[] {
  return measures.flatMap((measure, index) => {
    const known = MEASURE_WORDS[measure as BuiltInMeasure];
    const title = known ? words.in(known) : (names[index] ?? measure);
    const shown = isRate(measure) ? `${title} %` : title;
    return [
      shown,
      words.in([`${title} 95% 下限`, `${title} 95 % low`]),
      words.in([`${title} 95% 上限`, `${title} 95 % high`]),
      words.in([`${title} 人次`, `${title} n`]),
    ];
  });
}

/** Answers with what the page shows, as a spreadsheet; what is not told there is not told here. */
export async function exportAnswer(
  services: Needed,
  ctx: Context,
  actor: StaffActor,
  { definition, format }: z.output<typeof exportBody>,
  locale: Locale,
): Promise<void> {
  const answer = await answerQuery(services, actor, definition);
  const words: Cells = { in: ([zh, en]) => (locale === "zh" ? zh : en), least: answer.smallest };
  const { measures, by } = definition;
  const cellsOf = ({ people, figures }: Pick<ResultRow, "people" | "figures">): CellValue[] => [
    people,
    ...figures.flatMap((figure, index) => figureCells(measures[index] ?? "", figure, words)),
  ];
  const everybody = by.map((_, index) => (index === 0 ? words.in(EVERYBODY) : ""));
  const rows = [
    ...answer.rows.map((row) => [
      ...row.labels.map((label, index) => labelCell(by[index] ?? "unit", label, words)),
      ...cellsOf(row),
    ]),
    [...everybody, ...cellsOf(answer.total)],
  ];
  const day = dayOf(services.clock.now(), services.env.TIME_ZONE);
  sendRows(ctx, {
    name: words.in([`人才查询-${day}`, `talent-query-${day}`]),
    format,
    titles: [
      ...by.map((field) => words.in(FIELD_WORDS[field])),
      words.in(["人次", "Candidacies"]),
      ...titlesOf(measures, answer, words),
    ],
    rows,
  });
}
